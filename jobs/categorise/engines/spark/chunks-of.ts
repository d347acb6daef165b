const chunkBytes = 262_144;

/** The header and the lines of one object, in pieces of some size; `count` hears of each line. */
export async function* chunksOf(
  header: string,
  lines: AsyncIterable<Buffer>,
  count: () => void,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [Buffer.from(header)];
  let heldBytes = held[0]!.length;
  for await (const line of lines) {
    count();
    held.push(line);
    heldBytes += line.length;
    if (heldBytes < chunkBytes) continue;
    yield Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
  }
  yield Buffer.concat(held, heldBytes);
}
