import { Column, Entity, PrimaryColumn } from "typeorm";

/** A daily bar as one run knew it: a correction is a new row with a newer run, never an update. */
@Entity({ name: "bar" })
export class BarEntity {
  @PrimaryColumn({ type: "text" })
  symbol!: string;

  @PrimaryColumn({ type: "date" })
  date!: string;

  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "float8", nullable: true })
  open!: number | null;

  @Column({ type: "float8", nullable: true })
  high!: number | null;

  @Column({ type: "float8", nullable: true })
  low!: number | null;

  /** As traded. */
  @Column({ type: "float8" })
  close!: number;

  @Column({ type: "float8", name: "adj_close", nullable: true })
  adjClose!: number | null;

  /** Cash a share on its ex-date, and new shares for each old one. */
  @Column({ type: "float8", nullable: true })
  dividend!: number | null;

  @Column({ type: "float8", nullable: true })
  split!: number | null;

  @Column({ type: "float8", nullable: true })
  volume!: number | null;

  @Column({ type: "text" })
  source!: string;
}
