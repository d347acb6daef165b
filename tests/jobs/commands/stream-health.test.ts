import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { expect, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerStream } from "../../../jobs/commands/stream.ts";
import { makeDataFolder } from "../../support/data-folder.ts";
import { createTestDatabase } from "../../support/database.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";

test("pulso stream --health says how it is for as long as it streams", async () => {
  await using database = await createTestDatabase();
  // Two quotes an hour apart: at the speed they came in, the second is waited for.
  const quotes = ["symbol,at,price", "AAPL,2026-11-23T15:00:00Z,10", "AAPL,2026-11-23T16:00:00Z,11", ""];
  await using folder = await makeDataFolder({ "quotes.csv": quotes.join("\n") });
  const port = await freePort();
  const config = readConfig({
    DATABASE_URL: database.url,
    PULSO_HOME: path.join(folder.dataDir, "home"),
    PORT: String(port),
  });
  const stopping = new AbortController();
  const { reporter, said } = recordingReporter();
  const program = new Command().exitOverride();
  registerStream(program, () => ({ config, log: silentLog, reporter, signal: stopping.signal }));
  const file = path.join(folder.dataDir, "quotes.csv");
  const ended = program.parseAsync(["stream", "--file", file, "--health"], { from: "user" });
  while (!said.some(({ type }) => type === "stream.started")) await sleep(20);
  const ask = (place: string) => fetch(`http://127.0.0.1:${port}/${place}`);
  expect((await ask("healthz")).status).toBe(200);
  expect((await ask("readyz")).status).toBe(200);
  stopping.abort(new Error("the test has seen enough"));
  await ended;
  await expect(ask("healthz")).rejects.toThrow();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
