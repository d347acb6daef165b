const dayMs = 86_400_000;
/** Days before each month of a common year; 29 February is left to the full parser. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** The ms since 1970 of `YYYY-MM-DDTHH:MM:SSZ`, with up to three decimals of a second; NaN for any other form. */
export function instantAt(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 20 || length > 24 || bytes[end - 1] !== 0x5a || bytes[start + 10] !== 0x54) return NaN;
  if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return NaN;
  if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  if (!(day <= daysBefore[month]! - daysBefore[month - 1]! && hour <= 23 && minute <= 59 && second <= 59))
    return NaN;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const before = year - 1;
  const days =
    before * 365 +
    Math.floor(before / 4) -
    Math.floor(before / 100) +
    Math.floor(before / 400) -
    719_162 +
    daysBefore[month - 1]! +
    (isLeap && month > 2 ? 1 : 0) +
    day -
    1;
  return days * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000 + decimals(bytes, start + 19, end - 1);
}

/** NaN where two digits do not stand. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** The ms that `.5`, `.25` or `.125` states; nothing is 0. */
function decimals(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  if (bytes[start] !== 0x2e || end - start < 2) return NaN;
  let ms = 0;
  for (let at = start + 1, worth = 100; at < end; at += 1, worth /= 10) {
    const digit = bytes[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    ms += digit * worth;
  }
  return Math.round(ms);
}
