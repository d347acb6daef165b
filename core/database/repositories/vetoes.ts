import type { DataSource } from "typeorm";
import type { Veto, Vetoes, VetoNews } from "../../domain/veto.ts";
import { MachineLabelEntity } from "../entities/machine-label.entity.ts";
import { MachineVetoEntity } from "../entities/machine-veto.entity.ts";

const columnOf = { announced: "announced_at", expired: "expired_at" } as const satisfies Record<
  VetoNews,
  string
>;

/** The vetoes in Postgres. */
export class VetoRepository implements Vetoes {
  readonly #dataSource: DataSource;

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  async newest(): Promise<Veto | undefined> {
    const [row] = await this.#dataSource.manager.find(MachineVetoEntity, { order: { id: "DESC" }, take: 1 });
    return row && toVeto(row);
  }

  async put(veto: Pick<Veto, "setBy" | "setAt" | "until">): Promise<Veto> {
    return toVeto(await this.#dataSource.manager.save(MachineVetoEntity, { ...veto }));
  }

  async lift(by: string, at: Date): Promise<boolean> {
    const [, lifted]: [unknown, number] = await this.#dataSource.query(
      `update machine_veto set lifted_at = $1, lifted_by = $2
       where id = (select max(id) from machine_veto) and lifted_at is null and until > $1`,
      [at, by],
    );
    return lifted > 0;
  }

  async tellOnce(id: number, news: VetoNews, at: Date, tell: () => Promise<void>): Promise<void> {
    const column = columnOf[news];
    await this.#dataSource.transaction(async (manager) => {
      const rows: unknown[] = await manager.query(
        `select 1 from machine_veto where id = $1 and ${column} is null for update skip locked`,
        [id],
      );
      if (rows.length === 0) return;
      await tell();
      await manager.query(`update machine_veto set ${column} = $2 where id = $1`, [id, at]);
    });
  }

  async mirrored(machine: string): Promise<Date | null> {
    const row = await this.#dataSource.manager.findOneBy(MachineLabelEntity, { machine });
    return row?.keptUntil ?? null;
  }

  async noteMirrored(machine: string, until: Date | null): Promise<void> {
    if (until === null) await this.#dataSource.manager.delete(MachineLabelEntity, { machine });
    else
      await this.#dataSource.manager.upsert(MachineLabelEntity, { machine, keptUntil: until }, ["machine"]);
  }
}

function toVeto({ id, setBy, setAt, until, liftedAt, liftedBy }: MachineVetoEntity): Veto {
  return { id, setBy, setAt, until, liftedAt: liftedAt ?? null, liftedBy: liftedBy ?? null };
}
