import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printSourcesPage, sourcesPagePath } from "../../../jobs/fetch/sources-page.ts";
import { madeSource } from "../../support/made-source.ts";

test("docs/sources.md is what the plug-ins say of themselves (else: npm run docs)", () => {
  const written = readFileSync(sourcesPagePath, "utf8");
  expect(written, "docs/sources.md is out of date: npm run docs").toBe(printSourcesPage());
});

test("a paid source with a key tells its caps, its terms and what a live check needs", () => {
  const page = printSourcesPage([
    madeSource("paid", async function* () {}, {
      settings: [
        { variable: "PAID_KEY", meaning: "The key of its developers' page", required: true },
        { variable: "PAID_ASK", meaning: "What it is asked | for", required: false },
      ],
      limits: { requestsPerMinuteMax: 30, usdPerMonthMax: 25 },
      terms: {
        url: "https://example.org/terms",
        redistribute: "ids",
        training: false,
        retentionDays: 30,
        deletions: "recheck",
        authors: "pseudonym",
      },
    }),
  ]);
  for (const words of [
    "| [paid](#paid) | posts | needed | paid by use |",
    "| `PAID_ASK` | optional | What it is asked \\| for |",
    "30 requests a minute, 1 at a time to one host",
    "at most 25 USD a month",
    "never the text; texts train no model; authors are kept under a pseudonym; <https://example.org/terms>",
    "30 days, then erased",
    "set `PAID_KEY`, then `npx pulso doctor --source paid`",
  ])
    expect(page).toContain(words);
});
