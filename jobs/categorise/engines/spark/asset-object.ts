import { createHash } from "node:crypto";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import { categorisedHeader } from "../../categorised-csv.ts";

const chunkBytes = 262_144;

/** One asset's CSV as it is written, and what the manifest says of it afterwards. */
export class AssetObject {
  readonly path: string;
  readonly #digest = createHash("sha256");
  #sizeBytes = 0;
  #rows = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** The header and the lines, in pieces of some size. */
  async *chunksOf(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let held = [Buffer.from(categorisedHeader), first];
    let heldBytes = held[0]!.length + first.length;
    this.#rows = 1;
    for await (const line of rest) {
      this.#rows += 1;
      held.push(line);
      heldBytes += line.length;
      if (heldBytes < chunkBytes) continue;
      yield this.#counted(Buffer.concat(held, heldBytes));
      held = [];
      heldBytes = 0;
    }
    yield this.#counted(Buffer.concat(held, heldBytes));
  }

  listed(): ManifestObject {
    const { path } = this;
    return { path, sizeBytes: this.#sizeBytes, sha256: this.#digest.digest("hex"), rows: this.#rows };
  }

  #counted(bytes: Buffer): Buffer {
    this.#digest.update(bytes);
    this.#sizeBytes += bytes.length;
    return bytes;
  }
}
