import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isConserved } from "../../../core/domain/manifest.ts";
import { packageRoot } from "../../../core/package-root.ts";
import { FetchBench } from "../../support/fetch-bench.ts";

const shared = process.env.PULSO_SHARED ?? path.join(packageRoot, "..", "shared");
const data = path.join(shared, "data");

test.skipIf(!existsSync(data))(
  "two days of StockNet, replayed slot by slot, are taken once and whole (needs ../shared)",
  async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "pulso-stocknet-"));
    try {
      const script = path.join(packageRoot, "data", "build-stocknet.ts");
      const words = ["--shared", data, "--output", dataDir, "--from", "2014-01-02", "--to", "2014-01-03"];
      const built = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...words]);
      const [, texts] = /^(\d+) texts/.exec(built.stdout) ?? [];
      await using bench = await FetchBench.open();
      let previous: string | null = null;
      const ids = new Set<unknown>();
      let taken = 0;
      for (const run of ["2014-01-02T12", "2014-01-03T00", "2014-01-03T12", "2014-01-04T00"]) {
        const { manifest, records, coverage } = await bench.fetch({ run, previous, options: { dataDir } });
        expect(isConserved(manifest.counts)).toBe(true);
        expect(coverage[0]).toMatchObject({ state: "ok", quarantined: 0 });
        const found = records.filter(({ kind }) => kind === "post");
        taken += found.length;
        for (const { id } of found) ids.add(id);
        previous = run;
      }
      expect(taken).toBe(Number(texts));
      expect(ids.size).toBe(taken);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);
