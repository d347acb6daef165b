import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { z } from "zod";
import { AppError, messageOf } from "../../../core/domain/errors.ts";
import type { Quote } from "../../../core/domain/quote.ts";
import { linesOf } from "../../lines-of.ts";
import type { FeedRequest, QuoteFeed } from "./feed.ts";

/**
 * Quotes of a file, at the pace of their `at` (or `speed` times as fast), in the file's order: CSV with a header
 * (`symbol,at,price` and, where known, `bid,ask,volume,currency,source`) or JSON lines with the same names, such as a
 * part of `raw/quotes/`; either may be gzipped (`.gz`). They keep their `at`; they are received when they are replayed.
 */
export const replay: QuoteFeed = { name: "replay", limits: {}, open };

/** A timer of more than 2^31 ms would fire at once. */
const sleepMaxMs = 86_400_000;

/** Decimal figures alone: JavaScript would read `0x10` too. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const figure = z.union([z.number(), z.string().trim().regex(decimal).pipe(z.coerce.number())]);
/** Empty in a CSV and null in JSON are what is not stated, never zero. */
const absent = z.union([z.literal(""), z.null()]).transform(() => undefined);
const optionalFigure = z.union([absent, figure]).optional();
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const rowSchema = z.object({
  symbol: z.string().min(1),
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  price: figure,
  bid: optionalFigure,
  ask: optionalFigure,
  volume: optionalFigure,
  currency: optionalText,
  source: optionalText,
});

interface Row {
  line: number;
  value: unknown;
}

async function* open(request: FeedRequest): AsyncGenerator<Quote> {
  const { file, symbols, speed = 1, clock, signal } = request;
  if (!file) throw new AppError("input.invalid", { message: "the feed replay needs --file" });
  const wanted = new Set(symbols);
  let start: { at: number; now: number } | undefined;
  for await (const { line, value } of rowsOf(file)) {
    if (signal.aborted) return;
    const parsed = rowSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const message = [...(issue?.path ?? []), issue?.message].join(": ");
      await request.setAside?.({ code: "record.invalid", message, origin: file, line, raw: value ?? null });
      continue;
    }
    const { at, source = "replay", ...quote } = parsed.data;
    if (wanted.size > 0 && !wanted.has(quote.symbol)) continue;
    start ??= { at: at.getTime(), now: clock.now().getTime() };
    const due = start.now + (at.getTime() - start.at) / speed;
    for (let left = due - clock.now().getTime(); left > 0; left = due - clock.now().getTime()) {
      await request.sleep(Math.min(left, sleepMaxMs), signal).catch(() => {});
      if (signal.aborted || left <= sleepMaxMs) break;
    }
    if (signal.aborted) return;
    yield { ...quote, source, at, receivedAt: clock.now() };
  }
}

/** Throws `input.not_found`, `input.invalid`. */
async function* rowsOf(file: string): AsyncGenerator<Row> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new AppError("input.not_found", { message: `${file} is no file`, path: file });
  const kind = /\.(csv|jsonl)(\.gz)?$/.exec(file)?.[1];
  if (!kind)
    throw new AppError("input.invalid", {
      message: `${file} is neither .csv nor .jsonl (nor their .gz)`,
      path: file,
    });
  const lines = linesOf(createReadStream(file), file);
  yield* kind === "csv" ? csvRows(lines, file) : jsonRows(lines);
}

async function* jsonRows(lines: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    yield { line, value: parseJson(line === 1 ? text.replace(/^\ufeff/, "") : text) };
  }
}

/** The text itself where it is not JSON: no row is a text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 10_000);
  }
}

async function* csvRows(lines: AsyncGenerator<string>, file: string): AsyncGenerator<Row> {
  const source = Readable.from(withBreaks(lines));
  const parser = parse({
    columns: (header: string[]) => checkHeader(header, file),
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  source.once("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser) yield { line: info.lines, value: record };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("input.invalid", {
      message: `${file} is not a CSV: ${messageOf(cause)}`,
      path: file,
      cause,
    });
  } finally {
    source.destroy();
  }
}

/** A file that lacks a column lacks it in every line: it is refused whole. */
function checkHeader(header: string[], file: string): string[] {
  const missing = ["symbol", "at", "price"].filter((column) => !header.includes(column));
  if (missing.length === 0) return header;
  throw new AppError("input.invalid", {
    message: `${file} has no column ${missing.join(", ")}; it has ${header.join(", ")}`,
    path: file,
  });
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
