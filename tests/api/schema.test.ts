import { readFileSync } from "node:fs";
import { isObjectType } from "graphql";
import { expect, test } from "vitest";
import { tierOfField } from "../../api/access.ts";
import { createSchema, printApiSchema, schemaPath } from "../../api/schema.ts";

test("schema.graphql is what the code says", () => {
  const isSame = readFileSync(schemaPath, "utf8") === printApiSchema();
  expect(isSame, "schema.graphql has drifted: run `npm run schema` and commit the result").toBe(true);
});

test("every field states its tier, or its type does", () => {
  const missing = Object.values(createSchema().getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) =>
            tierOfField(type, field) ? [] : [`${type.name}.${field.name}`],
          )
        : [],
    );
  expect(missing, "add @Extensions({ tier: … })").toEqual([]);
});
