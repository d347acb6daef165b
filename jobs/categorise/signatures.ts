import { AppError } from "../../core/domain/errors.ts";
import type { TextRecord } from "../../core/domain/record.ts";
import { authorTag } from "../../core/text/author-tag.ts";
import { signatureOf } from "../../core/text/signature.ts";

/**
 * Beside the CSVs of a run lies one file with a row for each of theirs: what tells copies and authors apart once text and
 * author are out of sight. These are figures that texts have made, and stay when a text is erased.
 */
export const signaturesHeader = "signature\tauthor_tag\n";

/** One row, ended by `\n`: the signature and the author's tag of a record, each empty where there is none. */
export function signatureRow(record: TextRecord, publishedAt: string): string {
  const { source, author } = record;
  const tag = author === undefined ? "" : authorTag(source, author, publishedAt.slice(0, 10));
  return `${signatureOf(record) ?? ""}\t${tag}\n`;
}

/** Where a run's signatures lie: those of every CSV of the attempt, one after the other in the order of their paths. */
export function signaturesPath(prefix: string): string {
  return `${prefix}/_signatures/part-00000.tsv`;
}

export interface Signature {
  signature: string | null;
  author_tag: number | null;
}

const rowShape = /^(?:[0-9a-f]{32})?\t(?:[0-9a-f]{8})?$/;

/**
 * The rows of a signatures object, as its chunks come. Throws `object.corrupt` when it has another shape or not `rows`
 * rows: at the latest when its end is asked for.
 */
export async function* readSignatures(
  chunks: AsyncIterable<Uint8Array>,
  { path, rows }: { path: string; rows: number },
): AsyncGenerator<Signature> {
  const corrupt = () =>
    new AppError("object.corrupt", {
      message: `${path} does not hold the ${rows} signatures of its CSVs`,
      path,
    });
  let lineNumber = 0;
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + Buffer.from(chunk).toString("latin1")).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      lineNumber += 1;
      if (lineNumber === 1 ? `${line}\n` !== signaturesHeader : !rowShape.test(line) || lineNumber > rows + 1)
        throw corrupt();
      if (lineNumber > 1) yield toSignature(line);
    }
    if (rest.length > lineCharactersMax) throw corrupt();
  }
  if (lineNumber !== rows + 1 || rest !== "") throw corrupt();
}

const lineCharactersMax = 64;

function toSignature(line: string): Signature {
  const [signature, tag] = line.split("\t");
  return { signature: signature || null, author_tag: tag ? Number.parseInt(tag, 16) | 0 : null };
}
