/** What a client asked the fake gateway for. */
export type IbAsk =
  | {
      type: "contracts";
      id: number;
      symbol: string;
      secType: string;
      exchange: string;
      primaryExch: string;
      currency: string;
    }
  | {
      type: "history";
      id: number;
      conId: number;
      symbol: string;
      end: string;
      barSize: string;
      duration: string;
      useRth: string;
      show: string;
      formatDate: string;
    }
  | { type: "quotes"; id: number; conId: number; symbol: string; secType: string }
  | { type: "cancelHistory" | "cancelQuotes"; id: number }
  | { type: "start"; clientId: number }
  | { type: "marketDataType"; kind: number }
  | { type: "time" };

/** Reads a client's message (server version 163 and later); throws at one the fake does not know. */
export function parseIbAsk(fields: readonly string[]): IbAsk {
  const text = (at: number) => fields[at] ?? "";
  const number = (at: number) => Number(text(at));
  if (text(0) === "71") return { type: "start", clientId: number(2) };
  if (text(0) === "49") return { type: "time" };
  if (text(0) === "59") return { type: "marketDataType", kind: number(2) };
  if (text(0) === "25") return { type: "cancelHistory", id: number(2) };
  if (text(0) === "2") return { type: "cancelQuotes", id: number(2) };
  if (text(0) === "9")
    return {
      type: "contracts",
      id: number(2),
      symbol: text(4),
      secType: text(5),
      exchange: text(10),
      primaryExch: text(11),
      currency: text(12),
    };
  if (text(0) === "20")
    return {
      type: "history",
      id: number(1),
      conId: number(2),
      symbol: text(3),
      end: text(15),
      barSize: text(16),
      duration: text(17),
      useRth: text(18),
      show: text(19),
      formatDate: text(20),
    };
  if (text(0) === "1")
    return { type: "quotes", id: number(2), conId: number(3), symbol: text(4), secType: text(5) };
  throw new Error(`the fake gateway knows no message ${fields.join("|")}`);
}
