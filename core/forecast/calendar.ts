const dayMs = 86_400_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days since 1970-01-01 of a plain date `YYYY-MM-DD`; NaN for anything else. By arithmetic, as a stage asks for
 * millions. Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 */
export function toDayNumber(date: string): number {
  if (date.length !== 10 || date[4] !== "-" || date[7] !== "-") return Number.NaN;
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : monthLengths[month - 1];
  if (Number.isNaN(year) || length === undefined || !(day >= 1 && day <= length)) return Number.NaN;
  const shiftedYear = month > 2 ? year : year - 1;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export function toDate(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10);
}

/** Saturday and Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(dayNumber: number): boolean {
  const weekday = (((dayNumber + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** The part of weekdays that are sessions: some nine holidays a year. */
const sessionsPerWeekday = 0.966;

/**
 * How many sessions lie in (from, to]: each day where trading never rests, else weekdays less the usual share of
 * holidays. At least 1, as a day without a session is answered by the next one's close.
 */
export function countSessions(fromDay: number, toDay: number, everyDay: boolean): number {
  if (everyDay) return Math.max(1, toDay - fromDay);
  const weeks = Math.floor((toDay - fromDay) / 7);
  let weekdays = weeks * 5;
  for (let day = fromDay + weeks * 7 + 1; day <= toDay; day += 1) if (!isWeekend(day)) weekdays += 1;
  return Math.max(1, weekdays > 20 ? weekdays * sessionsPerWeekday : weekdays);
}
