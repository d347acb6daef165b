import type { File, FileMetadata } from "@google-cloud/storage";
import { AppError, messageOf } from "../../domain/errors.ts";
import type { RequestPace } from "./request-pace.ts";

export interface Precondition {
  ifGenerationMatch: number;
}

/**
 * An upload of bytes whose number nobody knows beforehand, in pieces that can each be sent again: the protocol of
 * https://cloud.google.com/storage/docs/performing-resumable-uploads. The object is there with the last piece's
 * answer; an upload whose body breaks off is called off, and nothing of it is ever seen.
 */
export class ResumableUpload {
  readonly #pace: RequestPace;
  readonly #crc32c: () => string;

  /** `crc32c` answers that of all bytes taken from the body so far. */
  constructor(pace: RequestPace, crc32c: () => string) {
    this.#pace = pace;
    this.#crc32c = crc32c;
  }

  /** All pieces but the last are of one size, a multiple of 256 KiB. */
  async send(
    file: File,
    pieces: AsyncIterable<Buffer>,
    precondition: Precondition,
    marks: Record<string, string>,
  ): Promise<FileMetadata> {
    // A session whose address is lost in a lost answer holds nothing and ends by itself.
    const [session] = await this.#pace.run(() =>
      file.createResumableUpload({ preconditionOpts: precondition, metadata: { metadata: marks } }),
    );
    try {
      let held: Buffer | undefined;
      let start = 0;
      for await (const piece of pieces) {
        if (held) {
          await this.#sendPiece(session, held, start, false);
          start += held.length;
        }
        held = piece;
      }
      const metadata = await this.#sendPiece(session, held ?? Buffer.alloc(0), start, true);
      if (!metadata) throw new UploadLost("the service took every byte and did not end");
      return metadata;
    } catch (error) {
      await request(session, "DELETE", {}).catch(() => {});
      throw error;
    }
  }

  /** Returns the object's metadata once the service has all of it. */
  async #sendPiece(
    session: string,
    piece: Buffer,
    start: number,
    isLast: boolean,
  ): Promise<FileMetadata | undefined> {
    const end = start + piece.length;
    return this.#pace.run(async (before) => {
      let answer: Answer = { kept: start };
      if (before > 0) answer = await request(session, "PUT", { "Content-Range": "bytes */*" });
      for (let round = 0; "kept" in answer && (round === 0 || answer.kept < end); round++) {
        const { kept } = answer;
        if (kept < start || kept > end || round > roundsMax)
          throw new UploadLost(`the service has ${kept} bytes of an upload that stands at ${start}`);
        if (kept === end && !isLast) return undefined;
        const rest = piece.subarray(kept - start);
        const range = rest.length > 0 ? `${kept}-${end - 1}` : "*";
        answer = await request(
          session,
          "PUT",
          {
            "Content-Range": `bytes ${range}/${isLast ? end : "*"}`,
            ...(isLast && { "X-Goog-Hash": `crc32c=${this.#crc32c()}` }),
          },
          rest,
        );
      }
      return "metadata" in answer ? answer.metadata : undefined;
    });
  }
}

/** The address of a session is the right to write to it: its requests need no credentials. */
async function request(
  session: string,
  method: "PUT" | "DELETE",
  headers: Record<string, string>,
  body: Buffer = Buffer.alloc(0),
): Promise<Answer> {
  let answer: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    answer = await fetch(session, {
      method,
      headers,
      body: new Uint8Array(body),
      redirect: "manual",
      signal,
    });
    text = await answer.text();
  } catch (cause) {
    throw Object.assign(new Error(`no answer: ${messageOf(cause)}`, { cause }), { code: "ECONNRESET" });
  }
  const { status } = answer;
  if (status === 308) return { kept: keptBytes(answer.headers.get("range")) };
  if (status === 200 || status === 201) return { metadata: JSON.parse(text) };
  // A session that is gone is no object that is missing.
  if (status === 404 || status === 410) throw new UploadLost("the service has forgotten it");
  throw Object.assign(new Error(`status ${status}: ${text.slice(0, 200)}`), { code: status });
}

/** How far a session is, or the object it has become. */
type Answer = { kept: number } | { metadata: FileMetadata };

const requestTimeoutMs = 60_000;
/** A service that keeps less than it was given is given the rest; not for ever. */
const roundsMax = 64;

/** `bytes=0-1023` of a session that has 1,024 bytes; nothing of one that has none. */
function keptBytes(range: string | null): number {
  const last = /^bytes=0-(\d+)$/.exec(range ?? "")?.[1];
  return last === undefined ? 0 : Number(last) + 1;
}

/** The session is gone or past use, with or without the object being there. */
export class UploadLost extends AppError {
  constructor(why: string) {
    super("cloud.unavailable", { message: `an upload broke off: ${why}` });
  }
}
