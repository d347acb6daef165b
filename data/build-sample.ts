/**
 * Makes data/sample/prices.csv.gz from the shared price files: `npx tsx data/build-sample.ts ../shared/data`.
 * Sources and licences: data/README.md.
 */
import { createReadStream, writeFileSync } from "node:fs";
import path from "node:path";
import { createGunzip, gzipSync } from "node:zlib";
import { parse } from "csv-parse";
import { packageRoot } from "../core/package-root.ts";

const stocks = "AAPL AMD AMZN GOOGL JPM KO MSFT NFLX NVDA TSLA WMT XOM".split(" ");
const from = "2010-01-04";
const to = "2019-12-31";
const header = "symbol,class,date,open,high,low,close,adj_close,volume";

const shared = path.resolve(process.argv[2] ?? path.join(packageRoot, "..", "shared", "data"));
const lines: string[] = [];
for await (const line of allLines()) lines.push(line);
const target = path.join(packageRoot, "data", "sample", "prices.csv.gz");
writeFileSync(target, gzipSync(`${[header, ...lines.sort()].join("\n")}\n`, { level: 9 }));
process.stdout.write(`${lines.length} bars\n`);

async function* allLines(): AsyncGenerator<string> {
  for await (const row of readRows("us_daily_1999_2019.csv.gz")) {
    if (!stocks.includes(row.ticker ?? "")) continue;
    yield [
      row.ticker,
      "stock",
      row.date,
      row.open,
      row.high,
      row.low,
      row.close,
      row.adj_close,
      row.volume,
    ].join();
  }
  for await (const row of readRows("fx_ecb_daily_1999_2022.csv.gz"))
    if (row.EURUSD) yield ["EURUSD", "fx", row.date, "", "", "", row.EURUSD, "", ""].join();
  for await (const row of readRows("sp500_index_1990_2019.csv.gz"))
    yield ["^GSPC", "index", row.date, "", "", "", row.sp500_close, "", ""].join();
}

async function* readRows(file: string): AsyncGenerator<Record<string, string>> {
  const rows: AsyncIterable<Record<string, string>> = createReadStream(path.join(shared, "prices", file))
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows) if (row.date! >= from && row.date! <= to) yield row;
}
