import fc from "fast-check";
import { expect, test } from "vitest";
import { RequestPace } from "../../../../core/cloud/gcp/request-pace.ts";
import { seededRandom } from "../../../../core/domain/random.ts";
import { VirtualTime } from "../../../support/cloud/virtual-time.ts";

interface Storm {
  asked: number;
  /** Requests that the service answers in each second; the others are refused. */
  perSecond: number;
  latencyMs: number;
  seed: number;
}

/** Sends `asked` requests at once against a service with a quota, in virtual time. */
async function weather({ asked, perSecond, latencyMs, seed }: Storm) {
  const time = new VirtualTime();
  const random = seededRandom(seed);
  const pace = new RequestPace({
    now: time.now,
    sleep: time.sleep,
    random,
    patienceMs: Number.POSITIVE_INFINITY,
  });
  const sentAt: number[] = [];
  const taken = new Map<number, number>();
  const answered = await time.run(
    Promise.all(
      Array.from({ length: asked }, (_, request) =>
        pace.run(async () => {
          sentAt.push(time.now());
          const second = Math.floor(time.now() / 1_000);
          taken.set(second, (taken.get(second) ?? 0) + 1);
          const refused = taken.get(second)! > perSecond;
          await time.sleep(latencyMs);
          if (refused) throw Object.assign(new Error("rateLimitExceeded"), { code: 429 });
          return request;
        }),
      ),
    ),
  );
  return { answered, sentAt };
}

test("whatever the quota, every request is answered and at most twice as many are sent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        asked: fc.integer({ min: 50, max: 800 }),
        perSecond: fc.integer({ min: 5, max: 200 }),
        latencyMs: fc.integer({ min: 5, max: 400 }),
        seed: fc.nat(1_000_000),
      }),
      async (storm) => {
        const { answered, sentAt } = await weather(storm);
        expect(answered).toEqual(Array.from({ length: storm.asked }, (_, request) => request));
        expect(sentAt.length / storm.asked).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 150 },
  );
});

test("while all is refused the rate falls to one request in half a minute", async () => {
  const time = new VirtualTime();
  const pace = new RequestPace({ now: time.now, sleep: time.sleep });
  const sentAt: number[] = [];
  await time.run(
    Promise.all(
      Array.from({ length: 100 }, () =>
        pace.run(async () => {
          sentAt.push(time.now());
          await time.sleep(20);
          if (time.now() < 300_000) throw Object.assign(new Error("away"), { code: 503 });
        }),
      ),
    ),
  );
  const during = sentAt.filter((at) => at < 300_000);
  expect(during.length).toBeLessThan(16 + 30);
  expect(during.filter((at) => at > 60_000 && at < 300_000).length).toBeLessThan(20);
  expect(sentAt.length).toBe(during.length + 100);
});

test("what will not change by asking again is not asked again, nor slows others", async () => {
  const pace = new RequestPace({ sleep: () => Promise.reject(new Error("slept")) });
  let sent = 0;
  const refused = pace.run(async () => {
    sent += 1;
    throw Object.assign(new Error("no"), { code: 404 });
  });
  await expect(refused).rejects.toThrow("no");
  expect(sent).toBe(1);
  expect(await pace.run(async () => "next")).toBe("next");
});

test("no more than the greatest number are under way at once", async () => {
  const pace = new RequestPace({ inFlightMax: 3 });
  let [underWay, most] = [0, 0];
  await Promise.all(
    Array.from({ length: 40 }, () =>
      pace.run(async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
      }),
    ),
  );
  expect(most).toBe(3);
});
