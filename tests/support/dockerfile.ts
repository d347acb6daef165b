import { readFileSync } from "node:fs";
import { type Copy, DockerfileParser, type Env, type From, type JSONInstruction } from "dockerfile-ast";

export type Step =
  | { does: "work-in"; folder: string }
  | { does: "copy"; from: string | undefined; owner: string | undefined; sources: string[]; target: string }
  | { does: "run"; command: string };

/** A stage of a Dockerfile, its variables filled in with their defaults. */
export interface Stage {
  name: string;
  image: string;
  steps: Step[];
  env: Record<string, string>;
  user: string | undefined;
  ports: number[];
  entrypoint: string[];
  command: string[];
}

/** What a Dockerfile says, in its own words. Throws at an instruction that nobody here would carry out. */
export function readDockerfile(file: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(file, "utf8")).getInstructions()) {
    const keyword = instruction.getKeyword();
    const words = instruction.getExpandedArguments().map((argument) => argument.getValue());
    if (keyword === "FROM") {
      const name = (instruction as From).getBuildStage() ?? "final";
      const none = { steps: [], env: {}, user: undefined, ports: [], entrypoint: [], command: [] };
      stages.push({ name, image: words[0]!, ...none });
      continue;
    }
    const stage = stages.at(-1);
    if (keyword === "ARG" || keyword === "LABEL") continue;
    if (!stage) throw new Error(`${file}: ${keyword} before any FROM`);
    if (keyword === "WORKDIR") stage.steps.push({ does: "work-in", folder: words[0]! });
    else if (keyword === "RUN")
      stage.steps.push({ does: "run", command: instruction.getArgumentsContent() ?? "" });
    else if (keyword === "COPY") stage.steps.push(toCopy(instruction as Copy, words));
    else if (keyword === "ENV")
      for (const property of (instruction as Env).getProperties())
        stage.env[property.getName()] = property.getValue() ?? "";
    else if (keyword === "USER") stage.user = words[0]!;
    else if (keyword === "EXPOSE") stage.ports.push(...words.map(Number));
    else if (keyword === "ENTRYPOINT") stage.entrypoint = listOf(instruction as JSONInstruction);
    else if (keyword === "CMD") stage.command = listOf(instruction as JSONInstruction);
    else throw new Error(`${file}: ${keyword} is not known here`);
  }
  return stages;
}

function toCopy(instruction: Copy, words: string[]): Step {
  const flags = new Map(instruction.getFlags().map((flag) => [flag.getName(), flag.getValue() ?? ""]));
  for (const name of flags.keys())
    if (name !== "from" && name !== "chown") throw new Error(`COPY --${name} is not known here`);
  const [sources, target] = [words.slice(0, -1), words.at(-1)!];
  return { does: "copy", from: flags.get("from"), owner: flags.get("chown"), sources, target };
}

function listOf(instruction: JSONInstruction): string[] {
  return JSON.parse(instruction.getArgumentsContent() ?? "[]");
}
