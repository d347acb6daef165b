import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DataSource } from "typeorm";
import { z } from "zod";
import { readCatalogue } from "../core/catalogue.ts";
import { BossEvents } from "../core/cloud/local/boss-events.ts";
import { FolderStore } from "../core/cloud/local/folder-store.ts";
import { InlineJobs } from "../core/cloud/local/inline-jobs.ts";
import { OutboxMail, outboxFolder } from "../core/cloud/local/outbox-mail.ts";
import { ProcessMachines } from "../core/cloud/local/process-machines.ts";
import { systemClock } from "../core/cloud/local/system-clock.ts";
import type { Clock, Events, Mail, ObjectStore, StageJob } from "../core/cloud/ports.ts";
import { SmtpMail } from "../core/cloud/smtp-mail.ts";
import type { Config } from "../core/config.ts";
import { connectDatabase } from "../core/database/connect.ts";
import { lockInstance } from "../core/database/embedded/instance-lock.ts";
import { type PostgresServer, startPostgres } from "../core/database/embedded/postgres-server.ts";
import { type Notifications, PostgresNotifications } from "../core/database/notifications.ts";
import { LedgerRepository } from "../core/database/repositories/ledger.ts";
import { VetoRepository, vetoChannel } from "../core/database/repositories/vetoes.ts";
import { AppError, messageOf } from "../core/domain/errors.ts";
import type { PulsoEvent } from "../core/domain/events.ts";
import { defaultRunRules } from "../core/domain/run.ts";
import type { Log } from "../core/log.ts";
import type { FunctionDeps } from "../functions/deps.ts";
import { handleEvent } from "../functions/handle-event.ts";
import { heldAtStart } from "../functions/held-at-start.ts";
import { Eraser } from "./erase/eraser.ts";
import { createLoad } from "./load/load.ts";
import { pipeline } from "./pipeline.ts";
import { runStage } from "./stage.ts";

