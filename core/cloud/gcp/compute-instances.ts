import { randomUUID } from "node:crypto";
import type { protos } from "@google-cloud/compute";
import type { ComputeClients } from "./compute-clients.ts";
import { computeFault, toMachineError } from "./compute-errors.ts";
import { askAgain, type WaitOptions, waitForOperation, within } from "./compute-waits.ts";

export type Instance = protos.google.cloud.compute.v1.IInstance;
export type InstanceProperties = protos.google.cloud.compute.v1.IInstanceProperties;
export interface FoundInstance {
  zone: string;
  instance: Instance;
}

export interface ComputeInstancesOptions {
  project: string;
  zones: readonly string[];
  clients: ComputeClients;
  waits: WaitOptions;
}

/** Instances of some zones, by name. Reads are tried again; a change is asked for once, and is over when it resolves. */
export class ComputeInstances {
  readonly #options: ComputeInstancesOptions;

  constructor(options: ComputeInstancesOptions) {
    this.#options = options;
  }

  /** A name is taken within its zone only: there may be several. */
  async find(name: string): Promise<FoundInstance[]> {
    const found = await Promise.all(this.#options.zones.map((zone) => this.get(zone, name)));
    return found.flatMap((one) => one ?? []);
  }

  async get(zone: string, name: string): Promise<FoundInstance | undefined> {
    const { instances } = this.#options.clients;
    try {
      const [instance] = await this.#read(() => instances.get({ ...this.#at(zone), instance: name }));
      return { zone, instance };
    } catch (error) {
      if (computeFault(error) === "missing") return undefined;
      throw toMachineError(error, `look for ${name} in ${zone}`);
    }
  }

  /** All that bear a label, whatever its value. */
  async listLabelled(label: string): Promise<Instance[]> {
    const listed = await Promise.all(this.#options.zones.map((zone) => this.#listZone(zone, label)));
    return listed.flat();
  }

  async template(name: string): Promise<InstanceProperties> {
    const { clients, project } = this.#options;
    try {
      const [{ properties }] = await this.#read(() =>
        clients.templates.get({ project, instanceTemplate: name }),
      );
      return properties ?? {};
    } catch (error) {
      throw toMachineError(error, `template ${name}`);
    }
  }

  insert(zone: string, template: string, instanceResource: Instance): Promise<void> {
    const { clients, project } = this.#options;
    const sourceInstanceTemplate = `projects/${project}/global/instanceTemplates/${template}`;
    const request = { requestId: randomUUID(), sourceInstanceTemplate, instanceResource };
    return this.#change(zone, clients.instances.insert({ ...this.#at(zone), ...request }));
  }

  delete(zone: string, instance: string): Promise<void> {
    const { instances } = this.#options.clients;
    return this.#change(zone, instances.delete({ ...this.#at(zone), instance }));
  }

  setLabels({ zone, instance }: FoundInstance, labels: Record<string, string>): Promise<void> {
    const instancesSetLabelsRequestResource = { labels, labelFingerprint: instance.labelFingerprint };
    const request = { ...this.#at(zone), instance: instance.name, instancesSetLabelsRequestResource };
    return this.#change(zone, this.#options.clients.instances.setLabels(request));
  }

  setMetadata({ zone, instance }: FoundInstance, items: { key: string; value: string }[]): Promise<void> {
    const metadataResource = { items, fingerprint: instance.metadata?.fingerprint };
    const request = { ...this.#at(zone), instance: instance.name, metadataResource };
    return this.#change(zone, this.#options.clients.instances.setMetadata(request));
  }

  async #listZone(zone: string, label: string): Promise<Instance[]> {
    const { instances } = this.#options.clients;
    const found: Instance[] = [];
    let pageToken: string | undefined;
    do {
      const request = { ...this.#at(zone), filter: `labels.${label}:*`, pageToken };
      const [page, next] = await this.#read(() => instances.list(request, { autoPaginate: false })).catch(
        (error: unknown) => {
          throw toMachineError(error, `list the machines of ${zone}`);
        },
      );
      found.push(...page);
      pageToken = next?.pageToken ?? undefined;
    } while (pageToken);
    return found;
  }

  #read<T>(ask: () => Promise<T>): Promise<T> {
    const { waits } = this.#options;
    return askAgain(() => within(waits.requestMs, ask()), waits);
  }

  async #change(zone: string, asked: Promise<[{ latestResponse?: unknown }, ...unknown[]]>): Promise<void> {
    const { clients, waits } = this.#options;
    const [{ latestResponse }] = await within(waits.requestMs, asked);
    const operation = (latestResponse as { name?: string | null } | undefined)?.name;
    if (!operation) throw new Error(`a change in ${zone} was answered without an operation`);
    await waitForOperation(clients, { ...this.#at(zone), operation }, waits);
  }

  #at(zone: string): { project: string; zone: string } {
    return { project: this.#options.project, zone };
  }
}
