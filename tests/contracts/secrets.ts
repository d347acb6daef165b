import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Secrets } from "../../core/cloud/ports.ts";

/** The one suite that every keeper of secrets passes; `open` answers one that holds these and no others. */
export function secretsContract(
  name: string,
  open: (held: Record<string, string>) => Promise<Secrets>,
): void {
  describe(`secrets: ${name}`, () => {
    let secrets: Secrets;
    beforeAll(async () => {
      secrets = await open({ PLAIN_KEY: "made-up", WITH_SIGNS: "ñ=:/+ \\n", LONG: "x".repeat(60_000) });
    });
    afterAll(() => secrets?.close());

    test("a secret is read as it was kept", async () => {
      expect(await secrets.read("PLAIN_KEY")).toBe("made-up");
      expect(await secrets.read("WITH_SIGNS")).toBe("ñ=:/+ \\n");
      expect(await secrets.read("LONG")).toHaveLength(60_000);
    });

    test("one that is not there is undefined", async () => {
      expect(await secrets.read("NO_SUCH_KEY")).toBeUndefined();
    });

    test("several are read at once", async () => {
      const read = await Promise.all(
        ["PLAIN_KEY", "NO_SUCH_KEY", "PLAIN_KEY"].map((key) => secrets.read(key)),
      );
      expect(read).toEqual(["made-up", undefined, "made-up"]);
    });
  });
}
