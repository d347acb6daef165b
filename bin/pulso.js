#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/jobs/main.js", import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write(
    "Pulso is not built yet. Run `npm run build` (npm install does it, unless scripts are off).\n",
  );
  process.exitCode = 1;
}
