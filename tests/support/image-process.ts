import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { BuiltImage } from "./image-builder.ts";

/** A container's process without its container. */
export interface ImageProcess {
  child: ChildProcess;
  ended: Promise<{ exitCode: number | null; output: string }>;
  /** The first line of JSON that has `"<text>"` in it. Throws when the process ends before it says so. */
  says(text: string): Promise<Record<string, unknown>>;
}

export function startImage(
  image: BuiltImage,
  words: string[] | undefined,
  env: Record<string, string>,
): ImageProcess {
  const { file, args, env: own, ...options } = image.start(words);
  const gid = options.uid === undefined ? {} : { gid: options.uid };
  const child = spawn(file, args, {
    ...options,
    ...gid,
    env: { ...own, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const ended = new Promise<{ exitCode: number | null; output: string }>((resolve) =>
    child.once("close", (exitCode) => {
      hasEnded = true;
      resolve({ exitCode, output });
    }),
  );
  return {
    child,
    ended,
    async says(text) {
      for (;;) {
        const line = output.split("\n").find((said) => said.includes(`"${text}"`) && said.endsWith("}"));
        if (line) return JSON.parse(line);
        if (hasEnded) throw new Error(`it ended without saying ${text}:\n${output.slice(-4_000)}`);
        await sleep(100);
      }
    },
  };
}

/** What an address answers, once somebody is there to answer. */
export async function answerOf(url: string, init?: RequestInit): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (tries === 300) throw error;
      await sleep(100);
    }
  }
}
