/** Yahoo's codes of hundredths, in which some exchanges quote, and the currency they are hundredths of. */
const majorOf: Record<string, string> = { GBp: "GBP", GBX: "GBP", ILA: "ILS", ZAc: "ZAR" };

/**
 * The currency proper of what Yahoo states, and how many of what it states make one unit of it: London is quoted in
 * pence there and in pounds elsewhere, and a unit is no disagreement.
 */
export function majorUnitOf(stated: string | null | undefined): {
  currency: string | undefined;
  statedPerUnit: number;
} {
  const major = stated ? majorOf[stated] : undefined;
  return { currency: major ?? stated ?? undefined, statedPerUnit: major ? 100 : 1 };
}
