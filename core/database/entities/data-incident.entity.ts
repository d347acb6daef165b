import { Column, Entity, PrimaryColumn } from "typeorm";

/** Two sources that state one figure, or the class, differently by more than the tolerance: both are named, neither is hidden. */
@Entity({ name: "data_incident" })
export class DataIncidentEntity {
  @PrimaryColumn({ type: "text" })
  symbol!: string;

  @PrimaryColumn({ type: "date" })
  date!: string;

  /** The figure: `close`, `split`, `dividend`; or `class`, whose values are null. */
  @PrimaryColumn({ type: "text" })
  field!: string;

  /** Whose value is kept. */
  @PrimaryColumn({ type: "text" })
  source!: string;

  @PrimaryColumn({ type: "text", name: "other_source" })
  otherSource!: string;

  @Column({ type: "float8", nullable: true })
  value!: number | null;

  @Column({ type: "float8", name: "other_value", nullable: true })
  otherValue!: number | null;

  /** The run that found it first. */
  @Column({ type: "text", name: "run_id" })
  runId!: string;
}
