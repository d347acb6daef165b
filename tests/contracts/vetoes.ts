import { describe, expect, test } from "vitest";
import type { Vetoes } from "../../core/domain/veto.ts";

export interface VetoesStand extends AsyncDisposable {
  vetoes: Vetoes;
}

const now = new Date("2026-01-01T06:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const given = { setBy: "ml@example.org", setAt: now, until: later(1_000) };

/** What every keeper of vetoes does: the one in Postgres, and the simulator's. */
export function vetoesContract(name: string, open: () => Promise<VetoesStand>): void {
  describe(`vetoes ${name}`, () => {
    test("before the first there is none, and none to lift", async () => {
      await using stand = await open();
      expect(await stand.vetoes.newest()).toBeUndefined();
      expect(await stand.vetoes.lift("someone", now)).toBe(false);
    });

    test("the newest holds", async () => {
      await using stand = await open();
      const first = await stand.vetoes.put(given);
      expect(first).toMatchObject({ ...given, liftedAt: null, liftedBy: null });
      const second = await stand.vetoes.put({ ...given, setBy: "label" });
      expect(second.id).toBeGreaterThan(first.id);
      expect(await stand.vetoes.newest()).toEqual(second);
    });

    test("it is lifted once, and not when its time is over", async () => {
      await using stand = await open();
      await stand.vetoes.put(given);
      expect(await stand.vetoes.lift("someone", later(999))).toBe(true);
      expect(await stand.vetoes.newest()).toMatchObject({ liftedAt: later(999), liftedBy: "someone" });
      expect(await stand.vetoes.lift("another", later(999))).toBe(false);
      await stand.vetoes.put(given);
      expect(await stand.vetoes.lift("someone", later(1_000))).toBe(false);
    });

    test("each piece of news is told once, and again when the telling failed", async () => {
      await using stand = await open();
      const { id } = await stand.vetoes.put(given);
      const told: string[] = [];
      const failing = stand.vetoes.tellOnce(id, "announced", now, async () => {
        throw new Error("no mail");
      });
      await expect(failing).rejects.toThrow("no mail");
      for (const news of ["announced", "announced", "expired"] as const)
        await stand.vetoes.tellOnce(id, news, now, async () => void told.push(news));
      expect(told).toEqual(["announced", "expired"]);
    });

    test("while one tells another passes by", async () => {
      await using stand = await open();
      const { id } = await stand.vetoes.put(given);
      let others = 0;
      await stand.vetoes.tellOnce(id, "announced", now, () =>
        stand.vetoes.tellOnce(id, "announced", now, async () => {
          others += 1;
        }),
      );
      expect(others).toBe(0);
    });

    test("a machine's label is remembered until it is taken off", async () => {
      await using stand = await open();
      expect(await stand.vetoes.mirrored("one")).toBeNull();
      await stand.vetoes.noteMirrored("one", now);
      await stand.vetoes.noteMirrored("one", later(5));
      expect(await stand.vetoes.mirrored("one")).toEqual(later(5));
      await stand.vetoes.noteMirrored("one", null);
      expect(await stand.vetoes.mirrored("one")).toBeNull();
    });
  });
}
