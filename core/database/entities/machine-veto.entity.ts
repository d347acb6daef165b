import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** The ML team's vetoes against the stop of its machine; the newest holds. */
@Entity({ name: "machine_veto" })
export class MachineVetoEntity {
  @PrimaryGeneratedColumn({ type: "int4" })
  id!: number;

  @Column({ type: "text", name: "set_by" })
  setBy!: string;

  @Column({ type: "timestamptz", name: "set_at" })
  setAt!: Date;

  @Column({ type: "timestamptz" })
  until!: Date;

  @Column({ type: "timestamptz", name: "lifted_at", nullable: true })
  liftedAt!: Date | null;

  @Column({ type: "text", name: "lifted_by", nullable: true })
  liftedBy!: string | null;

  /** When operators were told that it was put on, and that it ended at its time. */
  @Column({ type: "timestamptz", name: "announced_at", nullable: true })
  announcedAt!: Date | null;

  @Column({ type: "timestamptz", name: "expired_at", nullable: true })
  expiredAt!: Date | null;
}
