import PgBoss from "pg-boss";
import { type PulsoEvent, pulsoEventSchema } from "../../domain/events.ts";
import type { Events } from "../ports.ts";

const queue = "pulso-events";

/** Events through a table of the same PostgreSQL: an event outlives the process that published it. */
export class BossEvents implements Events {
  readonly #boss: PgBoss;
  #workerId: string | undefined;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  static async connect(databaseUrl: string, onError: (error: Error) => void): Promise<BossEvents> {
    const boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: "pulso-events",
      max: 4,
      schedule: false,
    });
    boss.on("error", onError);
    await boss.start();
    await boss.createQueue(queue, {
      name: queue,
      retryLimit: 20,
      retryDelay: 1,
      retryBackoff: true,
      expireInSeconds: 900,
    });
    return new BossEvents(boss);
  }

  async publish(event: PulsoEvent): Promise<void> {
    await this.#boss.send(queue, event);
    if (this.#workerId) this.#boss.notifyWorker(this.#workerId);
  }

  async subscribe(handler: (event: PulsoEvent) => Promise<void>): Promise<void> {
    this.#workerId = await this.#boss.work<unknown>(
      queue,
      { pollingIntervalSeconds: 0.5, batchSize: 1 },
      async (jobs) => {
        for (const job of jobs) await handler(pulsoEventSchema.parse(job.data));
      },
    );
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, wait: true, timeout: 10_000 });
  }
}
