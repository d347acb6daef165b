const dayMs = 86_400_000;

/** Days since 1970-01-01 of a plain date `YYYY-MM-DD`; NaN for anything else. */
export function toDayNumber(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? Number.NaN : time / dayMs;
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
