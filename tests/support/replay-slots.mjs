// Replays slots one after the other in one composed instance of the compiled product, and says what became of each:
// `node replay-slots.mjs DATA FROM TO`, one JSON line a run. PULSO_HOME and the like come from the environment.

import { readConfig } from "../../dist/core/config.js";
import { createLog } from "../../dist/core/log.js";
import { composeInstance } from "../../dist/jobs/compose.js";
import { followRun } from "../../dist/jobs/follow-run.js";

const [dataDir, from, to] = process.argv.slice(2);
const config = readConfig();
const instance = await composeInstance({ config, log: createLog(config), onProgress() {} });
const reporter = { progress() {}, event() {}, table() {}, close() {} };
try {
  for (let at = Date.parse(`${from}:00:00Z`); at <= Date.parse(`${to}:00:00Z`); at += 6 * 3_600_000) {
    const run = new Date(at).toISOString().slice(0, 13);
    await instance.events.publish({ type: "tick", run, options: { dataDir }, retry: true });
    const after = await followRun(run, { instance, reporter, signal: new AbortController().signal });
    const seconds = (after.finishedAt - after.createdAt) / 1_000;
    const memory = Math.round(process.resourceUsage().maxRSS / 1_024);
    process.stdout.write(
      `${JSON.stringify({ run, status: after.status, seconds, hostMiB: memory, stages: after.attempts })}\n`,
    );
  }
} finally {
  await instance.close();
}
