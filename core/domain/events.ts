import { z } from "zod";

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
