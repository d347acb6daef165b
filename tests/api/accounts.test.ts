import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteOutdatedAccess } from "../../core/database/repositories/outdated-access.ts";
import { startTestApi, type TestApi } from "../support/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ now: "2026-11-22T07:00:00Z" });
});
afterAll(() => api[Symbol.asyncDispose]());

const password = "correct horse battery";
const mutation = (text: string) => api.ask(`mutation { ${text} }`);
const register = (email: string, secret = password) =>
  mutation(`register(email: "${email}", password: "${secret}") { id email tier role }`);
const login = (email: string, secret = password) =>
  mutation(`login(email: "${email}", password: "${secret}") { email }`);
const codeOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions.code;
const cookieOf = ({ setCookie }: { setCookie: string | null }) => setCookie?.split(";")[0] ?? "";
const me = async (cookie: string) => (await api.ask({ query: "{ me { email } }", cookie })).data.me;

describe("register, log in, log out", () => {
  test("a new account is FREE, lower-cased, logged in; its cookie is for HTTP alone", async () => {
    const answer = await register("Ada@Example.org");
    expect(answer.data.register).toMatchObject({
      email: "ada@example.org",
      tier: "FREE",
      role: "SUBSCRIBER",
    });
    expect(answer.setCookie).toMatch(
      /^pulso_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await me(cookieOf(answer))).toEqual({ email: "ada@example.org" });
  });

  test("neither password nor token is stored as it is", async () => {
    const answer = await register("stored@example.org");
    const rows = await api.dataSource.query(
      "SELECT password_hash FROM app_user WHERE email = 'stored@example.org'",
    );
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const sessions = await api.dataSource.query("SELECT token_hash FROM session");
    expect(sessions.map((row: { token_hash: string }) => row.token_hash)).not.toContain(
      cookieOf(answer).split("=")[1],
    );
  });

  test("a taken address, a short password and no address are refused", async () => {
    await register("taken@example.org");
    expect(codeOf(await register("TAKEN@example.org"))).toBe("auth.email_taken");
    expect(codeOf(await register("short@example.org", "elevenchars"))).toBe("input.invalid");
    expect(codeOf(await register("long@example.org", "x".repeat(257)))).toBe("input.invalid");
    expect(codeOf(await register("no address"))).toBe("input.invalid");
  });

  test("log-out ends the session on the server", async () => {
    await register("bye@example.org");
    const cookie = cookieOf(await login("bye@example.org"));
    expect(await me(cookie)).not.toBeNull();
    const answer = await api.ask({ query: "mutation { logout }", cookie });
    expect(answer.data.logout).toBe(true);
    expect(answer.setCookie).toMatch(/^pulso_session=; Max-Age=0/);
    expect(await me(cookie)).toBeNull();
  });

  test("a log-in closes the session the caller had", async () => {
    const first = cookieOf(await register("again@example.org"));
    await api.ask({
      query: `mutation { login(email: "again@example.org", password: "${password}") { id } }`,
      cookie: first,
    });
    expect(await me(first)).toBeNull();
  });

  test("a session ends after 30 days", async () => {
    const cookie = cookieOf(await register("old@example.org"));
    api.clock.set("2026-12-22T06:59:59Z");
    expect(await me(cookie)).not.toBeNull();
    api.clock.set("2026-12-22T07:00:00Z");
    expect(await me(cookie)).toBeNull();
    api.clock.set("2026-11-22T07:00:00Z");
  });

  test("a wrong password and an unknown address are told alike", async () => {
    await register("known@example.org");
    const [wrong, unknown] = [
      await login("known@example.org", "not the password"),
      await login("nobody@example.org", "not the password"),
    ];
    expect(codeOf(wrong)).toBe("auth.invalid");
    expect(unknown.errors).toEqual(wrong.errors);
    expect(unknown.setCookie).toBeNull();
  });
});

describe("guessing is slowed", () => {
  test("after ten failures an account is closed to guesses for a quarter of an hour, then open again", async () => {
    await register("guessed@example.org");
    for (let at = 0; at < 10; at++)
      expect(codeOf(await login("guessed@example.org", `a wrong guess ${at}`))).toBe("auth.invalid");
    const throttled = await login("guessed@example.org");
    expect(throttled.errors?.[0]?.extensions).toMatchObject({
      code: "auth.throttled",
      retryAfterSeconds: 900,
    });
    api.clock.set("2026-11-22T07:15:00Z");
    expect(codeOf(await login("guessed@example.org"))).toBeUndefined();
    api.clock.set("2026-11-22T07:00:00Z");
  });

  test("guesses sent at once are not let through together", async () => {
    await register("burst@example.org");
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, at) => login("burst@example.org", `a wrong guess ${at}`)),
    );
    expect(answers.filter((answer) => codeOf(answer) === "auth.invalid")).toHaveLength(10);
    expect(answers.filter((answer) => codeOf(answer) === "auth.throttled")).toHaveLength(4);
  });

  test("many guesses in one document are refused whole", async () => {
    const guess = (at: number) =>
      `g${at}: login(email: "a@example.org", password: "wrong guess ${at}") { id }`;
    expect(codeOf(await mutation(`${guess(1)} ${guess(2)}`))).toBe("query.invalid");
    expect(codeOf(await mutation(`${guess(1)} logout`))).toBe("query.invalid");
    const inFragments = `mutation { ...a ...b } fragment a on Mutation { ${guess(1)} } fragment b on Mutation { ${guess(2)} }`;
    expect(codeOf(await api.ask(inFragments))).toBe("query.invalid");
  });
});

