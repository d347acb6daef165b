import { GoogleAuth, OAuth2Client } from "google-auth-library";
import { expect, inject, test } from "vitest";
import { createDatabaseToken } from "../../../core/cloud/gcp/database-token.ts";
import { connectDatabase } from "../../../core/database/connect.ts";
import { PostgresNotifications } from "../../../core/database/notifications.ts";

/** The address of the tests' server without its password, which is given by itself. */
function split(): { url: string; password: string } {
  const url = new URL(inject("databaseUrl"));
  const { password } = url;
  url.password = "";
  return { url: url.href, password: decodeURIComponent(password) };
}

test("a password source is asked for the password of every new connection", async () => {
  const { url, password } = split();
  let asked = 0;
  const dataSource = await connectDatabase(url, {
    poolSize: 3,
    password: async () => {
      asked += 1;
      return password;
    },
  });
  await Promise.all([1, 2, 3].map(() => dataSource.query("select pg_sleep(0.2)")));
  await dataSource.destroy();
  expect(asked).toBeGreaterThanOrEqual(3);
});

test("a wrong one is refused by the database", async () => {
  const { url } = split();
  const connecting = connectDatabase(url, { password: async () => "wrong" });
  await expect(connecting).rejects.toMatchObject({ code: "database.unavailable" });
});

test("those who listen are let in by it as well", async () => {
  const { url, password } = split();
  const right = new PostgresNotifications(
    url,
    () => {},
    async () => password,
  );
  await right.listen("a", () => {});
  await right.close();
  const wrong = new PostgresNotifications(
    url,
    () => {},
    async () => "wrong",
  );
  await expect(wrong.listen("a", () => {})).rejects.toThrow(/password/);
});

test("the token of this machine is the password, and its lack says so", async () => {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: "made-up", expiry_date: Date.now() + 3_600_000 });
  expect(await createDatabaseToken(new GoogleAuth({ authClient: client }))()).toBe("made-up");
  const none = createDatabaseToken(new GoogleAuth({ authClient: new OAuth2Client() }));
  await expect(none()).rejects.toMatchObject({ code: "cloud.denied" });
});
