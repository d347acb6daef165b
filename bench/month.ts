import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { packageRoot } from "../core/package-root.ts";
import { buildStocknetJanuary } from "../tests/support/stocknet-january.ts";
import { watchMemory } from "./watch-memory.ts";

/**
 * `pulso run` over a month of StockNet (January 2014, 75 stocks, all models), slot by slot: seconds a run and peak
 * memory. Run: npx tsx bench/month.ts [--small] (five slots). Needs dist/ and ../shared/data (or PULSO_SHARED).
 */
const { values } = parseArgs({ options: { small: { type: "boolean", default: false } } });
const data = path.join(process.env.PULSO_SHARED ?? path.join(packageRoot, "..", "shared"), "data");
if (!existsSync(path.join(data, "social")))
  process.stdout.write("bench month: skipped, there is no ../shared/data beside the project\n");
else await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
  chmodSync(folder, 0o755);
  try {
    const input = path.join(folder, "stocknet");
    buildStocknetJanuary(data, input);
    const startedAt = performance.now();
    const to = values.small ? "2014-01-02T06" : "2014-02-01T00";
    const child = spawn(process.execPath, ["tests/support/replay-slots.mjs", input, "2014-01-01T06", to], {
      cwd: packageRoot,
      env: { ...process.env, PULSO_HOME: path.join(folder, "home"), LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const memory = watchMemory(child.pid ?? 0);
    const seconds: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) seconds.push(JSON.parse(line).seconds);
    const totalSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const sorted = seconds.toSorted((a, b) => a - b);
    const figures = {
      runs: seconds.length,
      totalSeconds,
      firstSeconds: seconds[0],
      medianSeconds: sorted[Math.floor(sorted.length / 2)],
      peakMiB: memory.stop(),
    };
    process.stdout.write(`${JSON.stringify({ bench: "month", ...figures })}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
