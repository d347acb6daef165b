/** Connection exceptions, resources that ran out, and a server that is told to stop or to start. */
const passing = /^(08|53|57P)/;
const cut = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];

/**
 * Whether an error of Postgres's driver or of TypeORM says that the database could not be reached or was stopped, so
 * that the same may succeed later. Source of the codes: PostgreSQL, "Appendix A. PostgreSQL Error Codes".
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return passing.test(code) || cut.includes(code) || /^Connection terminated\b/.test(error.message);
}
