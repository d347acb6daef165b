import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import type { QuarantinedRecord } from "../../../../core/domain/record.ts";
import { decodeObject } from "../../../raw/decode-object.ts";
import { checkRecord } from "../../door.ts";
import type { SourceItem } from "../source.ts";
import { type CsvKind, kindOfHeader, type Row } from "./csv-kinds.ts";
import { notSnscrape, originOf, type ReadFileOptions } from "./read-file-options.ts";

/**
 * A CSV whose header says what it holds: prices, the ECB's reference rates, or what snscrape wrote. A file with a
 * header that says none of these is set aside whole; a row that is no record is set aside alone.
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  options: ReadFileOptions,
): AsyncGenerator<SourceItem> {
  const { request, after, to } = options;
  const { config, clock, pseudonymOf } = request;
  const origin = originOf(options);
  const now = clock.now();
  const faults: QuarantinedRecord[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: config.lineBytesMax,
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => void faults.push(rowFault(origin, error)),
  });
  const decoded = decodeObject(bytes, { origin, expansionMax: config.expansionMax });
  const rows = Readable.from(onlyBytes(decoded, faults)).pipe(parser);
  let header: string[] | undefined;
  let kind: CsvKind | undefined;
  let rowsWithoutClose = 0;
  try {
    for await (const { record: cells, info } of rows as AsyncIterable<ParsedRow>) {
      yield* drain(faults);
      if (!header || !kind) {
        header = cells.map((cell) => cell.trim());
        kind = kindOfHeader(header, options.only);
        if (!kind) {
          yield { type: "fault", ...unknownHeader(options, header) };
          return;
        }
        continue;
      }
      const row = rowOf(header, cells);
      const rowOptions = { source: options.source, collectedAt: now, pseudonymOf, after, to };
      for (const record of kind.toRecords(row, rowOptions)) {
        if (record === "gap") rowsWithoutClose += 1;
        else yield toItem(record, { origin, line: info.lines, now, config }, row);
      }
    }
  } catch (error) {
    yield { type: "fault", ...rowFault(origin, error, 0) };
  }
  yield* drain(faults);
  if (rowsWithoutClose > 0)
    yield { type: "note", message: `${options.file}: ${rowsWithoutClose} closes are empty, kept as gaps` };
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

function toItem(
  record: Record<string, unknown>,
  check: Parameters<typeof checkRecord>[1],
  row: Row,
): SourceItem {
  const { origin, line } = check;
  // What is not valid UTF-8 has become U+FFFD on the way through the CSV parser.
  if (Object.values(row).some((cell) => cell.includes("\ufffd")))
    return {
      type: "fault",
      code: "record.encoding",
      message: "the row is not valid UTF-8",
      origin,
      line,
      raw: row,
    };
  const checked = checkRecord(record, check);
  if ("fault" in checked) return { type: "fault", ...checked.fault, raw: row };
  return { type: "checked", record: checked.record, origin, line };
}

async function* onlyBytes(
  decoded: AsyncIterable<Buffer | { fault: QuarantinedRecord }>,
  faults: QuarantinedRecord[],
): AsyncGenerator<Buffer> {
  for await (const piece of decoded) {
    if ("fault" in piece) faults.push(piece.fault);
    else yield piece;
  }
}

function* drain(faults: QuarantinedRecord[]): Generator<SourceItem> {
  for (const fault of faults.splice(0)) yield { type: "fault", ...fault };
}

function rowOf(header: string[], cells: string[]): Row {
  return Object.fromEntries(header.map((column, at) => [column, (cells[at] ?? "").trim()]));
}

function rowFault(origin: string, error: CsvError | unknown, line?: number): QuarantinedRecord {
  const { message, lines } = error as Partial<CsvError> & { lines?: number };
  return {
    code: "object.unreadable",
    message: `not CSV: ${message}`,
    origin,
    line: line ?? lines ?? 0,
    raw: null,
  };
}

function unknownHeader(options: ReadFileOptions, header: string[]): QuarantinedRecord {
  const message =
    options.only === "snscrape"
      ? notSnscrape
      : "the header is none Pulso knows: prices need symbol, date and close; tweets need id, date and content; " +
        "rates need date and pairs such as EURUSD; other exports of snscrape need all their columns";
  return {
    code: "object.unreadable",
    message,
    origin: originOf(options),
    line: 1,
    raw: header.join(",").slice(0, 10_000),
  };
}
