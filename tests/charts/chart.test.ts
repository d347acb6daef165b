import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../core/config.ts";
import { packageRoot } from "../../core/package-root.ts";
import { secretNames } from "../../core/secret-files.ts";
import { readDockerfile } from "../support/dockerfile.ts";
import { chart, helmLack, helmSuite, type Manifest, render, runHelm, valueFiles } from "../support/helm.ts";

interface Container {
  name: string;
  image: string;
  args?: string[];
  env: { name: string; value: string }[];
  ports?: { containerPort: number }[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: Record<string, unknown>;
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  livenessProbe?: { httpGet: { path: string } };
  readinessProbe?: { httpGet: { path: string } };
}
interface Pod {
  metadata: { labels: Record<string, string> };
  spec: {
    automountServiceAccountToken: boolean;
    securityContext: Record<string, unknown>;
    containers: Container[];
    volumes: { name: string; secret?: { secretName: string } }[];
  };
}
interface Workload extends Manifest {
  spec: { template: Pod; replicas?: number; selector?: { matchLabels: Record<string, string> } };
}

const workloadsOf = (manifests: Manifest[]) =>
  manifests.filter(({ kind }) => ["Deployment", "StatefulSet", "Job"].includes(kind)) as Workload[];
const one = <Kind>(manifests: Manifest[], kind: string, name?: string) => {
  const found = manifests.filter((m) => m.kind === kind && (!name || m.metadata.name === name));
  expect(found.length).toBe(1);
  return found[0] as Kind;
};

describe.skipIf(helmLack)(helmSuite("the chart"), () => {
  describe.each(Object.keys(valueFiles))("with the %s values", (name) => {
    const words = valueFiles[name]!;
    const manifests = helmLack ? [] : render(words);

    test("is one that helm lint has nothing against", () => {
      expect(runHelm("lint", "--strict", chart, ...words)).toMatchObject({ ok: true });
    });

    test("runs every container as nobody, read-only and without rights, with its needs and its limit said", () => {
      const workloads = workloadsOf(manifests);
      expect(workloads.length).toBe(3);
      for (const { spec } of workloads) {
        expect(spec.template.spec.automountServiceAccountToken).toBe(false);
        expect(spec.template.spec.securityContext).toMatchObject({
          runAsNonRoot: true,
          runAsUser: 1000,
          seccompProfile: { type: "RuntimeDefault" },
        });
        for (const { securityContext, resources } of spec.template.spec.containers) {
          expect(securityContext).toEqual({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          });
          expect(resources.requests.cpu && resources.requests.memory && resources.limits.memory).toBeTruthy();
        }
      }
    });

    test("is selected by labels its pods have, and by no pods of another part", () => {
      const workloads = workloadsOf(manifests);
      for (const { spec, kind } of workloads) {
        if (kind === "Job") continue;
        const fits = workloads.filter((other) =>
          Object.entries(spec.selector!.matchLabels).every(
            ([label, value]) => other.spec.template.metadata.labels[label] === value,
          ),
        );
        expect(fits.map((other) => other.spec)).toEqual([spec]);
      }
    });

    test("starts the images as they are: their user, port and home, and an environment that Pulso understands", () => {
      for (const { spec } of workloadsOf(manifests)) {
        for (const container of spec.template.spec.containers) {
          const part = /pulso-(api|jobs)[:@]/.exec(container.image)![1]!;
          const image = readDockerfile(path.join(packageRoot, `Dockerfile.${part}`)).at(-1)!;
          expect(image.user).toBe("1000:1000");
          if (container.ports) expect(container.ports[0]!.containerPort).toBe(image.ports[0]);
          const given = container.env.filter(({ name }) => !name.endsWith("_FILE"));
          const environment = Object.fromEntries(given.map(({ name, value }) => [name, value]));
          expect(() => readConfig({ ...image.env, ...environment })).not.toThrow();
          for (const { name, value } of container.env.filter(({ name }) => name.endsWith("_FILE"))) {
            expect(secretNames).toContain(name.slice(0, -"_FILE".length));
            const mount = container.volumeMounts.find(({ mountPath }) => value.startsWith(`${mountPath}/`));
            expect(mount?.readOnly).toBe(true);
            expect(
              spec.template.spec.volumes.find((volume) => volume.name === mount?.name)?.secret,
            ).toBeTruthy();
          }
          for (const { mountPath } of container.volumeMounts)
            expect(mountPath).toMatch(/^(\/work|\/work\/outbox|\/tmp|\/secrets\/\w+)$/);
        }
      }
    });
  });

  test("by itself has two to six of the API at half their CPU, one worker that is never two, and a budget of one away", () => {
    const manifests = render([]);
    const scaler = one<Manifest & { spec: Record<string, unknown> }>(manifests, "HorizontalPodAutoscaler");
    const api = one<Workload>(manifests, "Deployment");
    expect(scaler.spec).toMatchObject({
      scaleTargetRef: { kind: "Deployment", name: api.metadata.name },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [{ resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } } }],
    });
    expect(api.spec.replicas).toBeUndefined();
    const [container] = api.spec.template.spec.containers;
    expect(container!.livenessProbe!.httpGet.path).toBe("/healthz");
    expect(container!.readinessProbe!.httpGet.path).toBe("/readyz");
    expect(one<Manifest>(manifests, "PodDisruptionBudget")).toMatchObject({ spec: { maxUnavailable: 1 } });
    const worker = one<Workload>(manifests, "StatefulSet");
    expect(worker.spec.replicas).toBe(1);
    expect(worker.spec.template.spec.containers[0]!.args).toEqual(["start", "--no-api"]);
    expect(manifests.some(({ kind }) => kind === "Ingress" || kind === "CronJob")).toBe(false);
  });

