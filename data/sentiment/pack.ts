import {
  compand,
  fingerprintOf,
  formatModel,
  type ModelHead,
  slotOf,
} from "../../core/text/sentiment/model.ts";
import type { Weights } from "./fit-weights.ts";

/** Puts weights into a model file; where a pair of slots is full, the weights nearest to zero are left out. */
export function packModel(
  hashes: Int32Array,
  factors: Float32Array,
  { polarity, neutrality }: Weights,
  head: Omit<ModelHead, "polarityRange" | "neutralityRange">,
): { bytes: Uint8Array; kept: number } {
  const p = polarity.map((weight, at) => weight * factors[at]!);
  const n = neutrality.map((weight, at) => weight * factors[at]!);
  const polarityRange = rangeOf(p);
  const neutralityRange = rangeOf(n);
  const size = (at: number) => Math.max(Math.abs(p[at]!), Math.abs(n[at]!));
  const order = Array.from(hashes.keys()).sort((a, b) => size(b) - size(a) || a - b);
  const slots = new Int32Array(2 ** head.slotBits);
  let kept = 0;
  for (const at of order) {
    const first = slotOf(hashes[at]!, head.slotBits);
    const slot = slots[first] === 0 ? first : first ^ 1;
    if (slots[slot] !== 0) continue;
    const low = ((compand(p[at]!, polarityRange) & 255) << 8) | (compand(n[at]!, neutralityRange) & 255);
    if (low === 0) continue;
    slots[slot] = (fingerprintOf(hashes[at]!) << 16) | low;
    kept += 1;
  }
  return { bytes: formatModel({ head: { ...head, polarityRange, neutralityRange }, slots }), kept };
}

/** The size that all weights but one in ten thousand keep within: the few beyond are cut to it. */
function rangeOf(weights: Float32Array): number {
  const sizes = weights.map(Math.abs).sort();
  return sizes[Math.floor((sizes.length - 1) * 0.9999)]! || 1;
}
