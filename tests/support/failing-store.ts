import type { ObjectStore } from "../../core/cloud/ports.ts";

/** A lake whose writer dies at its n-th change (from 1): that one and all after it do not happen. */
export function failingStore(inner: ObjectStore, failsAt: number): ObjectStore & { hasStruck(): boolean } {
  let changes = 0;
  const mayChange = () => {
    changes += 1;
    if (changes >= failsAt) throw new Error("the machine is gone");
  };
  return {
    put: async (path, body, options) => {
      mayChange();
      return inner.put(path, body, options);
    },
    delete: async (path) => {
      mayChange();
      return inner.delete(path);
    },
    get: (path) => inner.get(path),
    read: (path, range) => inner.read(path, range),
    head: (path) => inner.head(path),
    list: (prefix) => inner.list(prefix),
    hasStruck: () => changes >= failsAt,
  };
}
