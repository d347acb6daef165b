import { expect, test } from "vitest";
import { startTestApi, type TestApi } from "../support/test-api.ts";

const now = "2026-11-22T07:00:00.000Z";
const keep = (minutes: number) =>
  `mutation { keepMachineAlive(minutes: ${minutes}) { setBy setAt until usdPerHour } }`;
const lift = "mutation { liftMachineVeto }";
const veto = "{ machineVeto { setBy until } }";

async function cookieOfRole(api: TestApi, role: string): Promise<string> {
  const cookie = await api.cookieOf("FREE");
  await api.dataSource.query("UPDATE app_user SET role = $1, email = $2 WHERE role = 'SUBSCRIBER'", [
    role,
    `${role.toLowerCase()}@example.org`,
  ]);
  return cookie;
}

test("the ML team keeps its machine and lets it go, and operators see it", async () => {
  await using api = await startTestApi({ now });
  const ml = await cookieOfRole(api, "ML");
  const operator = await cookieOfRole(api, "OPERATOR");
  const subscriber = await api.cookieOf("PRO");
  expect((await api.ask({ query: lift, cookie: ml })).data.liftMachineVeto).toBe(false);
  const put = await api.ask({ query: keep(240), cookie: ml });
  expect(put.data.keepMachineAlive).toEqual({
    setBy: "ml@example.org",
    setAt: now,
    until: "2026-11-22T11:00:00.000Z",
    usdPerHour: 0.4,
  });
  const held = { setBy: "ml@example.org", until: "2026-11-22T11:00:00.000Z" };
  expect((await api.ask({ query: veto, cookie: operator })).data.machineVeto).toEqual(held);
  expect((await api.ask({ query: veto, cookie: subscriber })).data.machineVeto).toBeNull();
  expect((await api.ask(veto)).data.machineVeto).toBeNull();
  expect((await api.ask({ query: lift, cookie: operator })).data.liftMachineVeto).toBe(true);
  expect((await api.ask({ query: veto, cookie: ml })).data.machineVeto).toBeNull();
});

test("a veto that is over is shown no more", async () => {
  await using api = await startTestApi({ now });
  const ml = await cookieOfRole(api, "ML");
  await api.ask({ query: keep(1), cookie: ml });
  api.clock.set("2026-11-22T07:01:00Z");
  expect((await api.ask({ query: veto, cookie: ml })).data.machineVeto).toBeNull();
});

test.each([
  ["nobody", undefined, keep(60), "auth.required"],
  ["a subscriber", "SUBSCRIBER", keep(60), "role.required"],
  ["an editor", "EDITOR", lift, "role.required"],
  ["ML beyond the cap", "ML", keep(241), "veto.invalid"],
  ["ML for no time", "ML", keep(0), "veto.invalid"],
])("%s puts on or lifts no veto", async (_who, role, query, code) => {
  await using api = await startTestApi({ now });
  const cookie = role && (await cookieOfRole(api, role));
  const { errors } = await api.ask({ query, cookie });
  expect(errors?.[0]?.extensions).toMatchObject({ code, remedy: expect.any(String) });
  expect(
    await api.dataSource.query("select * from machine_veto where lifted_at is not null or set_by <> ''"),
  ).toEqual([]);
});
