import { describe, expect, test } from "vitest";
import { fillSecrets } from "../../../core/cloud/fill-secrets.ts";
import { EnvironmentSecrets } from "../../../core/cloud/local/environment-secrets.ts";
import { secretsContract } from "../../contracts/secrets.ts";

secretsContract("the environment", async (held) => new EnvironmentSecrets(held));

describe("an environment that names secrets", () => {
  const open = async () => new EnvironmentSecrets({ "x-token": "made-up", "x-token@3": "third" });

  test("is filled with what they hold, and otherwise stays as it is", async () => {
    const env = {
      X_BEARER_TOKEN: "sm://x-token",
      REDDIT_CLIENT_ID: "sm://x-token@3",
      PORT: "1",
      EMPTY: undefined,
    };
    expect(await fillSecrets(env, open)).toEqual({
      ...env,
      X_BEARER_TOKEN: "made-up",
      REDDIT_CLIENT_ID: "third",
    });
    expect(env.X_BEARER_TOKEN).toBe("sm://x-token");
  });

  test("a list of variables fills those that are unset and have a value", async () => {
    const held = async () =>
      new EnvironmentSecrets({ X_BEARER_TOKEN: "made-up", ALPHA_VANTAGE_API_KEY: "hidden" });
    const env = {
      PULSO_SECRETS: "X_BEARER_TOKEN, REDDIT_CLIENT_SECRET,ALPHA_VANTAGE_API_KEY",
      ALPHA_VANTAGE_API_KEY: "own",
    };
    expect(await fillSecrets(env, held)).toEqual({ ...env, X_BEARER_TOKEN: "made-up" });
    expect(await fillSecrets({ PULSO_SECRETS: "" })).toEqual({ PULSO_SECRETS: "" });
  });

  test("without any nothing is opened", async () => {
    const env = { X_BEARER_TOKEN: "plain" };
    expect(await fillSecrets(env, () => Promise.reject(new Error("opened")))).toBe(env);
  });

  test("everything that cannot be filled is named at once", async () => {
    const filling = fillSecrets(
      { A: "sm://none", B: "sm://", C: "sm://projects/p/secrets/s", D: "sm://x-token" },
      open,
    );
    await expect(filling).rejects.toMatchObject({ code: "config.invalid" });
    await expect(filling).rejects.toThrow(/A: there is no secret none; B: .*; C: is not sm:/);
    await expect(filling).rejects.not.toThrow(/made-up/);
  });

  test("a keeper that refuses says so for its variable", async () => {
    const refusing = { read: () => Promise.reject(new Error("no right to it")), close: async () => {} };
    await expect(fillSecrets({ A: "sm://x" }, async () => refusing)).rejects.toThrow("A: no right to it");
  });

  test("the project they are in must be named", async () => {
    await expect(fillSecrets({ A: "sm://x" })).rejects.toThrow(/PULSO_PROJECT/);
  });
});
