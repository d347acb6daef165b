import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import { hasShared, sharedFolder } from "./shared-data.ts";

export const terraformFolder: string = path.join(packageRoot, "terraform");

const has = (name: string, flag: string) => spawnSync(name, [flag], { stdio: "ignore" }).error === undefined;
const offline = "terraform/terraform-offline";
const terraform = process.env.PULSO_TERRAFORM ?? path.join(sharedFolder, offline);
const checkov = process.env.PULSO_CHECKOV ?? "checkov";

/** Why Terraform cannot run here, and what to do about it; undefined when it can. */
export const terraformLack: string | undefined = lackOfTerraform();

/** Why checkov cannot run here, and what to do about it; undefined when it can. */
export const checkovLack: string | undefined = has(checkov, "--version")
  ? undefined
  : "no checkov: python3 -m venv V && V/bin/pip install checkov, then PULSO_CHECKOV=V/bin/checkov";

function lackOfTerraform(): string | undefined {
  if (process.env.PULSO_TERRAFORM)
    return has(terraform, "-version") ? undefined : `PULSO_TERRAFORM=${terraform} does not run`;
  if (!has("terraform", "-version")) return "no terraform: install Terraform 1.11 or newer";
  if (!hasShared(offline))
    return "no offline provider: clone ../shared beside this repository, or PULSO_TERRAFORM=terraform where the registry can be reached";
  return has("go", "version")
    ? undefined
    : "no Go, which builds the offline provider: apt-get install golang";
}

/** A suite's name, which says why it is skipped when it is. */
export function suiteName(name: string, lack: string | undefined): string {
  return lack === undefined ? name : `${name} (skipped: ${lack})`;
}

export interface Ran {
  status: number | null;
  output: string;
}

/** A copy of terraform/ of its own, so that neither an operator's state nor the stand-in's checksums get mixed up. */
export function copyTerraform(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-terraform-"));
  cpSync(terraformFolder, folder, { recursive: true, filter: (file) => !/\.terraform(\.|$)/.test(file) });
  return folder;
}

export function runTerraform(folder: string, ...args: string[]): Ran {
  return run(terraform, [`-chdir=${folder}`, ...args]);
}

export function runCheckov(folder: string): Ran {
  return run(checkov, ["-d", folder, "--config-file", path.join(folder, ".checkov.yaml")]);
}

function run(program: string, args: string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" },
  });
  return { status, output: error ? String(error) : `${stdout}\n${stderr}` };
}

export const moduleNames: string[] = readdirSync(path.join(terraformFolder, "modules")).sort();

/** A file of terraform/, as text. */
export function readTerraform(file: string): string {
  return readFileSync(path.join(terraformFolder, file), "utf8");
}

export function hasTerraform(file: string): boolean {
  return existsSync(path.join(terraformFolder, file));
}

/** All files of terraform/ with this ending, as paths relative to it. */
export function listTerraform(ending: string): string[] {
  return readdirSync(terraformFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.includes(".terraform"))
    .sort();
}
