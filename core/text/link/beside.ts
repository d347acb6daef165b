import { isWordCode } from "./characters.ts";
import { type Pieces, shapes } from "./scan.ts";

/** The shape of piece `other`, beside the blank after piece `at`; -1 when more or less than a blank is there. */
export function shapeBeside(text: string, pieces: Pieces, at: number, other: number): number {
  if (at < 0 || at + 1 >= pieces.count) return -1;
  if (pieces.starts[at + 1]! - pieces.ends[at]! !== 1 || text.charCodeAt(pieces.ends[at]!) !== 32) return -1;
  return pieces.shapes[other]!;
}

/** Whether a blank alone is between a piece and the capitalised `other` beside it. */
export function isCapitalBeside(text: string, pieces: Pieces, at: number, other: number): boolean {
  return (
    shapeBeside(text, pieces, at, other) === shapes.title && pieces.ends[other]! - pieces.starts[other]! > 3
  );
}

/** `3-D`, `it'S`, `AT&T`, `U$D`, `R/T`, `A_B`, `F*`: a sign that makes one thing of what stands around it. */
export function isGlue(code: number): boolean {
  return (
    code === 39 ||
    code === 8217 ||
    code === 38 ||
    code === 36 ||
    code === 45 ||
    code === 95 ||
    code === 47 ||
    code === 42
  );
}

/** The `B` of `BBD.B`, the `U` of `U.S.`; a stop before a blank ends a sentence. */
export function isDotted(text: string, start: number, end: number): boolean {
  return (
    (start > 1 && text.charCodeAt(start - 1) === 46 && isWordCode(text.charCodeAt(start - 2))) ||
    (end + 1 < text.length && text.charCodeAt(end) === 46 && isWordCode(text.charCodeAt(end + 1)))
  );
}

/** `AAPL 150`, `AAPL @ 150`, `AAPL (+2 %)`. */
export function isBeforeAmount(text: string, pieces: Pieces, last: number): boolean {
  if (last + 1 >= pieces.count || pieces.shapes[last + 1] !== shapes.digits) return false;
  const [start, end] = [pieces.ends[last]!, pieces.starts[last + 1]!];
  return end > start && end - start < 7 && isOnly(text, start, end, " @$+-–:(");
}

/** Whether nothing but `characters` stands from `start` to `end`. */
export function isOnly(text: string, start: number, end: number, characters: string): boolean {
  for (let at = start; at < end; at += 1) if (!characters.includes(text[at]!)) return false;
  return true;
}

/** `V - …`, `PFE: …`, with `RT @name:` before or not. */
export function isHead(text: string, pieces: Pieces, first: number, end: number): boolean {
  if (first > 1 || (first === 1 && pieces.ends[0]! - pieces.starts[0]! !== 2)) return false;
  const code = text.charCodeAt(end);
  if (code === 58) return true;
  return code === 32 && "-–—:|".includes(text[end + 1] ?? "x");
}

/** Whether a sentence, a quotation or a line begins with a piece. */
export function isSentenceStart(text: string, pieces: Pieces, first: number): boolean {
  if (first === 0) return true;
  let at = pieces.starts[first]! - 1;
  for (let blanks = 0; blanks < 3 && text.charCodeAt(at) === 32; blanks += 1) at -= 1;
  return at >= pieces.ends[first - 1]! && '.!?:\n"“”‘(|'.includes(text[at]!);
}

/** The piece after `last`, past a possessive `'s`, when no more than a sign or a blank is between; else -1. */
export function afterPossessive(text: string, pieces: Pieces, last: number): number {
  let at = last + 1;
  if (at >= pieces.count) return -1;
  const code = text.charCodeAt(pieces.ends[last]!);
  const isPossessive =
    (code === 39 || code === 8217) &&
    pieces.starts[at]! - pieces.ends[last]! === 1 &&
    pieces.ends[at]! - pieces.starts[at]! === 1 &&
    (text.charCodeAt(pieces.starts[at]!) | 32) === 115;
  if (isPossessive) at += 1;
  return at < pieces.count && pieces.starts[at]! - pieces.ends[at - 1]! < 2 ? at : -1;
}

/** The folded word of a piece, its first letters when it is long; empty beyond the ends. */
export function wordAt(text: string, pieces: Pieces, at: number): string {
  if (at < 0 || at >= pieces.count) return "";
  const start = pieces.starts[at]!;
  return pieces.folded[at] ?? text.slice(start, Math.min(pieces.ends[at]!, start + 20)).toLowerCase();
}
