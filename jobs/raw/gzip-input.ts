/** Compressed bytes as they come, of which some may be looked at before they are taken. */
export class GzipInput {
  /** How many bytes have come. */
  bytes = 0;
  #held: Buffer = Buffer.alloc(0);
  readonly #steps: AsyncIterator<Buffer>;

  constructor(steps: AsyncIterable<Buffer>) {
    this.#steps = steps[Symbol.asyncIterator]();
  }

  /** What is at hand, or else the next step; empty at the end. */
  async take(): Promise<Buffer> {
    if (this.#held.length === 0) await this.#more();
    const taken = this.#held;
    this.#held = Buffer.alloc(0);
    return taken;
  }

  /** Gives back the end of what was taken last. */
  giveBack(bytes: Buffer): void {
    this.#held = bytes;
  }

  /** At least so many bytes, not taken; fewer at the end. */
  async peek(count: number): Promise<Buffer> {
    while (this.#held.length < count && (await this.#more()));
    return this.#held;
  }

  skip(count: number): void {
    this.#held = this.#held.subarray(count);
  }

  async close(): Promise<void> {
    await this.#steps.return?.();
  }

  async #more(): Promise<boolean> {
    const next = await this.#steps.next();
    if (next.done) return false;
    this.bytes += next.value.length;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

const fixedBytes = 10;
const headerBytesMax = 65_536;
const flags = { checksum: 2, extra: 4, name: 8, comment: 16 };

/** How long the header of a gzip member is (RFC 1952); undefined when none begins here. */
export async function headerLength(input: GzipInput): Promise<number | undefined> {
  const fixed = await input.peek(fixedBytes);
  if (fixed.length < fixedBytes || fixed[0] !== 0x1f || fixed[1] !== 0x8b || fixed[2] !== 8) return undefined;
  const given = fixed[3]!;
  let length = fixedBytes;
  if (given & flags.extra) {
    const bytes = await input.peek(length + 2);
    if (bytes.length < length + 2) return undefined;
    length += 2 + bytes.readUInt16LE(length);
  }
  for (const flag of [flags.name, flags.comment]) {
    if (!(given & flag)) continue;
    const end = (await input.peek(length + headerBytesMax)).indexOf(0, length);
    if (end < 0) return undefined;
    length = end + 1;
  }
  if (given & flags.checksum) length += 2;
  return (await input.peek(length)).length < length ? undefined : length;
}
