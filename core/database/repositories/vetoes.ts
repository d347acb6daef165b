import type { Veto, Vetoes, VetoNews } from "../../domain/veto.ts";
import type { Database } from "./reader.ts";

/** Told of every veto that is put on or lifted, so that whoever sweeps does so at once. */
export const vetoChannel = "pulso_machine_veto";

const columnOf = { announced: "announced_at", expired: "expired_at" } as const satisfies Record<
  VetoNews,
  string
>;
const columns = `id, set_by as "setBy", set_at as "setAt", until, lifted_at as "liftedAt", lifted_by as "liftedBy"`;

/** The vetoes in Postgres. */
export class VetoRepository implements Vetoes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async newest(): Promise<Veto | undefined> {
    const [veto] = await this.#database.query<Veto[]>(
      `select ${columns} from machine_veto order by id desc limit 1`,
    );
    return veto;
  }

  async put({ setBy, setAt, until }: Pick<Veto, "setBy" | "setAt" | "until">): Promise<Veto> {
    const [row] = await this.#database.query<[Veto & { pg_notify: unknown }]>(
      `with added as (insert into machine_veto (set_by, set_at, until) values ($1, $2, $3) returning *)
       select ${columns}, pg_notify($4, '') from added`,
      [setBy, setAt, until, vetoChannel],
    );
    const { pg_notify: _, ...veto } = row;
    return veto;
  }

  async lift(by: string, at: Date): Promise<boolean> {
    const lifted = await this.#database.query<unknown[]>(
      `with lifted as (
         update machine_veto set lifted_at = $1, lifted_by = $2
         where id = (select max(id) from machine_veto) and lifted_at is null and until > $1 returning id)
       select pg_notify($3, '') from lifted`,
      [at, by, vetoChannel],
    );
    return lifted.length > 0;
  }

  async tellOnce(id: number, news: VetoNews, at: Date, tell: () => Promise<void>): Promise<void> {
    const column = columnOf[news];
    await this.#database.transaction(async (reader) => {
      const rows = await reader.query<unknown[]>(
        `select 1 from machine_veto where id = $1 and ${column} is null for update skip locked`,
        [id],
      );
      if (rows.length === 0) return;
      await tell();
      await reader.query(`update machine_veto set ${column} = $2 where id = $1`, [id, at]);
    });
  }

  async mirrored(machine: string): Promise<Date | null> {
    const [row] = await this.#database.query<{ kept_until: Date }[]>(
      "select kept_until from machine_label where machine = $1",
      [machine],
    );
    return row?.kept_until ?? null;
  }

  async noteMirrored(machine: string, until: Date | null): Promise<void> {
    await this.#database.query(
      until === null
        ? "delete from machine_label where machine = $1"
        : `insert into machine_label (machine, kept_until) values ($1, $2)
           on conflict (machine) do update set kept_until = excluded.kept_until`,
      until === null ? [machine] : [machine, until],
    );
  }
}
