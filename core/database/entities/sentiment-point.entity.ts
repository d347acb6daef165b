import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/**
 * An asset's sentiment over six hours or a day, of all sources together or of one, as one run knew it: late texts make a
 * new row, never an update. core/domain/sentiment-point.ts says how each figure is made.
 */
@Entity({ name: "sentiment_point" })
@Index("sentiment_point_starts_at", ["granularity", "source", "startsAt"])
export class SentimentPointEntity {
  @PrimaryColumn({ type: "text" })
  asset!: string;

  @PrimaryColumn({ type: "text" })
  granularity!: "SIX_HOURLY" | "DAILY";

  /** A source's name, or `ALL` (no source is written in capitals). */
  @PrimaryColumn({ type: "text", default: "ALL" })
  source!: string;

  @PrimaryColumn({ type: "timestamptz", name: "starts_at" })
  startsAt!: Date;

  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "int4" })
  mentions!: number;

  /** The mentions as they count once near-copies and single authors are damped. */
  @Column({ type: "float8" })
  voices!: number;

  /** How many of them carry a sentiment. */
  @Column({ type: "int4" })
  scored!: number;

  /** Of the scored mentions together. */
  @Column({ type: "float8" })
  weight!: number;

  /** Kish's effective number of independent scored texts; null, as all that follows but the counts, when none is scored. */
  @Column({ type: "float8", name: "effective_texts", nullable: true })
  effectiveTexts!: number | null;

  /** Weighted mean in [−1, 1]. */
  @Column({ type: "float8", nullable: true })
  mean!: number | null;

  /** Weighted standard deviation of the scored sentiments; null under two. */
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

  /** The labels' parts of the weight; they sum to 1. */
  @Column({ type: "float8", name: "share_negative", nullable: true })
  shareNegative!: number | null;

  @Column({ type: "float8", name: "share_neutral", nullable: true })
  shareNeutral!: number | null;

  @Column({ type: "float8", name: "share_positive", nullable: true })
  sharePositive!: number | null;
}
