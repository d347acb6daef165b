import { Column, Entity, Index, PrimaryColumn } from "typeorm";

@Entity({ name: "password_reset" })
@Index("password_reset_user_id", ["userId"])
export class PasswordResetEntity {
  /** SHA-256 of the mailed token, hex. */
  @PrimaryColumn({ type: "text", name: "token_hash" })
  tokenHash!: string;

  @Column({ type: "uuid", name: "user_id" })
  userId!: string;

  @Column({ type: "timestamptz", name: "expires_at" })
  expiresAt!: Date;

  @Column({ type: "timestamptz", name: "used_at", nullable: true })
  usedAt!: Date | null;
}
