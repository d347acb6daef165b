import type { DataSource } from "typeorm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createDataSource } from "../../../core/database/connect.ts";
import { notify, PostgresNotifications } from "../../../core/database/notifications.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
let dataSource: DataSource;
const errors: Error[] = [];
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => void rejections.push(reason);

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  process.on("unhandledRejection", onRejection);
});
afterAll(async () => {
  process.off("unhandledRejection", onRejection);
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});
afterEach(() => {
  errors.length = 0;
  expect(rejections).toEqual([]);
});

const open = (url = database.url) => new PostgresNotifications(url, (error) => errors.push(error));
/** Ends every connection that listens, as a restarted server does. */
const endListeners = () =>
  dataSource.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
  );

test("a handler gets the payloads of its channel until it asks no more, and only those", async () => {
  const notifications = open();
  const got: string[] = [];
  const forget = await notifications.listen("one", (payload) => got.push(payload));
  await notifications.listen("two", () => {});
  await notify(dataSource, "two", "not mine");
  await notify(dataSource, "one", "first");
  await vi.waitFor(() => expect(got).toEqual(["first"]));
  forget();
  const other: string[] = [];
  await notifications.listen("one", (payload) => other.push(payload));
  await notify(dataSource, "one", "second");
  await vi.waitFor(() => expect(other).toEqual(["second"]));
  expect(got).toEqual(["first"]);
  await notifications.close();
});

test("a connection that the server ends is made again, and handlers are told that they may have missed something", async () => {
  const notifications = open();
  const got: string[] = [];
  await notifications.listen("one", (payload) => got.push(payload));
  for (const round of ["a", "b"]) {
    got.length = 0;
    await endListeners();
    await vi.waitFor(() => expect(got).toEqual([""]), { timeout: 10_000 });
    await notify(dataSource, "one", round);
    await vi.waitFor(() => expect(got).toEqual(["", round]));
  }
  expect(errors.length).toBeGreaterThanOrEqual(2);
  await notifications.close();
});

test("closing while it reconnects leaves nothing behind", async () => {
  const notifications = open();
  await notifications.listen("one", () => {});
  await endListeners();
  await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0));
  await notifications.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [{ count }] = await dataSource.query(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
  );
  expect(count).toBe(0);
});

test("a database that is not there is said at once, and one that comes later is used", async () => {
  const absent = new URL(database.url);
  absent.pathname = "/no_such_database_here";
  const notifications = open(absent.href);
  await expect(notifications.listen("one", () => {})).rejects.toThrow("no_such_database_here");
  await dataSource.query("CREATE DATABASE no_such_database_here");
  try {
    await notifications.listen("one", () => {});
  } finally {
    await notifications.close();
    await dataSource.query("DROP DATABASE no_such_database_here WITH (FORCE)");
  }
});
