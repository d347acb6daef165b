/** What price sources fetch where PULSO_ASSETS is not set; what users ask for is fetched beside it, not in its place. */
const defaultAssets = [
  "AAPL",
  "AMZN",
  "BTC",
  "DIS",
  "ETH",
  "EURUSD",
  "GOOGL",
  "JPM",
  "META",
  "MSFT",
  "NVDA",
  "TSLA",
  "^GSPC",
];

/** The symbols a price source is asked for: those configured, else the usual dozen, and those users asked for. */
export function wantedAssets(configured: readonly string[], assets: readonly string[]): string[] {
  return [...new Set([...(configured.length > 0 ? configured : defaultAssets), ...assets])];
}
