import DataLoader from "dataloader";

/**
 * Gathers what one request asks of many assets with the same arguments into one read. Requests for the same asset
 * and arguments share one answer.
 */
export function batched<Args, Value>(
  read: (keys: readonly string[], args: Args) => Promise<(key: string) => Value>,
): (key: string, args: Args) => Promise<Value> {
  const loaders = new Map<string, DataLoader<string, Value>>();
  return (key, args) => {
    const id = JSON.stringify(args);
    let loader = loaders.get(id);
    if (!loader) {
      loader = new DataLoader(async (keys) => keys.map(await read(keys, args)));
      loaders.set(id, loader);
    }
    return loader.load(key);
  };
}

/** Rows by key, as a function that answers an empty list for a key without rows. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return (key) => groups.get(key) ?? [];
}
