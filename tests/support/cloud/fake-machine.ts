import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";

/** What a machine runs when it is on, and with which environment besides the test's own. */
export interface Boot {
  file: string;
  args: string[];
  env?: Record<string, string>;
}

export interface FakeMachineOptions {
  /** What `instance/attributes/KEY` of the metadata server answers. */
  attribute(key: string): string | undefined;
  name: string;
  zone: string;
  boot: Boot;
  /** The machine's start-up script powers it off when its program has ended. */
  onPoweredOff(): void;
}

/** A machine that is on: its program as a real process, and the metadata server that only it can reach. */
export class FakeMachine {
  readonly #options: FakeMachineOptions;
  readonly #metadata: Server;
  #process: ChildProcess | undefined;
  #isOff = false;
  /** What the program wrote, for a test that failed. */
  said = "";

  constructor(options: FakeMachineOptions) {
    this.#options = options;
    this.#metadata = createServer((request, response) => {
      const found = request.headers["metadata-flavor"] === "Google" ? this.#answer(request.url ?? "") : null;
      const status = found === null ? 403 : found === undefined ? 404 : 200;
      response.writeHead(status, { "Metadata-Flavor": "Google" }).end(found ?? "");
    });
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get isRunning(): boolean {
    return (
      this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null
    );
  }

  async turnOn(): Promise<void> {
    await new Promise<void>((resolve) => this.#metadata.listen(0, "127.0.0.1", resolve));
    const address = this.#metadata.address();
    if (typeof address !== "object" || !address) throw new Error("the metadata server does not listen");
    if (this.#isOff) return;
    const { file, args, env } = this.#options.boot;
    this.#process = spawn(file, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env, GCE_METADATA_HOST: `127.0.0.1:${address.port}` },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.said = `${this.said}${chunk}`.slice(-20_000);
      });
    const child = this.#process;
    const killed = () => child.kill("SIGKILL");
    process.once("exit", killed);
    for (const event of ["error", "close"])
      child.once(event, () => {
        process.off("exit", killed);
        this.#options.onPoweredOff();
      });
  }

  /** As the power button does: the program is asked to end, and the power is cut after `graceMs`. */
  async turnOff(graceMs: number): Promise<void> {
    this.#isOff = true;
    const child = this.#process;
    if (child && this.isRunning) {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await ended;
      clearTimeout(timer);
    }
    this.#metadata.closeAllConnections();
    this.#metadata.close();
  }

  #answer(url: string): string | undefined {
    const [, what, key] =
      /^\/computeMetadata\/v1\/instance\/(name|zone|attributes)(?:\/([^/?]+))?$/.exec(url) ?? [];
    if (what === "name") return this.#options.name;
    if (what === "zone") return `projects/1/zones/${this.#options.zone}`;
    return key === undefined ? undefined : this.#options.attribute(key);
  }
}
