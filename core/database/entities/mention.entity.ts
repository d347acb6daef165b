import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One link from a text to an asset, with its sentiment toward it: a row of a categorised CSV. */
@Entity({ name: "mention" })
@Index("mention_asset_published_at", ["asset", "publishedAt"])
@Index("mention_published_at", ["publishedAt"])
@Index("mention_run_id", ["runId"])
export class MentionEntity {
  @PrimaryColumn({ type: "text", name: "record_id" })
  recordId!: string;

  @PrimaryColumn({ type: "text" })
  asset!: string;

  /** The run that published it first. */
  @Column({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "text" })
  source!: string;

  @Column({ type: "text" })
  kind!: "post" | "comment" | "news";

  @Column({ type: "text" })
  channel!: string;

  @Column({ type: "timestamptz", name: "published_at" })
  publishedAt!: Date;

  @Column({ type: "text", nullable: true })
  lang!: string | null;

  @Column({ type: "float4" })
  relevance!: number;

  /** Null together with the four figures below when the text's language has no scorer. */
  @Column({ type: "text", name: "sentiment_label", nullable: true })
  sentimentLabel!: "negative" | "neutral" | "positive" | null;

  @Column({ type: "float4", nullable: true })
  sentiment!: number | null;

  @Column({ type: "float4", name: "p_negative", nullable: true })
  pNegative!: number | null;

  @Column({ type: "float4", name: "p_neutral", nullable: true })
  pNeutral!: number | null;

  @Column({ type: "float4", name: "p_positive", nullable: true })
  pPositive!: number | null;

  /** Likes + replies + reposts + |score| as the source stated them; null when it stated none. */
  @Column({ type: "float8", nullable: true })
  engagement!: number | null;

  @Column({ type: "text", nullable: true })
  url!: string | null;

  /** Null where the source's terms let only ids be handed on, and once the text is deleted. */
  @Column({ type: "text", nullable: true })
  excerpt!: string | null;

  /** What its text is like, as 32 hexadecimal digits (core/text/signature.ts); null for one without words. */
  @Column({ type: "text", nullable: true })
  signature!: string | null;

  /** Tells one author of its day from another, and nothing across days (core/text/author-tag.ts); null where none is stated. */
  @Column({ type: "int4", name: "author_tag", nullable: true })
  authorTag!: number | null;

  /** When its text was erased; see `tombstone`. */
  @Column({ type: "timestamptz", name: "erased_at", nullable: true })
  erasedAt!: Date | null;
}
