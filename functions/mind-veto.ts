import { messageOf } from "../core/domain/errors.ts";
import { isAwaited, parseJobName } from "../core/domain/run.ts";
import { isHeld, reconcileLabel, type Veto, vetoMsMax } from "../core/domain/veto.ts";
import type { FunctionDeps } from "./deps.ts";

/** Keeps the veto and the label on the ML machine one thing, and tells operators when one begins and when it ends at its time. */
export async function mindVeto(deps: FunctionDeps): Promise<void> {
  for (const { name } of await mlMachines(deps))
    await mindLabel(name, deps).catch((error: unknown) =>
      // One machine that does not answer must not hold up the rest of the sweep; the next one tries again.
      deps.log.warn({ job: name, error: messageOf(error) }, "veto.label_refused"),
    );
  const veto = await deps.vetoes.newest();
  if (!veto) return;
  const now = deps.clock.now();
  const isOver = veto.liftedAt !== null || veto.until <= now;
  if (!isOver) await deps.vetoes.tellOnce(veto.id, "announced", now, () => announce(veto, deps));
  else if (veto.liftedAt === null)
    await deps.vetoes.tellOnce(veto.id, "expired", now, async () => {
      deps.log.warn({ setBy: veto.setBy, until: veto.until.toISOString() }, "VETO_EXPIRED");
    });
}

async function mindLabel(name: string, deps: FunctionDeps): Promise<void> {
  const { predict } = deps.workers;
  const now = deps.clock.now();
  const veto = await deps.vetoes.newest();
  const label = await predict.keptUntil(name);
  const mirrored = await deps.vetoes.mirrored(name);
  const step = reconcileLabel(label, mirrored, isHeld(veto, now) ? veto.until : null);
  if (step.kind === "none") {
    // A crash between the label and its note.
    if (mirrored?.getTime() !== label?.getTime()) await deps.vetoes.noteMirrored(name, label);
    return;
  }
  if (step.kind === "label") {
    await predict.keep(name, step.until);
    await deps.vetoes.noteMirrored(name, step.until);
    return;
  }
  if (step.until === null || step.until <= now) await deps.vetoes.lift("label", now);
  else
    await deps.vetoes.put({
      setBy: "label",
      setAt: now,
      // A label knows no cap: the mail says until when it truly holds.
      until: new Date(Math.min(step.until.getTime(), now.getTime() + vetoMsMax)),
    });
  await deps.vetoes.noteMirrored(name, step.until);
  await mindLabel(name, deps);
}

async function announce({ setBy, until }: Veto, deps: FunctionDeps): Promise<void> {
  const machines = [];
  for (const { name, job } of await mlMachines(deps))
    machines.push(`${name}${isAwaited(await deps.ledger.findRun(job.run), job) ? "" : " (at rest)"}`);
  const cost =
    deps.mlUsdPerHour === 0
      ? "It costs nothing more here."
      : `It costs about ${deps.mlUsdPerHour.toFixed(2)} USD an hour.`;
  await deps.mail.send({
    to: deps.operatorEmail,
    subject: "Pulso: the ML machine is kept",
    text: `${setBy} keeps the ML machine until ${until.toISOString()}. ${cost} Now: ${machines.join(", ") || "none runs"}. \`pulso ml keep-alive --off\` lifts it.`,
  });
  deps.log.warn({ setBy, until: until.toISOString(), usdPerHour: deps.mlUsdPerHour }, "veto.held");
}

async function mlMachines({ workers }: FunctionDeps) {
  const names = await workers.predict.list();
  return names.flatMap((name) => {
    const job = parseJobName(name);
    return job?.stage === "predict" ? [{ name, job }] : [];
  });
}
