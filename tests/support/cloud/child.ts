import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

export interface Child extends AsyncDisposable {
  process: ChildProcess;
}

/** Starts a server as a child of the test's process and waits until it says `ready`. Throws with its last words. */
export async function startChild(
  file: string,
  args: string[],
  ready: RegExp,
  env: Record<string, string> = {},
): Promise<Child> {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const killed = () => child.kill("SIGKILL");
  process.once("exit", killed);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} is not up after 60 s: ${said}`)), 60_000);
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
      if (ready.test(said)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
    void Promise.allSettled([ended]).then(() => clearTimeout(timer));
  });
  return {
    process: child,
    [Symbol.asyncDispose]: async () => {
      process.off("exit", killed);
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}
