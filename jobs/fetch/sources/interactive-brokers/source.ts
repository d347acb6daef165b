import { z } from "zod";
import { readParts } from "../../read-parts.ts";
import { wantedAssets } from "../default-assets.ts";
import { parseCursor } from "../parse-cursor.ts";
import type { Source } from "../source.ts";
import { getAskedAssets } from "./asked-assets.ts";
import { assetStateSchema } from "./asset-state.ts";
import { type IbPatience, ibPatience } from "./ib-connection.ts";
import { IbGateway } from "./ib-gateway.ts";
import { interactiveBrokersLimits } from "./limits.ts";
import { readAsset } from "./read-asset.ts";

const cursorSchema = z.object({ symbols: z.record(z.string(), assetStateSchema) });
/** IB allows 50 history requests at the same time; a few keep the gateway quick. */
const atOnce = 4;

/** Daily prices through an operator's own IB Gateway. */
export const interactiveBrokers: Source = createInteractiveBrokers(ibPatience);

/** The source with another patience for a silent gateway. */
export function createInteractiveBrokers(patience: IbPatience): Source {
  return {
    name: "interactive-brokers",
    title: "Daily prices by Interactive Brokers, through the operator's own IB Gateway",
    delivers: ["prices"],
    sample: false,
    settings: [
      {
        variable: "IB_HOST",
        meaning:
          "host of a running IB Gateway (or TWS) that is logged in: API settings with socket clients enabled, Read-Only API on, this machine among the trusted addresses; the account needs market data subscriptions for what it asks",
        required: true,
      },
      { variable: "IB_PORT", meaning: "its API port: 4001 live (the default), 4002 paper", required: false },
      {
        variable: "IB_CLIENT_ID",
        meaning:
          "a client id no other program uses at that gateway; 17 unless set, the live feed takes the next",
        required: false,
      },
      {
        variable: "PULSO_ASSETS",
        meaning: "symbols to fetch; a dozen well-known ones when unset",
        required: false,
      },
    ],
    limits: interactiveBrokersLimits,
    terms: {
      url: "https://www.interactivebrokers.com/en/pricing/research-news-marketdata.php",
      redistribute: "ids",
      training: true,
      retentionDays: null,
      deletions: "none",
      authors: "none",
      attribution:
        "Interactive Brokers; for the subscriber's own use: exchanges' market data may not be handed on beyond the subscriber's agreement",
    },
    async *read(request) {
      if (request.config.ib.host === undefined) {
        yield { type: "skipped", message: "IB_HOST is not set" };
        return;
      }
      const parts = await getAskedAssets(wantedAssets(request.config.assets, request.assets));
      let partsLeft = parts.length;
      await using gateway = new IbGateway(request, patience);
      yield* readParts({
        parts,
        keyOf: ({ symbol }) => symbol,
        atOnce,
        states: (yield* parseCursor(cursorSchema, request))?.symbols ?? {},
        read: (asset, state) => {
          partsLeft -= 1;
          const hasSpareRoom = () => gateway.historyRoom() > partsLeft;
          return readAsset(asset, state, { gateway, request, hasSpareRoom });
        },
        toCursor: (symbols) => ({ symbols }) satisfies z.infer<typeof cursorSchema>,
        signal: request.signal,
      });
    },
  };
}
