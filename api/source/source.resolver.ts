import { Ctx, Extensions, Query, Resolver } from "type-graphql";
import { getSourceStandings } from "../../core/database/repositories/source-readings.ts";
import { dayMs } from "../access.ts";
import type { ApiContext } from "../context.ts";
import { SourceType } from "./source.type.ts";
import { toNeverRead, toSource } from "./to-source.ts";

const spanDays = 30;

/** How the machine stands, not the market: it is not delayed by tier. */
@Resolver(() => SourceType)
export class SourceResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => [SourceType], {
    description: "Every source that a published run has asked or that is configured, by name.",
  })
  async sources(@Ctx() { deps }: ApiContext): Promise<SourceType[]> {
    const now = deps.clock.now();
    const configured = new Set(deps.config.sources);
    const standings = await getSourceStandings(deps.dataSource, new Date(now.getTime() - spanDays * dayMs));
    const read = new Set(standings.map(({ source }) => source));
    const never = [...configured].filter((name) => !read.has(name));
    return [
      ...standings.map((standing) =>
        toSource(standing, { now, isConfigured: configured.has(standing.source) }),
      ),
      ...never.map(toNeverRead),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
