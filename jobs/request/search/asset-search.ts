import type { Clock } from "../../../core/cloud/ports.ts";
import type { Config } from "../../../core/config.ts";
import type { AssetCandidate } from "../../../core/domain/asset-request.ts";
import type { Http } from "../../fetch/http.ts";

/** How one source is asked for the assets that a text may mean: its own symbols, the likeliest first. */
export interface AssetSearch {
  /** The source whose limits and budget the search is under. */
  source: string;
  /** Throws all that `Http.get` throws. */
  search(query: string, tools: { http: Http; config: Config; clock: Clock }): Promise<AssetCandidate[]>;
}
