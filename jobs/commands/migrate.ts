import { migrations } from "../../core/database/migrations/index.ts";
import type { RegisterCommand } from "../command.ts";
import { openDatabase } from "../open-database.ts";

export const registerMigrate: RegisterCommand = (program, context) => {
  program
    .command("migrate")
    .description("brings the database's tables up to date, and ends: what an upgrade runs first")
    .action(async () => {
      const { config, reporter } = context();
      // To open the database is to bring it up to date, one process at a time.
      await using database = await openDatabase(config);
      const applied = await database.dataSource.query<{ name: string }[]>(
        "SELECT name FROM migration ORDER BY timestamp",
      );
      const [count, newest] = [applied.length, applied.at(-1)?.name];
      // An older Pulso beside a newer one's tables is worth a word: going back is by a backup.
      const unknown = count - migrations.length;
      reporter.event(
        "migrated",
        { count, newest, unknown },
        `The tables are up to date: ${count} migrations, the newest ${newest}${unknown > 0 ? `; ${unknown} of them are of a newer Pulso than this` : ""}.`,
      );
    });
};
