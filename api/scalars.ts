import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { z } from "zod";

const instant = z.iso.datetime({ offset: true });
const date = z.iso.date();

/** `Date` within; ISO 8601 in UTC with milliseconds without. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An instant, ISO 8601 in UTC.",
  serialize(value) {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    throw new TypeError("a DateTime must be a valid Date");
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** A plain YYYY-MM-DD string within and without: a trading date has no time zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar date, YYYY-MM-DD.",
  serialize: parseDate,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  const parsed = instant.safeParse(value);
  if (!parsed.success) throw new GraphQLError("a DateTime is written like 2026-11-22T06:00:00Z");
  return new Date(parsed.data);
}

function parseDate(value: unknown): string {
  const parsed = date.safeParse(value);
  if (!parsed.success) throw new GraphQLError("a Date is written like 2026-11-22");
  return parsed.data;
}
