import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCatalogue } from "../../core/catalogue.ts";
import { symbolInPath } from "../../core/domain/assets.ts";
import { hasShared, sharedFolder } from "../support/shared-data.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulso-catalogue-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer) {
  const file = path.join(folder, "assets.csv");
  await writeFile(file, content);
  return readCatalogue(file);
}

describe("the catalogue that ships", () => {
  test("holds what the sample and StockNet speak of, each symbol once", async () => {
    const assets = await readCatalogue();
    const symbols = assets.map((asset) => asset.symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    expect(symbols.length).toBeGreaterThan(1_300);
    const wanted =
      "AAPL MSFT AMZN GOOGL META NFLX NVDA TSLA JPM DIS INTC BTC EURUSD ^GSPC ^NDX ^DJI ^IBEX BRK-B SAN.MC";
    expect(symbols).toEqual(expect.arrayContaining(wanted.split(" ")));
    expect(assets.find((asset) => asset.symbol === "META")!.formerSymbols).toEqual([
      { symbol: "FB", until: "2022-06-09" },
    ]);
    expect(assets.find((asset) => asset.symbol === "TWTR")!.delistedOn).toBe("2022-10-27");
  });

  test("every symbol makes one safe part of a path, and comes back from it", async () => {
    for (const { symbol } of await readCatalogue()) {
      expect(symbolInPath(symbol)).toMatch(/^[A-Za-z0-9%._~-]+$/);
      expect(decodeURIComponent(symbolInPath(symbol))).toBe(symbol);
    }
  });
});

test("only symbol and name are needed; a gzip and a byte order mark are read", async () => {
  const text = "\ufeffsymbol,name\nAB C,Some Company\n";
  const asset = { symbol: "AB C", name: "Some Company", class: "stock", aliases: [] };
  expect(await read(text)).toMatchObject([asset]);
  expect(await read(gzipSync(text))).toMatchObject([asset]);
});

test("of two rows with one symbol the first holds, and themes are left out", async () => {
  const assets = await read(
    "symbol,type,name\nBTC,crypto,Bitcoin\nBTC,equity,A Fund\nX1,theme_or_unlisted,Theme\n",
  );
  expect(assets.map((asset) => asset.name)).toEqual(["Bitcoin"]);
});

test("a bad row is refused by its line and field", async () => {
  await expect(read("symbol,name\nA,Alpha\nB,\n")).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringMatching(/line 3, name/),
  });
  await expect(read("symbol,name\nÄ,Alpha\n")).rejects.toMatchObject({ code: "input.invalid" });
});

test("what is no CSV, empty or absent is refused", async () => {
  await expect(read('symbol,name\n"A,B\n')).rejects.toMatchObject({ code: "input.invalid" });
  await expect(read("")).rejects.toMatchObject({ code: "input.invalid" });
  await expect(readCatalogue(path.join(folder, "none.csv"))).rejects.toMatchObject({
    code: "input.not_found",
  });
});

test.skipIf(!hasShared("data"))("the full catalogue is read whole (needs ../shared)", async () => {
  const assets = await readCatalogue(path.join(sharedFolder, "data/catalogue/assets.csv.gz"));
  expect(assets.length).toBeGreaterThan(12_000);
});
