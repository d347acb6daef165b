/** Bytes that are appended to; their room doubles. */
export class GrowingBytes {
  length = 0;
  #bytes: Buffer;

  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafeSlow(room);
  }

  /** What is held, until more is appended. */
  get all(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  appendText(text: string): void {
    this.#makeRoom(text.length * 3);
    this.length += this.#bytes.write(text, this.length);
  }

  /** A copy of what is held, which is forgotten. */
  take(): Buffer {
    const taken = Buffer.from(this.all);
    this.length = 0;
    return taken;
  }

  #makeRoom(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

/** Numbers that are appended to; their room doubles. */
export class GrowingNumbers<T extends Int32Array | Float64Array> {
  length = 0;
  values: T;
  readonly #make: (room: number) => T;

  constructor(make: (room: number) => T) {
    this.#make = make;
    this.values = make(1_024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

export function growingInts(): GrowingNumbers<Int32Array> {
  return new GrowingNumbers((room) => new Int32Array(room));
}
