import { attemptPrefix } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";

/** The stages whose objects hold texts. */
export type TextStage = "fetch" | "categorise";

/** Whether an object may hold texts. */
export function isErasable(path: string): boolean {
  return /^(raw\/.*\.jsonl\.gz|quarantine\/.*\.jsonl\.gz|categorised\/.*\.csv)$/.test(path);
}

/** `part-00000.jsonl.gz` → `part-00000.erased-<hash>.jsonl.gz`: the same bytes have the same name, whoever writes them. */
export function erasedPath(path: string, hash: string): string {
  const [, stem = path, ending = ""] = /^(.*?)(?:\.erased-[0-9a-f]+)?(\.jsonl\.gz|\.csv)$/.exec(path) ?? [];
  return `${stem}.erased-${hash.slice(0, 16)}${ending}`;
}

/** Where an attempt of a stage puts what it writes of texts. */
export function areasOf(run: RunId, stage: TextStage, attempt: number): string[] {
  const results = attemptPrefix(stage === "fetch" ? "raw" : "categorised", run, attempt);
  return [`${results}/`, `quarantine/run=${run}/stage=${stage}/attempt=${attempt}/`];
}
