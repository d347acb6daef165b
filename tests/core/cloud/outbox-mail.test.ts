import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { OutboxMail } from "../../../core/cloud/local/outbox-mail.ts";

const home = mkdtempSync(path.join(tmpdir(), "pulso-outbox-"));
afterAll(() => rmSync(home, { recursive: true }));
const folder = path.join(home, "outbox");
const outbox = new OutboxMail(folder, { now: () => new Date("2026-11-22T06:00:00Z") });

test("each mail is a file of its own, in order, for its owner's eyes alone", async () => {
  expect(await outbox.list()).toEqual([]);
  const link = `https://pulso.example/reset-password?token=${"A".repeat(43)}`;
  await Promise.all([
    outbox.send({ to: "ada@example.org", subject: "first", text: `Hello\n${link}\n` }),
    outbox.send({ to: "ada@example.org", subject: "second", text: "Señor €\n" }),
  ]);
  const names = await outbox.list();
  expect(names).toEqual(["2026-11-22T06-00-00-000Z-001.eml", "2026-11-22T06-00-00-000Z-002.eml"]);
  const texts = await Promise.all(names.map((name) => outbox.read(name)));
  expect(texts.join()).toContain("Subject: first");
  expect(texts.join()).toContain(link);
  expect(texts.join()).toContain("Señor €");
  expect(statSync(path.join(folder, names[0]!)).mode & 0o077).toBe(0);
});

test("only the outbox's own messages can be read", async () => {
  await expect(outbox.read("../secret.eml")).rejects.toMatchObject({ code: "input.not_found" });
});
