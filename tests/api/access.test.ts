import "reflect-metadata";
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, graphql } from "graphql";
import { describe, expect, test } from "vitest";
import { enforceFieldTiers } from "../../api/access.ts";
import { allowedSpan, coverageOf } from "../../api/coverage.ts";
import type { View } from "../../api/view.ts";
import { newestSlot, tierNames, tiers } from "../../core/domain/tiers.ts";

describe("a field that states a tier", () => {
  const field = (tier?: string) => ({ type: GraphQLInt, resolve: () => 1, extensions: tier ? { tier } : {} });
  const query = new GraphQLObjectType({
    name: "Query",
    fields: { free: field("FREE"), plus: field("PLUS"), pro: field("PRO"), inherited: field() },
    extensions: { tier: "ENTERPRISE" },
  });
  const schema = enforceFieldTiers(new GraphQLSchema({ query }));
  const reach = { free: "FREE", plus: "PLUS", pro: "PRO", inherited: "ENTERPRISE" } as const;

  test.each(
    tierNames.flatMap((tier) =>
      Object.entries(reach).map(([name, required]) => [tier, name, required] as const),
    ),
  )("%s asks for %s, which needs %s", async (tier, name, required) => {
    const { data, errors } = await graphql({ schema, source: `{ ${name} }`, contextValue: { tier } });
    if (tierNames.indexOf(tier) >= tierNames.indexOf(required)) expect(data).toEqual({ [name]: 1 });
    else
      expect(errors?.[0]?.originalError).toMatchObject({
        code: "tier.required",
        detail: { requiredTier: required },
      });
  });
});

test("a run is visible once its slot is as old as the tier's delay, to the minute", () => {
  const slot = "2026-11-22T06";
  expect(newestSlot(tiers.FREE, new Date("2026-11-23T05:59:59Z")) >= slot).toBe(false);
  expect(newestSlot(tiers.FREE, new Date("2026-11-23T06:00:00Z")) >= slot).toBe(true);
  expect(newestSlot(tiers.PLUS, new Date("2026-11-22T06:00:00Z")) >= slot).toBe(true);
});

describe("coverage", () => {
  const now = new Date("2026-11-22T06:00:00Z");
  const view: View = { run: "2026-11-22T06", now, newerTier: undefined };
  const date = (text: string) => new Date(`${text}T00:00:00Z`);
  const cover = (
    request: { from?: Date; to?: Date },
    first: Date | undefined,
    seen: View | undefined = view,
  ) => {
    const { reason, requiredTier } = coverageOf(
      { from: request.from, to: request.to, defaultDays: 90 },
      "FREE",
      seen,
      first,
    );
    return [reason, requiredTier];
  };

  test("the tier is named as the reason only when there are data behind it", () => {
    expect(cover({ from: date("2025-01-01") }, date("2020-01-01"))).toEqual(["tier.history", "PLUS"]);
    expect(cover({ from: date("2020-01-01") }, date("2019-01-01"))).toEqual(["tier.history", "PRO"]);
    expect(cover({ from: date("2025-01-01") }, date("2026-11-01"))).toEqual(["data.range", null]);
  });

  test("a later end is the tier's delay when a newer run is published, else the end of the data", () => {
    const delayed: View = { ...view, newerTier: "PLUS" };
    expect(cover({ to: date("2026-12-01") }, date("2026-01-01"), delayed)).toEqual(["tier.delay", "PLUS"]);
    expect(cover({}, date("2026-01-01"), delayed)).toEqual(["tier.delay", "PLUS"]);
    const within = { from: date("2026-11-01"), to: date("2026-11-10") };
    expect(cover(within, date("2026-01-01"), delayed)).toEqual([null, null]);
    expect(cover({ to: date("2026-12-01") }, date("2026-01-01"))).toEqual(["data.range", null]);
    expect(cover({ to: date("2026-11-22") }, date("2026-01-01"))).toEqual([null, null]);
  });

  test("an asset without data and a Pulso without a run are empty, not errors", () => {
    expect(cover({}, undefined)).toEqual([null, null]);
    expect(cover({ from: date("2026-01-01") }, undefined)).toEqual(["data.range", null]);
    expect(
      coverageOf({ from: null, to: null, defaultDays: 90 }, "FREE", undefined, undefined).effectiveTo,
    ).toBeNull();
  });

  test("what is read never passes the tier's history nor the data's present", () => {
    for (const tier of tierNames) {
      const { historyDays } = tiers[tier];
      const span = allowedSpan(
        { from: date("1900-01-01"), to: date("2100-01-01"), defaultDays: 90 },
        tier,
        view,
      );
      expect(span.to).toEqual(now);
      const days = (now.getTime() - span.from.getTime()) / 86_400_000;
      if (historyDays !== null) expect(Math.floor(days)).toBe(historyDays);
      else expect(span.from).toEqual(date("1900-01-01"));
    }
  });
});
