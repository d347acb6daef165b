import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";
import { packageRoot } from "../../core/package-root.ts";
import { readDockerfile } from "../support/dockerfile.ts";

/** compose-go's own program: what `docker compose config` reads a file with, and nothing around it. */
const loader = process.env.PULSO_COMPOSE_SPEC;
const lack = loader
  ? ""
  : " (skipped: no compose-go; GOBIN=V go install github.com/compose-spec/compose-go/v2/cmd@v2.16.2, then PULSO_COMPOSE_SPEC=V/cmd)";

interface Service {
  image: string;
  build?: { dockerfile: string };
  command: string[] | null;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  restart: string;
  environment?: Record<string, string>;
  secrets: { source: string; target: string }[];
  volumes?: { source: string; target: string }[];
  ports?: { target: number; published: string; host_ip: string }[];
  networks: Record<string, unknown>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

interface Project {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
}

function load(file: string): { project: Project; fault: string } {
  const { status, stdout, stderr } = spawnSync(loader!, ["--format", "json", file], {
    cwd: packageRoot,
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
  return {
    project: status === 0 ? JSON.parse(stdout) : { services: {} },
    fault: status === 0 ? "" : stdout + stderr,
  };
}

describe.skipIf(!loader)(`compose.yaml, read by Compose's own loader${lack}`, () => {
  const { project, fault } = loader ? load("compose.yaml") : { project: {} as Project, fault: "" };
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-compose-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("keeps to the specification, and the loader does refuse what does not", () => {
    expect(fault).toBe("");
    const broken = path.join(folder, "compose.yaml");
    writeFileSync(broken, "services: { api: { image: x, restarts: always } }\n");
    expect(load(broken).fault).toMatch(/restarts/);
    writeFileSync(broken, "services: { api: { image: x, read_only: sometimes } }\n");
    expect(load(broken).fault).toMatch(/read_only/);
  });

  test("names nothing that it does not have", () => {
    for (const { depends_on = {}, networks, secrets, volumes = [] } of Object.values(project.services)) {
      for (const name of Object.keys(depends_on)) expect(Object.keys(project.services)).toContain(name);
      for (const name of Object.keys(networks)) expect(Object.keys(project.networks)).toContain(name);
      for (const { source } of secrets) expect(Object.keys(project.secrets)).toContain(source);
      for (const { source } of volumes) expect(Object.keys(project.volumes)).toContain(source);
    }
  });

  test("starts the database, then its tables, then what needs them, each again when it falls", () => {
    const { postgres, migrations, worker, api } = project.services;
    expect(Object.keys(project.services).sort()).toEqual(["api", "migrations", "postgres", "worker"]);
    expect(migrations!.depends_on!.postgres!.condition).toBe("service_healthy");
    for (const service of [worker!, api!]) {
      expect(service.depends_on!.migrations!.condition).toBe("service_completed_successfully");
      expect(service.healthcheck!.test.join(" ")).toContain("/readyz");
      expect(service.restart).toBe("unless-stopped");
    }
    expect(postgres!.restart).toBe("unless-stopped");
    expect(migrations!.restart).toMatch(/^on-failure/);
    expect(migrations!.command).toEqual(["migrate"]);
  });

  test("runs Pulso without rights: a read-only root, no capability, and no secret in the environment", () => {
    for (const name of ["migrations", "worker", "api"]) {
      const service = project.services[name]!;
      expect(service.read_only).toBe(true);
      expect(service.cap_drop).toEqual(["ALL"]);
      const { DATABASE_URL, DATABASE_URL_FILE } = service.environment!;
      expect(DATABASE_URL).toBeUndefined();
      const url = service.secrets.find(({ source }) => source === "database-url");
      expect(DATABASE_URL_FILE).toBe(`/run/secrets/${path.basename(url!.target ?? url!.source)}`);
    }
  });

  test("lets the page be reached from this machine, and the database from nowhere else", () => {
    expect(project.services.api!.ports).toMatchObject([
      { host_ip: "127.0.0.1", published: "4000", target: 4000 },
    ]);
    for (const name of ["postgres", "migrations", "worker"])
      expect(project.services[name]!.ports).toBeUndefined();
    expect(Object.keys(project.services.postgres!.networks)).toEqual(["inside"]);
    expect(project.networks.inside!.internal).toBe(true);
  });

  test("is the images that the Dockerfiles make, on the port and the home that these name", () => {
    for (const name of ["api", "migrations", "worker"]) {
      const { build, volumes = [], healthcheck } = project.services[name]!;
      const image = readDockerfile(path.join(packageRoot, build!.dockerfile)).at(-1)!;
      for (const { target } of volumes)
        if (target !== "/tmp") expect(`${target}/`).toContain(`${image.env.PULSO_HOME}/`);
      if (healthcheck) expect(healthcheck.test.join(" ")).toContain(`:${image.ports[0]}/`);
    }
  });

  test("has an environment that Pulso understands", () => {
    for (const name of ["migrations", "worker", "api"]) {
      const { DATABASE_URL_FILE: _, ...environment } = project.services[name]!.environment!;
      expect(() => readConfig(environment)).not.toThrow();
    }
  });
});
