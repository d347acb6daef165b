import type { IbAsk } from "./ib-asks.ts";
import type { IbFields } from "./ib-frames.ts";
import type { FakeBar, FakeContract, IbMessages } from "./ib-messages.ts";

export interface IbKnowledge {
  contracts: readonly FakeContract[];
  bars(ask: IbAsk & { type: "history" }): FakeBar[];
  messages: IbMessages;
  now: Date;
}

/**
 * What to do with an ask in place of answering: an error, nothing at all, a socket lost with half of the answer on
 * the wire, or broken messages before the answer.
 */
export type IbReaction =
  | { code: number; text: string }
  | "silence"
  | "drop"
  | "drop half way"
  | "garbage first";

/** What a gateway in good order answers. */
export function ibAnswer(ask: IbAsk, { contracts, bars, messages, now }: IbKnowledge): IbFields[] {
  switch (ask.type) {
    case "start":
      return [
        messages.managedAccounts(),
        messages.nextValidId(),
        messages.error(-1, 2104, "Market data farm connection is OK:usfarm"),
        messages.error(-1, 2106, "HMDS data farm connection is OK:ushmds"),
        messages.error(-1, 2158, "Sec-def data farm connection is OK:secdefnj"),
      ];
    case "time":
      return [messages.currentTime(Math.floor(now.getTime() / 1_000))];
    case "contracts": {
      const found = contracts.filter((contract) => fits(contract, ask));
      if (found.length === 0)
        return [messages.error(ask.id, 200, "No security definition has been found for the request")];
      return [
        ...found.map((contract) => messages.contractData(ask.id, contract)),
        messages.contractDataEnd(ask.id),
      ];
    }
    case "history": {
      const found = bars(ask);
      if (found.length > 0) return [messages.historicalData(ask.id, found)];
      const noData = `HMDS query returned no data: ${ask.symbol}@SMART ${ask.show}`;
      return [messages.error(ask.id, 162, `Historical Market Data Service error message:${noData}`)];
    }
    case "quotes":
      return [messages.tickReqParams(ask.id), messages.marketDataType(ask.id, 1)];
    case "cancelHistory":
      return [messages.error(ask.id, 162, `API historical data query cancelled: ${ask.id}`)];
    default:
      return [];
  }
}

function fits(contract: FakeContract, ask: IbAsk & { type: "contracts" }): boolean {
  return (
    contract.symbol === ask.symbol &&
    contract.secType === ask.secType &&
    [contract.exchange, ""].includes(ask.exchange) &&
    [contract.currency, ""].includes(ask.currency) &&
    [contract.primaryExch, ""].includes(ask.primaryExch)
  );
}
