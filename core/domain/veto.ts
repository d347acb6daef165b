import { AppError } from "./errors.ts";
import { parseJobName, type Run } from "./run.ts";

/** The ML team's word that its machine shall stay after its work is done. The newest one holds. */
export interface Veto {
  id: number;
  setBy: string;
  setAt: Date;
  until: Date;
  liftedAt: Date | null;
  liftedBy: string | null;
}

/** No veto lasts longer, whoever puts it on: a machine that all forgot costs money. */
export const vetoMsMax = 4 * 3_600_000;

export function isHeld(veto: Veto | undefined, now: Date): veto is Veto {
  return veto !== undefined && veto.liftedAt === null && now < veto.until;
}

/** Throws `veto.invalid` for a length that is none, or beyond the cap. */
export function vetoEnd(now: Date, lengthMs: number): Date {
  if (!(lengthMs > 0 && lengthMs <= vetoMsMax))
    throw new AppError("veto.invalid", {
      message: `the ML machine can be kept for more than 0 and at most ${vetoMsMax / 3_600_000} hours`,
      argument: "for",
    });
  return new Date(now.getTime() + lengthMs);
}

/** Whether a machine may stay though its work is done: the ML machine under a veto, but no attempt that was given up. */
export function mayRest(name: string, run: Run | undefined, veto: Veto | undefined, now: Date): boolean {
  if (!isHeld(veto, now)) return false;
  const job = parseJobName(name);
  if (job?.stage !== "predict" || run?.id !== job.run) return false;
  return run.attempts.some(
    ({ stage, attempt, status }) => stage === job.stage && attempt === job.attempt && status !== "FAILED",
  );
}

/** What is to be done about one machine's label and the veto, which are one thing said twice. */
export type LabelStep =
  | { kind: "none" }
  /** Someone put the label on, changed it or took it off by hand: the veto follows. */
  | { kind: "veto"; until: Date | null }
  /** The veto changed: the label follows. */
  | { kind: "label"; until: Date | null };

/** `label` is what the machine bears, `mirrored` what Pulso last wrote on it, `wanted` what the veto says. */
export function reconcileLabel(label: Date | null, mirrored: Date | null, wanted: Date | null): LabelStep {
  if (isSame(label, wanted)) return { kind: "none" };
  return isSame(label, mirrored) ? { kind: "label", until: wanted } : { kind: "veto", until: label };
}

/** To the second: a label says no more. */
function isSame(one: Date | null, other: Date | null): boolean {
  const secondOf = (date: Date | null) => date && Math.floor(date.getTime() / 1_000);
  return secondOf(one) === secondOf(other);
}

/** What is told of a veto, once each. */
export type VetoNews = "announced" | "expired";

/** Where the vetoes are kept. */
export interface Vetoes {
  newest(): Promise<Veto | undefined>;
  put(veto: Pick<Veto, "setBy" | "setAt" | "until">): Promise<Veto>;
  /** False when none was there to lift. */
  lift(by: string, at: Date): Promise<boolean>;
  /** Carries `tell` out unless it was, or another does so at this moment; when it throws, it is still to be done. */
  tellOnce(id: number, news: VetoNews, at: Date, tell: () => Promise<void>): Promise<void>;
  /** What was last written on a machine's label. */
  mirrored(machine: string): Promise<Date | null>;
  noteMirrored(machine: string, until: Date | null): Promise<void>;
}
