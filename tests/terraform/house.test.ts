import { expect, test } from "vitest";
import { hasTerraform, listTerraform, moduleNames, readTerraform } from "../support/terraform.ts";

test.each(moduleNames)("the README of module %s shows the example that its test plans", (name) => {
  const example = /^```hcl\nmodule "[a-z]+" \{\n(.*?)^\}\n```/ms.exec(
    readTerraform(`modules/${name}/README.md`),
  )?.[1];
  const planned = /^variables \{\n(.*?)^\}/ms.exec(readTerraform(`tests/${name}.tftest.hcl`))?.[1];
  expect(example).toContain(`source = "./modules/${name}"`);
  expect(words(example?.replace(/^\s*source = .*$/m, ""))).toBe(words(planned));
});

test("the README of the whole shows the example that its test plans", () => {
  const example = /^```hcl\n(.*?)^```/ms.exec(readTerraform("README.md"))?.[1];
  const planned = /^variables \{\n(.*?)^\}/ms.exec(readTerraform("tests/pulso.tftest.hcl"))?.[1];
  expect(words(example)).toBe(words(planned));
});

test("every variable and output is described", () => {
  for (const file of listTerraform(".tf"))
    for (const [, kind, name, body] of readTerraform(file).matchAll(
      /^(variable|output) "(\w+)" \{\n(.*?)^\}/gms,
    ))
      expect(body, `${kind} ${name} in ${file}`).toMatch(/^ {2}description = "./m);
});

test("nobody has a basic role, and nothing is open to all", () => {
  for (const file of listTerraform(".tf")) {
    const text = readTerraform(file).replace(/validation \{.*?^ {2}\}/gms, "");
    expect(text, file).not.toMatch(/roles\/(owner|editor|viewer)"/);
    expect(text, file).not.toMatch(/allUsers|allAuthenticatedUsers/);
  }
});

test("no name is random, and no key of an account is made", () => {
  for (const file of listTerraform(".tf"))
    expect(readTerraform(file), file).not.toMatch(/"random_|\bname_prefix\b|"google_service_account_key/);
});

test("at most five rules of checkov are switched off, each with its reason", () => {
  const skipped = readTerraform(".checkov.yaml").split("skip-check:\n")[1] ?? "";
  const entries = [...skipped.matchAll(/^ {2}# (?<reason>.{20,})\n {2}- (?<rule>CKV2?_GCP_\d+)$/gm)];
  expect(entries.length).toBe([...skipped.matchAll(/- CKV/g)].length);
  expect(entries.length).toBeLessThanOrEqual(5);
  for (const file of listTerraform(".tf")) expect(readTerraform(file), file).not.toContain("checkov:skip");
});

test("what terraform leaves in the folder is never committed", () => {
  const ignored = readTerraform("../.gitignore").split("\n");
  for (const pattern of [".terraform/", ".terraform.lock.hcl", "*.tfstate*"])
    expect(ignored).toContain(pattern);
  expect(hasTerraform(".gitignore")).toBe(false);
});

/** HCL without what only its layout needs. */
function words(text: string | undefined): string {
  return (text ?? "").split(/\s+/).filter(Boolean).join(" ");
}
