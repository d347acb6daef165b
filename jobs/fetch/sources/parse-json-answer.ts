import type { z } from "zod";
import { AppError } from "../../../core/domain/errors.ts";

/** An answer's JSON in the shape that is due. Throws `source.rejected`, also for an error sent with status 200. */
export function parseJsonAnswer<T>(source: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError("source.rejected", { message: `${source} answered what is not JSON`, source, cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const said = JSON.stringify(value).slice(0, 200);
  throw new AppError("source.rejected", { message: `${source} answered something else: ${said}`, source });
}
