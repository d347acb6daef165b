import { readCatalogue } from "../core/catalogue.ts";
import { databasePassword } from "../core/cloud/database-password.ts";
import { systemClock } from "../core/cloud/local/system-clock.ts";
import { openStore } from "../core/cloud/open-store.ts";
import type { Clusters } from "../core/cloud/ports.ts";
import { SmtpMail } from "../core/cloud/smtp-mail.ts";
import { type Config, type GoogleConfig, topicNames } from "../core/config.ts";
import { connectDatabase } from "../core/database/connect.ts";
import { LedgerRepository } from "../core/database/repositories/ledger.ts";
import { VetoRepository } from "../core/database/repositories/vetoes.ts";
import { AppError } from "../core/domain/errors.ts";
import { defaultRunRules } from "../core/domain/run.ts";
import type { Log } from "../core/log.ts";
import { type ClusterSqlDeps, clusterSql } from "../jobs/categorise/engines/spark/cluster-sql.ts";
import { createLoad } from "../jobs/load/load.ts";
import { runStage } from "../jobs/stage.ts";
import type { CloudDeps, NotifierDeps } from "./cloud-functions.ts";
import { heldAtStart } from "./held-at-start.ts";
import { IncidentMail } from "./incident-mail.ts";
import { QueuedLoads } from "./queued-loads.ts";

export interface Cloud {
  deps: CloudDeps;
  /** Puts a message that is no event where it can be looked at. */
  discard(message: { data: Buffer; attributes: Record<string, string> }, reason: string): Promise<void>;
  close(): Promise<void>;
}

/** A function of events is given nine minutes: a load ends before, so that it can say why. */
const loadMsMax = 500_000;
/** A function serves one message at a time. */
const poolSize = 4;

/**
 * Where ports meet Google's services: the bucket, Pub/Sub, Compute Engine and Cloud SQL. An instance of a function makes it once. Throws `config.invalid`, `database.unavailable`.
 */
export async function composeCloud(config: Config, log: Log): Promise<Cloud> {
  if (config.cloud !== "gcp")
    throw new AppError("config.invalid", { message: "the functions need CLOUD=gcp" });
  const { google } = config;
  const [{ openEvents }, { openMachines }] = await Promise.all([
    import("../core/cloud/gcp/open-events.ts"),
    import("../core/cloud/gcp/open-machines.ts"),
  ]);
  const clock = systemClock;
  const dataSource = await connectDatabase(config.databaseUrl, {
    poolSize,
    password: await databasePassword(config),
  });
  const ledger = new LedgerRepository(dataSource, {
    ...defaultRunRules,
    stageTimeoutMs: config.stageTimeoutMinutes * 60_000,
  });
  const vetoes = new VetoRepository(dataSource);
  const store = await openStore(config);
  const events = await openEvents(google, {
    topics: topicNames,
    onError: (error) => log.warn({ error: error.message }, "events.error"),
  });
  const machines = await openMachines(google, { heldUntil: heldAtStart({ vetoes, clock }) });
  const clusters = google.cluster && (await openClusters(google.cluster, { config, store, clock }));
  const load = createLoad({ dataSource, ledger, catalogue: await readCatalogue() });
  const noProgress = () => {};
  return {
    deps: {
      ledger,
      vetoes,
      store,
      clock,
      workers: {
        fetch: machines,
        categorise: clusters ?? machines,
        predict: machines,
        load: new QueuedLoads(events),
      },
      mlUsdPerHour: config.mlUsdPerHour,
      mail: new IncidentMail(events),
      ...notifierOf(config, log),
      load: async (job) => {
        const signal = AbortSignal.timeout(Math.min(loadMsMax, config.stageTimeoutMinutes * 60_000));
        await runStage("load", load, { config, store, clock, log, signal, onProgress: noProgress }, job);
      },
    },
    discard: (message, reason) => events.discard(message, reason),
    close: async () => {
      await events.close();
      await dataSource.destroy();
    },
  };
}

/** The cluster of the categorise stage; its client is loaded only where there is one. */
async function openClusters(
  cluster: NonNullable<GoogleConfig["cluster"]>,
  deps: Pick<ClusterSqlDeps, "config" | "store" | "clock">,
): Promise<Clusters> {
  const [{ createDataproc }, { DataprocClusters }] = await Promise.all([
    import("../core/cloud/gcp/dataproc-clients.ts"),
    import("../core/cloud/gcp/dataproc-clusters.ts"),
  ]);
  const { google } = deps.config;
  return new DataprocClusters({
    ...(await createDataproc(google)),
    project: google.project,
    region: google.region,
    template: cluster.template,
    sqlOf: (job) => clusterSql(job, { ...cluster, ...deps }),
  });
}

/** What `notifyIncident` works with. */
export function notifierOf(config: Config, log: Log): NotifierDeps {
  return {
    sender: config.smtp ? new SmtpMail(config.smtp) : noMailServer,
    operatorEmail: config.operatorEmail,
    log,
  };
}

/** The alert policies of the cloud mail too; what comes here is kept by the queue until there is a server. */
const noMailServer = {
  send: async () => {
    throw new AppError("config.invalid", {
      message: "an incident cannot be mailed: PULSO_SMTP_URL is not set",
    });
  },
};