  test("brings the tables up to date before anything else of a version starts", () => {
    const job = one<Workload>(render([]), "Job");
    expect(job.metadata.annotations).toMatchObject({ "helm.sh/hook": "pre-install,pre-upgrade" });
    expect(job.spec.template.spec.containers[0]!.args).toEqual(["migrate"]);
  });

  test("lets the API ask names and the database alone, and nobody ask the worker", () => {
    const manifests = render([]);
    const api = one<Manifest & { spec: { egress: { ports: { port: number }[] }[] } }>(
      manifests,
      "NetworkPolicy",
      "demo-pulso-api",
    );
    expect(api.spec.egress.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([53, 53, 5432]);
    expect(one<Manifest>(manifests, "NetworkPolicy", "demo-pulso-worker")).toMatchObject({
      spec: { ingress: [] },
    });
    expect(render(valueFiles.minimal!).some(({ kind }) => kind === "NetworkPolicy")).toBe(false);
  });

  test("has its sources' keys as files in the worker alone", () => {
    const workloads = workloadsOf(render(valueFiles.full!));
    for (const { kind, spec } of workloads)
      expect(JSON.stringify(spec).includes("X_BEARER_TOKEN")).toBe(kind === "StatefulSet");
  });

  test("reaches a mail server when one is named, by its address as a file, from the API and the worker", () => {
    const manifests = render(valueFiles.full!);
    for (const { kind, spec } of workloadsOf(manifests)) {
      const names = spec.template.spec.containers[0]!.env.map(({ name }) => name);
      expect(names.includes("PULSO_SMTP_URL_FILE")).toBe(kind !== "Job");
    }
    for (const policy of manifests.filter(({ kind }) => kind === "NetworkPolicy"))
      expect(JSON.stringify(policy.spec)).toContain('"port":587');
  });

  test.each([
    ["a value that there is not", ["--set", "replicas=3"], /replicas/],
    ["a slip in a name", ["--set", "api.autoscaling.maximum=9"], /maximum/],
    ["a port out of range", ["--set", "database.port=70000"], /port/],
    ["no source", ["--set", "sources=null"], /sources/],
    ["a secret as a setting", ["--set", "settings.X_BEARER_TOKEN=made"], /settings|X_BEARER_TOKEN/],
    ["an ingress without its host", ["--set", "ingress.enabled=true"], /host/],
    ["a digest that is none", ["--set", "image.digests.api=latest"], /digests/],
    ["keys without their Secret", ["--set", "sourceKeys.keys={X_BEARER_TOKEN}"], /existingSecret/],
  ])("refuses %s by its name", (_case, words, says) => {
    expect(() => render(words)).toThrow(says);
  });

  test("names what it makes for its release, not twice when that has our name already", () => {
    expect(one<Manifest>(render([], "pulso"), "Deployment").metadata.name).toBe("pulso-api");
    const long = render([], "a-release-with-a-name-as-long-as-helm-lets-one-have-x");
    for (const { metadata } of long) expect(metadata.name.length).toBeLessThanOrEqual(63);
  });
});

test("the chart is of the same version as Pulso, and lets every secret but the database's and the mail server's be a source's key", () => {
  const ofPulso = ["DATABASE_URL", "PULSO_SMTP_URL"];
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8"));
  expect(parse(readFileSync(path.join(chart, "Chart.yaml"), "utf8")).appVersion).toBe(version);
  const schema = JSON.parse(readFileSync(path.join(chart, "values.schema.json"), "utf8"));
  const keys: string[] = schema.properties.sourceKeys.properties.keys.items.enum;
  expect([...keys].sort()).toEqual(secretNames.filter((name) => !ofPulso.includes(name)).sort());
});
