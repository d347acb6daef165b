import "reflect-metadata";
import { parse, print, validate } from "graphql";
import { expect, test } from "vitest";
import { eventDocument } from "../../api/event-document.ts";
import { createSchema } from "../../api/schema.ts";

const schema = createSchema();

test.each([
  [
    "a variable that is a list",
    "subscription A($symbols: [String!]!) { quoteUpdated(symbols: $symbols) { symbol } }",
    "subscription A { quoteUpdated(symbols: []) { symbol } }",
  ],
  [
    "a list written out, in a fragment, beside a variable that goes on being used",
    'subscription A($bid: Boolean!, $s: [String!]!) { ...F } fragment F on Subscription { quoteUpdated(symbols: ["X", "Y"]) { symbol bid @include(if: $bid) } }',
    "subscription A($bid: Boolean!) { ...F } fragment F on Subscription { quoteUpdated(symbols: []) { symbol bid @include(if: $bid) } }",
  ],
])("an event is executed without %s", (_, asked, executed) => {
  const document = eventDocument(schema, parse(asked));
  expect(print(document)).toBe(print(parse(executed)));
  expect(validate(schema, document)).toEqual([]);
});
