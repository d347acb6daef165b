type Row = Record<string, string>;

const index = (symbol: string, name: string, currency: string, country: string, aliases: string[]): Row => ({
  symbol,
  yahoo_symbol: symbol,
  type: "index",
  name,
  currency,
  country,
  aliases: aliases.join("|"),
  sources: "authored",
});
const commodity = (symbol: string, name: string, aliases: string[]): Row => ({
  symbol,
  yahoo_symbol: symbol,
  type: "commodity",
  name,
  currency: "USD",
  aliases: aliases.join("|"),
  sources: "authored",
});

/** Indices and commodities, by Yahoo's symbols; written by hand from general knowledge. */
export const authoredAssets: Row[] = [
  index("^GSPC", "S&P 500", "USD", "United States", [
    "S&P500",
    "SP500",
    "SPX",
    "S&P 500 index",
    "Standard & Poor's 500",
  ]),
  index("^NDX", "Nasdaq 100", "USD", "United States", ["Nasdaq-100", "NDX", "NASDAQ100"]),
  index("^IXIC", "Nasdaq Composite", "USD", "United States", ["Nasdaq Comp", "Nasdaq", "IXIC"]),
  index("^DJI", "Dow Jones Industrial Average", "USD", "United States", [
    "Dow Jones",
    "DJIA",
    "Dow",
    "the Dow",
    "Dow Industrials",
  ]),
  index("^RUT", "Russell 2000", "USD", "United States", ["RUT", "Russell2000"]),
  index("^VIX", "CBOE Volatility Index", "USD", "United States", ["VIX", "fear gauge"]),
  index("^IBEX", "IBEX 35", "EUR", "Spain", ["IBEX", "IBEX35", "Ibex 35"]),
  index("^GDAXI", "DAX", "EUR", "Germany", ["DAX 40", "DAX 30", "DAX40", "DAX30"]),
  index("^FCHI", "CAC 40", "EUR", "France", ["CAC40", "CAC-40"]),
  index("^FTSE", "FTSE 100", "GBP", "United Kingdom", ["FTSE", "FTSE100", "Footsie"]),
  index("^STOXX50E", "Euro Stoxx 50", "EUR", "", ["EuroStoxx 50", "STOXX 50", "Eurostoxx50"]),
  index("FTSEMIB.MI", "FTSE MIB", "EUR", "Italy", ["FTSEMIB"]),
  index("^N225", "Nikkei 225", "JPY", "Japan", ["Nikkei", "Nikkei225"]),
  index("^HSI", "Hang Seng Index", "HKD", "Hong Kong", ["Hang Seng"]),
  index("^NSEI", "Nifty 50", "INR", "India", ["Nifty", "Nifty50"]),
  index("^BSESN", "BSE Sensex", "INR", "India", ["Sensex"]),
  index("^BVSP", "Bovespa", "BRL", "Brazil", ["Ibovespa"]),
  index("^MXX", "S&P/BMV IPC", "MXN", "Mexico", ["IPC Mexico", "BMV IPC"]),
  commodity("GC=F", "Gold", ["gold futures", "gold price", "XAU/USD", "XAUUSD", "precio del oro"]),
  commodity("SI=F", "Silver", ["silver futures", "silver price", "XAG/USD", "XAGUSD", "precio de la plata"]),
  commodity("CL=F", "WTI Crude Oil", ["WTI", "crude oil", "WTI crude", "oil price", "precio del petróleo"]),
  commodity("BZ=F", "Brent Crude Oil", ["Brent", "Brent crude", "crudo Brent"]),
  commodity("NG=F", "Natural Gas", ["natural gas", "nat gas", "gas natural"]),
  commodity("HG=F", "Copper", ["copper futures", "copper price", "precio del cobre"]),
];

/** Much discussed, and in none of the indices of the source. */
export const famousSymbols = new Set(
  `SPY QQQ DIA IWM VTI VOO ARKK GLD SLV USO TLT EEM XLF XLE TQQQ SQQQ SOXL TSM BABA JD PDD BIDU NIO XPEV LI
   SHOP SPOT SNAP PINS RBLX U COIN HOOD SOFI AFRM UPST RIVN LCID NKLA GME AMC BB PLTR SNOW NET DDOG CRWD ZS OKTA MDB TWLO
   ROKU ZM DOCU PTON DKNG CVNA W ETSY CHWY ABNB LYFT UBER DASH SQ XYZ PYPL MSTR MARA RIOT MELI SE NU STNE GRAB ARM ASML SAP NVO
   AZN GSK RIO BHP VALE PBR ITUB BBD SONY TM HMC NTES TCOM FUTU BYND SPCE PLUG FCEL BE ENPH RUN QS CHPT JOBY ACHR IONQ RGTI QBTS SMCI
   AI PATH S GTLB HUBS TEAM WDAY CELH ELF ONON CAVA DJT RDDT HIMS TTD APP RKLB ASTS OKLO SMR CCJ TLRY CGC ACB WISH CLOV SIRI NOK ERIC
   DB UBS BCS LYG HSBC ING FMX CX AMX KOF BSBR GGAL YPF RELIANCE.NS TCS.NS INFY.NS HDFCBANK.NS ICICIBANK.NS SBIN.NS
   INFY WIT HDB IBN TATAMOTORS.NS MARUTI.NS ITC.NS LT.NS AXISBANK.NS KOTAKBANK.NS BHARTIARTL.NS HINDUNILVR.NS SUNPHARMA.NS WIPRO.NS`.split(
    /\s+/,
  ),
);

/** Popular names that the source lacks. */
export const authoredAliases: Record<string, string[]> = {
  AAPL: ["iPhone maker"],
  MSFT: ["MSFT"],
  ETH: ["Ether"],
  META: ["Meta"],
  TSM: ["TSMC"],
  "ITX.MC": ["Zara owner"],
  EURUSD: ["euro dollar", "euro-dollar", "euro/dollar", "euro dólar", "euro-dólar"],
  GBPUSD: ["sterling", "pound sterling", "libra esterlina"],
};

/** Names of the source that are others' too, or words. */
export const unwantedAliases: Record<string, string[]> = {
  SPY: ["S&P 500 ETF"],
};

/** American receipts of companies whose home listing is in the catalogue. */
export const secondListings = new Set(["TEF", "SAN", "BBVA"]);
