import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { packageRoot } from "../../core/package-root.ts";

export interface PulsoProcess {
  child: ChildProcess;
  ended: Promise<{ exitCode: number | null; output: string }>;
}

/** The compiled command line, as a person starts it. Its output is both streams in the order they came. */
export function startPulso(args: string[], env: Record<string, string>): PulsoProcess {
  const child = spawn(process.execPath, ["bin/pulso.js", ...args], {
    cwd: packageRoot,
    env: { PATH: process.env.PATH ?? "", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  const ended = new Promise<{ exitCode: number | null; output: string }>((resolve) =>
    child.once("close", (exitCode) => resolve({ exitCode, output })),
  );
  return { child, ended };
}

/** The processes whose command line names a folder: what is left running of the Pulso that lives there. */
export function processesOf(folder: string): string[] {
  return execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(folder));
}
