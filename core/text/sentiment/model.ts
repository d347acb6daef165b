/** The figures at the head of a model file, in order, as 32-bit floats after the four bytes of its name. */
const headNames = [
  "slotBits",
  "scaleBase",
  "scalePerToken",
  "spellingValue",
  "polarityRange",
  "neutralityRange",
  "polarityGain",
  "neutralityGain",
  "neutralOffset",
] as const;

export type ModelHead = Record<(typeof headNames)[number], number>;

/**
 * Hashed weights: each slot is one 32-bit figure, the feature's fingerprint (16 bits), its polarity and its neutrality
 * (8 bits each, companded). A feature stands in one of the two slots of its pair, or weighs nothing.
 */
export interface Model {
  head: ModelHead;
  slots: Int32Array;
}

const name = "PSM1";
const headBytes = 64;

/** Throws `Error` where the bytes are no model of this version. */
export function parseModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = {} as ModelHead;
  const isNamed = bytes.length > headBytes && String.fromCharCode(...bytes.subarray(0, 4)) === name;
  if (isNamed) for (const [at, one] of headNames.entries()) head[one] = view.getFloat32(4 + at * 4, true);
  if (!isNamed || bytes.length !== headBytes + 4 * 2 ** head.slotBits)
    throw new Error("this is no sentiment model of this version");
  const slots = new Int32Array(2 ** head.slotBits);
  for (let at = 0; at < slots.length; at += 1) slots[at] = view.getInt32(headBytes + at * 4, true);
  return { head, slots };
}

export function formatModel({ head, slots }: Model): Uint8Array {
  const bytes = new Uint8Array(headBytes + slots.length * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 4; at += 1) bytes[at] = name.charCodeAt(at);
  for (const [at, one] of headNames.entries()) view.setFloat32(4 + at * 4, head[one], true);
  for (const [at, slot] of slots.entries()) view.setInt32(headBytes + at * 4, slot, true);
  return bytes;
}

/** The slot a feature looks at first; the other of its pair is that one ^ 1. */
export function slotOf(hash: number, slotBits: number): number {
  return hash >>> (32 - slotBits);
}

/** The 16 bits by which a slot's owner is known; never 0, which marks an empty slot. */
export function fingerprintOf(hash: number): number {
  return hash & 0xffff || 1;
}

/** A weight as 8 bits, finer near zero: the sign of v times (v/127)² of the range. */
export function compand(weight: number, range: number): number {
  const size = Math.round(127 * Math.sqrt(Math.min(1, Math.abs(weight) / range)));
  return weight < 0 ? -size : size;
}

/** The weight of each 8-bit figure, by its unsigned value. */
export function expansionOf(range: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const size = (byte << 24) >> 24;
    return Math.sign(size) * (size / 127) ** 2 * range;
  });
}
