/** The price of an asset at an instant, as a source stated it. What it did not state is absent, never zero. */
export interface Quote {
  /** Our symbol. */
  symbol: string;
  /** In `currency`, above zero. */
  price: number;
  bid?: number;
  ask?: number;
  /** Shares or units traded so far in the session. */
  volume?: number;
  currency?: string;
  /** The feed it came by. */
  source: string;
  /** When the source says it was so. */
  at: Date;
  receivedAt: Date;
}
