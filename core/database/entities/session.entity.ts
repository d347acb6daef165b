import { Column, Entity, Index, PrimaryColumn } from "typeorm";

@Entity({ name: "session" })
@Index("session_user_id", ["userId"])
export class SessionEntity {
  /** SHA-256 of the cookie's token, hex: the token itself is never stored. */
  @PrimaryColumn({ type: "text", name: "token_hash" })
  tokenHash!: string;

  @Column({ type: "uuid", name: "user_id" })
  userId!: string;

  @Column({ type: "timestamptz", name: "created_at" })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "expires_at" })
  expiresAt!: Date;
}
