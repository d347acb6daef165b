import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { AppError } from "../../domain/errors.ts";
import { isSameProcess, processStart } from "../../process/identity.ts";
import { makeFolder } from "../../process/make-folder.ts";
import type { JobState, KeptMachines, StageJob } from "../ports.ts";

interface MachineRecord {
  name: string;
  pid: number;
  start: string;
  /** Until when the machine may stay after its work, as an ISO time. */
  keptUntil?: string;
}

/** Until when a machine may stay after its work, by its own record. */
export function readKeptUntil(recordFile: string): Date | null {
  try {
    const { keptUntil } = JSON.parse(readFileSync(recordFile, "utf8")) as MachineRecord;
    return keptUntil === undefined ? null : new Date(keptUntil);
  } catch {
    return null;
  }
}

export interface ProcessMachinesOptions {
  /** Where the machines' records and logs lie. */
  folder: string;
  /** What a machine runs for a job: a program and its arguments. */
  commandOf(job: StageJob): { file: string; args: string[] };
  /** Closing waits until it is told. */
  onStopped(stopped: {
    name: string;
    exitCode: number | null;
    message: string;
    interrupted: boolean;
  }): Promise<void> | void;
  /** What the job tells of its progress, as it came. */
  onMessage?(name: string, message: unknown): void;
  /** Until when a machine that is started now shall be kept: it bears the label from its first moment. */
  heldUntil?(job: StageJob): Promise<Date | null>;
}

/**
 * Machines as child processes, each with a record in a folder: one that a killed host left running is found by
 * its record, watched until it ends, and told of like any other.
 */
export class ProcessMachines implements KeptMachines {
  readonly #options: ProcessMachinesOptions;
  readonly #children = new Map<string, ChildProcess>();
  readonly #watches = new Map<string, NodeJS.Timeout>();
  readonly #telling = new Set<Promise<void>>();
  #closing = false;

  constructor(options: ProcessMachinesOptions) {
    this.#options = options;
    makeFolder(options.folder);
    for (const record of this.#records()) if (isAlive(record)) this.#watch(record);
  }

  async start(job: StageJob): Promise<"started" | "exists"> {
    if (this.#closing)
      throw new AppError("machine.closing", { message: `${job.name} is not started any more` });
    const heldUntil = await this.#options.heldUntil?.(job);
    if (this.#read(job.name)) return "exists";
    const { file, args } = this.#options.commandOf(job);
    const log = openSync(this.#file(job.name, "log"), "w", 0o600);
    const env = { ...process.env, PULSO_MACHINE_RECORD: this.#file(job.name, "json") };
    const child = spawn(file, args, { detached: true, env, stdio: ["ignore", log, log, "ipc"] });
    closeSync(log);
    if (child.pid !== undefined)
      this.#write({
        name: job.name,
        pid: child.pid,
        start: processStart(child.pid) ?? "",
        ...(heldUntil && { keptUntil: heldUntil.toISOString() }),
      });
    this.#children.set(job.name, child);
    child.on("message", (message) => this.#options.onMessage?.(job.name, message));
    child.once("error", (error) => this.#ended(job.name, null, error.message));
    child.once("exit", (code) => this.#ended(job.name, code, this.#lastWords(job.name)));
    return "started";
  }

  async stop(name: string): Promise<void> {
    const record = this.#read(name);
    if (!record || !isAlive(record)) {
      this.#forget(name);
      return;
    }
    for (const [signal, waitMs] of [
      ["SIGTERM", 5_000],
      ["SIGKILL", 5_000],
    ] as const) {
      try {
        process.kill(record.pid, signal);
      } catch {
        break;
      }
      if (await endsWithin(record, waitMs)) break;
    }
    this.#forget(name);
  }

  async state(name: string): Promise<JobState> {
    const record = this.#read(name);
    if (!record) return "unknown";
    return isAlive(record) ? "running" : "stopped";
  }

  async list(): Promise<string[]> {
    return this.#records().map((record) => record.name);
  }

  async keep(name: string, until: Date | null): Promise<void> {
    const record = this.#read(name);
    if (!record) throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    const { keptUntil: _, ...rest } = record;
    this.#write(until === null ? rest : { ...rest, keptUntil: until.toISOString() });
  }

  async keptUntil(name: string): Promise<Date | null> {
    // "Without a label" would be taken for one that was taken off.
    if (!existsSync(this.#file(name, "json")))
      throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    return readKeptUntil(this.#file(name, "json"));
  }

  /** Stops all of them in order; their attempts are told of as interrupted, which is no failure. None begins after. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#records().map((record) => this.stop(record.name)));
    // A process may be gone a moment before Node tells of it.
    for (let waited = 0; this.#children.size > 0 && waited < 5_000; waited += 10)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await Promise.all(this.#telling);
    for (const timer of this.#watches.values()) clearInterval(timer);
  }

  #ended(name: string, exitCode: number | null, message: string): void {
    if (!this.#children.delete(name)) return;
    this.#forget(name, { keepLog: exitCode !== 0 });
    this.#tell({ name, exitCode, message, interrupted: this.#closing });
  }

  #tell(stopped: Parameters<ProcessMachinesOptions["onStopped"]>[0]): void {
    const told = Promise.resolve(this.#options.onStopped(stopped)).finally(() => this.#telling.delete(told));
    this.#telling.add(told);
  }

  /** No child of ours: it cannot be waited for, so it is looked at. */
  #watch(record: MachineRecord): void {
    const timer = setInterval(() => {
      if (isAlive(record)) return;
      clearInterval(timer);
      this.#watches.delete(record.name);
      const message = this.#lastWords(record.name);
      this.#forget(record.name, { keepLog: true });
      this.#tell({ name: record.name, exitCode: null, message, interrupted: false });
    }, 200);
    this.#watches.set(record.name, timer);
  }

  #records(): MachineRecord[] {
    return readdirSync(this.#options.folder)
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => this.#read(file.slice(0, -".json".length)) ?? []);
  }

  #read(name: string): MachineRecord | undefined {
    const file = this.#file(name, "json");
    if (!existsSync(file)) return undefined;
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch {
      rmSync(file, { force: true });
      return undefined;
    }
  }

  #write(record: MachineRecord): void {
    const file = this.#file(record.name, "json");
    writeFileSync(`${file}.partial`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${file}.partial`, file);
  }

  #forget(name: string, { keepLog = false } = {}): void {
    rmSync(this.#file(name, "json"), { force: true });
    if (!keepLog) rmSync(this.#file(name, "log"), { force: true });
  }

  #lastWords(name: string): string {
    try {
      return readFileSync(this.#file(name, "log"), "utf8")
        .trim()
        .split("\n")
        .slice(-3)
        .join(" | ")
        .slice(0, 1_000);
    } catch {
      return "";
    }
  }

  #file(name: string, extension: "json" | "log"): string {
    return path.join(this.#options.folder, `${name}.${extension}`);
  }
}

function isAlive({ pid, start }: MachineRecord): boolean {
  return isSameProcess(pid, start);
}

async function endsWithin(record: MachineRecord, waitMs: number): Promise<boolean> {
  for (let waited = 0; waited < waitMs; waited += 50) {
    if (!isAlive(record)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return !isAlive(record);
}
