import type { AssetCandidate } from "../../core/domain/asset-request.ts";
import { AppError, codeOf, messageOf } from "../../core/domain/errors.ts";
import { askSource } from "./ask-source.ts";
import type { RequestDeps } from "./deps.ts";
import { type Finding, findInCatalogue, joinCandidates } from "./find-candidates.ts";

/**
 * Looks for what a text means: in the catalogue, and where that is not certain in the sources that are on and can be
 * searched. Throws `asset.not_found`, or what a source failed with when nothing else was found.
 */
export async function searchAsset(
  { id, query }: { id: string; query: string },
  deps: RequestDeps,
): Promise<Finding> {
  const listed = findInCatalogue(query, deps.catalogue);
  if (listed.chosen) return listed;
  const found: AssetCandidate[] = [];
  let failure: unknown;
  for (const { source: name, search } of deps.searches) {
    const source = deps.sources.find((candidate) => candidate.name === name);
    if (!source || !deps.config.sources.includes(name)) continue;
    try {
      const { config, clock } = deps;
      found.push(
        ...(await askSource(source, { requestId: id, deps }, (http) =>
          search(query, { http, config, clock }),
        )),
      );
    } catch (error) {
      deps.signal.throwIfAborted();
      failure ??= error;
      deps.log.warn(
        { source: name, code: codeOf(error), message: messageOf(error) },
        "request.search_failed",
      );
    }
  }
  const isWhole = failure === undefined;
  const finding = joinCandidates(query, deps.catalogue, { known: listed.candidates, found, isWhole });
  if (finding.candidates.length > 0) return finding;
  if (failure !== undefined) throw failure;
  throw new AppError("asset.not_found", { message: `nothing that is traded is called "${query}"`, query });
}
