import { OutboxMail, outboxFolder } from "../../core/cloud/local/outbox-mail.ts";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import type { RegisterCommand } from "../command.ts";

export const registerMail: RegisterCommand = (program, context) => {
  program
    .command("mail")
    .description("the local outbox: lists the mails, or shows one")
    .argument("[name]", "a mail of the list, or `last`")
    .action(async (name: string | undefined) => {
      const { config, reporter } = context();
      const outbox = new OutboxMail(outboxFolder(config.home), systemClock);
      const names = await outbox.list();
      if (name) {
        const shown = name === "last" ? (names.at(-1) ?? name) : name;
        const text = await outbox.read(shown);
        reporter.event("mail", { name: shown, text }, text);
      } else if (names.length === 0) reporter.event("empty", {}, "The outbox is empty.");
      else
        reporter.table(
          "mail",
          await Promise.all(
            names.map(async (file) => ({ name: file, ...headersOf(await outbox.read(file)) })),
          ),
        );
    });
};

function headersOf(message: string): { to: string; subject: string } {
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(message)?.[1] ?? "";
  return { to: header("To"), subject: header("Subject") };
}
