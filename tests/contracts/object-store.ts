import { describe, expect, test } from "vitest";
import type { ByteRange, ObjectStore } from "../../core/cloud/ports.ts";

const conflict = { code: "object.conflict" };

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

/** Bytes that repeat nowhere near, so that a piece in the wrong place is seen. */
function counted(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) buffer.writeUInt32LE(at, at);
  return buffer;
}

async function readAll(store: ObjectStore, path: string, range?: ByteRange): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const chunk of await store.read(path, range)) read.push(Buffer.from(chunk));
  return Buffer.concat(read);
}

async function listed(store: ObjectStore, prefix: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of store.list(prefix)) paths.push(path);
  return paths;
}

/** The one suite that every lake passes; each test writes under a prefix of its own. */
export function objectStoreContract(name: string, open: () => ObjectStore): void {
  describe(`lake: ${name}`, () => {
    test("what was put is got, read, looked at and listed", async () => {
      const put = await open().put("whole/a", "one, two");
      expect(put).toMatchObject({ path: "whole/a", sizeBytes: 8 });
      expect(await open().head("whole/a")).toEqual(put);
      expect(String(await open().get("whole/a"))).toBe("one, two");
      expect(String(await readAll(open(), "whole/a"))).toBe("one, two");
      for await (const object of open().list("whole/")) expect(object).toEqual(put);
    });

    test("what is not there is undefined, and an error to a reader", async () => {
      expect(await open().get("none/a")).toBeUndefined();
      expect(await open().head("none/a")).toBeUndefined();
      await expect(open().read("none/a")).rejects.toMatchObject({ code: "object.missing" });
      expect(await listed(open(), "none/")).toEqual([]);
      await open().delete("none/a");
    });

    test("an object may be empty", async () => {
      await open().put("empty/whole", "");
      await open().put("empty/streamed", chunks());
      for (const path of ["empty/whole", "empty/streamed"]) {
        expect(await open().get(path)).toHaveLength(0);
        expect(await readAll(open(), path)).toHaveLength(0);
        expect(await open().head(path)).toMatchObject({ sizeBytes: 0 });
      }
    });

    test.each([1, 262_143, 262_144, 262_145, 524_288, 1_000_003])(
      "%i bytes that come in odd chunks are the bytes that were sent",
      async (bytes) => {
        const body = counted(bytes);
        const cut = [
          body.subarray(0, bytes >> 3),
          body.subarray(bytes >> 3, bytes >> 1),
          body.subarray(bytes >> 1),
        ];
        const put = await open().put(`streamed/${bytes}`, chunks(...cut));
        expect(put.sizeBytes).toBe(bytes);
        expect(await open().head(put.path)).toEqual(put);
        expect(body.equals((await open().get(put.path))!)).toBe(true);
        expect(body.equals(await readAll(open(), put.path))).toBe(true);
      },
    );

    test.each([100, 700_000])("a body that breaks off after %i bytes is never seen", async (bytes) => {
      const path = `broken/${bytes}`;
      async function* breaking() {
        yield counted(bytes);
        throw new Error("the source is gone");
      }
      await expect(open().put(path, breaking())).rejects.toThrow("the source is gone");
      expect(await open().get(path)).toBeUndefined();
      await open().put(path, "earlier");
      await expect(open().put(path, breaking())).rejects.toThrow("the source is gone");
      expect(String(await open().get(path))).toBe("earlier");
      expect(await listed(open(), "broken/")).toContain(path);
    });

    test("without a precondition the last writer's object stays, whole or in chunks", async () => {
      const first = await open().put("last/a", "first");
      const second = await open().put("last/a", "second");
      expect(second.generation).not.toBe(first.generation);
      await open().put("last/a", chunks(counted(600_000), "third"));
      expect(await open().head("last/a")).toMatchObject({ sizeBytes: 600_005 });
    });

    test("of writers that each want to be the first, one is", async () => {
      const bodies = Array.from({ length: 8 }, (_, writer) => `by ${writer}`);
      const outcomes = await Promise.allSettled(
        bodies.map((body) => open().put("first/a", body, { ifGenerationMatch: null })),
      );
      const won = outcomes.flatMap(({ status }, writer) => (status === "fulfilled" ? [writer] : []));
      expect(won).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(conflict);
      expect(String(await open().get("first/a"))).toBe(bodies[won[0]!]);
    });

    test("of writers that replace the same generation, one does; nor does another's generation do", async () => {
      const { generation } = await open().put("swap/a", "first");
      const outcomes = await Promise.allSettled(
        ["one", "two", "three"].map((body) => open().put("swap/a", body, { ifGenerationMatch: generation })),
      );
      const won = outcomes.filter(({ status }) => status === "fulfilled");
      expect(won).toHaveLength(1);
      await expect(open().put("swap/a", "late", { ifGenerationMatch: generation })).rejects.toMatchObject(
        conflict,
      );
      await expect(open().put("swap/a", "odd", { ifGenerationMatch: "of-no-lake" })).rejects.toMatchObject(
        conflict,
      );
      await expect(open().put("swap/a", "new", { ifGenerationMatch: null })).rejects.toMatchObject(conflict);
      await expect(open().put("swap/none", "x", { ifGenerationMatch: generation })).rejects.toMatchObject(
        conflict,
      );
      expect(await open().get("swap/none")).toBeUndefined();
    });

    test("a body in chunks heeds the precondition too", async () => {
      const { generation } = await open().put("swap/streamed", chunks(counted(600_000)), {
        ifGenerationMatch: null,
      });
      const late = open().put("swap/streamed", chunks(counted(600_000), "late"), { ifGenerationMatch: null });
      await expect(late).rejects.toMatchObject(conflict);
      await open().put("swap/streamed", chunks(counted(600_000), "next"), { ifGenerationMatch: generation });
      expect(await open().head("swap/streamed")).toMatchObject({ sizeBytes: 600_004 });
    });

    test("a list is in path order, of that prefix alone, and goes into folders", async () => {
      const paths = [
        "order/a/b",
        "order/a-b",
        "order/a.b",
        "order/a/c/d",
        "order/z",
        "order/Z",
        "order/ä",
        "orderly",
      ];
      for (const path of paths) await open().put(path, path);
      const sorted = paths.filter((path) => path !== "orderly").sort();
      expect(await listed(open(), "order/")).toEqual(sorted);
      expect(await listed(open(), "order/a")).toEqual(sorted.filter((path) => path.startsWith("order/a")));
      expect(await listed(open(), "order/a/")).toEqual(["order/a/b", "order/a/c/d"]);
    });

    test("a range of an object is read as asked, to its end at most", async () => {
      const body = counted(700_000);
      await open().put("range/a", body);
      for (const [start, bytes] of [
        [0, 1],
        [3, 4],
        [262_140, 8],
        [1, 699_999],
        [699_990, 500],
        [700_000, 5],
      ] as const)
        expect(
          body.subarray(start, start + bytes).equals(await readAll(open(), "range/a", { start, bytes })),
        ).toBe(true);
    });

    test("a deleted object is gone, and its path is free for a first writer", async () => {
      await open().put("gone/a", "x");
      await open().delete("gone/a");
      expect(await open().get("gone/a")).toBeUndefined();
      await open().put("gone/a", "y", { ifGenerationMatch: null });
    });

    test.each(["../up", "/root", "a//b", "a/./b", "a\\b", "a\nb", ""])(
      "%j is no object's name",
      async (path) => {
        const unsafe = { code: "object.unsafe_path" };
        await expect(open().put(path, "x")).rejects.toMatchObject(unsafe);
        await expect(open().get(path)).rejects.toMatchObject(unsafe);
        await expect(open().delete(path)).rejects.toMatchObject(unsafe);
      },
    );
  });
}
