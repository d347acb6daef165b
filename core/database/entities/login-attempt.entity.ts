import { Column, Entity, PrimaryColumn } from "typeorm";

/** Failed log-ins in the current window, by account and by address, so that guessing is slowed on every instance alike. */
@Entity({ name: "login_attempt" })
export class LoginAttemptEntity {
  @PrimaryColumn({ type: "text" })
  key!: string;

  @Column({ type: "int4" })
  failures!: number;

  @Column({ type: "timestamptz", name: "window_starts_at" })
  windowStartsAt!: Date;
}
