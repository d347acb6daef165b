import { type LakePlace, openStore } from "../../../../core/cloud/open-store.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { PrefixedStore } from "../../../../core/cloud/prefixed-store.ts";

/** Where a program in Spark finds a store: plain data, since each is a process of its own, maybe on another machine. */
export type StorePlace = LakePlace & {
  /** All paths begin with it. */
  prefix?: string;
};

export async function openPlace({ prefix, ...place }: StorePlace): Promise<ObjectStore> {
  const store = await openStore(place);
  return prefix === undefined ? store : new PrefixedStore(store, prefix);
}
