import { expect, test } from "vitest";
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
