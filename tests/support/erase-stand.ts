import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { DataSource } from "typeorm";
import { readCatalogue } from "../../core/catalogue.ts";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { getManifest, readObject } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { readConfig } from "../../core/config.ts";
import { connectDatabase } from "../../core/database/connect.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { parseManifestPath } from "../../core/domain/manifest.ts";
import type { Redistribution } from "../../core/domain/record.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { silentLog } from "../../core/log.ts";
import { categorise } from "../../jobs/categorise/categorise.ts";
import type { EraseDeps } from "../../jobs/erase/deps.ts";
import { type Erasure, eraseDue } from "../../jobs/erase/erase-due.ts";
import { createFetch } from "../../jobs/fetch/fetch.ts";
import type { Source, SourceItem, SourceRequest } from "../../jobs/fetch/sources/source.ts";
import { createLoad } from "../../jobs/load/load.ts";
import { predict } from "../../jobs/predict/predict.ts";
import { runStage, type StageProgram } from "../../jobs/stage.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { madeSource } from "./made-source.ts";

export interface Post {
  key: string;
  /** Found nowhere else: it stands in the title, the text, the author's name and the address. */
  secret: string;
  at: string;
  symbol?: string;
  bad?: boolean;
}

/** The four real stages and the eraser on a lake and a database of their own, with one source that says what it is told to. */
export class EraseStand implements AsyncDisposable {
  readonly dataSource: DataSource;
  readonly folder: string;
  store: FolderStore;
  now = new Date("2026-03-10T12:00:00Z");
  posts: Post[] = [];
  deleted: string[] = [];
  recheck: Source["recheck"];
  retentionDays: number | null = null;
  redistribute: Redistribution = "excerpt";
  readonly #database: TestDatabase;

  private constructor(database: TestDatabase, dataSource: DataSource, folder: string) {
    this.#database = database;
    this.dataSource = dataSource;
    this.folder = folder;
    this.store = new FolderStore(path.join(folder, "lake"));
  }

  static async open(): Promise<EraseStand> {
    const database = await createTestDatabase();
    const dataSource = await connectDatabase(database.url);
    return new EraseStand(database, dataSource, await mkdtemp(path.join(tmpdir(), "pulso-erase-")));
  }

  get databaseUrl(): string {
    return this.#database.url;
  }

  /** Fetch, categorise, predict and load; returns what the fetch stage said of its source. */
  async publish(run: string, previous: string | null): Promise<void> {
    for (const stage of ["fetch", "categorise", "predict", "load"] as const)
      await this.stage(stage, run, previous);
  }

  async stage(
    stage: "fetch" | "categorise" | "predict" | "load",
    run: string,
    previous: string | null,
    attempt = 1,
  ) {
    const { dataSource, store } = this;
    const ledger = new LedgerRepository(dataSource, defaultRunRules);
    const programs: Record<typeof stage, StageProgram> = {
      fetch: createFetch({
        sources: [this.source()],
        tools: { fetch: globalThis.fetch, random: () => 0.5, sleep: async () => {}, origins: {} },
      }),
      categorise,
      predict,
      load: createLoad({ dataSource, ledger, catalogue: await readCatalogue() }),
    };
    const { manifest } = await runStage(
      stage,
      programs[stage],
      {
        config: readConfig({ PULSO_SOURCES: "chat", PULSO_MODELS: "naive", PULSO_THREADS: "1" }),
        store,
        clock: { now: () => this.now },
        log: silentLog,
        onProgress() {},
        signal: new AbortController().signal,
      },
      { run, attempt, previous, options: {} },
    );
    return manifest;
  }

  async erase({
    store = this.store,
    thorough,
  }: {
    store?: ObjectStore;
    thorough?: boolean;
  } = {}): Promise<Erasure | undefined> {
    const deps: EraseDeps = {
      dataSource: this.dataSource,
      store,
      config: { retentions: [] },
      clock: { now: () => this.now },
      log: silentLog,
      sources: [this.source()],
      signal: new AbortController().signal,
    };
    return eraseDue(deps, { thorough });
  }

  /** Every place, of the lake and the database, whose bytes hold one of the words. */
  async placesOf(...words: string[]): Promise<string[]> {
    const places: string[] = [];
    for await (const { path: object } of this.store.list("")) {
      const bytes = await this.store.get(object);
      const text = object.endsWith(".gz") ? gunzipSync(bytes!).toString("utf8") : bytes!.toString("utf8");
      if (words.some((word) => text.includes(word))) places.push(object);
    }
    const tables: { name: string }[] = await this.dataSource.query(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    for (const { name } of tables) {
      const [row] = await this.dataSource.query(
        `select count(*)::int as n from "${name}" t where t::text like any($1)`,
        [words.map((word) => `%${word}%`)],
      );
      if (row.n > 0) places.push(`table ${name}`);
    }
    return places;
  }

  /** Throws unless every manifest is whole: sizes, hashes, rows and counts. */
  async verify(): Promise<void> {
    for await (const { path: object } of this.store.list("manifests/")) {
      const { run, stage } = parseManifestPath(object)!;
      const manifest = await getManifest(this.store, run, stage);
      for (const listed of manifest.objects) {
        const bytes = await readObject(this.store, listed);
        if (!listed.path.endsWith(".jsonl.gz")) continue;
        const lines = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
        if (lines.length !== listed.rows) throw new Error(`${listed.path} holds ${lines.length} rows`);
      }
    }
  }

  /** Works on a copy of the lake from now on. */
  async copyLake(lake: string, name: string): Promise<void> {
    const target = path.join(this.folder, name);
    await cp(lake, target, { recursive: true });
    this.store = new FolderStore(target);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dataSource.destroy();
    await this.#database[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }

  source(): Source {
    const stand = this;
    return madeSource(
      "chat",
      async function* (request: SourceRequest): AsyncGenerator<SourceItem> {
        for (const post of stand.posts)
          yield { type: "record", record: toRecord(post, request.clock.now()), origin: "test" };
        if (stand.deleted.length > 0) yield { type: "deleted", ids: stand.deleted };
        yield { type: "cursor", cursor: {} };
      },
      {
        recheck: this.recheck,
        terms: {
          redistribute: this.redistribute,
          training: true,
          retentionDays: this.retentionDays,
          deletions: this.recheck ? "recheck" : "events",
          authors: "pseudonym",
        },
      },
    );
  }
}

function toRecord({ key, secret, at, symbol, bad }: Post, collectedAt: Date): object {
  return {
    id: `chat:${key}`,
    source: "chat",
    kind: "post",
    channel: "tests",
    author: `author-${secret}`,
    publishedAt: bad ? "some day" : at,
    collectedAt: collectedAt.toISOString(),
    title: `Title ${secret}`,
    text: `A great and wonderful gain, says ${secret}${symbol ? ` of $${symbol}` : ""}.`,
    url: `https://chat.example/${secret}`,
    engagement: { likes: 3 },
  };
}
