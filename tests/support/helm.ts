import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { packageRoot } from "../../core/package-root.ts";

const helm = process.env.PULSO_HELM ?? "helm";

/** Why the chart cannot be rendered here, and what to do about it; undefined when it can. */
export const helmLack: string | undefined =
  spawnSync(helm, ["version"]).status === 0
    ? undefined
    : "no helm: GOBIN=V go install helm.sh/helm/v3/cmd/helm@latest, then PULSO_HELM=V/helm";

/** A suite's name, which says why it is skipped when it is. */
export function helmSuite(name: string): string {
  return helmLack === undefined ? name : `${name} (skipped: ${helmLack})`;
}

export const chart: string = path.join(packageRoot, "charts/pulso");

/** The values the chart is tried with: its own, the fewest that differ, and every one there is. */
export const valueFiles: Record<string, string[]> = {
  default: [],
  minimal: ["--values", path.join(chart, "ci/minimal-values.yaml")],
  full: ["--values", path.join(chart, "ci/full-values.yaml")],
};

/** A helm that `go install` made does not know which Kubernetes is new. */
const kubernetes = "1.34.0";

export function runHelm(...words: string[]): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(helm, words, { encoding: "utf8" });
  return { ok: status === 0, output: stdout + stderr };
}

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  [field: string]: unknown;
}

/** What the chart comes to. Throws what helm says when it cannot be rendered. */
export function render(words: string[], release = "demo"): Manifest[] {
  const { ok, output } = runHelm("template", release, chart, "--kube-version", kubernetes, ...words);
  if (!ok) throw new Error(output);
  return parseAllDocuments(output).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as Manifest;
  });
}
