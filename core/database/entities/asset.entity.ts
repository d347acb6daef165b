import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AssetClass } from "../../domain/record.ts";

/** An asset that a published run has results for, or that a user has asked for. */
@Entity({ name: "asset" })
export class AssetEntity {
  @PrimaryColumn({ type: "text" })
  symbol!: string;

  @Column({ type: "text" })
  class!: AssetClass;

  @Column({ type: "text" })
  name!: string;

  @Column({ type: "text", name: "yahoo_symbol", nullable: true })
  yahooSymbol!: string | null;

  @Column({ type: "text", nullable: true })
  exchange!: string | null;

  @Column({ type: "text", nullable: true })
  currency!: string | null;

  @Column({ type: "text", nullable: true })
  country!: string | null;

  @Column({ type: "text", nullable: true })
  sector!: string | null;

  /** When a user asked for it; such assets are fetched beside the configured ones. */
  @Column({ type: "timestamptz", name: "requested_at", nullable: true })
  requestedAt!: Date | null;
}
