import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** The newest quote of each symbol. `sequence` rises with every change, so that a reader can ask for what is newer. */
@Entity({ name: "quote" })
@Index("quote_sequence", ["sequence"])
export class QuoteEntity {
  @PrimaryColumn({ type: "text" })
  symbol!: string;

  @Column({ type: "float8" })
  price!: number;

  @Column({ type: "float8", nullable: true })
  bid!: number | null;

  @Column({ type: "float8", nullable: true })
  ask!: number | null;

  /** Shares or units traded so far in the session. */
  @Column({ type: "float8", nullable: true })
  volume!: number | null;

  @Column({ type: "text", nullable: true })
  currency!: string | null;

  @Column({ type: "text" })
  source!: string;

  /** When the source says it was so. */
  @Column({ type: "timestamptz" })
  at!: Date;

  @Column({ type: "timestamptz", name: "received_at" })
  receivedAt!: Date;

  @Column({ type: "int8" })
  sequence!: string;
}
