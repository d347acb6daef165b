import { expect, test } from "vitest";
import { errorCatalogue } from "../../core/domain/errors.ts";
import { furthestOf, isEnded, toFailure } from "../../web/src/features/request/request-state.ts";
import { en } from "../../web/src/i18n/en.ts";
import { es } from "../../web/src/i18n/es.ts";

test("ready, failed and ambiguous are ends, the rest is on its way", () => {
  expect((["READY", "FAILED", "AMBIGUOUS"] as const).every(isEnded)).toBe(true);
  expect((["SEARCHING", "QUEUED", "BACKFILLING", "FORECASTING"] as const).some(isEnded)).toBe(false);
});

test("a failure is told in the reader's language, and one without a text of ours by its message", () => {
  const told = { code: "source.throttled", message: "query2 asks for patience (429)" };
  expect(toFailure(told, en).title).toBe("The price source asks for patience");
  expect(toFailure(told, es).title).toBe("La fuente de precios pide paciencia");
  expect(toFailure({ code: "disk.full", message: "no space is left" }, en)).toEqual({
    title: en.request.failed,
    text: "no space is left",
  });
});

test("each failure that has words of its own is one of the error catalogue", () => {
  for (const code of Object.keys(en.request.failures)) expect(Object.keys(errorCatalogue)).toContain(code);
});

test("of what was heard of a request the furthest counts, whatever way it came", () => {
  const heard = (id: string, state: "QUEUED" | "BACKFILLING" | "FAILED", progress: number) => ({
    id,
    state,
    progress,
  });
  const told = [
    heard("a", "BACKFILLING", 0.2),
    undefined,
    heard("a", "QUEUED", 0.1),
    heard("b", "FAILED", 0.9),
  ];
  expect(furthestOf("a", told)?.state).toBe("BACKFILLING");
  expect(furthestOf("a", [heard("a", "FAILED", 0.1), ...told, null])?.state).toBe("FAILED");
  expect(furthestOf("c", told)).toBeUndefined();
});
