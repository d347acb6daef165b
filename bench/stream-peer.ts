import { createReadStream } from "node:fs";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { WebSocketServer } from "ws";
import { z } from "zod";

/**
 * The peer of bench/stream.ts, as processes of their own: `publish URL FILE` sends every quote of a file, at its pace,
 * by its own NOTIFY; `relay URL` hands every notification as it is to whoever is connected. No batches, no newest, no
 * lake, no GraphQL.
 */
const [role, url, file] = process.argv.slice(2);
if (role === "relay") await relay();
else if (role === "publish" && file) await publish(file);
else throw new Error("say relay URL or publish URL FILE");

async function relay(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("LISTEN peer");
  const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  client.on("notification", ({ payload = "" }) => {
    for (const socket of sockets.clients) socket.send(payload);
  });
  sockets.once("listening", () => {
    const { port } = sockets.address() as AddressInfo;
    process.stdout.write(`ws://127.0.0.1:${port}\n`);
  });
}

async function publish(path: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const startedAt = Date.now();
  let firstAt: number | undefined;
  const rowSchema = z.object({ symbol: z.string(), price: z.number(), at: z.string() });
  for await (const line of createInterface(createReadStream(path))) {
    const row = rowSchema.parse(JSON.parse(line));
    firstAt ??= Date.parse(row.at);
    const waitMs = startedAt + Date.parse(row.at) - firstAt - Date.now();
    if (waitMs > 0) await sleep(waitMs);
    // Stamped when it is there to be sent, as the feed does.
    await client.query("SELECT pg_notify('peer', $1)", [JSON.stringify({ ...row, receivedAt: new Date() })]);
  }
  await client.end();
}
