import type { Target } from "./sentiment.ts";

/** Where a text names `target`, in any capitals and between word ends; undefined when it does not. */
export function findTarget(text: string, target: string): Target | undefined {
  const words = target.trim().split(/\s+/).filter(Boolean).map(escaped);
  if (words.length === 0) return undefined;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  const spans = [...text.matchAll(pattern)].map(({ index, 0: surface }) => ({
    start: index,
    end: index + surface.length,
  }));
  return spans.length > 0 ? { spans, others: [] } : undefined;
}

function escaped(word: string): string {
  return word.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}
