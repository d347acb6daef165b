import { Column, Entity, PrimaryColumn } from "typeorm";

/** A stored model that a published run used. */
@Entity({ name: "model_version" })
export class ModelVersionEntity {
  @PrimaryColumn({ type: "text" })
  model!: string;

  @PrimaryColumn({ type: "text" })
  version!: string;

  /** The run that published it first. */
  @Column({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "timestamptz", name: "trained_at" })
  trainedAt!: Date;

  /** The model's metadata as stored in the lake: features, span, seed, backend, metrics. */
  @Column({ type: "jsonb" })
  metadata!: Record<string, unknown>;
}
