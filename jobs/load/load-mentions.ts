import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { EntityManager } from "typeorm";
import { checkObject } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { assetOfPath } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import {
  attemptPrefix,
  type Counts,
  emptyCounts,
  type Manifest,
  type ManifestObject,
} from "../../core/domain/manifest.ts";
import { originalText } from "../categorise/csv-cell.ts";
import { readSignatures, type Signature, signaturesPath } from "../categorise/signatures.ts";
import type { StageContext } from "../stage.ts";

const batchSize = 5_000;

/**
 * Adds the run's categorised rows. A link that an earlier run published is a duplicate and stays as it was; which
 * ones are new is kept in the temporary table `new_mention` for the sentiment points.
 */
export async function loadMentions(
  context: StageContext,
  manager: EntityManager,
  categorised: Manifest,
): Promise<Counts> {
  const counts = emptyCounts();
  await manager.query(
    "create temporary table new_mention (asset text, published_at timestamptz) on commit drop",
  );
  const csvs = categorised.objects.filter(({ path }) => assetOfPath(path) !== undefined);
  const signatures = await signaturesOf(context, categorised, csvs);
  for (const object of csvs.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    let rows = 0;
    for await (const batch of batchesOf(context, object)) {
      rows += batch.length;
      // One row too few would give every later text another's signature.
      if (rows > object.rows) break;
      if (signatures) for (const row of batch) Object.assign(row, (await signatures.next()).value);
      const inserted = await insertMentions(manager, context.run, batch);
      counts.in += batch.length;
      counts.out += inserted;
      counts.duplicate += batch.length - inserted;
    }
    if (rows !== object.rows)
      throw new AppError("object.corrupt", {
        message: `${object.path} has ${rows} rows where its manifest says ${object.rows}`,
        path: object.path,
      });
    context.signal.throwIfAborted();
  }
  await signatures?.next();
  return counts;
}

type MentionRow = Record<string, string | null>;

/** A CSV's rows as they are read, so many at a time; its bytes are looked at before. Throws `object.missing`, `object.corrupt`. */
async function* batchesOf({ store }: StageContext, object: ManifestObject): AsyncGenerator<MentionRow[]> {
  await checkObject(store, object);
  const parser = parse({
    columns: true,
    cast: (value, { quoting }) => (value === "" && !quoting ? null : originalText(value)),
  });
  // What fails is thrown by the parser.
  pipeline(await store.read(object.path), parser, () => {});
  let batch: MentionRow[] = [];
  try {
    for await (const row of parser as AsyncIterable<MentionRow>) {
      if (batch.push(row) < batchSize) continue;
      yield batch;
      batch = [];
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const message = `${object.path} is no CSV: ${cause.message}`;
    throw new AppError("object.corrupt", { message, path: object.path, cause });
  }
  if (batch.length > 0) yield batch;
}

/** A row for each of the CSVs', in the order of their paths. Runs categorised before there were signatures have none. */
async function signaturesOf(
  { store, run }: StageContext,
  categorised: Manifest,
  csvs: readonly ManifestObject[],
): Promise<AsyncGenerator<Signature> | undefined> {
  const path = signaturesPath(attemptPrefix("categorised", run, categorised.attempt));
  const object = categorised.objects.find((one) => one.path === path);
  if (!object) return undefined;
  await checkObject(store, object);
  const rows = csvs.reduce((sum, csv) => sum + csv.rows, 0);
  return readSignatures(chunksOf(store, path), { path, rows });
}

/** An object's chunks; it is opened when the first is asked for. */
async function* chunksOf(store: ObjectStore, path: string): AsyncGenerator<Uint8Array> {
  yield* (await store.read(path)) as AsyncIterable<Uint8Array>;
}

async function insertMentions(manager: EntityManager, run: string, rows: object[]): Promise<number> {
  const [{ n }]: [{ n: number }] = await manager.query(
    `with inserted as (
       insert into mention (record_id, asset, run_id, source, kind, channel, published_at, lang, relevance, sentiment_label,
         sentiment, p_negative, p_neutral, p_positive, engagement, url, excerpt, signature, author_tag)
       select record_id, asset, $1, source, kind, channel, published_at, lang, relevance, sentiment_label,
         sentiment, p_negative, p_neutral, p_positive, engagement, url, excerpt, signature, author_tag
       from json_to_recordset($2) as r (record_id text, asset text, source text, kind text, channel text, published_at timestamptz,
         lang text, relevance float4, sentiment_label text, sentiment float4, p_negative float4, p_neutral float4,
         p_positive float4, engagement float8, url text, excerpt text, signature text, author_tag int4)
       on conflict (record_id, asset) do nothing
       returning asset, published_at
     ), kept as (
       insert into new_mention select asset, published_at from inserted returning 1
     )
     select count(*)::int as n from kept`,
    [run, JSON.stringify(rows)],
  );
  return n;
}
