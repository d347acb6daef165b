import type { SourceItem, SourceRequest } from "../source.ts";
import { getPreview } from "./client.ts";
import { idOf, parseId } from "./transform.ts";

/**
 * Which of these messages are gone: the page that ends with a message shows it or does not, and tells as much of all
 * those between its first and last. A channel that shows no page any more tells nothing of its messages.
 */
export async function* recheckMessages(
  ids: readonly string[],
  { http, signal }: Pick<SourceRequest, "http" | "signal">,
): AsyncGenerator<SourceItem & { type: "deleted" }> {
  for (const [channel, numbers] of byChannel(ids)) {
    let asked = numbers.sort((a, b) => b - a);
    while (asked.length > 0) {
      signal.throwIfAborted();
      const page = await getPreview(http, channel, asked[0]! + 1);
      const shown = new Set(page?.messages.flatMap(({ number }) => number ?? []));
      if (shown.size === 0) break;
      const oldest = page?.hasEarlier ? Math.min(...shown) : 0;
      const gone = asked.filter((number) => number >= oldest && !shown.has(number));
      if (gone.length > 0) yield { type: "deleted", ids: gone.map((number) => idOf(channel, number)) };
      asked = asked.filter((number) => number < oldest);
    }
  }
}

function byChannel(ids: readonly string[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const id of ids) {
    const parsed = parseId(id);
    if (parsed) numbers.set(parsed.channel, [...(numbers.get(parsed.channel) ?? []), parsed.number]);
  }
  return numbers;
}
