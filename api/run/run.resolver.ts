import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { z } from "zod";
import type { AccountRow } from "../../core/database/repositories/accounts.ts";
import {
  findRunHistory,
  getRunHistory,
  type RunHistoryRow,
} from "../../core/database/repositories/run-history.ts";
import { hasRole } from "../access.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { RunConnection, RunType, type SourceCoverage, StageAttempt } from "./run.type.ts";

const runCursor = z.tuple([z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/)]);

/** The ledger is about the machine, not the market: it is not delayed by tier. */
@Resolver(() => RunType)
export class RunResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => RunConnection, { description: "The run ledger, newest first." })
  async runs(
    @Arg("first", FirstType, firstArgument(20)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps }: ApiContext,
  ): Promise<RunConnection> {
    const size = pageSize(first, 20);
    const before = decodeCursor("run", after, runCursor)?.[0];
    const rows = await getRunHistory(deps.dataSource, { before, limit: size + 1 });
    return toPage(rows.map(toRun), { size, after, cursorOf: ({ id }) => encodeCursor("run", [id]) });
  }

  @Extensions({ tier: "FREE" })
  @Query(() => RunType, {
    nullable: true,
    description: "The published run that answers this caller, or null before the first.",
  })
  async currentRun(@Ctx() { deps, view }: ApiContext): Promise<RunType | undefined> {
    const row = view && (await findRunHistory(deps.dataSource, view.run));
    return row && toRun(row);
  }

  @FieldResolver(() => [StageAttempt])
  async stages(@Root() { id }: RunType, @Ctx() { reads, account }: ApiContext): Promise<StageAttempt[]> {
    const attempts = await reads.stages(id, {});
    return seesReasons(account) ? attempts : attempts.map((attempt) => ({ ...attempt, reason: null }));
  }
}

/** An attempt's reason is the program's last words, paths and all: for who runs the machine. */
function seesReasons(account: AccountRow | undefined): boolean {
  return hasRole(account, ["OPERATOR", "ADMIN"]);
}

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()
  .default(null);
const count = z.number().int().nullable().default(null);
const text = z.string().nullable().default(null);

const sourceSchema = z
  .object({
    source: z.string(),
    state: z.enum(["ok", "partial", "skipped", "over_budget", "failed"]),
    from: instant,
    to: instant,
    records: z.number().int(),
    bars: count,
    quarantined: count,
    duplicate: count,
    deleted: count,
    code: text,
    message: text,
  })
  .transform((value): SourceCoverage => value);

/** What of the stored coverage is not of this shape is left out. */
function toRun({ coverage, ...row }: RunHistoryRow): RunType {
  const sources = (coverage ?? []).flatMap((entry) => sourceSchema.safeParse(entry).data ?? []);
  return { ...row, coverage: sources };
}
