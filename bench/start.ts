import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageRoot } from "../core/package-root.ts";
import { watchMemory } from "./watch-memory.ts";

/**
 * The first `npm start` after an install, in a fresh folder: seconds to the first HTTP answer, and to the first answer
 * that holds a published run; peak memory of all its processes. Run: npx tsx bench/start.ts (needs dist/).
 */
const folder = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
chmodSync(folder, 0o755);
const port = await freePort();
const startedAt = performance.now();
const env = { ...process.env, PULSO_HOME: path.join(folder, "home"), PORT: String(port), LOG_LEVEL: "error" };
const child = spawn(process.execPath, ["bin/pulso.js", "start"], { cwd: packageRoot, env, stdio: "ignore" });
const memory = watchMemory(child.pid ?? 0);
try {
  const first = await secondsUntil((answer) => answer !== undefined);
  const published = await secondsUntil((answer) => typeof answer === "string");
  process.stdout.write(
    `${JSON.stringify({ bench: "start", firstAnswerSeconds: first, publishedAnswerSeconds: published, peakMiB: memory.stop() })}\n`,
  );
} finally {
  child.kill("SIGINT");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** `undefined`: no answer; null: an answer without a run; else the run. */
async function currentRun(): Promise<string | null | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ currentRun { id } }" }),
    });
    const { data } = (await response.json()) as { data: { currentRun: { id: string } | null } };
    return data.currentRun?.id ?? null;
  } catch {
    return undefined;
  }
}

async function secondsUntil(isEnough: (answer: string | null | undefined) => boolean): Promise<number> {
  while (performance.now() - startedAt < 180_000) {
    if (isEnough(await currentRun())) return Math.round((performance.now() - startedAt) / 100) / 10;
    await sleep(100);
  }
  throw new Error("no answer within three minutes");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
