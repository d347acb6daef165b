import { GoogleAuth } from "google-auth-library";
import { AppError, messageOf } from "../../domain/errors.ts";

const scope = "https://www.googleapis.com/auth/sqlservice.login";

/**
 * Cloud SQL takes an access token of the service account as its password
 * (https://cloud.google.com/sql/docs/postgres/iam-logins); the library renews it before its hour is over.
 */
export function createDatabaseToken(
  auth: GoogleAuth = new GoogleAuth({ scopes: [scope] }),
): () => Promise<string> {
  return async () => {
    const token = await auth.getAccessToken().catch((cause: unknown) => {
      throw new AppError("cloud.denied", {
        message: `no token for the database: ${messageOf(cause)}`,
        cause,
      });
    });
    if (!token)
      throw new AppError("cloud.denied", { message: "this machine has no identity for the database" });
    return token;
  };
}
