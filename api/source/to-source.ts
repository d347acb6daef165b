import { z } from "zod";
import type { SourceStanding } from "../../core/database/repositories/source-readings.ts";
import { redistributions } from "../../core/domain/record.ts";
import type { SourceBudget, SourceType } from "./source.type.ts";

const aboutSchema = z.object({
  title: z.string(),
  delivers: z.array(z.string()),
  termsUrl: z.string().optional(),
  redistribute: z.enum(redistributions),
  retentionDays: z.number().nullable(),
  attribution: z.string().optional(),
});

const budgetSchema = z.object({
  dayRequests: z.number(),
  requestsPerDayMax: z.number().nullable(),
  dayUsd: z.number(),
  usdPerDayMax: z.number().nullable(),
  monthUsd: z.number(),
  usdPerMonthMax: z.number().nullable(),
});

export function toSource(
  standing: SourceStanding,
  { now, isConfigured }: { now: Date; isConfigured: boolean },
): SourceType {
  const about = aboutSchema.safeParse(standing.about).data;
  const { until, errorCode, errorAt } = standing;
  return {
    name: standing.source,
    title: about?.title ?? null,
    delivers: about?.delivers ?? [],
    configured: isConfigured,
    state: standing.state,
    message: standing.message,
    sample: standing.sample,
    lastRun: standing.run,
    lastSuccessAt: standing.lastSuccessAt,
    // Made-up data have no present to be behind.
    lagSeconds:
      until && !standing.sample ? Math.max(0, Math.round((now.getTime() - until.getTime()) / 1_000)) : null,
    newestAt: standing.newestAt,
    records: standing.records,
    recordsOf30Days: standing.recordsOfSpan,
    deletedOf30Days: standing.deletedOfSpan,
    budget: toBudget(standing, now),
    lastError:
      errorCode !== null && errorAt ? { code: errorCode, message: standing.errorMessage, at: errorAt } : null,
    terms: about
      ? {
          url: about.termsUrl ?? null,
          redistribute: about.redistribute,
          retentionDays: about.retentionDays,
          attribution: about.attribution ?? null,
        }
      : null,
  };
}

/** A source that new runs ask and no published one has. */
export function toNeverRead(name: string): SourceType {
  return {
    name,
    title: null,
    delivers: [],
    configured: true,
    state: "never",
    message: null,
    sample: false,
    lastRun: null,
    lastSuccessAt: null,
    lagSeconds: null,
    newestAt: null,
    records: null,
    recordsOf30Days: 0,
    deletedOf30Days: 0,
    budget: null,
    lastError: null,
    terms: null,
  };
}

/** What was spent on an earlier day, or in an earlier month, is not of this one. */
function toBudget({ budget, readAt }: SourceStanding, now: Date): SourceBudget | null {
  const counted = budgetSchema.safeParse(budget).data;
  if (!counted) return null;
  const isSame = (length: number) =>
    readAt.toISOString().slice(0, length) === now.toISOString().slice(0, length);
  const [isToday, isThisMonth] = [isSame("2026-01-01".length), isSame("2026-01".length)];
  const requestsToday = isToday ? counted.dayRequests : 0;
  const usdToday = isToday ? counted.dayUsd : 0;
  const usdThisMonth = isThisMonth ? counted.monthUsd : 0;
  return {
    countedAt: readAt,
    requestsToday,
    requestsLeftToday: left(counted.requestsPerDayMax, requestsToday),
    usdToday,
    usdLeftToday: left(counted.usdPerDayMax, usdToday),
    usdThisMonth,
    usdLeftThisMonth: left(counted.usdPerMonthMax, usdThisMonth),
  };
}

function left(cap: number | null, spent: number): number | null {
  return cap === null ? null : Math.max(0, Math.round((cap - spent) * 10_000) / 10_000);
}
