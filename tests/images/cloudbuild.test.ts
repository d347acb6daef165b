import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../../core/package-root.ts";
import { readDockerfile } from "../support/dockerfile.ts";

interface Build {
  steps: { id: string; entrypoint?: string; args: string[]; env?: string[] }[];
  substitutions: Record<string, string>;
}

/** A `docker` that says what it was asked, and answers a digest when it is asked for one. */
const digest = `sha256:${"ab".repeat(32)}`;
const docker = `#!/bin/sh
printf '%s\\n' "$*" >> asked
case "$*" in *imagetools*) echo ${digest} ;; esac
`;

test("Cloud Build pins the base that both Dockerfiles name, and pushes both under the build's id and a tag", () => {
  const build: Build = parse(readFileSync(path.join(packageRoot, "cloudbuild.yaml"), "utf8"));
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-cloudbuild-"));
  try {
    for (const name of ["Dockerfile.api", "Dockerfile.jobs"])
      copyFileSync(path.join(packageRoot, name), path.join(folder, name));
    writeFileSync(path.join(folder, "docker"), docker);
    chmodSync(path.join(folder, "docker"), 0o755);
    const given: Record<string, string> = {
      ...build.substitutions,
      _REGISTRY: "example.test/pulso-images",
      _SOURCE_DATE_EPOCH: "1764000000",
      BUILD_ID: "build-1",
    };
    const env = { PATH: `${folder}:${process.env.PATH}` };
    for (const { entrypoint = "docker", args, env: own = [] } of build.steps)
      execFileSync(
        entrypoint,
        args.map((word) => substitute(word, given)),
        {
          cwd: folder,
          env: { ...env, ...Object.fromEntries(own.map((pair) => substitute(pair, given).split("="))) },
        },
      );
    const asked = readFileSync(path.join(folder, "asked"), "utf8").trim().split("\n");
    const base = readDockerfile(path.join(packageRoot, "Dockerfile.api"))[0]!.image;
    const builds = asked.filter((line) => line.startsWith("buildx build "));
    expect(builds.map((line) => /--file (\S+)/.exec(line)?.[1])).toEqual([
      "Dockerfile.api",
      "Dockerfile.jobs",
    ]);
    for (const [index, name] of ["pulso-api", "pulso-jobs"].entries()) {
      expect(builds[index]).toContain(`NODE_IMAGE=${base}@${digest}`);
      expect(builds[index]).toContain("SOURCE_DATE_EPOCH=1764000000");
      expect(builds[index]).toContain(`--tag example.test/pulso-images/${name}:build-1`);
      expect(builds[index]).toContain(`--tag example.test/pulso-images/${name}:latest`);
      expect(builds[index]).toContain("push=true,rewrite-timestamp=true");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** As Cloud Build does: `$$` is a dollar, and a name that nobody gave is a mistake. */
function substitute(text: string, given: Record<string, string>): string {
  return text.replace(/\$\$|\$\{?([A-Z_]+)\}?/g, (whole, name: string | undefined) => {
    if (whole === "$$") return "$";
    const value = given[name ?? ""];
    if (value === undefined) throw new Error(`Cloud Build knows no ${name}`);
    return value;
  });
}
