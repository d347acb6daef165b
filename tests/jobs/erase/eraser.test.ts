import { expect, test } from "vitest";
import { silentLog } from "../../../core/log.ts";
import { Eraser } from "../../../jobs/erase/eraser.ts";

test("an eraser whose parts cannot be had once tries again, and can still be closed", async () => {
  let asked = 0;
  const eraser = new Eraser(() => {
    asked += 1;
    return Promise.reject(new Error("not now"));
  }, silentLog);
  await eraser.erase();
  await eraser.erase();
  expect(asked).toBe(2);
  await eraser.close();
});
