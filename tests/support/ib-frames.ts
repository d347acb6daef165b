/** Fields of one message of the TWS API. */
export type IbFields = readonly (string | number | boolean)[];

/** A message as it goes over the wire: four bytes of length, then each field with a NUL after it. */
export function toIbFrame(fields: IbFields): Buffer {
  const body = Buffer.from(fields.map((field) => `${wireOf(field)}\0`).join(""), "utf8");
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, 4);
  return frame;
}

function wireOf(field: string | number | boolean): string {
  return typeof field === "boolean" ? (field ? "1" : "0") : String(field);
}

const greeting = "API\0";

/** Takes bytes as they come and gives whole messages; the client's first is `API\0` and its range of versions. */
export class IbFrameReader {
  #bytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #isGreeted = false;

  /** The fields of every message that is whole by now. Throws when a client does not greet. */
  read(chunk: Buffer): string[][] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const messages: string[][] = [];
    if (!this.#isGreeted) {
      if (this.#bytes.length < greeting.length + 4) return messages;
      const said = this.#bytes.subarray(0, greeting.length).toString("latin1");
      if (said !== greeting) throw new Error(`a client greeted with ${JSON.stringify(said)}`);
      this.#bytes = this.#bytes.subarray(greeting.length);
      this.#isGreeted = true;
    }
    while (this.#bytes.length >= 4) {
      const length = this.#bytes.readUInt32BE();
      if (this.#bytes.length < 4 + length) break;
      const body = this.#bytes.subarray(4, 4 + length).toString("utf8");
      this.#bytes = this.#bytes.subarray(4 + length);
      messages.push(body.replace(/\0$/, "").split("\0"));
    }
    return messages;
  }
}

/** How a message is cut: as it is, in pieces of a few bytes, or several held back and sent as one segment. */
export type IbCutting = "whole" | "pieces" | "joined";

/** Writes frames in their order, cut as a network may cut them. */
export class IbFrameWriter {
  readonly #write: (bytes: Buffer) => void;
  readonly #cutting: IbCutting;
  #waiting: Buffer[] = [];
  #isSending = false;

  constructor(write: (bytes: Buffer) => void, cutting: IbCutting) {
    this.#write = write;
    this.#cutting = cutting;
  }

  send(frame: Buffer): void {
    if (this.#cutting === "whole") {
      this.#write(frame);
      return;
    }
    this.#waiting.push(frame);
    if (!this.#isSending) setImmediate(() => this.#flush());
    this.#isSending = true;
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    const size = this.#cutting === "joined" ? bytes.length : 7;
    this.#waiting = bytes.length > size ? [bytes.subarray(size)] : [];
    this.#write(bytes.subarray(0, size));
    this.#isSending = this.#waiting.length > 0;
    if (this.#isSending) setImmediate(() => this.#flush());
  }
}
