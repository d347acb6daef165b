import { AppError, messageOf } from "../domain/errors.ts";
import type { Secrets } from "./ports.ts";

type Environment = Record<string, string | undefined>;

const reference = /^sm:\/\/([A-Za-z0-9_-]+(?:@(?:\d+|latest))?)$/;

/**
 * An environment whose values `sm://name` (or `sm://name@version`) are replaced by what the secrets hold, before the
 * configuration is read. Throws `config.invalid` naming every variable that cannot be filled, never a value.
 */
export async function fillSecrets(
  env: Environment,
  openSecrets: (env: Environment) => Promise<Secrets> = openManager,
): Promise<Environment> {
  const asked = Object.entries(env).filter(([, value]) => value?.startsWith("sm://"));
  if (asked.length === 0) return env;
  const secrets = await openSecrets(env);
  const faults: string[] = [];
  const filled = await Promise.all(
    asked.map(async ([variable, value = ""]) => {
      const name = reference.exec(value)?.[1];
      const read = name === undefined ? undefined : await secrets.read(name).catch((error: unknown) => error);
      if (typeof read === "string") return [variable, read] as const;
      if (read instanceof Error) faults.push(`${variable}: ${messageOf(read)}`);
      else
        faults.push(`${variable}: ${name ? `there is no secret ${name}` : "is not sm://<name>[@<version>]"}`);
      return [variable, undefined] as const;
    }),
  );
  await secrets.close();
  if (faults.length > 0)
    throw new AppError("config.invalid", {
      message: `The environment is not usable. ${faults.sort().join("; ")}`,
      faults,
    });
  return { ...env, ...Object.fromEntries(filled) };
}

/** The configuration is not read yet: it is what the secrets are for. */
async function openManager(env: Environment): Promise<Secrets> {
  const project = env.PULSO_PROJECT;
  if (!project)
    throw new AppError("config.invalid", {
      message:
        "The environment is not usable. PULSO_PROJECT: sm://… needs the project whose secrets they are",
    });
  const [{ createSecretManager }, { ManagerSecrets }] = await Promise.all([
    import("./gcp/clients.ts"),
    import("./gcp/manager-secrets.ts"),
  ]);
  const endpoints = { secrets: env.PULSO_SECRETS_ENDPOINT || undefined };
  return new ManagerSecrets(await createSecretManager({ project, endpoints }), project);
}
