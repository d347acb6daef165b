import { messageOf } from "../core/domain/errors.ts";
import { type Command, isAwaited } from "../core/domain/run.ts";
import type { FunctionDeps } from "./deps.ts";

/**
 * Carries out what the outbox holds. Every command is idempotent by its name, so one that was carried out but not
 * ticked off is carried out again without harm; one that is refused stays, and the sweep tries it again.
 */
export async function dispatch(deps: FunctionDeps): Promise<void> {
  for (const command of await deps.ledger.pendingCommands())
    await deps.ledger.settleCommand(command.name, async () => {
      try {
        await carryOut(command, deps);
        return { at: deps.clock.now(), error: null };
      } catch (error) {
        deps.log.warn({ command: command.name, error: messageOf(error) }, "command.refused");
        return { at: null, error: messageOf(error) };
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
      await deps.workers[command.stage].stop(command.job);
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
