/** What of the configuration says how the database is asked. */
export type DatabasePlace = { cloud: "local" } | { cloud: "gcp"; google: { databaseIam: boolean } };

/** Where the database knows this machine by its identity: a source of passwords that are tokens. */
export async function databasePassword(place: DatabasePlace): Promise<(() => Promise<string>) | undefined> {
  if (place.cloud === "local" || !place.google.databaseIam) return undefined;
  const { createDatabaseToken } = await import("./gcp/database-token.ts");
  return createDatabaseToken();
}
