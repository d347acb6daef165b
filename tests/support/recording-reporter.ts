import type { Reporter } from "../../jobs/reporter.ts";

/** What a command says, for a test to look at: events, and the rows of its tables, each with its type. */
export function recordingReporter(): { reporter: Reporter; said: Record<string, unknown>[] } {
  const said: Record<string, unknown>[] = [];
  const reporter: Reporter = {
    progress() {},
    status() {},
    event: (type, fields) => void said.push({ ...fields, type }),
    table: (type, rows) => void said.push(...rows.map((row) => ({ ...row, type }))),
    close() {},
  };
  return { reporter, said };
}
