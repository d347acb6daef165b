/**
 * Former symbols with the first trading day of the present one. From the companies' own announcements, from general
 * knowledge; what is not listed here has the source's former symbols, undated.
 */
export const symbolChanges: Record<string, string> = {
  BKNG: "PCLN:2018-02-27",
  BKR: "BHGE:2019-10-18",
  COR: "ABC:2023-08-30",
  CPAY: "FLT:2024-03-25",
  CTRA: "COG:2021-10-04",
  DD: "DWDP:2019-06-03",
  ELV: "ANTM:2022-06-28",
  GEN: "SYMC:2019-11-05|NLOK:2022-11-08",
  GL: "TMK:2019-08-08",
  J: "JEC:2019-12-10",
  LHX: "HRS:2019-07-01",
  META: "FB:2022-06-09",
  PSKY: "CBS:2019-12-05|VIAC:2022-02-16|PARA:2025-08-07",
  RTX: "UTX:2020-04-03",
  RVTY: "PKI:2023-05-16",
  SONY: "SNE:2021-04-01",
  TFC: "BBT:2019-12-09",
  TPR: "COH:2017-10-31",
  VTRS: "MYL:2020-11-17",
  WBD: "DISCA:2022-04-11",
  WELL: "HCN:2018-02-28",
  XYZ: "SQ:2025-01-21",
};

/** First trading days of symbols that somebody else bore before (SNOW: Intrawest; ARM: ArvinMeritor) or may have. */
export const listedFrom: Record<string, string> = {
  ABNB: "2020-12-10",
  ARM: "2023-09-14",
  COIN: "2021-04-14",
  RDDT: "2024-03-21",
  SNOW: "2020-09-16",
  UBER: "2019-05-10",
};

/** The day a company was taken over, merged or closed: nothing later under its symbol is its own. */
export const delistedOn: Record<string, string> = {
  ATVI: "2023-10-13",
  CELG: "2019-11-20",
  DISCK: "2022-04-08",
  FRC: "2023-05-01",
  HES: "2025-07-18",
  MXIM: "2021-08-26",
  TWTR: "2022-10-27",
  TWX: "2018-06-14",
  WRK: "2024-07-05",
};

const gone = (symbol: string, name: string, exchange: string, aliases: string[] = []) => ({
  symbol,
  yahoo_symbol: symbol,
  type: "equity",
  name,
  exchange,
  currency: "USD",
  country: "United States",
  aliases: aliases.join("|"),
  sources: "authored",
});

/** Companies that are gone, most of them with prices in the 1999-2019 set; the source lists only the living. */
export const delistedAssets: Record<string, string>[] = [
  gone("ATVI", "Activision Blizzard, Inc.", "Nasdaq", ["Activision"]),
  gone("DISCK", "Discovery, Inc. Series C", "Nasdaq"),
  gone("FRC", "First Republic Bank", "NYSE"),
  gone("HES", "Hess Corporation", "NYSE"),
  gone("MXIM", "Maxim Integrated Products, Inc.", "Nasdaq", ["Maxim Integrated"]),
  gone("TWX", "Time Warner Inc.", "NYSE", ["Time Warner"]),
  gone("WRK", "WestRock Company", "NYSE", ["WestRock"]),
];
