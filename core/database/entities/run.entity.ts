import { Column, Entity, PrimaryColumn } from "typeorm";
import type { RunOptions } from "../../domain/events.ts";
import type { RunStatus } from "../../domain/run.ts";

/** The run ledger: one row a slot. */
@Entity({ name: "run" })
export class RunEntity {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  status!: RunStatus;

  /** Why it FAILED or was SKIPPED: `timeout:fetch`, `quality`, `overlap`, … */
  @Column({ type: "text", nullable: true })
  reason!: string | null;

  /** The published run it builds on. */
  @Column({ type: "text", name: "previous_id", nullable: true })
  previousId!: string | null;

  @Column({ type: "jsonb" })
  options!: RunOptions;

  /** The reducer's whole state. */
  @Column({ type: "jsonb" })
  state!: Record<string, unknown>;

  /** Raised by one at every change. */
  @Column({ type: "int4" })
  version!: number;

  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "finished_at", nullable: true })
  finishedAt!: Date | null;

  /** Sources and what each delivered, from the fetch manifest; set when published. */
  @Column({ type: "jsonb", nullable: true })
  coverage!: Record<string, unknown>[] | null;

  /** Whether the texts are the bundled sample. */
  @Column({ type: "boolean", default: false })
  sample!: boolean;
}
