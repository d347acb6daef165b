import type { DataSource } from "typeorm";
import { advisoryLocks } from "../../core/database/advisory-locks.ts";

/** Does the work when no other eraser is at it, else nothing (undefined); the lock goes with its connection. */
export async function whenFree<Value>(
  dataSource: DataSource,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  const holder = dataSource.createQueryRunner();
  try {
    const [row] = await holder.query("select pg_try_advisory_lock($1) as free", [advisoryLocks.erasing]);
    if (row?.free !== true) return undefined;
    try {
      return await work();
    } finally {
      await holder.query("select pg_advisory_unlock($1)", [advisoryLocks.erasing]);
    }
  } finally {
    await holder.release();
  }
}
