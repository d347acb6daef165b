import type { IbFields } from "./ib-frames.ts";

/** A contract as the fake gateway knows it. */
export interface FakeContract {
  symbol: string;
  secType: string;
  exchange: string;
  primaryExch: string;
  currency: string;
  conId: number;
  longName: string;
  timeZone: string;
  priceMagnifier?: number;
}

export interface FakeBar {
  /** `20260105`, or whatever a test wants to see refused. */
  date: string;
  open: number | string;
  high: number | string;
  low: number | string;
  close: number | string;
  volume: number | string;
}

/** Server versions from which a layout differs (names as in IB's own list). */
const encodeMsgAscii7 = 153;
const sizeRules = 164;
const advancedOrderReject = 166;
const lastTradeDate = 182;
const ineligibilityReasons = 186;

/** Messages of the gateway in the layout of its server version: what the client's decoder reads, field by field. */
export function ibMessages(version: number) {
  return {
    managedAccounts: (): IbFields => [15, 1, "DU0000001"],
    nextValidId: (): IbFields => [9, 1, 1],
    currentTime: (seconds: number): IbFields => [49, 1, seconds],
    error: (id: number, code: number, text: string): IbFields => {
      const escaped = version >= encodeMsgAscii7 ? text.replace(/[^\x20-\x7e]/g, escapeUnicode) : text;
      return [4, 2, id, code, escaped, ...(version >= advancedOrderReject ? [""] : [])];
    },
    contractData: (id: number, contract: FakeContract): IbFields => [
      10,
      ...(version < sizeRules ? [8] : []),
      id,
      contract.symbol,
      contract.secType,
      "",
      ...(version >= lastTradeDate ? [""] : []),
      0,
      "",
      contract.exchange,
      contract.currency,
      contract.symbol,
      contract.symbol,
      contract.symbol,
      contract.conId,
      0.01,
      ...(version < sizeRules ? [100] : []),
      "",
      "LMT,MKT",
      `${contract.exchange},${contract.primaryExch}`,
      contract.priceMagnifier ?? 1,
      0,
      contract.longName.replace(/[^\x20-\x7e]/g, escapeUnicode),
      contract.primaryExch,
      "",
      "Industry",
      "Category",
      "Subcategory",
      contract.timeZone,
      "20260105:0400-20260105:2000",
      "20260105:0930-20260105:1600",
      "",
      0,
      1,
      "ISIN",
      "XX0000000001",
      1,
      "",
      "",
      "26,26",
      "",
      "COMMON",
      ...(version < sizeRules ? [1] : [1, 1, 100]),
      ...(version >= ineligibilityReasons ? [0] : []),
    ],
    contractDataEnd: (id: number): IbFields => [52, 1, id],
    historicalData: (id: number, bars: readonly FakeBar[]): IbFields => [
      17,
      id,
      `${bars[0]?.date ?? ""}  00:00:00`,
      `${bars.at(-1)?.date ?? ""}  00:00:00`,
      bars.length,
      ...bars.flatMap(({ date, open, high, low, close, volume }) => [
        date,
        open,
        high,
        low,
        close,
        volume,
        close,
        1_000,
      ]),
    ],
    marketDataType: (id: number, type: number): IbFields => [58, 1, id, type],
    tickReqParams: (id: number): IbFields => [81, id, 0.01, "9c0001", 3],
    /** With the size of a bid, ask or last, as IB sends it. */
    tickPrice: (id: number, type: number, price: number, size: number): IbFields => [
      1,
      6,
      id,
      type,
      price,
      size,
      0,
    ],
    tickSize: (id: number, type: number, size: number): IbFields => [2, 6, id, type, size],
    tickString: (id: number, type: number, value: string): IbFields => [46, 6, id, type, value],
  };
}

export type IbMessages = ReturnType<typeof ibMessages>;

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
