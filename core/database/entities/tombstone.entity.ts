import { Column, Entity, PrimaryColumn } from "typeorm";

/** A text that is gone: its id stays, so that it never comes back and every figure it made can be explained. */
@Entity({ name: "tombstone" })
export class TombstoneEntity {
  @PrimaryColumn({ type: "text", name: "record_id" })
  recordId!: string;

  @Column({ type: "text" })
  source!: string;

  /** Deleted where it was published, or by somebody's request; what is only kept too long needs no stone. */
  @Column({ type: "text" })
  reason!: "deleted" | "request";

  /** When Pulso learnt of it. */
  @Column({ type: "timestamptz", name: "found_at" })
  foundAt!: Date;

  /** When its text had left every object of the lake; null until then. */
  @Column({ type: "timestamptz", name: "erased_at", nullable: true })
  erasedAt!: Date | null;
}
