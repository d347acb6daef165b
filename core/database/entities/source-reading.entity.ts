import { Column, Entity, PrimaryColumn } from "typeorm";

/** What one source delivered to one published run, and what is left of its budget. */
@Entity({ name: "source_reading" })
export class SourceReadingEntity {
  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @PrimaryColumn({ type: "text" })
  source!: string;

  @Column({ type: "text" })
  state!: "ok" | "partial" | "skipped" | "over_budget" | "failed";

  /** The window; `from_at` is null when the source had never been read to the end of one. */
  @Column({ type: "timestamptz", name: "from_at", nullable: true })
  fromAt!: Date | null;

  @Column({ type: "timestamptz", name: "to_at" })
  toAt!: Date;

  @Column({ type: "int4" })
  records!: number;

  @Column({ type: "int4" })
  bars!: number;

  @Column({ type: "int4" })
  quarantined!: number;

  @Column({ type: "int4" })
  duplicate!: number;

  @Column({ type: "text", nullable: true })
  code!: string | null;

  @Column({ type: "text", nullable: true })
  message!: string | null;

  /** When the newest of its records was published; null when it brought none. */
  @Column({ type: "timestamptz", name: "newest_at", nullable: true })
  newestAt!: Date | null;

  /** How many records it said are gone. */
  @Column({ type: "int4" })
  deleted!: number;

  /** Caps and what is spent of them, by all writers, when it was read: `budget` of jobs/fetch/source-coverage.ts. */
  @Column({ type: "jsonb", nullable: true })
  budget!: unknown;

  @Column({ type: "boolean" })
  sample!: boolean;

  /** When the run had read it. */
  @Column({ type: "timestamptz", name: "read_at" })
  readAt!: Date;

  /** What it is and what its terms ask: `about` of jobs/fetch/source-coverage.ts. */
  @Column({ type: "jsonb", nullable: true })
  about!: unknown;
}
