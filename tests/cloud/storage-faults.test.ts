import type { Storage } from "@google-cloud/storage";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createStorage } from "../../core/cloud/gcp/clients.ts";
import { RequestPace, type RequestPaceOptions } from "../../core/cloud/gcp/request-pace.ts";
import { StorageStore } from "../../core/cloud/gcp/storage-store.ts";
import { type FakeStorage, fakeStorageLack, startFakeStorage } from "../support/cloud/fake-storage.ts";
import type { SeenRequest } from "../support/cloud/fault-server.ts";

const pieceBytes = 262_144;
const isPiece = ({ method, url }: SeenRequest) => method === "PUT" && url.includes("upload");
const isWrite = ({ method, url }: SeenRequest) => method !== "GET" && url.includes("upload");

async function* chunks(pieces: number): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < pieces; piece++) yield Buffer.alloc(pieceBytes, piece + 1);
  yield Buffer.from("end");
}

describe.skipIf(fakeStorageLack !== undefined)(
  `Cloud Storage that fails (${fakeStorageLack ?? "fake-gcs-server"})`,
  () => {
    let fake: FakeStorage;
    let storage: Storage;
    const openStore = (pace: RequestPaceOptions = {}, bucket = "lake") =>
      new StorageStore(storage, {
        bucket,
        pieceBytes,
        pace: new RequestPace({ pauseFirstMs: 5, pauseMaxMs: 40, ...pace }),
      });

    beforeAll(async () => {
      fake = await startFakeStorage();
      await fake.createBucket("lake");
      storage = await createStorage({
        project: "pulso-test",
        endpoints: { storage: fake.endpoint },
      });
    });
    afterEach(() => fake.faults.heal());
    afterAll(() => fake?.[Symbol.asyncDispose]());

    test("a first writer whose answer is lost is told that it was the first", async () => {
      const store = openStore();
      fake.faults.failBy((request, nth) => (isWrite(request) && nth === 1 ? "lose-answer" : "none"));
      const put = await store.put("lost/whole", "mine", { ifGenerationMatch: null });
      expect(fake.faults.seen.filter(isWrite)).toHaveLength(2);
      expect(await store.head("lost/whole")).toEqual(put);
      await expect(store.put("lost/whole", "mine", { ifGenerationMatch: null })).rejects.toMatchObject({
        code: "object.conflict",
      });
    });

    test("a lost answer hides no other writer: equal bytes are not the same write", async () => {
      const [mine, theirs] = [openStore(), openStore()];
      let first = true;
      fake.faults.failBy((request) => {
        if (!isWrite(request) || !first) return "none";
        first = false;
        return { status: 503 };
      });
      const writing = mine.put("lost/other", "equal", { ifGenerationMatch: null });
      await theirs.put("lost/other", "equal", { ifGenerationMatch: null }).catch(() => {});
      const outcomes = await Promise.allSettled([writing]);
      const { generation } = (await theirs.head("lost/other"))!;
      // Whoever was first, no more than one of the two holds this generation.
      if (outcomes[0]?.status === "rejected")
        expect(outcomes[0].reason).toMatchObject({ code: "object.conflict" });
      else expect(outcomes[0]?.value.generation).toBe(generation);
    });

    test("each answer of a resumable upload may be lost: the object is whole, and once there", async () => {
      const store = openStore();
      for (let lost = 1; lost <= 6; lost++) {
        let writes = 0;
        fake.faults.failBy((request) => (isWrite(request) && ++writes === lost ? "lose-answer" : "none"));
        const put = await store.put(`lost/streamed-${lost}`, chunks(3), { ifGenerationMatch: null });
        expect(fake.faults.seen.filter(isPiece).length).toBeGreaterThanOrEqual(4);
        expect(put.sizeBytes).toBe(3 * pieceBytes + 3);
        expect((await store.get(put.path))?.subarray(-4).toString("latin1")).toBe("\u0003end");
      }
    });

    test("a service that is away for a while is waited for, by one request at a time", async () => {
      const store = openStore();
      const until = performance.now() + 1_500;
      fake.faults.failBy(() => (performance.now() < until ? { status: 503 } : "none"));
      await Promise.all(Array.from({ length: 12 }, (_, at) => store.put(`away/${at}`, "x")));
      await store.put("away/streamed", chunks(2));
      const refused = fake.faults.seen.filter(({ passed }) => !passed).length;
      // Twelve at once, then one about every 40 ms: not twelve each.
      expect(refused).toBeGreaterThan(12);
      expect(refused).toBeLessThan(12 + 1_500 / 20 + 5);
      for (let at = 0; at < 12; at++) expect(String(await store.get(`away/${at}`))).toBe("x");
    });

    test("a storm of 429 doubles the requests at most, and the rate falls", async () => {
      const store = openStore({ pauseFirstMs: 20, pauseMaxMs: 400 });
      const asked = 300;
      // 12 requests in each tenth of a second are answered, the others refused.
      let [window, taken] = [0, 0];
      fake.faults.failBy(() => {
        const now = Math.floor(performance.now() / 100);
        if (now !== window) [window, taken] = [now, 0];
        taken += 1;
        return taken > 12 ? { status: 429 } : "none";
      });
      await Promise.all(Array.from({ length: asked }, (_, at) => store.put(`storm/${at}`, `body ${at}`)));
      const sent = fake.faults.seen.length;
      expect(sent - asked).toBeGreaterThan(0);
      expect(sent / asked).toBeLessThanOrEqual(2);
      fake.faults.heal();
      for (let at = 0; at < asked; at += 37)
        expect(String(await store.get(`storm/${at}`))).toBe(`body ${at}`);
    });

    test("a total storm that ends costs little more than the first requests", async () => {
      const store = openStore({ pauseFirstMs: 20, pauseMaxMs: 400 });
      const until = performance.now() + 2_000;
      fake.faults.failBy(() => (performance.now() < until ? { status: 429 } : "none"));
      const asked = 100;
      await Promise.all(Array.from({ length: asked }, (_, at) => store.put(`total/${at}`, "x")));
      expect(fake.faults.seen.length / asked).toBeLessThanOrEqual(2);
    });

    test("nothing is ever written without a generation precondition", async () => {
      const store = openStore();
      fake.faults.heal();
      await store.put("guarded/a", "x");
      await store.put("guarded/a", "y");
      await store.put("guarded/b", chunks(2));
      const begun = fake.faults.seen.filter((request) => request.method === "POST" && isWrite(request));
      expect(begun.length).toBeGreaterThanOrEqual(3);
      for (const { url } of begun) expect(url).toMatch(/ifGenerationMatch=\d+/);
      await store.delete("guarded/a");
      const deleted = fake.faults.seen.filter(({ method }) => method === "DELETE");
      expect(deleted).toHaveLength(1);
      expect(deleted[0]?.url).toMatch(/ifGenerationMatch=\d+/);
    });

    test("a deletion whose answer is lost is done", async () => {
      const store = openStore();
      await store.put("lost/deleted", "x");
      let lost = false;
      fake.faults.failBy(({ method }) => {
        if (method !== "DELETE" || lost) return "none";
        lost = true;
        return "lose-answer";
      });
      await store.delete("lost/deleted");
      expect(lost).toBe(true);
      fake.faults.heal();
      expect(await store.head("lost/deleted")).toBeUndefined();
    });

    test("bytes that change on their way are not taken for the object", async () => {
      const store = openStore();
      const body = Buffer.alloc(pieceBytes * 2 + 10, 7);
      await store.put("corrupt/a", body);
      fake.faults.failBy(({ url }) => (url.includes("alt=media") ? "corrupt-answer" : "none"));
      await expect(store.get("corrupt/a")).rejects.toMatchObject({ code: "object.corrupt" });
      const reading = async () => {
        for await (const chunk of await store.read("corrupt/a")) expect(chunk.length).toBeGreaterThan(0);
      };
      await expect(reading()).rejects.toMatchObject({ code: "object.corrupt" });
    });

    test("bytes that change on their way into the bucket are never seen there", async () => {
      const store = openStore();
      fake.faults.failBy((request) => (isPiece(request) ? "corrupt-request" : "none"));
      await expect(store.put("corrupt/up", chunks(2))).rejects.toMatchObject({ code: "cloud.failed" });
      fake.faults.heal();
      expect(await store.head("corrupt/up")).toBeUndefined();
    });

    test("a session that is forgotten after its end is an upload that succeeded", async () => {
      const store = openStore();
      let pieces = 0;
      fake.faults.failBy((request) => {
        if (!isPiece(request)) return "none";
        pieces += 1;
        return pieces === 3 ? "lose-answer" : pieces > 3 ? { status: 410 } : "none";
      });
      const put = await store.put("forgotten/done", chunks(2), { ifGenerationMatch: null });
      expect(pieces).toBe(4);
      expect(await store.head("forgotten/done")).toEqual(put);
    });

    test("a session that is forgotten before its end leaves nothing, and says so", async () => {
      const store = openStore();
      let pieces = 0;
      fake.faults.failBy((request) => (isPiece(request) && ++pieces === 2 ? { status: 404 } : "none"));
      await expect(store.put("forgotten/half", chunks(2))).rejects.toMatchObject({
        code: "cloud.unavailable",
      });
      expect(await store.head("forgotten/half")).toBeUndefined();
    });

    test("an answer that is lost in the middle of a read is asked for again", async () => {
      const store = openStore();
      const body = Buffer.from(
        Array.from({ length: 3 * pieceBytes }, (_, at) => (at * 31 + (at >> 8)) & 255),
      );
      await store.put("lost/read", body);
      let media = 0;
      fake.faults.failBy(({ url }) =>
        url.includes("alt=media") && ++media % 2 === 1 ? "lose-answer" : "none",
      );
      const read: Buffer[] = [];
      for await (const chunk of await store.read("lost/read")) read.push(Buffer.from(chunk));
      expect(Buffer.concat(read).equals(body)).toBe(true);
    });

    test("a service that stays away ends in an error of ours once the patience is over", async () => {
      const store = openStore({ patienceMs: 200 });
      fake.faults.failBy(() => ({ status: 503 }));
      await expect(store.put("never/a", "x")).rejects.toMatchObject({ code: "cloud.unavailable" });
      await expect(store.get("never/a")).rejects.toMatchObject({ code: "cloud.unavailable" });
    });

    test.each([
      [401, "cloud.denied"],
      [403, "cloud.denied"],
      [400, "cloud.failed"],
    ])("a status %i is not asked for again: %s", async (status, code) => {
      const store = openStore();
      fake.faults.failBy(() => ({ status }));
      await expect(store.put("refused/a", "x")).rejects.toMatchObject({ code });
      expect(fake.faults.seen).toHaveLength(1);
    });
  },
);