describe("password reset", () => {
  const request = (email: string) => mutation(`requestPasswordReset(email: "${email}")`);
  const reset = (token: string, secret: string) =>
    mutation(`resetPassword(token: "${token}", password: "${secret}")`);

  async function tokenOf(email: string): Promise<string> {
    const before = api.mails.length;
    await request(email);
    await expect.poll(() => api.mails.length).toBe(before + 1);
    return /token=([\w-]{43})/.exec(api.mails.at(-1)!.text)![1]!;
  }

  test("an unknown address is answered like a known one, and gets no mail", async () => {
    await register("mailed@example.org");
    const [known, unknown] = [await request("mailed@example.org"), await request("stranger@example.org")];
    expect(unknown).toEqual(known);
    await expect.poll(() => api.mails.length).toBeGreaterThan(0);
    expect(api.mails.map(({ to }) => to)).not.toContain("stranger@example.org");
  });

  test("a link sets the password once, and closes every session and every other link", async () => {
    const cookie = cookieOf(await register("forgot@example.org"));
    const [other, token] = [await tokenOf("forgot@example.org"), await tokenOf("forgot@example.org")];
    expect((await reset(token, "a brand new secret")).data.resetPassword).toBe(true);
    expect(await me(cookie)).toBeNull();
    expect(codeOf(await login("forgot@example.org"))).toBe("auth.invalid");
    expect(codeOf(await login("forgot@example.org", "a brand new secret"))).toBeUndefined();
    expect(codeOf(await reset(token, "yet another secret"))).toBe("auth.token");
    expect(codeOf(await reset(other, "yet another secret"))).toBe("auth.token");
  });

  test("of two uses at once one wins", async () => {
    await register("twice@example.org");
    const token = await tokenOf("twice@example.org");
    const answers = await Promise.all([reset(token, "first new secret"), reset(token, "second new secret")]);
    expect(answers.map(codeOf).sort()).toEqual(["auth.token", undefined]);
  });

  test("a link dies after 30 minutes; its token is stored hashed", async () => {
    await register("late@example.org");
    const token = await tokenOf("late@example.org");
    const stored = await api.dataSource.query("SELECT 1 FROM password_reset WHERE token_hash = $1", [token]);
    expect(stored).toEqual([]);
    api.clock.set("2026-11-22T07:30:00Z");
    expect(codeOf(await reset(token, "a brand new secret"))).toBe("auth.token");
    api.clock.set("2026-11-22T07:00:00Z");
  });

  test("what is over is forgotten, what may still count stays", async () => {
    const cookie = cookieOf(await register("tidy@example.org"));
    await tokenOf("tidy@example.org");
    await login("tidy@example.org", "a wrong secret");
    const held = async () => {
      const [row] = await api.dataSource.query(
        `SELECT (SELECT count(*)::int FROM login_attempt) AS attempts, (SELECT count(*)::int FROM password_reset) AS resets,
           (SELECT count(*)::int FROM session) AS sessions`,
      );
      return row;
    };
    const before = await held();
    expect(Object.values(before)).not.toContain(0);
    const forget = (text: string) => {
      const now = new Date(text);
      return deleteOutdatedAccess(api.dataSource, {
        now,
        attemptsBefore: new Date(now.getTime() - 3_600_000),
      });
    };
    await forget("2026-11-22T07:29:59Z");
    expect(await held()).toEqual(before);
    await forget("2026-11-23T07:00:00Z");
    expect(await held()).toEqual({ attempts: 0, resets: 0, sessions: before.sessions });
    expect(await me(cookie)).not.toBeNull();
    await forget("2027-11-22T07:00:00Z");
    expect(await held()).toMatchObject({ sessions: 0 });
  });
});

test("over https the cookie is bound to the host and sent encrypted alone", async () => {
  await using secure = await startTestApi({
    now: "2026-11-22T07:00:00Z",
    config: { host: "127.0.0.1", port: 0, publicUrl: "https://pulso.example", sources: [], mlUsdPerHour: 0 },
  });
  const { setCookie } = await secure.ask(
    `mutation { register(email: "s@example.org", password: "${password}") { id } }`,
  );
  expect(setCookie).toMatch(/^__Host-pulso_session=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});
