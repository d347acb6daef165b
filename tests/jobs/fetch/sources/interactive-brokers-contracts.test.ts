import { expect, test } from "vitest";
import { readCatalogue } from "../../../../core/catalogue.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import { contractsOf } from "../../../../jobs/fetch/sources/interactive-brokers/ib-contracts.ts";
import { IbRefusal, toAppError } from "../../../../jobs/fetch/sources/interactive-brokers/ib-errors.ts";
import { toIbDuration, toIbTime } from "../../../../jobs/fetch/sources/interactive-brokers/transform.ts";

test("a stock is asked for at the exchange it is listed on", () => {
  expect(contractsOf({ symbol: "BRK-B", class: "stock", currency: "USD", exchange: "NYSE" })).toMatchObject([
    { symbol: "BRK B", secType: "STK", exchange: "SMART", primaryExch: "NYSE", currency: "USD" },
    { symbol: "BRK B", exchange: "SMART", primaryExch: undefined, currency: "USD" },
  ]);
  expect(contractsOf({ symbol: "7203.T", class: "stock" })).toMatchObject([
    { symbol: "7203", exchange: "SMART", primaryExch: "TSEJ", currency: "JPY" },
  ]);
});

test("pairs are known with and without a stroke, and nothing else passes for one", () => {
  for (const symbol of ["EURUSD", "EUR/USD"])
    expect(contractsOf({ symbol, class: "fx" })).toEqual([
      { symbol: "EUR", secType: "CASH", exchange: "IDEALPRO", currency: "USD" },
    ]);
  expect(() => contractsOf({ symbol: "DXY", class: "fx" })).toThrow("DXY is not a pair of currencies");
});

test("every asset of the catalogue has contracts to ask for, or a reason why not", async () => {
  const without = new Map<string, string>();
  for (const asset of await readCatalogue())
    try {
      for (const { symbol, secType, exchange } of contractsOf(asset))
        expect([symbol, secType, exchange].every(Boolean)).toBe(true);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.code).toBe("asset.not_found");
      without.set(asset.symbol, asset.class);
    }
  expect(new Set(without.values())).toEqual(new Set(["commodity", "index"]));
  expect(without.get("CL=F")).toBe("commodity");
  expect(without.has("^GSPC")).toBe(false);
});

test("the same code means different things by its text", () => {
  const codeOf = (ibCode: number, message: string) => toAppError(new IbRefusal(ibCode, message), "AAPL").code;
  const service = "Historical Market Data Service error message:";
  expect(codeOf(162, `${service}Historical data request pacing violation`)).toBe("source.throttled");
  expect(codeOf(162, `${service}No market data permissions for NYSE STK`)).toBe("source.rejected");
  expect(codeOf(200, "No security definition has been found for the request")).toBe("asset.not_found");
  expect(codeOf(504, "Not connected")).toBe("source.unavailable");
  expect(codeOf(10_197, "No market data during competing live session")).toBe("source.unavailable");
  expect(codeOf(354, "Requested market data is not subscribed")).toBe("source.rejected");
});

test("times and durations are written as IB demands", () => {
  const end = new Date("2026-01-10T06:00:00Z");
  expect(toIbTime(end)).toBe("20260110-06:00:00");
  expect(toIbDuration("2026-01-09", end)).toBe("3 D");
  expect(toIbDuration("2025-01-20", end)).toBe("357 D");
  expect(toIbDuration("2025-01-01", end)).toBe("2 Y");
});
