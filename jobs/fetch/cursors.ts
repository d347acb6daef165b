import { z } from "zod";
import { attemptPrefix } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { StageContext } from "../stage.ts";

const sourceStateSchema = z.object({
  /** The end of the last window that was read to its end; null before the first. */
  until: z.iso.datetime().nullable(),
  /** The source's own, as it yielded it. */
  cursor: z.unknown().optional(),
});
export type SourceState = z.infer<typeof sourceStateSchema>;

const cursorsSchema = z.object({ schema: z.literal(1), sources: z.record(z.string(), sourceStateSchema) });
export type Cursors = z.infer<typeof cursorsSchema>["sources"];

/** Where every source stood after `previous`; empty before the first published run. */
export async function readCursors(context: StageContext, previous: RunId | null): Promise<Cursors> {
  if (previous === null) return {};
  const manifest = await context.manifest("fetch", previous);
  const object = manifest.objects.find(({ path }) => path.endsWith("/cursors.json"));
  if (!object) return {};
  const bytes = await context.readObject(object);
  return cursorsSchema.parse(JSON.parse(bytes.toString("utf8"))).sources;
}

/** Writes where every source stands now, as one more immutable object of this attempt. */
export async function writeCursors(context: StageContext, sources: Cursors): Promise<void> {
  const path = `${attemptPrefix("state", context.run, context.attempt)}/cursors.json`;
  const value: z.infer<typeof cursorsSchema> = { schema: 1, sources };
  await context.write(path, `${JSON.stringify(value, null, 1)}\n`, Object.keys(sources).length);
}
