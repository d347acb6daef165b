import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readObject } from "../../../core/cloud/manifests.ts";
import { EraseStand, type Post } from "../../support/erase-stand.ts";
import { failingStore } from "../../support/failing-store.ts";

const first = "2026-03-10T06";
const failed = "2026-03-10T12";
const second = "2026-03-10T18";
const at = "2026-03-10T05:00:00Z";
const linked: Post = { key: "1", secret: "quokka-one", at, symbol: "AAPL" };
const unlinked: Post = { key: "2", secret: "numbat-two", at };
const broken: Post = { key: "3", secret: "dugong-three", at, bad: true };
const onlyInAnEarlierAttempt: Post = { key: "4", secret: "bilby-four", at, symbol: "MSFT" };
const kept: Post = { key: "5", secret: "keeper-five", at, symbol: "AAPL" };
const gone = [linked, unlinked, broken, onlyInAnEarlierAttempt];
/** Each of some twenty steps is a whole erasure on a lake of its own. */
const killTimeoutMs = 240_000;
const secrets = gone.map(({ secret }) => secret);

/** A published run, a stale attempt, a run that was fetched and categorised but not published, and a run that tells of deletions. */
async function fill(stand: EraseStand): Promise<void> {
  stand.posts = [...gone, kept];
  await stand.stage("fetch", first, null, 1);
  await stand.stage("categorise", first, null, 1);
  stand.posts = [linked, unlinked, broken, kept];
  await stand.stage("fetch", first, null, 2);
  await stand.stage("categorise", first, null, 2);
  await stand.stage("predict", first, null);
  await stand.stage("load", first, null);
  await stand.stage("fetch", failed, first);
  await stand.stage("categorise", failed, first);
  // Its attempts are known by the ledger, as the orchestrator writes it.
  await stand.dataSource.query(
    `insert into stage_attempt (run_id, stage, attempt, status, started_at) values
       ($1, 'fetch', 2, 'DONE', now()), ($1, 'categorise', 2, 'DONE', now())
     on conflict do nothing`,
    [first],
  );
  stand.now = new Date("2026-03-10T18:30:00Z");
  stand.posts = [kept];
  stand.deleted = [...gone.map(({ key }) => `chat:${key}`), "chat:never-held"];
  await stand.publish(second, first);
}

async function figures(stand: EraseStand): Promise<unknown> {
  return stand.dataSource.query(
    "select record_id, asset, relevance, sentiment, p_positive, engagement from mention order by record_id, asset",
  );
}

test("after an erasure no byte of the text is found anywhere; ids, figures and manifests stay whole", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  const before = await figures(stand);
  for (const { secret } of gone) expect(await stand.placesOf(secret)).not.toEqual([]);
  const erasure = await stand.erase();
  expect(erasure).toMatchObject({ waiting: [], left: [] });
  expect(erasure?.erased.sort()).toEqual(gone.map(({ key }) => `chat:${key}`));
  expect(await stand.placesOf(...secrets)).toEqual([]);
  await stand.verify();
  expect(await figures(stand)).toEqual(before);
  expect(await stand.placesOf(kept.secret)).toContain("table mention");
  expect(
    await stand.dataSource.query(
      "select record_id, reason, erased_at is not null as erased from tombstone order by record_id",
    ),
  ).toEqual(gone.map(({ key }) => ({ record_id: `chat:${key}`, reason: "deleted", erased: true })));
  expect(
    await stand.dataSource.query(
      "select distinct excerpt, url, erased_at is not null as erased from mention where record_id = 'chat:1'",
    ),
  ).toEqual([{ excerpt: null, url: null, erased: true }]);
  expect(await stand.erase()).toEqual({ erased: [], waiting: [], mentions: 0, objects: 0, left: [] });
});

test("the database loses the text in the transaction that publishes the run", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  expect(await stand.placesOf(linked.secret)).not.toContain("table mention");
});

test("what comes again after its tombstone comes without its text, and a replay gives it no figure", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  await stand.erase();
  stand.now = new Date("2026-03-11T00:30:00Z");
  stand.posts = [linked, kept];
  stand.deleted = [];
  await stand.publish("2026-03-11T00", second);
  expect(await stand.placesOf(linked.secret)).toEqual([]);
  const replay = await stand.stage("categorise", first, null, 3);
  expect(replay.counts).toEqual({ in: 3, out: 1, duplicate: 0, quarantined: 0, unlinked: 2 });
  expect(await stand.placesOf(linked.secret)).toEqual([]);
  await stand.verify();
});

