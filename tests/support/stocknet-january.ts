import { execFileSync } from "node:child_process";
import { packageRoot } from "../../core/package-root.ts";

/** Makes the `--data` folder of StockNet's January 2014 from `../shared/data`. Returns what the script said of it. */
export function buildStocknetJanuary(sharedData: string, output: string): string {
  const script = ["--import", "tsx", "data/build-stocknet.ts", "--shared", sharedData, "--output", output];
  const days = ["--from", "2014-01-01", "--to", "2014-01-31"];
  return execFileSync(process.execPath, [...script, ...days], { cwd: packageRoot, encoding: "utf8" });
}
