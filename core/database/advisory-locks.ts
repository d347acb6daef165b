/** What processes of one database take turns at: the numbers of its advisory locks are arbitrary but ours, and all here. */
export const advisoryLocks = {
  /** One process brings the schema up to date. */
  migration: 7_237_001,
  /** Decisions about runs are made one after the other. */
  decision: 7_237_002,
  /** Loads go one after the other, the pointer only forward, and no eraser comes in between. */
  publication: 7_237_003,
  /** Erasers go one at a time. */
  erasing: 7_237_004,
  /** One worker of all hosts answers users' requests, so that a source is never asked by two. */
  requests: 7_237_005,
  /** Writers of quotes go one after the other, so that who has seen a sequence has seen every lower one. */
  quotes: 7_237_006,
} as const;
