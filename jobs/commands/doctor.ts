import { statfsSync } from "node:fs";
import { createServer } from "node:net";
import { openStore } from "../../core/cloud/open-store.ts";
import type { Config } from "../../core/config.ts";
import { lockHolder } from "../../core/database/embedded/instance-lock.ts";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import { loadTensorflow } from "../../core/forecast/tensorflow.ts";
import { openConfiguredTransformer } from "../../core/sentiment-model.ts";
import { checkNames } from "../check-names.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { proveSource } from "../doctor/prove-source.ts";
import type { HttpTools } from "../fetch/http.ts";
import { liveTools } from "../fetch/live-tools.ts";
import { sources } from "../fetch/sources/index.ts";
import type { Source } from "../fetch/sources/source.ts";
import { openDatabase } from "../open-database.ts";
import { codeVersion } from "../version.ts";

/** What a check found; throws when it is not as it must be. */
type Check = (config: Config) => Promise<string>;

const checks: Record<string, Check> = {
  version: async () => `Pulso ${codeVersion}, Node ${process.version}`,
  database: async (config) => {
    await using database = await openDatabase(config);
    const [row] = await database.dataSource.query("show server_version");
    const place = config.databaseUrl
      ? "DATABASE_URL"
      : database.hostedElsewhere
        ? "embedded, hosted by a running Pulso"
        : "embedded";
    return `PostgreSQL ${row.server_version} (${place})`;
  },
  lake: async (config) => {
    const store = await openStore(config);
    await store.put("state/doctor", "x");
    await store.delete("state/doctor");
    if (config.cloud === "gcp") return `gs://${config.google.bucket} can be written`;
    const { bavail, bsize } = statfsSync(config.lake);
    const freeGiB = (bavail * bsize) / 2 ** 30;
    if (freeGiB < 1) throw new Error(`only ${freeGiB.toFixed(2)} GiB are free in ${config.lake}`);
    return `${config.lake} can be written, ${Math.floor(freeGiB)} GiB free`;
  },
  tensorflow: async (config) => {
    const { backend, versions } = await loadTensorflow(config.tfBackend);
    return `TensorFlow.js ${versions.tfjs}, backend ${backend}`;
  },
  sentiment: async ({ sentimentModel }) => {
    await using transformer = await openConfiguredTransformer(sentimentModel);
    if (!transformer) return "the model that ships";
    const { languages, takesTarget } = transformer;
    return `the transformer ${sentimentModel} for ${[...languages].join(", ")}${takesTarget ? ", toward each asset" : ""}; the model that ships for the rest`;
  },
  port: async (config) => {
    const holder = lockHolder(config.home);
    if (holder !== undefined) return `Pulso runs already (process ${holder})`;
    await listenOnce(config);
    return `${config.host}:${config.port} is free`;
  },
  sources: async (config) => {
    checkNames(config);
    return `${config.sources.join(", ")}${config.assets.length ? `; assets ${config.assets.join(", ")}` : ""}`;
  },
};

export const registerDoctor: RegisterCommand = createDoctor({ sources, tools: liveTools });

/** The command with a test's own sources, waits and addresses. */
export function createDoctor(parts: { sources: readonly Source[]; tools: HttpTools }): RegisterCommand {
  return (program, context) => {
    program
      .command("doctor")
      .description("looks at everything Pulso needs and says what is missing")
      .option("--source <name>", "prove this one source instead, live: a few requests with your settings")
      .action(({ source }: { source?: string }) =>
        source === undefined ? lookAtAll(context()) : proveSource(source, parts, context()),
      );
  };
}

async function lookAtAll({ config, reporter }: CommandContext): Promise<void> {
  const rows = [];
  for (const [check, look] of Object.entries(checks)) {
    try {
      rows.push({ check, state: "ok", found: await look(config) });
    } catch (error) {
      rows.push({ check, state: "fault", found: messageOf(error) });
    }
  }
  reporter.table("check", rows);
  const faults = rows.filter((row) => row.state === "fault").map((row) => row.check);
  if (faults.length > 0)
    throw new AppError("doctor.faults", { message: `Not as it must be: ${faults.join(", ")}`, faults });
}

function listenOnce({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
