import { parse } from "csv-parse/sync";
import type { EntityManager } from "typeorm";
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
  let signed = 0;
  for (const object of csvs.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const text = (await context.readObject(object)).toString("utf8");
    const rows: Record<string, string | null>[] = parse(text, {
      columns: true,
      cast: (value, { quoting }) => (value === "" && !quoting ? null : originalText(value)),
    });
    // One row too few would give every later text another's signature.
    if (rows.length !== object.rows)
      throw new AppError("object.corrupt", {
        message: `${object.path} has ${rows.length} rows where its manifest says ${object.rows}`,
        path: object.path,
      });
    for (const row of rows) Object.assign(row, signatures?.[signed++]);
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      const inserted = await insertMentions(manager, context.run, batch);
      counts.in += batch.length;
      counts.out += inserted;
      counts.duplicate += batch.length - inserted;
    }
    context.signal.throwIfAborted();
  }
  return counts;
}

/** A row for each of the CSVs, in the order of their paths. Runs categorised before there were signatures have none. */
async function signaturesOf(
  context: StageContext,
  categorised: Manifest,
  csvs: readonly ManifestObject[],
): Promise<Signature[] | undefined> {
  const path = signaturesPath(attemptPrefix("categorised", context.run, categorised.attempt));
  const object = categorised.objects.find((one) => one.path === path);
  if (!object) return undefined;
  const rows = csvs.reduce((sum, csv) => sum + csv.rows, 0);
  return readSignatures(await context.readObject(object), { path, rows });
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
