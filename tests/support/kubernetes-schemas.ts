import path from "node:path";
import ts from "typescript";
import { packageRoot } from "../../core/package-root.ts";
import type { Manifest } from "./helm.ts";

interface Model {
  validate(): void;
}

/** What Kubernetes' own schema has against a manifest: a field that is missing or of the wrong kind. */
export async function faultsOf(manifest: Manifest): Promise<string[]> {
  const { apiVersion, kind } = manifest;
  const models: Record<string, new (data: object) => Model> = await import(
    /* @vite-ignore */ `kubernetes-models/${apiVersion}/${kind}`
  );
  try {
    new models[kind]!(manifest).validate();
    return [];
  } catch (error) {
    return [`${kind}: ${error instanceof Error ? error.message : error}`];
  }
}

/**
 * What Kubernetes has no field for, in any of the manifests. The schemas let unknown fields pass, as the API server
 * drops them silently; the types beside them do not, so the manifests are compiled as literals of these.
 */
export function unknownFieldsOf(manifests: Manifest[]): string[] {
  const file = path.join(packageRoot, "tests/charts/manifests-as-literals.ts");
  const source = manifests.map(({ apiVersion, kind, ...rest }, index) => {
    const data = JSON.stringify({ apiVersion, kind, ...rest }, null, 1);
    return `import type { I${kind} as T${index} } from "kubernetes-models/${apiVersion}/${kind}";\nexport const m${index}: T${index} = ${data};\n`;
  });
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...others) =>
    name === file
      ? ts.createSourceFile(name, source.join(""), ts.ScriptTarget.ES2023)
      : onDisk(name, ...others);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
