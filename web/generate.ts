import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { preset } from "@graphql-codegen/client-preset";
import { codegen } from "@graphql-codegen/core";
import { buildASTSchema, parse } from "graphql";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outputDir = here("./src/gql/");

/** The typed documents of `web/src`, as file name → text: `schema.graphql` and every graphql(`…`) make them. */
export async function generateDocuments(): Promise<Map<string, string>> {
  const schema = parse(readFileSync(here("../schema.graphql"), "utf8"));
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: "web/src/gql/",
    schema,
    schemaAst: buildASTSchema(schema),
    documents: readDocuments(),
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      scalars: { DateTime: "string", Date: "string" },
      strictScalars: true,
    },
  });
  const files = new Map<string, string>();
  // The barrel that the preset adds is read by no one.
  for (const section of sections)
    if (!section.filename.endsWith("index.ts"))
      files.set(section.filename.replace("web/src/gql/", ""), await codegen(section));
  return files;
}

function readDocuments() {
  const names = readdirSync(here("./src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("gql"))
    .sort();
  return names.flatMap((name) => {
    const text = readFileSync(here(`./src/${name}`), "utf8");
    return [...text.matchAll(/graphql\(`([^`]*)`\)/g)].map((match) => ({
      location: name,
      rawSDL: match[1]!,
      document: parse(match[1]!),
    }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of await generateDocuments()) writeFileSync(`${outputDir}${name}`, text);
