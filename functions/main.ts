import { cloudEvent } from "@google-cloud/functions-framework";
import { fillSecrets } from "../core/cloud/fill-secrets.ts";
import { readConfig } from "../core/config.ts";
import { codeOf, messageOf } from "../core/domain/errors.ts";
import { createLog } from "../core/log.ts";
import { cloudFunctions, functionNames } from "./cloud-functions.ts";
import { type Cloud, composeCloud } from "./compose-cloud.ts";
import { rawMessage, readMessage } from "./read-message.ts";

let composed: Promise<Cloud> | undefined;

/** Made by the first message, and anew by the next one when that failed. */
function compose(): Promise<Cloud> {
  composed ??= fillSecrets(process.env)
    .then((env) => readConfig(env))
    .then((config) => composeCloud(config, createLog(config)))
    .catch((error: unknown) => {
      composed = undefined;
      throw error;
    });
  return composed;
}

// The doors of Cloud Functions, by the names that Terraform deploys.
for (const name of functionNames)
  cloudEvent(name, async ({ data }: { data?: unknown }) => {
    const { deps, discard } = await compose();
    try {
      await cloudFunctions[name](readMessage(data, deps.clock.now()), deps);
    } catch (error) {
      deps.log.error({ function: name, code: codeOf(error), error: messageOf(error) }, "function.failed");
      if (codeOf(error) !== "event.invalid") throw error;
      // It would fail as often as it came: it is put aside, and answered as done.
      await discard(rawMessage(data), messageOf(error));
    }
  });
