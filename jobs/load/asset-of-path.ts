/** The symbol that a Hive-style path names (`…/asset=BTC%2FUSD/…`), or undefined. */
export function assetOfPath(path: string): string | undefined {
  const escaped = /\/asset=([^/]+)\//.exec(path)?.[1];
  return escaped === undefined ? undefined : decodeURIComponent(escaped);
}
