import { Column, Entity, PrimaryColumn } from "typeorm";

/** An asset's sentiment over six hours or a day, as one run knew it: late texts make a new row, never an update. */
@Entity({ name: "sentiment_point" })
export class SentimentPointEntity {
  @PrimaryColumn({ type: "text" })
  asset!: string;

  @PrimaryColumn({ type: "text" })
  granularity!: "SIX_HOURLY" | "DAILY";

  @PrimaryColumn({ type: "timestamptz", name: "starts_at" })
  startsAt!: Date;

  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "int4" })
  mentions!: number;

  /** How many of them carry a sentiment. */
  @Column({ type: "int4" })
  scored!: number;

  /** Relevance-weighted mean in [−1, 1]; null when none is scored. */
  @Column({ type: "float8", nullable: true })
  mean!: number | null;

  /** Standard deviation of the scored sentiments; null under two. */
  @Column({ type: "float8", nullable: true })
  dispersion!: number | null;

  /** 95 % interval of the mean, wider the fewer the posts. */
  @Column({ type: "float8", name: "mean_lower", nullable: true })
  meanLower!: number | null;

  @Column({ type: "float8", name: "mean_upper", nullable: true })
  meanUpper!: number | null;

  @Column({ type: "int4" })
  negative!: number;

  @Column({ type: "int4" })
  neutral!: number;

  @Column({ type: "int4" })
  positive!: number;
}
