import { z } from "zod";
import { stages } from "./manifest.ts";

/** What the orchestrator's functions are told; each may come twice, late or out of order. */
export const pulsoEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("tick"),
    run: z.string(),
    options: z.lazy(() => runOptionsSchema).optional(),
    /** A person asks again for a run that failed or was skipped. */
    retry: z.boolean().optional(),
  }),
  z.object({ type: z.literal("object.created"), path: z.string() }),
  z.object({
    type: z.literal("machine.stopped"),
    name: z.string(),
    exitCode: z.number().int().nullable(),
    interrupted: z.boolean().optional(),
    message: z.string().optional(),
  }),
  z.object({ type: z.literal("sweep") }),
  /** A load to be carried out by whoever receives it, where the queue is the loader's machine. */
  z.object({ type: z.literal("load"), job: z.lazy(() => stageJobSchema) }),
  /** Something operators must know, on its way to who mails it. */
  z.object({ type: z.literal("incident"), subject: z.string(), text: z.string() }),
]);
export type PulsoEvent = z.infer<typeof pulsoEventSchema>;

/** What one run is asked to do beyond its slot. */
const runOptionsSchema = z.object({
  /** A folder of raw records and prices in place of live sources. */
  dataDir: z.string().optional(),
  sources: z.array(z.string()).optional(),
  /** Symbols that users have asked for, fetched beside the configured ones. */
  assets: z.array(z.string()).optional(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

/** One stage's work on one run. Its name is its identity: to start it twice is to start it once. */
export const stageJobSchema = z.object({
  name: z.string(),
  stage: z.enum(stages),
  run: z.string(),
  attempt: z.number().int().min(1),
  previous: z.string().nullable(),
  options: runOptionsSchema,
});
export type StageJob = z.infer<typeof stageJobSchema>;
