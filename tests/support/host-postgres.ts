import { lockInstance } from "../../core/database/embedded/instance-lock.ts";
import { startPostgres } from "../../core/database/embedded/postgres-server.ts";

/** Hosts a home folder's database as Pulso does, tells its address, and waits to be ended in whatever way. */
const [home] = process.argv.slice(2);
if (!home) throw new Error("say the home folder");
const lock = lockInstance(home);
const server = await startPostgres(home);
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.once("SIGTERM", async () => {
  await server.stop();
  lock.release();
  process.exit(0);
});
setInterval(() => {}, 1_000);
