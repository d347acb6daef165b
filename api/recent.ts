/** Keeps the values made last, at most so many: for what is dear to make and, once made for its key, never changes. */
export class Recent<Value> {
  readonly #values = new Map<string, Promise<Value>>();
  readonly #sizeMax: number;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  /** The value of a key, made by the first who asks; all who ask meanwhile wait for it. One that could not be made is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(key);
    if (known) return known;
    const value = make();
    this.#values.set(key, value);
    value.catch(() => this.#values.delete(key));
    const oldest = this.#values.keys().next().value;
    if (this.#values.size > this.#sizeMax && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
