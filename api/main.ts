import { existsSync } from "node:fs";
import path from "node:path";
import { readCatalogue } from "../core/catalogue.ts";
import { databasePassword } from "../core/cloud/database-password.ts";
import { fillSecrets } from "../core/cloud/fill-secrets.ts";
import { OutboxMail, outboxFolder } from "../core/cloud/local/outbox-mail.ts";
import { systemClock } from "../core/cloud/local/system-clock.ts";
import { SmtpMail } from "../core/cloud/smtp-mail.ts";
import { readConfig } from "../core/config.ts";
import { connectDatabase } from "../core/database/connect.ts";
import { PostgresNotifications } from "../core/database/notifications.ts";
import { AppError, codeOf, messageOf } from "../core/domain/errors.ts";
import { createLog } from "../core/log.ts";
import { packageRoot } from "../core/package-root.ts";
import { createApi } from "./server.ts";

/** The API as a process of its own, beside a database that other processes fill. */
async function main(): Promise<void> {
  const config = readConfig(await fillSecrets(process.env));
  if (!config.databaseUrl)
    throw new AppError("config.invalid", {
      message: "the API alone needs DATABASE_URL; `pulso start` brings its own database",
    });
  const log = createLog(config);
  const password = await databasePassword(config);
  const dataSource = await connectDatabase(config.databaseUrl, { password });
  const notifications = new PostgresNotifications(
    config.databaseUrl,
    (error) => log.warn({ error: error.message }, "notifications.error"),
    password,
  );
  try {
    const webDir = path.join(packageRoot, "dist", "web");
    const api = createApi({
      dataSource,
      notifications,
      config,
      clock: systemClock,
      log,
      mail: config.smtp ? new SmtpMail(config.smtp) : new OutboxMail(outboxFolder(config.home), systemClock),
      catalogue: await readCatalogue(),
      webDir: existsSync(webDir) ? webDir : undefined,
    });
    const { url } = await api.start();
    log.info({ url }, "api.started");
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    await api.stop();
  } finally {
    await notifications.close();
    await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  const remedy = error instanceof AppError ? ` ${error.remedy}` : "";
  process.stderr.write(`${codeOf(error)}: ${messageOf(error)}.${remedy}\n`);
  process.exitCode = 1;
});
