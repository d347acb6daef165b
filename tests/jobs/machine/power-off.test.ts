import { expect, test } from "vitest";
import { silentLog } from "../../../core/log.ts";
import { powerOff } from "../../../jobs/machine/power-off.ts";

function listening() {
  const heard: string[] = [];
  const log = { ...silentLog, error: (_: unknown, event: string) => void heard.push(event) };
  return { log, heard };
}

test("the configured command turns the machine off", async () => {
  const { log, heard } = listening();
  await powerOff(`${process.execPath} --version`, log);
  expect(heard).toEqual([]);
});

test.each([`${process.execPath} --no-such-option`, "/no/such/program now"])(
  "one that fails (%s) is told of, and is no reason to stay",
  async (command) => {
    const { log, heard } = listening();
    await powerOff(command, log);
    expect(heard).toEqual(["machine.power_off_failed"]);
  },
);

test("without one, whoever started the program turns the machine off", async () => {
  const { log, heard } = listening();
  await powerOff(undefined, log);
  expect(heard).toEqual([]);
});
