import type { Socket } from "node:net";
import { type IbCutting, type IbFields, IbFrameReader, IbFrameWriter, toIbFrame } from "./ib-frames.ts";

export interface FakeIbSessionOptions {
  socket: Socket;
  cutting: IbCutting;
  onMessage(fields: string[], session: FakeIbSession): void;
  onClose(session: FakeIbSession): void;
}

/** One client's connection to the fake gateway, and its open lines of quotes: request → symbol. */
export class FakeIbSession {
  readonly lines = new Map<number, string>();
  readonly #socket: Socket;
  readonly #writer: IbFrameWriter;

  constructor({ socket, cutting, onMessage, onClose }: FakeIbSessionOptions) {
    this.#socket = socket;
    this.#writer = new IbFrameWriter((bytes) => {
      if (socket.writable) socket.write(bytes);
    }, cutting);
    const reader = new IbFrameReader();
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => onClose(this));
    socket.on("data", (chunk) => {
      for (const fields of reader.read(chunk)) onMessage(fields, this);
    });
  }

  send(fields: IbFields): void {
    this.#writer.send(toIbFrame(fields));
  }

  /** Ends with half of these messages on the wire. */
  sendHalf(messages: readonly IbFields[]): void {
    const bytes = Buffer.concat(messages.map(toIbFrame));
    this.#socket.end(bytes.subarray(0, bytes.length / 2));
  }

  drop(): void {
    this.#socket.destroy();
  }
}
