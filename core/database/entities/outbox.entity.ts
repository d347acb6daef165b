import { Column, Entity, PrimaryColumn } from "typeorm";

/** Commands saved in the transaction that decided them, carried out after it. The name makes each of them once. */
@Entity({ name: "outbox" })
export class OutboxEntity {
  @PrimaryColumn({ type: "text" })
  name!: string;

  @Column({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "jsonb" })
  command!: Record<string, unknown>;

  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "dispatched_at", nullable: true })
  dispatchedAt!: Date | null;

  @Column({ type: "int4", default: 0 })
  tries!: number;

  @Column({ type: "text", name: "last_error", nullable: true })
  lastError!: string | null;

  /** A refused command is not tried again before. */
  @Column({ type: "timestamptz", name: "not_before", nullable: true })
  notBefore!: Date | null;
}
