import { afterAll, beforeAll } from "vitest";
import { BossEvents } from "../../../core/cloud/local/boss-events.ts";
import { eventsContract } from "../../contracts/events.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

eventsContract("a table of Postgres", () =>
  BossEvents.connect(database.url, (error) => {
    throw error;
  }),
);
