import type { z } from "zod";
import { AppError } from "../../../core/domain/errors.ts";
import { scanJson } from "../../raw/scan-json.ts";

/** Far deeper than any provider's answer; what recurses over a value overflows only at thousands. */
const depthMax = 100;

/** An answer's JSON in the shape that is due. Throws `source.rejected`, also for an error sent with status 200. */
export function parseJsonAnswer<T>(source: string, text: string, schema: z.ZodType<T>): T {
  const { depth } = scanJson(Buffer.from(text));
  if (depth > depthMax)
    throw new AppError("source.rejected", {
      message: `${source} answered JSON ${depth} levels deep; ${depthMax} are taken`,
      source,
    });
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
