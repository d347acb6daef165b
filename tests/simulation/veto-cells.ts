import { jobName } from "../../core/domain/run.ts";
import { vetoMsMax } from "../../core/domain/veto.ts";
import { type Cell, type Check, published, publishedSecond, struckRun, type Variant } from "./cell.ts";
import type { Simulation } from "./simulation.ts";
import { hourMs, minuteMs, sweepMs } from "./times.ts";

const stage = "predict";
const machine = jobName(struckRun, stage, 1);

type Act = (simulation: Simulation) => void;

/** The ML team keeps its machine, which in the struck run works from about 12:11 to 12:19. */
export const vetoCells: Cell[] = [
  {
    fault: 22,
    name: "before the ML machine starts",
    variants: [keeping({ "12:04": put(2 * hourMs) }, restsUntil("14:04"), tellsCost)],
  },
  {
    fault: 22,
    name: "while the ML machine works",
    variants: [
      keeping({ "12:12": put(2 * hourMs) }, restsUntil("14:12"), tellsCost),
      // What is kept is a machine whose work is done, not one that hangs.
      {
        ...keeping({ "12:12": put(4 * hourMs) }, goneAtItsDeadline, tellsCost),
        script: { conduct: { at: 4, does: "hang" } },
        ...publishedSecond,
      },
    ],
  },
  {
    fault: 23,
    name: "while the ML machine works",
    variants: [keeping({ "12:04": put(4 * hourMs), "12:14": lift }, restsUntil("12:22", "12:14"))],
  },
  {
    fault: 23,
    name: "while the ML machine rests",
    variants: [
      keeping({ "12:12": put(4 * hourMs), "13:00": lift }, restsUntil("13:00")),
      keeping({ "12:12": put(4 * hourMs), "13:00": writeLabel(null) }, restsUntil("13:00"), isLifted),
    ],
  },
  {
    fault: 24,
    name: "in the ledger",
    variants: [keeping({ "12:12": put(vetoMsMax) }, restsUntil("16:12"), tellsCost, expires)],
  },
  {
    fault: 24,
    name: "on the machine's label",
    variants: [
      keeping({ "12:13": writeLabel(100 * hourMs) }, restsUntil("16:20", "16:13"), tellsCost, expires),
    ],
  },
];

function keeping(acts: Record<string, Act>, ...checks: Check[]): Variant {
  return {
    stage,
    script: {},
    drive: (simulation, faults) => {
      for (const [time, act] of Object.entries(acts)) simulation.at(time, () => act(simulation));
      faults.struckByHand();
    },
    ...published,
    check: (simulation, tell) => {
      for (const check of checks) check(simulation, tell);
    },
  };
}

function put(ms: number): Act {
  return ({ world, vetoes }) => {
    const now = new Date(world.now);
    void vetoes.put({ setBy: "ml@example.org", setAt: now, until: new Date(now.getTime() + ms) });
  };
}

function lift({ world, vetoes }: Simulation): void {
  void vetoes.lift("ml@example.org", new Date(world.now));
}

/** By hand, as anyone may in the cloud's console. */
function writeLabel(ms: number | null): Act {
  return ({ world, cloud }) => {
    const found = cloud.machines.get(machine);
    if (found) found.label = ms === null ? null : new Date(world.now + ms);
  };
}

/** A machine that is kept stays until then, give or take what two sweeps do. */
function restsUntil(latest: string, earliest = latest): Check {
  return ({ cloud }, tell) => {
    const ended = cloud.ended.find(({ job }) => job.name === machine);
    if (!ended) return tell("c", `${machine} is not gone`);
    const most = Date.parse(`2026-01-01T${latest}:00Z`) + 2 * sweepMs + minuteMs;
    if (ended.endedAt < Date.parse(`2026-01-01T${earliest}:00Z`))
      tell("c", "it was stopped though it was kept");
    if (ended.endedAt > most) tell("c", `it was on until ${new Date(ended.endedAt).toISOString()}`);
  };
}

function goneAtItsDeadline(simulation: Simulation, tell: Parameters<Check>[1]): void {
  const attempt = simulation.run(struckRun)?.attempts.find((one) => one.stage === stage && one.attempt === 1);
  const ended = simulation.cloud.ended.find(({ job }) => job.name === machine)?.endedAt;
  if (!attempt?.endedAt || !ended || ended > attempt.endedAt.getTime() + 2 * sweepMs)
    tell("c", "what was given up is kept");
}

function isLifted({ database }: Simulation, tell: Parameters<Check>[1]): void {
  if (database.vetoes.at(-1)?.liftedBy !== "label") tell("d", "the veto was not lifted by the label");
}

function tellsCost({ mails }: Simulation, tell: Parameters<Check>[1]): void {
  const told = mails.filter(({ text }) => text.includes("0.40 USD an hour"));
  if (told.length !== 1) tell("d", `${told.length} mails told the cost`);
}

function expires({ logged }: Simulation, tell: Parameters<Check>[1]): void {
  const times = logged.filter((event) => event === "VETO_EXPIRED").length;
  if (times !== 1) tell("d", `VETO_EXPIRED was logged ${times} times`);
}
