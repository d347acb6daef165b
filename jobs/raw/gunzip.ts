import { constants, crc32, createInflateRaw } from "node:zlib";
import { GzipInput, headerLength } from "./gzip-input.ts";

/** Why no more is decoded; `isWhole` when all that began has also ended. */
export interface GzipFault {
  message: string;
  isWhole: boolean;
  /** What stands in place of more gzip. */
  rest?: Buffer;
}

/** What has passed so far. */
export interface GzipTotals {
  inBytes: number;
  outBytes: number;
}

const trailerBytes = 8;

/**
 * The plain bytes of gzip members one after the other, and at the end the fault that cut them short, if one did. Each input
 * step's output is handed on before the next is fed, and where a member ends is known to the byte: what precedes a fault is
 * not lost with it. (Node's own gunzip loses the step in which a member is followed by anything else.) Zeros may pad the end.
 */
export async function* gunzip(
  steps: AsyncIterable<Buffer>,
  totals: GzipTotals,
): AsyncGenerator<Buffer | { gzipFault: GzipFault }> {
  const input = new GzipInput(steps);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const header = await headerLength(input);
      if (header === undefined) {
        const rest = await restOf(input);
        if (isFirst) yield fault("gzip whose header is not whole", false);
        else if (rest)
          yield { gzipFault: { message: "gzip is followed by other bytes", isWhole: true, rest } };
        return;
      }
      input.skip(header);
      let checksum = 0;
      let memberBytes = 0;
      for await (const piece of inflate(input, totals)) {
        if ("gzipFault" in piece) {
          yield piece;
          return;
        }
        checksum = crc32(piece, checksum);
        memberBytes += piece.length;
        yield piece;
      }
      const trailer = await input.peek(trailerBytes);
      if (trailer.length < trailerBytes) {
        yield fault("unexpected end of file", false);
        return;
      }
      if (trailer.readUInt32LE(0) !== checksum || trailer.readUInt32LE(4) !== memberBytes % 0x1_0000_0000) {
        yield fault("incorrect data check", false);
        return;
      }
      input.skip(trailerBytes);
    }
  } finally {
    await input.close();
  }
}

/** One member's data; what follows it is given back to the input. */
async function* inflate(
  input: GzipInput,
  totals: GzipTotals,
): AsyncGenerator<Buffer | { gzipFault: GzipFault }> {
  const stream = createInflateRaw({ chunkSize: 65_536, flush: constants.Z_NO_FLUSH });
  let ready: Buffer[] = [];
  let isOver = false;
  let failure: Error | undefined;
  stream.on("data", (chunk: Buffer) => {
    ready.push(chunk);
    totals.outBytes += chunk.length;
  });
  const over = new Promise<void>((resolve) => {
    const end = (error?: Error) => {
      isOver = true;
      failure = error;
      resolve();
    };
    stream.once("error", end).once("end", () => end());
  });
  try {
    let fedBytes = 0;
    while (!isOver) {
      const step = await input.take();
      fedBytes += step.length;
      totals.inBytes = input.bytes;
      if (step.length > 0)
        await Promise.race([new Promise<void>((resolve) => stream.write(step, () => resolve())), over]);
      else {
        stream.end();
        await over;
      }
      yield* ready;
      ready = [];
      const unread = fedBytes - stream.bytesWritten;
      if (isOver && !failure && unread > 0) input.giveBack(step.subarray(step.length - unread));
    }
    if (failure) yield fault(failure.message, false);
  } finally {
    stream.destroy();
  }
}

/** What follows the last member; nothing where that is zeros alone. */
async function restOf(input: GzipInput): Promise<Buffer | undefined> {
  for (let bytes = await input.take(); bytes.length > 0; bytes = await input.take()) {
    const start = bytes.findIndex((byte) => byte !== 0);
    if (start >= 0) return bytes.subarray(start);
  }
  return undefined;
}

function fault(message: string, isWhole: boolean): { gzipFault: GzipFault } {
  return { gzipFault: { message, isWhole } };
}
