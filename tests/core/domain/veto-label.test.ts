import fc from "fast-check";
import { expect, test } from "vitest";
import { reconcileLabel } from "../../../core/domain/veto.ts";

const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const toSecond = (date: Date) => new Date(Math.floor(date.getTime() / 1_000) * 1_000);

test("a label that tells whole seconds is not taken for one that was put on by hand", () => {
  fc.assert(
    fc.property(instant, instant, (earlier, wanted) => {
      expect(reconcileLabel(toSecond(wanted), wanted, wanted)).toEqual({ kind: "none" });
      fc.pre(toSecond(earlier).getTime() !== toSecond(wanted).getTime());
      expect(reconcileLabel(toSecond(earlier), earlier, wanted)).toEqual({ kind: "label", until: wanted });
      expect(reconcileLabel(toSecond(earlier), wanted, wanted)).toMatchObject({ kind: "veto" });
    }),
  );
});
