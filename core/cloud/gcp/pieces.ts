import type { ObjectBody } from "../ports.ts";

/** A body cut into pieces of one size, the last one smaller; an empty body has none. */
export async function* inPieces(
  body: ObjectBody,
  pieceBytes: number,
): AsyncGenerator<Buffer, undefined, undefined> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of chunksOf(body)) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + pieceBytes - heldBytes);
      held.push(part);
      heldBytes += part.length;
      at += part.length;
      if (heldBytes < pieceBytes) continue;
      yield Buffer.concat(held);
      held = [];
      heldBytes = 0;
    }
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

async function* chunksOf(body: ObjectBody): AsyncGenerator<Uint8Array> {
  if (typeof body === "string") yield Buffer.from(body);
  else if (Buffer.isBuffer(body)) yield body;
  else yield* body;
}
