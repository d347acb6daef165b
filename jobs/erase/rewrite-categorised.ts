import { parse } from "csv-parse/sync";
import { z } from "zod";
import { categorisedColumns, categorisedHeader } from "../categorise/categorised-csv.ts";
import { csvCell, originalText } from "../categorise/csv-cell.ts";
import type { Rewritten } from "./rewrite-raw.ts";
import { type EraseWish, extentOf } from "./wish.ts";

const rowsSchema = z.array(z.object({ raw: z.string(), record: z.array(z.string()) }));
const cellOf = (name: (typeof categorisedColumns)[number]) => categorisedColumns.indexOf(name);
const [idAt, sourceAt, publishedAt, urlAt, excerptAt] = [
  cellOf("record_id"),
  cellOf("source"),
  cellOf("published_at"),
  cellOf("url"),
  cellOf("excerpt"),
];

/** A categorised CSV with the excerpts emptied that must go: rows and their order stay, other rows as they were. */
export function rewriteCategorised(bytes: Buffer, wish: EraseWish): Rewritten {
  const rows = rowsSchema.parse(parse(bytes, { raw: true, info: true, from_line: 2 }));
  const found: string[] = [];
  let isChanged = false;
  const lines = rows.map(({ raw, record: cells }) => {
    const id = originalText(cells[idAt] ?? "");
    if (wish.ids.has(id)) found.push(id);
    const text = { id, source: cells[sourceAt] ?? "", publishedAt: cells[publishedAt] ?? "" };
    const extent = extentOf(wish, text);
    const isBare = (cells[excerptAt] ?? "") === "" && (extent === "text" || (cells[urlAt] ?? "") === "");
    if (extent === undefined || isBare) return raw;
    isChanged = true;
    const after = cells.with(excerptAt, "");
    return `${(extent === "all" ? after.with(urlAt, "") : after).map(csvCell).join(",")}\n`;
  });
  return { bytes: isChanged ? Buffer.from(categorisedHeader + lines.join("")) : undefined, found };
}
