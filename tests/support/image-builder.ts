import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contextFiles } from "./docker-context.ts";
import { readDockerfile, type Stage, type Step } from "./dockerfile.ts";
import { giveTo, isRoot, seal, unseal } from "./file-owners.ts";
import { installImageNode } from "./image-node.ts";

/** Where the files of an image lie, and how it is started: by its own ENTRYPOINT, ENV and USER. */
export interface BuiltImage extends Disposable {
  stage: Stage;
  /** What is `/` in the image. */
  root: string;
  /** In which folder, by which words (CMD in place of `words` when there are none), and with which variables it starts. */
  start(words?: string[]): {
    file: string;
    args: string[];
    cwd: string;
    env: Record<string, string>;
    uid?: number;
  };
}

/** Whom the steps run as, where this process may choose. */
const builder = 1000;

/**
 * Carries out a Dockerfile's own instructions without an engine: the context as .dockerignore leaves it, each stage in
 * a folder, its RUN steps by the Node its FROM names and as a normal user. What it copies belongs to root, as in an
 * image, or at least cannot be written to.
 */
export async function buildImage(file: string, context: string): Promise<BuiltImage> {
  const home = mkdtempSync(path.join(tmpdir(), "pulso-image-"));
  chmodSync(home, 0o755);
  const remove = () => {
    unseal(home);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const stages = readDockerfile(path.join(context, file));
    const final = stages.at(-1);
    if (!final) throw new Error(`${file} has no stage`);
    const programs = installImageNode(final.image, path.join(home, "node"));
    const files = contextFiles(context);
    for (const stage of stages) await carryOut(stage, { home, programs, context, files });
    const root = path.join(home, "stages", final.name);
    handOver(final, root);
    return { stage: final, root, start: starter(final, root, programs), [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}

interface BuildParts {
  home: string;
  programs: string;
  context: string;
  files: string[];
}

async function carryOut(stage: Stage, { home, programs, context, files }: BuildParts): Promise<void> {
  const root = path.join(home, "stages", stage.name);
  let folder = root;
  mkdirSync(root, { recursive: true });
  for (const step of stage.steps) {
    if (step.does === "work-in") {
      folder = path.join(root, step.folder);
      mkdirSync(folder, { recursive: true });
    } else if (step.does === "run") {
      if (/(^|[\s=])\//.test(step.command)) throw new Error(`a path outside of the folder: ${step.command}`);
      giveTo(root, builder);
      await run(step.command, { folder, programs, home });
    } else if (step.from !== undefined) {
      const target = path.resolve(
        root,
        path.relative("/", path.resolve(folderIn(root, folder), step.target)),
      );
      for (const source of step.sources)
        cpSync(path.join(home, "stages", step.from, source), target, {
          recursive: true,
          verbatimSymlinks: true,
        });
    } else copyContext(step, { context, files, folder });
  }
}

/** What was copied is root's, who is not the image's user, but for what an instruction gives to another. */
function handOver({ steps }: Stage, root: string): void {
  seal(root);
  for (const step of steps)
    if (step.does === "copy" && step.owner !== undefined) {
      const given = path.join(root, step.target);
      giveTo(given, Number(step.owner.split(":")[0]));
      unseal(given);
    }
}

/** The folder as the image knows it. */
function folderIn(root: string, folder: string): string {
  return path.join("/", path.relative(root, folder));
}

function copyContext(
  { sources, target }: Step & { does: "copy" },
  { context, files, folder }: Pick<BuildParts, "context" | "files"> & { folder: string },
): void {
  for (const source of sources) {
    const isWhole = files.includes(source);
    const within = files.filter((name) =>
      isWhole ? name === source : source === "." || name.startsWith(`${source}/`),
    );
    if (within.length === 0) throw new Error(`COPY ${source}: .dockerignore lets nothing of it in`);
    for (const name of within) {
      const place = isWhole ? path.basename(name) : path.relative(source, name);
      const to = path.join(folder, target, place);
      mkdirSync(path.dirname(to), { recursive: true });
      cpSync(path.join(context, name), to);
    }
  }
}

async function run(
  command: string,
  { folder, programs, home }: Pick<BuildParts, "home" | "programs"> & { folder: string },
): Promise<void> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PULSO|VITEST|DATABASE_URL|NODE_OPTIONS|NODE_ENV)/.test(name),
  );
  const cache = path.join(tmpdir(), `pulso-image-npm-${isRoot ? builder : process.getuid?.()}`);
  for (const name of [cache, path.join(home, "user")]) {
    mkdirSync(name, { recursive: true });
    giveTo(name, builder);
  }
  const env = {
    ...Object.fromEntries(own),
    PATH: `${programs}:${process.env.PATH}`,
    HOME: path.join(home, "user"),
    npm_config_cache: cache,
    npm_config_prefer_offline: "true",
  };
  const child = spawn("/bin/sh", ["-c", command], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    ...asBuilder,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (exitCode !== 0) throw new Error(`RUN ${command}: exit code ${exitCode}\n${output.slice(-4_000)}`);
}

const asBuilder = isRoot ? { uid: builder, gid: builder } : {};

function starter(stage: Stage, root: string, programs: string): BuiltImage["start"] {
  const folder = stage.steps.findLast((step) => step.does === "work-in")?.folder ?? "/";
  const inside = (value: string) => (value.startsWith("/") ? path.join(root, value) : value);
  const env = Object.fromEntries(Object.entries(stage.env).map(([name, value]) => [name, inside(value)]));
  return (words = stage.command) => {
    const [file, ...args] = [...stage.entrypoint, ...words];
    if (!file) throw new Error("the image says nothing of how it is started");
    const uid = Number(stage.user?.split(":")[0]);
    return {
      file,
      args,
      cwd: path.join(root, folder),
      env: { PATH: `${programs}:/usr/bin:/bin`, HOME: "/nowhere", ...env },
      ...(isRoot ? { uid, gid: uid } : {}),
    };
  };
}
