/** One way in which an asset is written. */
export interface Pattern {
  /** The symbol linked to: of several symbols of one company, the one that speaks for all. */
  asset: string;
  form: "ticker" | "pair" | "name";
  /** `tickerKinds` of a ticker; of a name how far it is a word of its own: 0 not, 3 a common one. */
  level: number;
  /** A company, not a coin, an index, a commodity or a pair. */
  company: boolean;
  /** How many words it has. */
  words: number;
  /** Holds its legal suffix (`Target Corp`) or was listed as it is said. */
  whole: boolean;
  /** Needs no capital: coins, indices, commodities, pairs, what is no word. */
  anyCase: boolean;
  /** Written in one word what is several: `#BankOfAmerica`. */
  glued: boolean;
  /** In an index of large companies, or named by hand: what a text most likely means. */
  prominent: boolean;
  /** Everybody names it: `knownAliases`. */
  famous: boolean;
  /** `IN` and `ES`: listed in India, in Spain; texts of those markets mean it by a name that others bear too. */
  region: "" | "IN" | "ES";
  /** Of two assets that claim the same words, the higher keeps them. */
  rank: number;
}

/** `apple`, `target`: a company of which texts in small letters speak too, where the next word shows it. */
export function isWordInUse({ form, prominent, words, level }: Pattern): boolean {
  return form === "name" && prominent && words === 1 && level > 0;
}
