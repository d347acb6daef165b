import { existsSync } from "node:fs";
import path from "node:path";
import { createApi } from "../../api/server.ts";
import { readCatalogue } from "../../core/catalogue.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { codeOf, messageOf } from "../../core/domain/errors.ts";
import { runIdAt } from "../../core/domain/slot.ts";
import { packageRoot } from "../../core/package-root.ts";
import { checkNames } from "../check-names.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { composeInstance, type Instance } from "../compose.ts";
import { liveTools } from "../fetch/live-tools.ts";
import { sources } from "../fetch/sources/index.ts";
import { sampleRun } from "../fetch/sources/sample/sample-run.ts";
import { followRun } from "../follow-run.ts";
import { startHealthServer } from "../health-server.ts";
import { reportTroubles } from "../report-troubles.ts";
import { startRequestWorker } from "../request/request-worker.ts";
import { searches } from "../request/search/index.ts";
import { startSchedule } from "../schedule.ts";
import { runStream } from "../stream/stream.ts";
import type { StreamStatus } from "../stream/stream-meter.ts";
import { planStream } from "../stream/stream-plan.ts";
import { createWriterId } from "../stream/writer-id.ts";

export const registerStart: RegisterCommand = (program, context) => {
  program
    .command("start")
    .description("everything on this machine: database, six-hourly runs, API and page")
    .option("--no-first-run", "serve what is published already, without a run at the start")
    .option(
      "--no-api",
      "only the runs: the API is a process of its own, and PORT answers /healthz and /readyz",
    )
    .action(async ({ firstRun, api: servesApi }: { firstRun: boolean; api: boolean }) => {
      const { config, log, reporter, signal } = context();
      checkNames(config);
      const startedAt = Date.now();
      const instance = await composeInstance({ config, log, onProgress: reporter.progress });
      const isLive = config.sources.some((source) => source !== "sample");
      try {
        const catalogue = await readCatalogue();
        const server = servesApi
          ? await serveApi(instance, { config, log, catalogue })
          : await startHealthServer({ config, dataSource: instance.dataSource });
        try {
          await using _requests = await startRequestWorker(
            {
              database: instance.dataSource,
              notifications: instance.notifications,
              store: instance.store,
              config,
              clock: instance.clock,
              log,
              catalogue,
              sources,
              searches,
              tools: liveTools,
            },
            { lookEveryMs: config.sweepSeconds * 1_000 },
          );
          reporter.event(
            "started",
            { url: config.publicUrl, port: server.port, seconds: since(startedAt) },
            servesApi
              ? `Pulso serves ${config.publicUrl} (API: ${config.publicUrl}/graphql).`
              : `Pulso works without an API; ${config.host}:${server.port} answers /healthz and /readyz.`,
          );
          const tick = (run: string) => instance.events.publish({ type: "tick", run, options: {} });
          // Also when the first run is interrupted: a pattern that waits keeps the process alive.
          using schedule = isLive
            ? startSchedule(config.schedule, tick, (error) =>
                log.error({ error: messageOf(error) }, "tick.failed"),
              )
            : undefined;
          const run = isLive ? runIdAt(new Date()) : sampleRun;
          const published = await instance.ledger.publishedRun();
          // What the hours without Pulso brought is fetched at once, not at the next slot.
          if (firstRun && (published === null || (isLive && published < run))) {
            reporter.event("first_run", { run }, `Run ${run}${isLive ? "" : " (the bundled sample)"} …`);
            const before = await instance.ledger.findRun(run);
            await instance.events.publish({ type: "tick", run, options: {}, retry: true });
            try {
              await followRun(run, { instance, reporter, signal, before });
              await reportTroubles(run, instance.dataSource, reporter);
            } catch (error) {
              // The page goes on serving; the ledger and the outbox say what is wrong with the run.
              if (signal.aborted) throw error;
              reporter.event(
                "run_failed",
                { run, code: codeOf(error), message: messageOf(error) },
                messageOf(error),
              );
            }
          }
          const next = schedule?.next()?.toISOString();
          reporter.event(
            "ready",
            { url: config.publicUrl, seconds: since(startedAt), nextRun: next ?? null },
            `Ready after ${since(startedAt)} s. ${next ? `Next run: ${next}.` : "No scheduled runs: the sample does not change. Set PULSO_SOURCES=yahoo,hackernews,rss (docs/sources.md has more) to go live."} Ctrl-C stops.`,
          );
          const streaming = startStream(instance, { config, log, signal });
          await untilAborted(signal);
          await streaming;
        } finally {
          await server.stop();
        }
      } finally {
        await instance.close();
        reporter.event("stopped", {}, "Stopped.");
      }
    });
};

async function serveApi(
  { dataSource, notifications, clock, mail }: Instance,
  { config, log, catalogue }: Pick<CommandContext, "config" | "log"> & { catalogue: Asset[] },
): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = path.join(packageRoot, "dist", "web");
  const webDir = existsSync(folder) ? folder : undefined;
  const api = createApi({ dataSource, notifications, config, clock, log, mail, catalogue, webDir });
  const { port } = await api.start();
  return { port, stop: api.stop };
}

/** Live quotes within this process, when PULSO_STREAM names feeds. Their failure is told; the page goes on serving. */
async function startStream(
  { dataSource, store, clock, ledger }: Instance,
  { config, log, signal }: Pick<CommandContext, "config" | "log" | "signal">,
): Promise<void> {
  if (config.stream.length === 0) return;
  try {
    const plan = await planStream({}, config, () => ledger.requestedSymbols());
    const writer = createWriterId(clock.now());
    const onStatus = (status: StreamStatus) => log.debug({ ...status }, "stream.status");
    await runStream(plan, {
      config,
      store,
      dataSource,
      clock,
      log,
      tools: liveTools,
      writer,
      signal,
      onStatus,
    });
  } catch (error) {
    log.error({ code: codeOf(error), error: messageOf(error) }, "stream.failed");
  }
}

function since(startedAt: number): number {
  return Math.round((Date.now() - startedAt) / 100) / 10;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
