import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { readTerraform } from "../support/terraform.ts";

const job = '{"name":"2026-11-22T06-fetch-1","stage":"fetch","note":"$HOME \'quoted\'"}';
const image = "europe-west1-docker.pkg.dev/pulso-example/pulso-images/pulso-jobs:stable";
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test("a machine runs the job that is written on it in the jobs' container, then powers off", () => {
  const { calls, environment } = startMachine({});
  expect(calls.at(0)).toBe("docker-credential-gcr configure-docker --registries=europe-west1-docker.pkg.dev");
  expect(calls.at(1)).toBe(`docker pull --quiet ${image}`);
  expect(calls.at(2)).toMatch(/^docker run --rm --name pulso --network host --read-only /);
  expect(calls.at(2)).toMatch(new RegExp(`${image} machine$`));
  expect(calls.slice(3)).toEqual(["shutdown --poweroff now"]);
  expect(environment.split("\n")).toEqual([
    "CLOUD=gcp",
    "DATABASE_URL=postgresql://pulso-fetch%40pulso-example.iam@10.20.0.3:5432/pulso?sslmode=no-verify",
    `PULSO_JOB=${job}`,
    "PULSO_MACHINE=pulso-2026-11-22t06-fetch-1",
    "PULSO_ZONE=europe-west1-b",
    "",
  ]);
});

test("it powers off when the job fails", () => {
  expect(startMachine({ run: 3 }).calls.at(-1)).toBe("shutdown --poweroff now");
});

test("it powers off when no image can be had, after having tried five times", () => {
  const { calls } = startMachine({ pull: 1, run: 125 });
  expect(calls.filter((call) => call.startsWith("docker pull"))).toHaveLength(5);
  expect(calls.at(-1)).toBe("shutdown --poweroff now");
});

test("without a job it starts nothing, and powers off", () => {
  const { calls } = startMachine({
    attributes: { name: "pulso-x", zone: "projects/1/zones/europe-west1-b" },
  });
  expect(calls).toEqual(["shutdown --poweroff now"]);
});

test("a machine that is taken back tells its job, and gives it less than the half minute that it has", () => {
  const { calls } = runScript(readTerraform("modules/machines/stop.sh"), {});
  expect(calls).toEqual(["docker stop --time 20 pulso"]);
});

interface Fakes {
  /** Exit codes of `docker pull` and `docker run`. */
  pull?: number;
  run?: number;
  /** What the metadata server knows. */
  attributes?: Record<string, string>;
}

function startMachine(fakes: Fakes) {
  const env = {
    CLOUD: "gcp",
    DATABASE_URL: "postgresql://pulso-fetch%40pulso-example.iam@10.20.0.3:5432/pulso?sslmode=no-verify",
  };
  const lines = Object.entries(env).map(([key, value]) => `${key}=${value}\n`);
  const rendered = readTerraform("modules/machines/start.sh.tftpl")
    .replace(/%\{ for key, value in env ~\}\n.*\n%\{ endfor ~\}\n/, lines.join(""))
    .replaceAll("$" + "{registry}", "europe-west1-docker.pkg.dev")
    .replaceAll("$" + "{image}", image)
    .replaceAll("$" + "{command}", "machine")
    .replaceAll("$$" + "{", "$" + "{");
  return runScript(rendered, {
    attributes: {
      "attributes/pulso-job": job,
      name: "pulso-2026-11-22t06-fetch-1",
      zone: "projects/123456789012/zones/europe-west1-b",
    },
    ...fakes,
  });
}

/** Runs a machine's script with what it calls replaced by programs that note it, and its folders by one of the test's. */
function runScript(script: string, { pull = 0, run = 0, attributes = {} }: Fakes) {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-machine-"));
  folders.push(folder);
  const bin = path.join(folder, "bin");
  const log = path.join(folder, "calls");
  const addProgram = (name: string, body: string) => {
    writeFileSync(path.join(bin, name), `#!/bin/bash\n${body}\n`);
    chmodSync(path.join(bin, name), 0o755);
  };
  mkdirSync(bin);
  const note = `echo "$(basename "$0") $*" >> '${log}'`;
  addProgram("docker", `${note}\ncase $1 in pull) exit ${pull};; run) exit ${run};; esac`);
  addProgram("docker-credential-gcr", note);
  addProgram("shutdown", note);
  addProgram("sleep", "exit 0");
  const known = Object.entries(attributes).map(([key, value], at) => {
    writeFileSync(path.join(folder, `answer-${at}`), value);
    return `*/computeMetadata/v1/instance/${key}) cat '${folder}/answer-${at}';;`;
  });
  addProgram("curl", `case "\${@: -1}" in\n${known.join("\n")}\n*) exit 22;;\nesac`);
  const text = script
    .replaceAll("/run/pulso", `${folder}/run`)
    .replaceAll("/var/lib/pulso", `${folder}/work`);
  const { error } = spawnSync("bash", ["-c", text], {
    env: { PATH: `${bin}:${process.env.PATH}` },
    timeout: 20_000,
  });
  expect(error).toBeUndefined();
  const environment = path.join(folder, "run/environment");
  return {
    calls: readFileSync(log, "utf8").trimEnd().split("\n"),
    environment: existsSync(environment) ? readFileSync(environment, "utf8") : "",
  };
}
