import { Initial1795364485291 } from "./0001-Initial.ts";

/** Every migration, oldest first. */
export const migrations = [Initial1795364485291];
