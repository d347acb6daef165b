import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Counts, Stage } from "../../domain/manifest.ts";

/** One attempt of one stage of a run. */
@Entity({ name: "stage_attempt" })
export class StageAttemptEntity {
  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @PrimaryColumn({ type: "text" })
  stage!: Stage;

  @PrimaryColumn({ type: "int4" })
  attempt!: number;

  @Column({ type: "text" })
  status!: "RUNNING" | "DONE" | "FAILED";

  @Column({ type: "text", nullable: true })
  reason!: string | null;

  @Column({ type: "timestamptz", name: "started_at" })
  startedAt!: Date;

  @Column({ type: "timestamptz", name: "ended_at", nullable: true })
  endedAt!: Date | null;

  @Column({ type: "jsonb", nullable: true })
  counts!: Counts | null;
}
