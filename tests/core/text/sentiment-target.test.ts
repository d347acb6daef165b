import { expect, test } from "vitest";
import { findTarget } from "../../../core/text/sentiment/find-target.ts";

const found = (text: string, target: string) =>
  findTarget(text, target)?.spans.map(({ start, end }) => text.slice(start, end));

test("a target is found in any capitals, without its accents, in the plural and the possessive", () => {
  expect(found("TELEFONICA sube; Telefónica's plan", "Telefónica")).toEqual(["TELEFONICA", "Telefónica"]);
  expect(found("Banks rise as a bank falls", "bank")).toEqual(["Banks", "bank"]);
});

test("of a name that is not there as a whole its longest part is taken", () => {
  expect(found("Acme Holdings slips", "Acme neutralings")).toEqual(["Acme"]);
  expect(found("The Frank Miller Company pays", "Frank Miller Group")).toEqual(["Frank Miller"]);
});

test("what names nothing is not found, and neither is a part of a word", () => {
  expect(found("The bank of the river", "Group of the Inc")).toBeUndefined();
  expect(found("Metals rise", "Meta")).toBeUndefined();
  expect(found("Anything", "  ")).toBeUndefined();
  expect(found("C++ (Inc.) rises", "(Inc.)")).toEqual(["Inc"]);
});
