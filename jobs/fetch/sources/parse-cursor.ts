import type { z } from "zod";
import type { SourceItem, SourceRequest } from "./source.ts";

/**
 * What the source's last run left, in its shape; undefined before the first run. A cursor that this version cannot
 * read is told in a `note` and counts as none: the source starts over, and what it gives again has the same ids.
 * Written `const cursor = yield* parseCursor(schema, request)`.
 */
export function* parseCursor<T>(
  schema: z.ZodType<T>,
  { cursor }: Pick<SourceRequest, "cursor">,
): Generator<SourceItem, T | undefined> {
  if (cursor === undefined || cursor === null) return undefined;
  const parsed = schema.safeParse(cursor);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "it";
  yield {
    type: "note",
    message: `the cursor of the last run cannot be read (${where}: ${issue?.message}): started over`,
  };
  return undefined;
}
