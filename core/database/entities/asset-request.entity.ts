import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { AssetRequestState } from "../../domain/asset-request.ts";

/** A user's wish for an asset that Pulso does not hold yet, and how far it has come. */
@Entity({ name: "asset_request" })
@Index("asset_request_user_id", ["userId"])
export class AssetRequestEntity {
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "uuid", name: "user_id" })
  userId!: string;

  /** As the user wrote it. */
  @Column({ type: "text" })
  query!: string;

  /** Null while the name is ambiguous. */
  @Column({ type: "text", nullable: true })
  symbol!: string | null;

  @Column({ type: "text" })
  state!: AssetRequestState;

  /** 0 to 1. */
  @Column({ type: "float4" })
  progress!: number;

  @Column({ type: "jsonb" })
  candidates!: unknown;

  @Column({ type: "text", nullable: true })
  code!: string | null;

  @Column({ type: "text", nullable: true })
  message!: string | null;

  /** The run whose readers see its prices at once: the newest that the user's tier showed. */
  @Column({ type: "text", name: "run_id", nullable: true })
  runId!: string | null;

  /** Against the tier's requests of the month; what came to nothing, or was there already, costs none. */
  @Column({ type: "boolean" })
  counted!: boolean;

  /** How often it was begun and neither ended nor left in order: what kills its host must not do so for ever. */
  @Column({ type: "int4", default: 0 })
  starts!: number;

  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "updated_at" })
  updatedAt!: Date;
}
