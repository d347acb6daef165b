import type { Cell } from "./cell.ts";
import { stageCells } from "./stage-cells.ts";
import { tickCells } from "./tick-cells.ts";
import { vetoCells } from "./veto-cells.ts";

export const faultNames: Record<number, string> = {
  1: "crash before the side effect",
  2: "crash after the side effect, before commit or acknowledgement",
  3: "crash after commit, before the outbox is dispatched",
  4: "duplicate event",
  5: "reordered event",
  6: "lost event",
  7: "late event after the watchdog moved on",
  8: "hang",
  9: "machine pre-empted, job killed",
  10: "stage reports failure",
  11: "start refused",
  12: "ambiguous API reply",
  13: "poisoned input object",
  14: "partial upload",
  15: "storage 503 for 5 minutes",
  16: "storage 429 storm",
  17: "database restarted inside a transaction",
  18: "COMMIT whose reply is lost",
  19: "clock skew of 5 minutes",
  20: "two ticks",
  21: "a machine does not stop itself",
  22: "veto put on mid-run",
  23: "veto lifted mid-run",
  24: "veto never lifted",
};

/** What Pulso survives: each fault at each stage it can strike. */
export const cells: Cell[] = [...stageCells, ...tickCells, ...vetoCells].sort((a, b) => a.fault - b.fault);
