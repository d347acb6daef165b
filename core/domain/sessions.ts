/** One asset's trading dates, oldest first, and what shares its calendar (an exchange). */
export interface TradedDates {
  calendar: string | undefined;
  dates: readonly string[];
}

/** Fewer assets than this cannot tell a session from a halt. */
const witnessesMin = 5;

/**
 * The sessions of each calendar as its assets show them: a date is one when at least half of those listed then (between
 * their first and last bar) have a bar, and at least five are listed. So a holiday, or the closure of 2001-09-11, is no
 * session, and one asset's halt is a missing one.
 */
export function findSessions(assets: readonly TradedDates[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const calendar of new Set(assets.map((asset) => asset.calendar))) {
    if (calendar === undefined) continue;
    const members = assets.filter((asset) => asset.calendar === calendar && asset.dates.length > 0);
    const traded = new Map<string, number>();
    for (const { dates } of members) for (const date of dates) traded.set(date, (traded.get(date) ?? 0) + 1);
    const starts = members.map(({ dates }) => dates[0]!).sort();
    const ends = members.map(({ dates }) => dates.at(-1)!).sort();
    let [begun, ended] = [0, 0];
    const sessions: string[] = [];
    for (const date of [...traded.keys()].sort()) {
      while (begun < starts.length && starts[begun]! <= date) begun += 1;
      while (ended < ends.length && ends[ended]! < date) ended += 1;
      const listed = begun - ended;
      if (listed >= witnessesMin && traded.get(date)! * 2 >= listed) sessions.push(date);
    }
    found.set(calendar, sessions);
  }
  return found;
}

/** The dates of an asset before which at least one session passed without it. Both lists oldest first. */
export function datesAfterMissedSessions(
  dates: readonly string[],
  sessions: readonly string[],
): ReadonlySet<string> {
  const after = new Set<string>();
  let at = 0;
  for (const [index, date] of dates.entries()) {
    const from = at;
    while (at < sessions.length && sessions[at]! < date) at += 1;
    if (index > 0 && at > from) after.add(date);
    if (sessions[at] === date) at += 1;
  }
  return after;
}
