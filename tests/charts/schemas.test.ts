import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { describe, expect, test } from "vitest";
import { helmLack, helmSuite, type Manifest, render, valueFiles } from "../support/helm.ts";
import { faultsOf, unknownFieldsOf } from "../support/kubernetes-schemas.ts";

describe.skipIf(helmLack)(helmSuite("every manifest of the chart is one that Kubernetes knows"), () => {
  test.each(Object.keys(valueFiles))("with the %s values", async (name) => {
    const manifests = render(valueFiles[name]!);
    expect(manifests.length).toBeGreaterThan(6);
    expect((await Promise.all(manifests.map(faultsOf))).flat()).toEqual([]);
    expect(unknownFieldsOf(manifests)).toEqual([]);
  });
});

test("the check finds a field that is missing, one of the wrong kind, and one that there is not", async () => {
  const good = {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "made" },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: "made" } } },
  } satisfies Manifest & IPodDisruptionBudget;
  expect(await faultsOf(good)).toEqual([]);
  expect(unknownFieldsOf([good])).toEqual([]);
  const wrong = { ...good, spec: { minAvailable: 1, selector: { matchLabels: "app=made" } } };
  expect((await faultsOf(wrong)).join()).toMatch(/matchLabels/);
  const short = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "made" }, spec: {} };
  expect((await faultsOf(short)).join()).toMatch(/selector/);
  const slip = { ...good, spec: { maxUnavailible: 1 } };
  expect(await faultsOf(slip)).toEqual([]);
  expect(unknownFieldsOf([slip]).join()).toMatch(/maxUnavailible/);
});
