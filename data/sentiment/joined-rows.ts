import type { Span } from "../../core/text/span.ts";
import { seededRandom } from "./random.ts";
import type { Row } from "./rows.ts";

const joints = [" while ", " as ", ", ", "; ", " but ", ", while ", ". "];
const codeUnitsMax = 110;

/**
 * Pairs of short English texts as one, each asked toward the target of one of the two: what is said beside a target must not
 * rub off on it. Made of the rows given, so that none holds a text that is held out.
 */
export function joinRows(rows: readonly Row[], seed: number): Row[] {
  const fraction = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(fraction() * list.length)]!;
  const short = rows.filter(
    ({ target, lang, text }) => target && lang === "en" && text.length <= codeUnitsMax,
  );
  const joined: Row[] = [];
  for (const asked of short) {
    const other = pick(short);
    if (other.gold === asked.gold || other.text === asked.text) continue;
    const joint = pick(joints);
    const isFirst = fraction() < 0.5;
    const [before, after] = isFirst ? [asked, other] : [other, asked];
    const shift = isFirst ? 0 : before.text.length + joint.length;
    const spans = asked.target!.spans.map(
      ({ start, end }): Span => ({ start: start + shift, end: end + shift }),
    );
    joined.push({ ...asked, text: before.text + joint + after.text, target: { spans, others: [] } });
  }
  return joined;
}
