import { z } from "zod";
import { redistributions } from "../../core/domain/record.ts";
import { budgetStateSchema } from "./budget.ts";

/** What one source delivered to a run: an entry of the fetch manifest's `detail.sources`. */
export const sourceCoverageSchema = z.object({
  source: z.string(),
  state: z.enum(["ok", "partial", "skipped", "over_budget", "failed"]),
  /** The window, ISO instants; `from` is null when the source had never been read to the end of one. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime(),
  /** Texts and bars written. */
  records: z.number().int().nonnegative(),
  /** How many of them are bars. */
  bars: z.number().int().nonnegative(),
  quarantined: z.number().int().nonnegative(),
  duplicate: z.number().int().nonnegative(),
  code: z.string().optional(),
  message: z.string().optional(),
  /** When the newest of its texts was published, or the newest bar's date ended; absent when it brought none. */
  newestAt: z.iso.datetime({ offset: true }).optional(),
  /** How many records it said are gone. */
  deleted: z.number().int().nonnegative().default(0),
  /** Of a source that calls out. */
  budget: budgetStateSchema.optional(),
  /** Whether what it yields is made up for showing. */
  sample: z.boolean(),
  /** What it is and what its terms ask, as they were when it was read; absent for a source that there is not. */
  about: z
    .object({
      title: z.string(),
      delivers: z.array(z.string()),
      termsUrl: z.string().optional(),
      redistribute: z.enum(redistributions),
      /** Days; null = for ever. */
      retentionDays: z.number().int().nonnegative().nullable(),
      attribution: z.string().optional(),
    })
    .optional(),
});
export type SourceCoverage = z.infer<typeof sourceCoverageSchema>;
