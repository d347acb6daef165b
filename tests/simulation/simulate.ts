import { parseArgs } from "node:util";
import { addHits, playSchedule, replayCommand } from "./schedule.ts";

/**
 * Plays random schedules: `npm run simulate -- --schedules 1000000 [--from 1]`, or one seed with its story:
 * `npm run simulate -- --seed 7`. Exits 1 when an invariant did not hold.
 */
const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "10000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
  },
});
const tellEveryMs = 15_000;
const failuresTold = 20;

if (values.seed !== undefined) await replay(wholeNumber("seed", values.seed));
else await playMany(wholeNumber("from", values.from), wholeNumber("schedules", values.schedules));

async function replay(seed: number): Promise<void> {
  const story: string[] = [];
  const { violations } = await playSchedule(seed, story);
  console.log(story.join("\n"));
  console.log(violations.length === 0 ? "every invariant held" : violations);
  if (violations.length > 0) process.exitCode = 1;
}

async function playMany(from: number, count: number): Promise<void> {
  const startedMs = performance.now();
  const hits = new Map<string, number>();
  let failed = 0;
  let virtualHours = 0;
  let toldMs = startedMs;
  const rate = (played: number) => Math.round((played / (performance.now() - startedMs)) * 1_000);
  for (let seed = from; seed < from + count; seed++) {
    const played = await playSchedule(seed);
    addHits(hits, played.hits);
    virtualHours += played.virtualHours;
    if (played.violations.length > 0) {
      failed += 1;
      if (failed <= failuresTold) {
        const [first] = played.violations;
        console.log(`seed ${seed}: ${first?.invariant}: ${first?.text}   ${replayCommand(seed)}`);
      }
    }
    if (performance.now() - toldMs < tellEveryMs) continue;
    toldMs = performance.now();
    const done = seed - from + 1;
    console.error(`${done} of ${count} schedules, ${rate(done)} a second, ${failed} with a violation`);
  }
  const faults = [...hits.values()].reduce((sum, times) => sum + times, 0);
  console.log(
    `${count} schedules from seed ${from}: ${failed} with a violation; ${faults} faults struck in ${Math.round(virtualHours / 24)} virtual days; ${rate(count)} schedules a second`,
  );
  if (failed > 0) process.exitCode = 1;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} is no whole number: ${text}`);
  return number;
}
