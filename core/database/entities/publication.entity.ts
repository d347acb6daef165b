import { Column, Entity, PrimaryColumn } from "typeorm";

/** Every published run, in order; the newest row is the pointer. Written last, in the transaction that made the run whole. */
@Entity({ name: "publication" })
export class PublicationEntity {
  @PrimaryColumn({ type: "text", name: "run_id" })
  runId!: string;

  @Column({ type: "timestamptz", name: "published_at" })
  publishedAt!: Date;
}
