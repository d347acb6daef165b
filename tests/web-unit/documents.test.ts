import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateDocuments } from "../../web/generate.ts";

test("web/src/gql is what schema.graphql and the page's queries make (else: npm run gql)", async () => {
  const files = await generateDocuments();
  expect(files.size).toBeGreaterThan(2);
  for (const [name, text] of files) {
    const committed = readFileSync(new URL(`../../web/src/gql/${name}`, import.meta.url), "utf8");
    expect(committed === text, `${name} has drifted: run npm run gql and commit it`).toBe(true);
  }
});
