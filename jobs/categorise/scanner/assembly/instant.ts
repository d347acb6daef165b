/** The ms since 1970 of `YYYY-MM-DDTHH:MM:SSZ`, with up to three decimals of a second; NaN for any other form. */
export function instantAt(start: usize, end: usize): f64 {
  const length = end - start;
  if (length < 20 || length > 24) return NaN;
  if (load<u8>(end - 1) != 0x5a || load<u8>(start + 10) != 0x54) return NaN;
  if (load<u8>(start + 4) != 0x2d || load<u8>(start + 7) != 0x2d) return NaN;
  if (load<u8>(start + 13) != 0x3a || load<u8>(start + 16) != 0x3a) return NaN;
  const century = twoDigits(start);
  const yearOfCentury = twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const day = twoDigits(start + 8);
  const hour = twoDigits(start + 11);
  const minute = twoDigits(start + 14);
  const second = twoDigits(start + 17);
  if ((century | yearOfCentury | month | day | hour | minute | second) < 0) return NaN;
  const year = century * 100 + yearOfCentury;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysOf(month)) return NaN;
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  const ms = decimals(start + 19, end - 1);
  if (ms < 0) return NaN;
  return <f64>daysSince1970(year, month, day) * 86_400_000 + <f64>(((hour * 60 + minute) * 60 + second) * 1000 + ms);
}

/** Negative where two digits do not stand. */
// @ts-ignore: decorator
@inline
function twoDigits(at: usize): i32 {
  const tens = <i32>load<u8>(at) - 0x30;
  const ones = <i32>load<u8>(at + 1) - 0x30;
  return <u32>tens > 9 || <u32>ones > 9 ? -1 : tens * 10 + ones;
}

/** 29 February is left to the full parser. */
// @ts-ignore: decorator
@inline
function daysOf(month: i32): i32 {
  return month == 2 ? 28 : 30 + ((month + (month >> 3)) & 1);
}

/** Days from 1 January 1970 in the Gregorian calendar (Hinnant 2013, "chrono-compatible low-level date algorithms"). */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
}

/** The ms that `.5`, `.25` or `.125` states; nothing is 0; −1 for what is no decimals. */
function decimals(start: usize, end: usize): i32 {
  if (start == end) return 0;
  if (load<u8>(start) != 0x2e || end - start < 2) return -1;
  let ms = 0;
  let worth = 100;
  for (let at = start + 1; at < end; at += 1) {
    const digit = <i32>load<u8>(at) - 0x30;
    if (<u32>digit > 9) return -1;
    ms += digit * worth;
    worth /= 10;
  }
  return ms;
}
