import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Tier } from "../../domain/tiers.ts";

@Entity({ name: "app_user" })
export class UserEntity {
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  /** Lower case. */
  @Column({ type: "text", unique: true })
  email!: string;

  /** Argon2id, PHC string. */
  @Column({ type: "text", name: "password_hash" })
  passwordHash!: string;

  @Column({ type: "text" })
  tier!: Tier;

  @Column({ type: "text" })
  role!: "SUBSCRIBER" | "EDITOR" | "ML" | "OPERATOR" | "ADMIN";

  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;
}