test(
  "an eraser that dies at any step leaves a whole lake, and the next one ends its work",
  async () => {
    await using stand = await EraseStand.open();
    await fill(stand);
    const lake = path.join(stand.folder, "lake");
    await stand.dataSource.query("create table tombstone_before as select * from tombstone");
    let hasStruck = true;
    let steps = 0;
    for (; hasStruck; steps += 1) {
      await stand.copyLake(lake, `copy-${steps}`);
      await stand.dataSource.query("delete from tombstone");
      await stand.dataSource.query("insert into tombstone select * from tombstone_before");
      const dying = failingStore(stand.store, steps + 1);
      await stand.erase({ store: dying }).catch(() => {});
      hasStruck = dying.hasStruck();
      await stand.verify();
      await stand.erase();
      await stand.verify();
      expect(await stand.placesOf(...secrets), `step ${steps + 1}`).toEqual([]);
      expect(
        await stand.dataSource.query(
          "select count(*)::int as n, count(erased_at)::int as erased from tombstone",
        ),
      ).toEqual([{ n: gone.length, erased: gone.length }]);
    }
    expect(steps).toBeGreaterThan(10);
  },
  killTimeoutMs,
);

test(
  "an eraser of what is kept no longer that dies at any step is taken up as well",
  async () => {
    await using stand = await EraseStand.open();
    stand.posts = [linked, unlinked, broken, kept];
    await stand.publish(first, null);
    stand.retentionDays = 5;
    stand.now = new Date("2026-03-20T00:00:00Z");
    const lake = path.join(stand.folder, "lake");
    let hasStruck = true;
    for (let step = 1; hasStruck; step += 1) {
      await stand.copyLake(lake, `copy-${step}`);
      const dying = failingStore(stand.store, step);
      await stand.erase({ store: dying }).catch(() => {});
      hasStruck = dying.hasStruck();
      await stand.verify();
      await stand.erase();
      await stand.verify();
      const words = [linked, unlinked, broken, kept].map(({ secret }) => `says ${secret}`);
      expect(await stand.placesOf(...words), `step ${step}`).toEqual([]);
    }
  },
  killTimeoutMs,
);

test("two erasers at once: one works, nothing is lost", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  const both = await Promise.all([stand.erase(), stand.erase()]);
  expect(both.filter((erasure) => erasure !== undefined).length).toBeGreaterThan(0);
  expect(await stand.placesOf(...secrets)).toEqual([]);
  await stand.verify();
});

test("a run that is under way is left in peace and its tombstones wait for it", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  await stand.dataSource.query(
    "insert into run (id, status, options, state, version, created_at) values ($1, 'RUNNING', '{}', '{}', 1, now())",
    [failed],
  );
  const erasure = await stand.erase();
  expect(erasure?.waiting.sort()).toEqual(["chat:1", "chat:2"]);
  expect(erasure?.left).toEqual([{ run: failed, code: "run.overlap", message: "the run is under way" }]);
  const [place] = await stand.placesOf(linked.secret);
  expect(place).toContain(`run=${failed}`);
  await stand.dataSource.query("update run set status = 'FAILED' where id = $1", [failed]);
  await stand.erase();
  expect(await stand.placesOf(linked.secret)).toEqual([]);
});

test("an object that is not what its manifest says keeps its run's tombstones waiting, and the others go", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  const object = `raw/run=${failed}/attempt=1/source=chat/part-00000.jsonl.gz`;
  const bytes = await stand.store.get(object);
  await stand.store.put(object, gzipSync("torn"));
  const erasure = await stand.erase();
  expect(erasure?.left).toMatchObject([{ run: failed, code: "object.corrupt" }]);
  expect(erasure?.waiting).toContain("chat:1");
  // What was set aside beside the torn object, in the same run, is gone all the same.
  const beside = await stand.placesOf(...secrets);
  expect(beside.filter((place) => place.includes("quarantine"))).toEqual([]);
  await stand.store.put(object, bytes!);
  await stand.erase();
  expect(await stand.placesOf(...secrets)).toEqual([]);
});

