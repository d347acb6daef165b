import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";

test("the line's end that a file of secrets leaves is no part of a key", () => {
  expect(readConfig({ X_BEARER_TOKEN: "made\n" }).keys.xBearerToken).toBe("made");
});

test.each(["two\nlines", "with\0nul", "with\r\nInjected: header", "ключ"])(
  "a key that no header can carry (%j) is refused without being repeated",
  (key) => {
    const read = () => readConfig({ X_BEARER_TOKEN: key });
    expect(read).toThrow(/X_BEARER_TOKEN: one line of plain ASCII/);
    expect(read).not.toThrow(key);
  },
);

const folder = mkdtempSync(path.join(tmpdir(), "pulso-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(text: string): string {
  const file = path.join(folder, "secret");
  writeFileSync(file, text);
  return file;
}

test("a secret may lie in a file that the environment names", () => {
  const url = "postgres://pulso:word@db:5432/pulso";
  expect(readConfig({ DATABASE_URL_FILE: fileWith(`${url}\n`), DATABASE_URL: "" }).databaseUrl).toBe(url);
  const config = readConfig({ X_BEARER_TOKEN_FILE: fileWith("made") });
  expect(config.keys.xBearerToken).toBe("made");
  expect(config.given.has("X_BEARER_TOKEN")).toBe(true);
});

test("a secret's file that is missing or empty, or stands beside the secret itself, is named", () => {
  const missing = path.join(folder, "missing");
  expect(() => readConfig({ DATABASE_URL_FILE: missing })).toThrow(/DATABASE_URL_FILE: .*missing/);
  expect(() => readConfig({ DATABASE_URL_FILE: fileWith(" \n") })).toThrow(/is empty/);
  const twice = { X_BEARER_TOKEN: "made", X_BEARER_TOKEN_FILE: fileWith("hidden") };
  expect(() => readConfig(twice)).toThrow("X_BEARER_TOKEN and X_BEARER_TOKEN_FILE are both set");
  const unusable = () => readConfig({ X_BEARER_TOKEN_FILE: fileWith("two\nlines") });
  expect(unusable).toThrow("X_BEARER_TOKEN: one line of plain ASCII");
});

test("a file that is named for no secret is left alone", () => {
  expect(() => readConfig({ SSL_CERT_FILE: path.join(folder, "missing") })).not.toThrow();
});
