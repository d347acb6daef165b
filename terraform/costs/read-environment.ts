import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { packageRoot } from "../../core/package-root.ts";

const machine = z.object({ machine_type: z.string(), disk_gb: z.number(), spot: z.boolean() });

/** What of an environment costs money. */
const environmentSchema = z.object({
  machines: z.object({ fetch: machine, predict: machine.extend({ usd_per_hour: z.number() }) }),
  cluster: z.object({ machine_type: z.string(), disk_gb: z.number() }),
  database: z.object({ tier: z.string(), availability: z.enum(["ZONAL", "REGIONAL"]), disk_gb: z.number() }),
  api: z.object({ cpu: z.coerce.number(), memory: z.string().regex(/^\d+(Mi|Gi)$/) }),
});
export type Environment = z.infer<typeof environmentSchema>;

export const environmentNames = ["small", "medium", "large"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/** Throws (zod) when the file leaves out a size that costs money. */
export function readEnvironment(name: EnvironmentName): Environment {
  const file = path.join(packageRoot, "terraform/environments", `${name}.tfvars`);
  return environmentSchema.parse(parseVariables(readFileSync(file, "utf8")));
}

/** A file of variables as JSON: maps, lists, strings, numbers and truth values; no expressions. */
export function parseVariables(text: string): unknown {
  const bare = text.replace(/^\s*#.*$/gm, "");
  const tokens = bare.match(/"(?:[^"\\]|\\.)*"|[\w.-]+|[{}[\]=,]/g) ?? [];
  let at = 0;
  const take = () => tokens[at++] ?? "";
  const parseMap = (end: string): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    while (at < tokens.length && tokens[at] !== end) {
      const key = take().replaceAll('"', "");
      if (take() !== "=") throw new Error(`"${key}" is not followed by an equals sign`);
      entries.push([key, parseValue()]);
      if (tokens[at] === ",") at += 1;
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  const parseList = (): unknown[] => {
    const values: unknown[] = [];
    while (at < tokens.length && tokens[at] !== "]") {
      values.push(parseValue());
      if (tokens[at] === ",") at += 1;
    }
    at += 1;
    return values;
  };
  const parseValue = (): unknown => {
    const token = take();
    if (token === "{") return parseMap("}");
    return token === "[" ? parseList() : JSON.parse(token);
  };
  return parseMap("");
}
