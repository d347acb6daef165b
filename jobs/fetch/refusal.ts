import { AppError } from "../../core/domain/errors.ts";

/** A failure that may pass. */
export class Refusal {
  constructor(
    readonly code: "source.unavailable" | "source.throttled",
    readonly message: string,
    readonly retryAfterMs: number | undefined,
    readonly cause?: unknown,
  ) {}

  /** Whether the host's name could not be found: a mistake, or no network. */
  get isHostUnknown(): boolean {
    const { cause } = this;
    const reason = cause instanceof Error ? (cause.cause ?? cause) : undefined;
    return reason instanceof Error && "code" in reason && reason.code === "ENOTFOUND";
  }

  toError(source: string): AppError {
    const retryAfterSeconds = this.retryAfterMs && Math.ceil(this.retryAfterMs / 1000);
    return new AppError(this.code, { message: this.message, source, retryAfterSeconds, cause: this.cause });
  }
}
