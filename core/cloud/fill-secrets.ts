import { AppError, messageOf } from "../domain/errors.ts";
import type { Secrets } from "./ports.ts";

type Environment = Record<string, string | undefined>;

const reference = /^sm:\/\/([A-Za-z0-9_-]+(?:@(?:\d+|latest))?)$/;

/**
 * An environment filled by what secrets hold, before the configuration is read: `sm://name` (or `sm://name@version`) as a
 * value must be there; of the variables that `PULSO_SECRETS` lists, each a secret's name too, those that are unset are filled
 * where the secret has a value. Throws `config.invalid` naming every variable that cannot be filled, never a value.
 */
export async function fillSecrets(
  env: Environment,
  openSecrets: (env: Environment) => Promise<Secrets> = openManager,
): Promise<Environment> {
  const asked = wantedSecrets(env);
  if (asked.length === 0) return env;
  const secrets = await openSecrets(env);
  const faults: string[] = [];
  const filled: Environment = { ...env };
  await Promise.all(
    asked.map(async ({ variable, name, isNeeded }) => {
      try {
        filled[variable] = name === undefined ? undefined : await secrets.read(name);
      } catch (error) {
        faults.push(`${variable}: ${messageOf(error)}`);
        return;
      }
      if (isNeeded && filled[variable] === undefined)
        faults.push(`${variable}: ${name ? `there is no secret ${name}` : "is not sm://<name>[@<version>]"}`);
    }),
  );
  await secrets.close();
  if (faults.length > 0)
    throw new AppError("config.invalid", {
      message: `The environment is not usable. ${faults.sort().join("; ")}`,
      faults,
    });
  return filled;
}

interface Wanted {
  variable: string;
  name: string | undefined;
  isNeeded: boolean;
}

function wantedSecrets(env: Environment): Wanted[] {
  const referred = Object.entries(env).flatMap(([variable, value]) =>
    value?.startsWith("sm://") ? [{ variable, name: reference.exec(value)?.[1], isNeeded: true }] : [],
  );
  const listed = (env.PULSO_SECRETS ?? "").split(",").map((name) => name.trim());
  return [
    ...referred,
    ...listed
      .filter((name) => name !== "" && !env[name] && !env[`${name}_FILE`])
      .map((name) => ({ variable: name, name, isNeeded: false })),
  ];
}

/** The configuration is not read yet: it is what the secrets are for. */
async function openManager(env: Environment): Promise<Secrets> {
  const project = env.PULSO_PROJECT;
  if (!project)
    throw new AppError("config.invalid", {
      message: "The environment is not usable. PULSO_PROJECT: names the project whose secrets are asked for",
    });
  const [{ createSecretManager }, { ManagerSecrets }] = await Promise.all([
    import("./gcp/clients.ts"),
    import("./gcp/manager-secrets.ts"),
  ]);
  const endpoints = { secrets: env.PULSO_SECRETS_ENDPOINT || undefined };
  return new ManagerSecrets(await createSecretManager({ project, endpoints }), project);
}
