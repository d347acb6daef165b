import { Initial1795364485291 } from "./0001-Initial.ts";
import { MentionPublishedAt1795368748976 } from "./0002-MentionPublishedAt.ts";

/** Every migration, oldest first. */
export const migrations = [Initial1795364485291, MentionPublishedAt1795368748976];
