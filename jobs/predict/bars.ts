import { gunzipSync } from "node:zlib";
import { messageOf } from "../../core/domain/errors.ts";
import type { Counts, ManifestObject } from "../../core/domain/manifest.ts";
import { type BarRecord, barRecordSchema, recordSchemaVersion } from "../../core/domain/record.ts";
import { slotTime } from "../../core/domain/slot.ts";
import type { StageContext } from "../stage.ts";

const dayMs = 86_400_000;
const firstDate = "1900-01-01";

/**
 * The newest bar of each symbol and date that this run's fetch stage brought, by symbol then date. Lines that are no
 * JSON or no bar are the categorise stage's; a bar that is wrong goes to quarantine. Adds to `counts.in`,
 * `.duplicate` (superseded within the run) and `.quarantined`.
 */
export async function readBars(
  context: StageContext,
  counts: Counts,
): Promise<Map<string, Map<string, BarRecord>>> {
  const { objects } = await context.manifest("fetch");
  const bars = new Map<string, Map<string, BarRecord>>();
  const newestDate = new Date(slotTime(context.run).getTime() + dayMs).toISOString().slice(0, 10);
  for (const object of objects.filter(({ path }) => path.startsWith("raw/") && path.endsWith(".jsonl.gz"))) {
    context.signal.throwIfAborted();
    const text = decode(context, object, await context.readObject(object), counts);
    for (const [at, line] of text.split("\n").entries()) {
      const raw = line.includes('"bar"') ? parseJson(line) : undefined;
      if (!isBar(raw)) continue;
      counts.in += 1;
      const checked = checkBar(raw, newestDate);
      if ("code" in checked) {
        counts.quarantined += 1;
        context.quarantine({ ...checked, origin: object.path, line: at + 1, raw });
        continue;
      }
      if (keepNewest(bars, checked.bar)) counts.duplicate += 1;
    }
  }
  return bars;
}

function decode(context: StageContext, object: ManifestObject, bytes: Buffer, counts: Counts): string {
  try {
    return gunzipSync(bytes, {
      maxOutputLength: Math.max(1_048_576, bytes.length * context.config.expansionMax),
    }).toString("utf8");
  } catch (error) {
    counts.in += 1;
    counts.quarantined += 1;
    const bomb = error instanceof RangeError;
    context.quarantine({
      code: bomb ? "object.bomb" : "object.unreadable",
      message: messageOf(error),
      origin: object.path,
      raw: null,
    });
    return "";
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isBar(raw: unknown): raw is { kind: "bar"; schema?: unknown } {
  return typeof raw === "object" && raw !== null && "kind" in raw && raw.kind === "bar";
}

function checkBar(
  raw: { schema?: unknown },
  newestDate: string,
): { bar: BarRecord } | { code: string; message: string } {
  if (typeof raw.schema === "number" && raw.schema > recordSchemaVersion)
    return { code: "record.version", message: `schema ${raw.schema} is newer than ${recordSchemaVersion}` };
  const parsed = barRecordSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { code: "record.invalid", message: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const { date } = parsed.data;
  if (date < firstDate || date > newestDate)
    return { code: "record.time", message: `${date} is not between ${firstDate} and ${newestDate}` };
  return { bar: parsed.data };
}

/** Whether one of two bars of the same symbol and date had to give way. */
function keepNewest(bars: Map<string, Map<string, BarRecord>>, bar: BarRecord): boolean {
  const ofSymbol = bars.get(bar.symbol) ?? new Map<string, BarRecord>();
  bars.set(bar.symbol, ofSymbol);
  const other = ofSymbol.get(bar.date);
  if (!other || Date.parse(bar.collectedAt) >= Date.parse(other.collectedAt)) ofSymbol.set(bar.date, bar);
  return other !== undefined;
}
