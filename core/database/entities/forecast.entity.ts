import { Column, Entity, PrimaryColumn } from "typeorm";

/** A model's whole path for an asset, frozen with the run that made it. Element i is calendar day i + 1 after `lastCloseDate`. */
@Entity({ name: "forecast" })
export class ForecastEntity {
  @PrimaryColumn({ type: "text" })
  asset!: string;

  @PrimaryColumn({ type: "text" })
  model!: string;

  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "text", name: "model_version" })
  modelVersion!: string;

  @Column({ type: "date", name: "last_close_date" })
  lastCloseDate!: string;

  @Column({ type: "float8", name: "last_close" })
  lastClose!: number;

  /** Price units, 365 values each. */
  @Column({ type: "float8", array: true })
  mean!: number[];

  @Column({ type: "float8", array: true })
  q025!: number[];

  @Column({ type: "float8", array: true })
  q05!: number[];

  @Column({ type: "float8", array: true })
  q10!: number[];

  @Column({ type: "float8", array: true })
  q20!: number[];

  @Column({ type: "float8", array: true })
  q30!: number[];

  @Column({ type: "float8", array: true })
  q40!: number[];

  @Column({ type: "float8", array: true })
  q50!: number[];

  @Column({ type: "float8", array: true })
  q60!: number[];

  @Column({ type: "float8", array: true })
  q70!: number[];

  @Column({ type: "float8", array: true })
  q80!: number[];

  @Column({ type: "float8", array: true })
  q90!: number[];

  @Column({ type: "float8", array: true })
  q95!: number[];

  @Column({ type: "float8", array: true })
  q975!: number[];
}
