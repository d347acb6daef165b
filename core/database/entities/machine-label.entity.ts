import { Column, Entity, PrimaryColumn } from "typeorm";

/** What Pulso last wrote on a machine's label: a label that says otherwise was put there by hand. */
@Entity({ name: "machine_label" })
export class MachineLabelEntity {
  @PrimaryColumn({ type: "text" })
  machine!: string;

  @Column({ type: "timestamptz", name: "kept_until" })
  keptUntil!: Date;
}