test("texts that have been kept as long as their source's terms let go by themselves; younger ones stay", async () => {
  await using stand = await EraseStand.open();
  const old: Post = { key: "old", secret: "thylacine", at: "2026-03-01T00:00:00Z", symbol: "AAPL" };
  stand.posts = [old, kept, broken];
  await stand.publish(first, null);
  stand.retentionDays = 5;
  const erasure = await stand.erase();
  expect(erasure).toMatchObject({ mentions: 1, left: [] });
  expect(await stand.placesOf(`says ${old.secret}`)).toEqual([]);
  expect(await stand.placesOf(`author-${old.secret}`)).toEqual([]);
  expect(await stand.placesOf(`Title ${old.secret}`)).toEqual([]);
  expect(await stand.placesOf(`says ${kept.secret}`)).toHaveLength(3);
  const [mention] = await stand.dataSource.query(
    "select excerpt, url, sentiment > 0 as scored from mention where record_id = 'chat:old'",
  );
  expect(mention).toEqual({ excerpt: null, url: `https://chat.example/${old.secret}`, scored: true });
  await stand.verify();
  expect(await stand.erase()).toMatchObject({ mentions: 0, objects: 0 });
  expect(await stand.placesOf(broken.secret)).not.toEqual([]);
  stand.now = new Date("2026-03-20T00:00:00Z");
  await stand.erase();
  for (const { secret } of [kept, broken]) expect(await stand.placesOf(`says ${secret}`)).toEqual([]);
  await stand.verify();
});

test("what an attempt left that neither a manifest nor the ledger knows is found by a thorough look", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  const object = `raw/run=${failed}/attempt=1/source=chat/part-00000.jsonl.gz`;
  const orphan = "raw/run=2026-03-09T00/attempt=7/source=chat/part-00000.jsonl.gz";
  await stand.store.put(orphan, (await stand.store.get(object))!);
  await stand.erase({ thorough: true });
  expect(await stand.placesOf(...secrets)).toEqual([]);
  expect(await stand.placesOf(kept.secret)).toContain(orphan);
});

test("a new database over an old lake knows what was erased", async () => {
  await using stand = await EraseStand.open();
  await fill(stand);
  await stand.erase();
  await stand.dataSource.query(
    "truncate tombstone, mention, sentiment_point, publication, run, stage_attempt, source_reading",
  );
  await stand.stage("load", first, null);
  await stand.erase();
  expect(
    await stand.dataSource.query("select count(*)::int as n from tombstone where erased_at is not null"),
  ).toEqual([{ n: gone.length }]);
  const mentions = await stand.dataSource.query(
    "select distinct excerpt, erased_at is not null as erased from mention where record_id = 'chat:1'",
  );
  expect(mentions.length === 0 || mentions[0].erased).toBe(true);
});

test("the texts of the last week are looked for again, and what is gone is erased", async () => {
  await using stand = await EraseStand.open();
  stand.posts = [
    { ...kept, key: "older", at: "2026-03-09T00:00:00Z" },
    { ...kept, key: "ancient", at: "2026-02-01T00:00:00Z" },
    linked,
  ];
  await stand.publish(first, null);
  const asked: (readonly string[])[] = [];
  stand.recheck = async function* (ids) {
    asked.push(ids);
    yield { type: "deleted", ids: ["chat:1"] };
  };
  stand.now = new Date("2026-03-10T18:30:00Z");
  stand.posts = [];
  await stand.publish(second, first);
  expect(asked.map((ids) => ids.toSorted())).toEqual([["chat:1", "chat:older"]]);
  await stand.erase();
  expect(await stand.placesOf(linked.secret)).toEqual([]);
  stand.recheck = async function* () {
    yield { type: "deleted", ids: [] };
    throw new Error("no answer");
  };
  const manifest = await stand.stage("fetch", "2026-03-11T00", second);
  expect(manifest.detail.sources).toMatchObject([
    { state: "partial", message: "deletions were not all looked for: no answer" },
  ]);
});

test("an index tells which texts a run holds, and a manifest when the oldest was published", async () => {
  await using stand = await EraseStand.open();
  stand.posts = [linked, kept];
  const manifest = await stand.stage("fetch", first, null);
  expect(manifest.detail.oldestTexts).toEqual({ chat: at });
  const index = manifest.objects.find(({ path: object }) => object.endsWith("/ids.jsonl.gz"));
  expect(index?.rows).toBe(2);
  expect((await readObject(stand.store, index!)).length).toBeGreaterThan(0);
});
