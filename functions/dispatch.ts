import { AppError, messageOf } from "../core/domain/errors.ts";
import { type Command, isAwaited, parseJobName } from "../core/domain/run.ts";
import { mayRest } from "../core/domain/veto.ts";
import type { FunctionDeps } from "./deps.ts";

/**
 * Carries out what the outbox holds. Every command is idempotent by its name, so one that was carried out but not
 * ticked off is carried out again without harm; one that is refused stays, and is tried again, less and less often.
 */
export async function dispatch(deps: FunctionDeps): Promise<void> {
  const now = deps.clock.now();
  for (const command of await deps.ledger.pendingCommands(now))
    await deps.ledger.settleCommand(command.name, now, async () => {
      try {
        await carryOut(command, deps);
        return { isDone: true };
      } catch (error) {
        deps.log.warn({ command: command.name, error: messageOf(error) }, "command.refused");
        // A host that shuts down refuses nothing: the next one carries it out.
        const isClosing = error instanceof AppError && error.code === "machine.closing";
        return { isDone: false, refusal: isClosing ? null : messageOf(error) };
      }
    });
}

async function carryOut(command: Command, deps: FunctionDeps): Promise<void> {
  switch (command.kind) {
    case "start": {
      const { kind: _, ...job } = command;
      // Refused until its attempt was given up, it would start a job that nobody waits for.
      if (!isAwaited(await deps.ledger.findRun(job.run), job)) return;
      await deps.workers[command.stage].start(job);
      deps.log.info({ job: command.name }, "job.started");
      return;
    }
    case "stop":
      // What a veto keeps, the sweep stops once the veto is over.
      if (!(await isKept(command.job, deps))) await deps.workers[command.stage].stop(command.job);
      return;
    case "alert":
      await deps.mail.send({
        to: deps.operatorEmail,
        subject: `Pulso: run ${command.run} needs you`,
        text: command.text,
      });
      deps.log.error({ run: command.run, text: command.text }, "run.alert");
  }
}

/** Whether the ML team's veto keeps a job's machine. */
export async function isKept(name: string, deps: FunctionDeps): Promise<boolean> {
  const job = parseJobName(name);
  if (job?.stage !== "predict") return false;
  return mayRest(name, await deps.ledger.findRun(job.run), await deps.vetoes.newest(), deps.clock.now());
}
