const mustBeQuoted = /[",\r\n]/;

/** A cell as RFC 4180 writes it; a lone carriage return, which ends a line for some readers, is quoted too. */
export function csvCell(text: string): string {
  return mustBeQuoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const wouldRun = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a
 * carriage return) is written with one apostrophe before it, as is one that already has an apostrophe there. So the
 * rule can be undone without loss: see `originalText`. Figures are never touched.
 */
export function inert(text: string): string {
  // Letters, which most cells begin with, stand between the signs of ASCII and their wide forms.
  const first = text.charCodeAt(0);
  if (first > 0x40 && first < 0xff00) return text;
  return wouldRun.test(text) ? `'${text}` : text;
}

/** Undoes `inert`, for readers that are no spreadsheets. */
export function originalText(cell: string): string {
  return cell.startsWith("'") && wouldRun.test(cell) ? cell.slice(1) : cell;
}

const quote = 0x22;
const comma = 0x2c;

/** The text of the first cell of the row that begins at `start`, whose first cell is not its last. */
export function firstCell(bytes: Uint8Array, start: number): string {
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (row[start] !== quote) return originalText(row.toString("utf8", start, row.indexOf(comma, start)));
  let end = start + 1;
  while (row[end] !== quote || row[end + 1] === quote) end += row[end] === quote ? 2 : 1;
  return originalText(row.toString("utf8", start + 1, end).replaceAll('""', '"'));
}