/** Everything of Pulso on one machine but its API: what `pulso start` and `pulso run` have in common. */
export interface Instance {
  dataSource: DataSource;
  notifications: Notifications;
  ledger: LedgerRepository;
  store: ObjectStore;
  events: Events;
  mail: Mail;
  clock: Clock;
  /** Erases the texts that are due; what fails is in the log. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

export interface ComposeOptions {
  config: Config;
  log: Log;
  onProgress(stage: string, done: number, total: number): void;
}

/**
 * The one place where ports meet adapters: the embedded (or given) Postgres, a folder as lake, events through
 * Postgres, machines as child processes, the cluster as worker threads. Runs left unfinished by an earlier
 * process go on. Throws `database.locked` when another process hosts this home folder.
 */
export async function composeInstance({ config, log, onProgress }: ComposeOptions): Promise<Instance> {
  if (config.cloud !== "local")
    throw new AppError("config.invalid", {
      message: `CLOUD=${config.cloud}: its functions and machines move the runs; all of Pulso on one machine is CLOUD=local`,
    });
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse())
      await Promise.resolve(closer()).catch((error: unknown) =>
        log.warn({ error: messageOf(error) }, "close.failed"),
      );
  };
  try {
    const lock = lockInstance(config.home);
    closers.push(() => lock.release());
    const databaseUrl = config.databaseUrl ?? (await startEmbedded(config, closers)).url;
    const dataSource = await connectDatabase(databaseUrl);
    closers.push(() => dataSource.destroy());
    const notifications = new PostgresNotifications(databaseUrl, (error) =>
      log.warn({ error: error.message }, "notifications.error"),
    );
    closers.push(() => notifications.close());
    const ledger = new LedgerRepository(dataSource, {
      ...defaultRunRules,
      stageTimeoutMs: config.stageTimeoutMinutes * 60_000,
    });
    const store = new FolderStore(config.lake);
    for (const { id } of await ledger.listActive())
      for (const area of ["raw", "categorised", "history", "predictions", "state", "manifests", "quarantine"])
        await store.removeLeftovers(`${area}/run=${id}`);
    await store.removeLeftovers("models");
    const clock = systemClock;
    const mail = config.smtp ? new SmtpMail(config.smtp) : new OutboxMail(outboxFolder(config.home), clock);
    const events = await BossEvents.connect(databaseUrl, (error) =>
      log.warn({ error: error.message }, "events.error"),
    );
    closers.push(() => events.close());

    const onStopped = (stopped: Omit<PulsoEvent & { type: "machine.stopped" }, "type">) => {
      const event = { type: "machine.stopped", ...stopped } as const;
      // While the host closes, the queue may not come round to it: it is decided here and now.
      const told = stopped.interrupted ? handleEvent(event, deps) : events.publish(event);
      return told.catch((error: unknown) =>
        log.warn({ error: messageOf(error), job: stopped.name }, "event.lost"),
      );
    };
    const vetoes = new VetoRepository(dataSource);
    const machines = new ProcessMachines({
      folder: path.join(config.home, "machines"),
      commandOf: stageCommand,
      onStopped,
      heldUntil: heldAtStart({ vetoes, clock }),
      onMessage: (_name, message) => relay(message, { onProgress, events, log }),
    });
    const stageDeps = { config, store, clock, log, onProgress };
    const load = createLoad({ dataSource, ledger, catalogue: await readCatalogue() });
    const jobs = new InlineJobs({
      onStopped,
      run: async (job, signal) => {
        const program = job.stage === "load" ? load : await pipeline[job.stage].load();
        await runStage(job.stage, program, { ...stageDeps, signal }, job);
        if (job.stage === "load") void eraser.erase();
      },
    });
    const eraser = new Eraser(async (signal) => {
      const { sources } = await import("./fetch/sources/index.ts");
      return { dataSource, store, config, clock, log, sources, signal };
    }, log);
    closers.push(() => eraser.close());
    const workerOf = { machine: machines, cluster: jobs };
    const deps: FunctionDeps = {
      ledger,
      store,
      clock,
      mail,
      log,
      vetoes,
      mlUsdPerHour: config.mlUsdPerHour,
      operatorEmail: config.operatorEmail,
      workers: {
        fetch: workerOf[pipeline.fetch.runsOn],
        categorise: workerOf[pipeline.categorise.runsOn],
        predict: machines,
        load: jobs,
      },
    };
    // Jobs are stopped while events can still tell of it.
    closers.push(() => Promise.all([machines.close(), jobs.close()]).then(() => {}));
    await events.subscribe((event) => handleEvent(event, deps));
    const sweeping = setInterval(
      () => void events.publish({ type: "sweep" }).catch(() => {}),
      config.sweepSeconds * 1_000,
    );
    closers.push(() => clearInterval(sweeping));
    // A veto put on or lifted shall hold at once, not from the next sweep on.
    const onVeto = () => void events.publish({ type: "sweep" }).catch(() => {});
    closers.push(await notifications.listen(vetoChannel, onVeto));
    await events.publish({ type: "sweep" });
    const erase = () => eraser.erase();
    return { dataSource, notifications, ledger, store, events, mail, clock, erase, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startEmbedded(
  config: Config,
  closers: (() => Promise<void> | void)[],
): Promise<PostgresServer> {
  const server = await startPostgres(config.home);
  closers.push(() => server.stop());
  return server;
}

/** The program a machine runs: this very command line, with the stage's own command. */
function stageCommand({ stage, run, attempt, previous, options }: StageJob): {
  file: string;
  args: string[];
} {
  const own = fileURLToPath(import.meta.url);
  const main = path.join(path.dirname(own), `main${path.extname(own)}`);
  const args = [stage, "--run", run, "--attempt", String(attempt)];
  if (previous) args.push("--previous", previous);
  if (stage === "fetch") {
    if (options.dataDir) args.push("--data", options.dataDir);
    for (const source of options.sources ?? []) args.push("--source", source);
    for (const asset of options.assets ?? []) args.push("--asset", asset);
  }
  return { file: process.execPath, args: [...process.execArgv, main, ...args] };
}

/** What a machine's program tells its host: how far it is, and its manifest when it stays on after it. */
function relay(
  message: unknown,
  { onProgress, events, log }: { onProgress: ComposeOptions["onProgress"]; events: Events; log: Log },
): void {
  const { progress, manifest } = machineMessageSchema.safeParse(message).data ?? {};
  if (progress) onProgress(...progress);
  if (manifest !== undefined)
    events
      .publish({ type: "object.created", path: manifest })
      .catch((error: unknown) => log.warn({ error: messageOf(error), path: manifest }, "event.lost"));
}

const machineMessageSchema = z.object({
  progress: z.tuple([z.string(), z.number(), z.number()]).optional(),
  manifest: z.string().optional(),
});
