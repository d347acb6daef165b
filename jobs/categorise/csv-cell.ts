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
