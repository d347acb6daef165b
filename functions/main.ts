import { cloudEvent } from "@google-cloud/functions-framework";
import { fillSecrets } from "../core/cloud/fill-secrets.ts";
import { type Config, readConfig } from "../core/config.ts";
import { codeOf, messageOf } from "../core/domain/errors.ts";
import { createLog, type Log } from "../core/log.ts";
import { cloudFunctions, functionNames, notifyIncident } from "./cloud-functions.ts";
import { type Cloud, composeCloud, notifierOf } from "./compose-cloud.ts";
import { rawMessage, readMessage } from "./read-message.ts";

interface Settings {
  config: Config;
  log: Log;
}

/** Made by the first message, and anew by the next one when that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

const readSettings = once<Settings>(async () => {
  const config = readConfig(await fillSecrets(process.env));
  return { config, log: createLog(config) };
});
const compose = once<Cloud>(async () => {
  const { config, log } = await readSettings();
  return composeCloud(config, log);
});

// The doors of Cloud Functions, by the names that Terraform deploys.
for (const name of functionNames)
  cloudEvent(name, async ({ data }: { data?: unknown }) => {
    const { config, log } = await readSettings();
    try {
      const event = readMessage(data, new Date());
      // What operators are told must not need what may have failed.
      if (name === "notifyIncident") await notifyIncident(event, notifierOf(config, log));
      else await cloudFunctions[name](event, (await compose()).deps);
    } catch (error) {
      log.error({ function: name, code: codeOf(error), error: messageOf(error) }, "function.failed");
      if (codeOf(error) !== "event.invalid") throw error;
      // It would fail as often as it came: it is put aside, and answered as done.
      const { discard } = await compose();
      await discard(rawMessage(data), messageOf(error));
    }
  });
