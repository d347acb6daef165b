import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type Asset, catalogueRowSchema, toAsset } from "./domain/assets.ts";
import { AppError, messageOf } from "./domain/errors.ts";
import { packageRoot } from "./package-root.ts";

/** The catalogue that ships with the product: the ~1,400 most traded assets. */
export const defaultCataloguePath: string = path.join(packageRoot, "data/catalogue.csv");

/**
 * The assets of a catalogue, a CSV (or its gzip) with at least `symbol` and `name`; data/README.md has the columns.
 * Rows of other types than assets (themes) are left out, and of two rows with one symbol the first holds.
 * Throws `input.not_found`, and `input.invalid` naming the line and the field.
 */
export async function readCatalogue(file: string = defaultCataloguePath): Promise<Asset[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError("input.not_found", { message: `the catalogue ${file} cannot be read`, file, cause });
  });
  return parseCatalogue(bytes, file);
}

function parseCatalogue(bytes: Buffer, file: string): Asset[] {
  const bySymbol = new Map<string, Asset>();
  for (const { record, info } of parseRows(bytes, file)) {
    const parsed = catalogueRowSchema.safeParse(record);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      const message = `${file} line ${info.lines}, ${issue.path.join(".")}: ${issue.message}`;
      throw new AppError("input.invalid", { message, file, line: info.lines, field: issue.path.join(".") });
    }
    const asset = toAsset(parsed.data);
    if (asset && !bySymbol.has(asset.symbol)) bySymbol.set(asset.symbol, asset);
  }
  if (bySymbol.size === 0) throw new AppError("input.invalid", { message: `${file} lists no asset`, file });
  return [...bySymbol.values()];
}

function parseRows(bytes: Buffer, file: string): { record: unknown; info: { lines: number } }[] {
  try {
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = isGzip ? gunzipSync(bytes, { maxOutputLength: 268_435_456 }) : bytes;
    return parse(plain, { columns: true, bom: true, info: true, skip_empty_lines: true });
  } catch (cause) {
    const message = `the catalogue ${file} is not a CSV: ${messageOf(cause)}`;
    throw new AppError("input.invalid", { message, file, cause });
  }
}
