import type { ContractDetails } from "@stoqey/ib";
import { AppError } from "../../../../core/domain/errors.ts";
import type { IbConnection } from "./ib-connection.ts";
import { type AskedAsset, contractsOf } from "./ib-contracts.ts";
import { IbRefusal, toAppError } from "./ib-errors.ts";
import { type IbInstrument, toInstrument } from "./transform.ts";

/** Makes one request on a connection. */
export type IbAsk = <Answer>(ask: (connection: IbConnection) => Promise<Answer>) => Promise<Answer>;

/**
 * The one contract of IB that an asset is. Throws `asset.not_found`, `asset.ambiguous` naming the candidates (the
 * choice is never ours), and all that asking throws.
 */
export async function findInstrument(asset: AskedAsset, ask: IbAsk): Promise<IbInstrument> {
  let refusal: AppError | undefined;
  for (const contract of contractsOf(asset)) {
    try {
      const found = await ask((connection) => connection.getContracts(contract));
      const byId = new Map(found.map((details) => [details.contract.conId, details]));
      const [only] = byId.values();
      if (only && byId.size === 1) return toInstrument(only);
      if (byId.size > 1) throw ambiguous(asset.symbol, [...byId.values()]);
    } catch (error) {
      if (!(error instanceof IbRefusal)) throw error;
      refusal = toAppError(error, asset.symbol);
      if (refusal.code !== "asset.not_found") throw refusal;
    }
  }
  throw (
    refusal ??
    new AppError("asset.not_found", {
      message: `IB has no contract for ${asset.symbol}`,
      symbol: asset.symbol,
    })
  );
}

function ambiguous(symbol: string, found: ContractDetails[]): AppError {
  const candidates = found.map(
    ({ contract, longName }) =>
      `${contract.symbol} at ${contract.primaryExch || contract.exchange} in ${contract.currency} (${longName}, ${contract.conId})`,
  );
  return new AppError("asset.ambiguous", {
    message: `${symbol} is several contracts at IB: ${candidates.join("; ")}`,
    symbol,
    candidates,
  });
}
