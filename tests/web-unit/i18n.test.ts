import { expect, test } from "vitest";
import { en } from "../../web/src/i18n/en.ts";
import { es } from "../../web/src/i18n/es.ts";
import { createFormat } from "../../web/src/i18n/format.ts";

/** Each text with its path; a text with parts is called with numbers, which every one of them accepts. */
function textsOf(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "function") return [[here, String(value(...Array(value.length).fill(7)))]];
    return typeof value === "string" ? [[here, value]] : textsOf(value, here);
  });
}

test("Spanish has each text that English has, and none is empty", () => {
  const [english, spanish] = [textsOf(en), textsOf(es)];
  expect(spanish.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
  for (const [path, text] of spanish) expect(text.trim(), path).not.toBe("");
});

test("every sentence with parts uses all of them, in both languages", () => {
  const sentence = [en, es].map((t) => t.forecast.sentence("D", "LOW", "HIGH", "NAIVE"));
  for (const text of sentence) for (const part of ["D", "LOW", "HIGH", "NAIVE"]) expect(text).toContain(part);
});

test("a lag is said in words, by who came first", () => {
  expect([-1, 0, 2].map(en.asset.atLag)).toEqual([
    "with the price 1 session ahead of sentiment",
    "on the same day",
    "with sentiment 2 sessions ahead of the price",
  ]);
  expect([-2, 0, 1].map(es.asset.atLag)).toEqual([
    "con el precio 2 sesiones por delante del sentimiento",
    "el mismo día",
    "con el sentimiento 1 sesión por delante del precio",
  ]);
});

test("numbers and dates are written as their readers write them", () => {
  const [english, spanish] = [createFormat("en-GB"), createFormat("es-ES")];
  expect(english.price(1847.84)).toBe("1,847.84");
  expect(spanish.price(293.65)).toBe("293,65");
  expect(english.price(1.1234)).toBe("1.1234");
  expect(english.percent(-1.254)).toBe("\u22121.25%");
  expect(english.percent(0.73)).toBe("+0.73%");
  expect(english.price(null)).toBe("–");
  expect(english.signedOneDecimal(3.91)).toBe("+3.9");
  expect(spanish.signedOneDecimal(-0.42)).toBe("\u22120,4");
  expect(english.date("2020-03-14")).toBe("14 Mar 2020");
  expect(spanish.date("2020-03-14")).toBe("14 mar 2020");
  expect(english.run("2020-01-01T06")).toBe("2020-01-01 06:00");
});
