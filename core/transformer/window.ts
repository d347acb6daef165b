import { charactersMax } from "../text/sentiment/tokens.ts";
import type { Span } from "../text/span.ts";

/** The part of a text, at most so long, in whose middle a place stands; the beginning without one. No character is cut in half. */
export function windowOf(text: string, place: Span | undefined, characters: number = charactersMax): string {
  if (text.length <= characters) return text;
  const middle = place ? (place.start + Math.min(place.end, place.start + characters)) >> 1 : 0;
  let start = Math.max(0, Math.min(text.length - characters, middle - (characters >> 1)));
  let end = start + characters;
  if (isSecondHalf(text, start)) start += 1;
  if (isSecondHalf(text, end)) end -= 1;
  return text.slice(start, end);
}

function isSecondHalf(text: string, at: number): boolean {
  return (
    at > 0 && (text.charCodeAt(at) & 0xfc_00) === 0xdc_00 && (text.charCodeAt(at - 1) & 0xfc_00) === 0xd8_00
  );
}
