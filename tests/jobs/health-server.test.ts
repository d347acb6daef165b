import { createServer } from "node:http";
import { expect, test } from "vitest";
import { startHealthServer } from "../../jobs/health-server.ts";

const loopback = { host: "127.0.0.1", port: 0 };

async function ask(port: number, path: string, method = "GET"): Promise<{ status: number; says: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  const body = (await response.json()) as { status: string };
  return { status: response.status, says: body.status };
}

test("the worker is alive while it answers, and ready while its database does", async () => {
  let isAway = false;
  const dataSource = {
    query: async () => {
      if (isAway) throw new Error("connection refused");
      return [];
    },
  };
  const server = await startHealthServer({ config: loopback, dataSource });
  expect(await ask(server.port, "/healthz")).toEqual({ status: 200, says: "ok" });
  expect(await ask(server.port, "/readyz")).toEqual({ status: 200, says: "ok" });
  isAway = true;
  expect(await ask(server.port, "/readyz")).toEqual({ status: 503, says: "no database" });
  expect(await ask(server.port, "/healthz")).toEqual({ status: 200, says: "ok" });
  expect((await ask(server.port, "/graphql")).status).toBe(404);
  expect((await ask(server.port, "/healthz", "POST")).status).toBe(405);
  await server.stop();
  await expect(ask(server.port, "/healthz")).rejects.toThrow();
});

test("a port that another holds is told as such", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(loopback, resolve));
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const dataSource = { query: async () => [] };
  await expect(startHealthServer({ config: { ...loopback, port }, dataSource })).rejects.toMatchObject({
    code: "port.taken",
  });
  other.close();
});
