import type { RunId } from "../../domain/slot.ts";
import type { Reader } from "./reader.ts";

/** The newest published run, and the newest of a slot at or before `slotMax`, read together; null where there is none. */
export async function findNewestPublication(
  reader: Reader,
  slotMax: RunId,
): Promise<{ visible: RunId | null; newest: RunId | null }> {
  const rows = await reader.query<{ visible: RunId | null; newest: RunId | null }[]>(
    `SELECT (SELECT max(run_id) FROM publication WHERE run_id <= $1) AS visible,
       (SELECT max(run_id) FROM publication) AS newest`,
    [slotMax],
  );
  return rows[0]!;
}
