import { Extensions, Field, ObjectType } from "type-graphql";
import { AppError } from "../core/domain/errors.ts";
import { lowestTier, type Tier, tiers } from "../core/domain/tiers.ts";
import { dayMs, historyStart, startOfDay } from "./access.ts";
import { TierEnum } from "./enums.ts";
import { DateTimeScalar } from "./scalars.ts";
import type { View } from "./view.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description: "What was asked for and what was answered; `reason` says why they differ.",
})
export class Coverage {
  @Field(() => DateTimeScalar, { nullable: true })
  requestedFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  requestedTo!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  effectiveFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  effectiveTo!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "null when nothing was left out; else tier.history, tier.delay or data.range.",
  })
  reason!: "tier.history" | "tier.delay" | "data.range" | null;

  @Field(() => TierEnum, { nullable: true })
  requiredTier!: Tier | null;
}

/** A span to read, ends included: the part of what was asked that the tier may see and that the view has reached. */
export interface Span {
  from: Date;
  to: Date;
}

export interface SpanRequest {
  from: Date | null | undefined;
  to: Date | null | undefined;
  /** How far back goes who does not say; null = as far as the tier allows. */
  defaultDays: number | null;
}

export const defaultDays = 90;

/** Throws `input.invalid` when `from` is after `to`. */
export function allowedSpan({ from, to, defaultDays }: SpanRequest, tier: Tier, view: View): Span {
  if (from && to && from > to)
    throw new AppError("input.invalid", { message: "`from` is after `to`", argument: "from" });
  const until = earlier(to ?? view.now, view.now);
  return { from: later(wantedFrom({ from, until, defaultDays }), start(tier, view)), to: until };
}

/** Says how a span differs from what was asked; `first` is when the asset's data begin, undefined when it has none. */
export function coverageOf(
  request: SpanRequest,
  tier: Tier,
  view: View | undefined,
  first: Date | undefined,
): Coverage {
  const answer: Coverage = {
    requestedFrom: request.from ?? null,
    requestedTo: request.to ?? null,
    effectiveFrom: null,
    effectiveTo: null,
    reason: null,
    requiredTier: null,
  };
  const span = view && first && allowedSpan(request, tier, view);
  if (!span) return { ...answer, reason: request.from || request.to ? "data.range" : null };

  const effectiveFrom = later(span.from, first);
  if (effectiveFrom <= span.to) Object.assign(answer, { effectiveFrom, effectiveTo: span.to });

  const wanted = later(wantedFrom({ ...request, until: span.to }), first);
  if (wanted < start(tier, view)) {
    const requiredTier = lowestTier((rules) => (historyStart(rules, view.now) ?? earliest) <= wanted);
    return { ...answer, reason: "tier.history", requiredTier: requiredTier ?? null };
  }
  if (view.newerTier && (!request.to || request.to > view.now))
    return { ...answer, reason: "tier.delay", requiredTier: view.newerTier };
  if ((request.from && request.from < first) || (request.to && startOfDay(request.to) > view.now))
    return { ...answer, reason: "data.range" };
  return answer;
}

/** The UTC date of an instant, YYYY-MM-DD. */
export function toDate(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Midnight UTC of a date, for spans. */
export function toInstant(date: string | null | undefined): Date | undefined {
  return date ? new Date(`${date}T00:00:00Z`) : undefined;
}

/** PostgreSQL's and JavaScript's dates both reach it. */
const earliest = new Date("0001-01-01T00:00:00Z");

function start(tier: Tier, view: View): Date {
  return historyStart(tiers[tier], view.now) ?? earliest;
}

function wantedFrom({
  from,
  until,
  defaultDays,
}: Pick<SpanRequest, "from" | "defaultDays"> & { until: Date }): Date {
  if (from) return later(from, earliest);
  return defaultDays === null ? earliest : startOfDay(new Date(until.getTime() - defaultDays * dayMs));
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
