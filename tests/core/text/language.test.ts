import { expect, test } from "vitest";
import { detectLanguage } from "../../../core/text/language.ts";

test("what the record states holds, without its region", () => {
  expect(detectLanguage("The market is open", "es")).toBe("es");
  expect(detectLanguage("hola", "EN-gb")).toBe("en");
});

test("English and Spanish are told by their small words", () => {
  expect(detectLanguage("Shares of the bank are up after results")).toBe("en");
  expect(detectLanguage("Las acciones del banco suben tras los resultados")).toBe("es");
  expect(detectLanguage("¿Qué hará mañana la bolsa española?")).toBe("es");
});

test("other languages are named as what they are", () => {
  expect(detectLanguage("Die Aktie der Bank steigt nach den Zahlen für das Quartal deutlich an")).toBe("de");
  expect(detectLanguage("株価は大幅に上昇しました")).toBe("ja");
});

test("a stated `und` or nonsense is no statement", () => {
  expect(detectLanguage("The results of the quarter are in", "und")).toBe("en");
  expect(detectLanguage("The results of the quarter are in", "???")).toBe("en");
});

test("without words there is no language", () => {
  for (const text of ["", "$AAPL 🚀🚀", "https://example.invalid/the-of-and", "12.5 % 300"])
    expect(detectLanguage(text)).toBe("und");
});
