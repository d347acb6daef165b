const dayMs = 86_400_000;

/** A calendar date `days` later (earlier when negative). Takes and gives YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Whether the text is a date that exists, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const horizonDaysMax = 365;

export interface MonthChoice {
  /** YYYY-MM. */
  month: string;
  firstDay: number;
  lastDay: number;
}

/** The months, and the days in each, that can be forecast from a last close: the day after it to a year on. */
export function forecastMonths(lastCloseDate: string): MonthChoice[] {
  const first = addDays(lastCloseDate, 1);
  const last = addDays(lastCloseDate, horizonDaysMax);
  const choices: MonthChoice[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month))
    choices.push({
      month,
      firstDay: first.startsWith(month) ? Number(first.slice(8)) : 1,
      lastDay: last.startsWith(month) ? Number(last.slice(8)) : daysInMonth(month),
    });
  return choices;
}

function nextMonth(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7);
}

function daysInMonth(month: string): number {
  return daysBetween(`${month}-01`, `${nextMonth(month)}-01`);
}
