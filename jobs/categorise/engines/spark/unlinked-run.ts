import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { type GoneTexts, gone } from "./gone-texts.ts";
import { GrowingBytes, growingInts } from "./growing.ts";
import { orderKey } from "./job.ts";
import { bytesOf, intsOf, readStretch, type Stretch, type StretchFile } from "./stretch.ts";

/** Where the list of a part's texts that name no asset lies, and where each of its lines ends and which text it is of. */
export interface UnlinkedRun {
  part: string;
  lines: number;
  list: Stretch;
  places: Stretch;
}

/** The ids of a part's texts that name no asset, as cells with their line ends, in the order of the input. */
export class UnlinkedTexts {
  readonly #cells = new GrowingBytes(65_536);
  readonly #places = growingInts();

  get lines(): number {
    return this.#places.length / 2;
  }

  add(cell: Uint8Array, text: number): void {
    this.#cells.append(cell);
    this.#cells.appendText("\n");
    this.#places.push(this.#cells.length);
    this.#places.push(text);
  }

  keepIn(file: StretchFile, part: string): UnlinkedRun {
    const places = this.#places.values.subarray(0, this.#places.length);
    const [list, kept] = [file.add(this.#cells.all), file.add(bytesOf(places))];
    return { part, lines: this.lines, list, places: kept };
  }
}

/** The cells before its JSON: the empty asset stands for these texts, and parts come in the order of the inputs. */
export function cellsOfUnlinked({ part }: UnlinkedRun): string[] {
  return ["unlinked", "", part, orderKey(0), ""];
}

/** The lines of a part but for those of duplicates, and how many of these there are. */
export async function readUnlinked(
  run: UnlinkedRun,
  duplicates: GoneTexts | undefined,
  work: ObjectStore,
): Promise<{ bytes: Buffer; gone: number }> {
  const list = await readStretch(work, run.list);
  if (!duplicates) return { bytes: list, gone: 0 };
  const places = intsOf(await readStretch(work, run.places));
  const kept: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < places.length; at += 2) {
    const end = places[at]!;
    if (!gone(duplicates, places[at + 1]!)) kept.push(list.subarray(start, end));
    start = end;
  }
  return { bytes: Buffer.concat(kept), gone: run.lines - kept.length };
}
