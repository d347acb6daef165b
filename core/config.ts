import { availableParallelism } from "node:os";
import path from "node:path";
import { Cron } from "croner";
import { z } from "zod";
import { AppError } from "./domain/errors.ts";
import { withSecretFiles } from "./secret-files.ts";

const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const names = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    );

const atLeastOne = (fallback: string) =>
  names(fallback).refine((list) => list.length > 0, "name at least one, or leave it unset");

/** Goes into a header as it is: a line's end in it, as a file of secrets leaves one, would be repeated by the error it causes. */
const secret = z
  .string()
  .trim()
  .regex(/^[\x20-\x7e]+$/, "one line of plain ASCII, without control characters")
  .optional();

/** `x.usdPerMonth=50`: a cap of a source's budget in place of its own. */
const budgetCaps = ["requestsPerMinute", "requestsPerDay", "usdPerDay", "usdPerMonth"] as const;
const budgetOverride = z.string().transform((text, context) => {
  const [, source, cap, value] = /^([a-z0-9-]+)\.(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const known = budgetCaps.find((name) => name === cap);
  if (source && known) return { source, cap: known, value: Number(value) };
  context.addIssue(`"${text}" is not <source>.<${budgetCaps.join("|")}>=<number>`);
  return z.NEVER;
});
export type BudgetOverride = z.infer<typeof budgetOverride>;

/** `reddit=30`: how many days a source's texts are kept, in place of its own. */
const retentionOverride = z.string().transform((text, context) => {
  const [, source, days] = /^([a-z0-9-]+)=(\d+)$/.exec(text) ?? [];
  if (source) return { source, days: Number(days) };
  context.addIssue(`"${text}" is not <source>=<days>`);
  return z.NEVER;
});
export type RetentionOverride = z.infer<typeof retentionOverride>;

/** What the categorise stage can run in: worker threads of this machine, or Spark. */
export const engineNames = ["threads", "spark"] as const;
export type EngineName = (typeof engineNames)[number];

/** Topics of Pub/Sub; Terraform makes them under the same names. */
export const topicNames = {
  ticks: "pulso-ticks",
  events: "pulso-events",
  sweeps: "pulso-sweeps",
  incidents: "pulso-incidents",
  quotes: "pulso-quotes",
  deadLetters: "pulso-dead-letters",
} as const;

const settings = z.object({
  PULSO_HOME: z.string().min(1).default(".pulso"),
  PULSO_LAKE: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(4000, 0, 65_535),
  PULSO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PULSO_SOURCES: atLeastOne("sample"),
  PULSO_ASSETS: names(""),
  PULSO_RSS_FEEDS: names(""),
  PULSO_X_QUERIES: names(""),
  PULSO_SUBREDDITS: names(""),
  PULSO_TELEGRAM_CHANNELS: names(""),
  PULSO_FACEBOOK_PAGES: names(""),
  PULSO_INSTAGRAM_HASHTAGS: names(""),
  PULSO_BUDGETS: names("").pipe(z.array(budgetOverride)),
  PULSO_RETENTION_DAYS: names("").pipe(z.array(retentionOverride)),
  PULSO_STREAM: names(""),
  PULSO_PRICE_PRIORITY: atLeastOne("interactive-brokers,alpha-vantage,yahoo,ecb"),
  X_BEARER_TOKEN: secret,
  REDDIT_CLIENT_ID: secret,
  REDDIT_CLIENT_SECRET: secret,
  REDDIT_USER_AGENT: secret,
  FACEBOOK_ACCESS_TOKEN: secret,
  INSTAGRAM_ACCESS_TOKEN: secret,
  INSTAGRAM_USER_ID: secret,
  ALPHA_VANTAGE_API_KEY: secret,
  IB_HOST: z.string().min(1).optional(),
  IB_PORT: z.coerce.number().int().min(1).max(65_535).default(4_001),
  IB_CLIENT_ID: whole(17, 0, 999_999),
  PULSO_SCHEDULE: z
    .string()
    .refine(isSchedule, "five fields of cron, as in 0 0,6,12,18 * * *")
    .default("0 0,6,12,18 * * *"),
  PULSO_SWEEP_SECONDS: whole(300, 1, 3_600),
  PULSO_STAGE_TIMEOUT_MINUTES: whole(60, 1, 1_440),
  PULSO_CATEGORISE_ENGINE: z.enum(engineNames).default("threads"),
  PULSO_SPARK_HOME: z.string().min(1).optional(),
  SPARK_HOME: z.string().min(1).optional(),
  PULSO_THREADS: whole(Math.max(1, availableParallelism()), 1, 256),
  PULSO_LINE_BYTES_MAX: whole(4_194_304, 1_024, 1_073_741_824),
  PULSO_EXPANSION_MAX: whole(200, 2, 10_000),
  PULSO_CATEGORISE_BYTES_HELD: whole(268_435_456, 1_024, 68_719_476_736),
  PULSO_SENTIMENT_MODEL: z.string().min(1).optional(),
  PULSO_MODELS: atLeastOne("naive,linear,mlp,lstm"),
  PULSO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  PULSO_MAIL_FROM: z.string().min(3).default("Pulso <pulso@localhost>"),
  PULSO_OPERATOR_EMAIL: z.string().min(3).default("operator@localhost"),
  PULSO_ML_USD_PER_HOUR: z.coerce.number().min(0).max(1_000).default(0),
  PULSO_MACHINE_RECORD: z.string().min(1).optional(),
  PULSO_JOB: z.string().min(1).optional(),
  PULSO_POWER_OFF: z.string().min(1).optional(),
  GCE_METADATA_HOST: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/, "a host, with or without :port")
    .default("metadata.google.internal"),
  PULSO_TF_BACKEND: z.enum(["auto", "node", "wasm", "cpu"]).default("auto"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).optional(),
  NODE_ENV: z.string().default("development"),
});

/** Where an emulator of a service listens, in place of Google's own address. */
const endpoint = z.url({ protocol: /^https?$/ }).optional();

const templateName = z
  .string()
  .regex(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/, "an instance template's name")
  .optional();

const archive = z
  .string()
  .regex(/^gs:\/\/[a-z0-9._-]+\/[\w./-]+\.tar\.gz$/, "gs://bucket/path.tar.gz")
  .optional();

const needed = (form: string) => z.string({ error: `CLOUD=gcp needs ${form}` });

/** An unset CLOUD means local; of what only Google Cloud needs, nothing is looked at there. */
const environment = z.preprocess(
  (given: Record<string, unknown>) => ({ ...given, CLOUD: given.CLOUD ?? "local" }),
  z.discriminatedUnion("CLOUD", [
    settings.extend({ CLOUD: z.literal("local") }),
    settings.extend({
      CLOUD: z.literal("gcp"),
      DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "CLOUD=gcp needs postgres://…" }),
      PULSO_DATABASE_IAM: z.enum(["0", "1"]).default("0"),
      PULSO_PROJECT: needed("a project's id").regex(
        /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
        "a project's id, as in my-project-1",
      ),
      PULSO_REGION: needed("a region").regex(/^[a-z]+-[a-z]+\d+$/, "a region, as in europe-west1"),
      PULSO_ZONES: needed("at least one zone")
        .transform((text) => text.split(",").map((zone) => zone.trim()))
        .pipe(
          z.array(z.string().regex(/^[a-z]+-[a-z]+\d+-[a-z]$/, "zones, as in europe-west1-b,europe-west1-c")),
        ),
      PULSO_BUCKET: needed("the lake's bucket").regex(
        /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/,
        "the lake's bucket, without gs://",
      ),
      PULSO_FETCH_TEMPLATE: templateName,
      PULSO_PREDICT_TEMPLATE: templateName,
      PULSO_DATAPROC_TEMPLATE: templateName,
      PULSO_DATAPROC_NODE: archive,
      PULSO_DATAPROC_CODE: archive,
      PULSO_DATAPROC_WORK: z.string().min(3).optional(),
      PULSO_STORAGE_ENDPOINT: endpoint,
      PULSO_COMPUTE_ENDPOINT: endpoint,
      PULSO_DATAPROC_ENDPOINT: endpoint,
      PULSO_SECRETS_ENDPOINT: endpoint,
      PUBSUB_EMULATOR_HOST: z
        .string()
        .regex(/^[^\s/]+:\d+$/, "host:port")
        .optional(),
    }),
  ]),
);

function isSchedule(text: string): boolean {
  try {
    new Cron(text, { paused: true }).stop();
    return true;
  } catch {
    return false;
  }
}

/** Where Pulso lives in Google Cloud. */
export interface GoogleConfig {
  project: string;
  /** What categorise runs on: a workflow template of Dataproc with the archives of its programs; undefined: a machine. */
  cluster: { template: string; archives: { node: string; code: string }; workBucket: string } | undefined;
  region: string;
  /** Machines are tried in these, in this order. */
  zones: string[];
  /** Instance templates of the stages that have machines; only who starts machines needs them. */
  templates: { fetch: string | undefined; predict: string | undefined };
  /** The lake's bucket. */
  bucket: string;
  /** Whether the database is asked with the machine's own identity instead of a password. */
  databaseIam: boolean;
  /** Emulators that stand in for Google's services; `pubsub` is host:port, the others are addresses. */
  endpoints: {
    storage: string | undefined;
    pubsub: string | undefined;
    compute: string | undefined;
    dataproc: string | undefined;
    secrets: string | undefined;
  };
}

/** What the whole process is told from outside; read once, passed on. Sizes in bytes, times in the unit named. */
export type Config = CommonConfig &
  (
    | { cloud: "local"; databaseUrl: string | undefined }
    | { cloud: "gcp"; databaseUrl: string; google: GoogleConfig }
  );

interface CommonConfig {
  /** Where the embedded database, the mail outbox and the process records live; absolute. */
  home: string;
  /** The lake's folder; absolute. */
  lake: string;
  host: string;
  port: number;
  publicUrl: string;
  sources: string[];
  assets: string[];
  rssFeeds: string[];
  /** What each social source is asked for; each source has its own default. */
  asks: {
    xQueries: string[];
    subreddits: string[];
    telegramChannels: string[];
    facebookPages: string[];
    instagramHashtags: string[];
  };
  /** Caps and retention in place of the sources' own. */
  budgets: BudgetOverride[];
  retentions: RetentionOverride[];
  /** Feeds of live quotes that `pulso start` and `pulso stream` take; none = `pulso start` has no live quotes. */
  stream: string[];
  /** Price sources, the most trusted first; what is not named comes after all that are. */
  pricePriority: string[];
  /** Secrets of the sources; absent ones make their source `skipped`. Never logged. */
  keys: {
    xBearerToken: string | undefined;
    redditClientId: string | undefined;
    redditClientSecret: string | undefined;
    redditUserAgent: string | undefined;
    facebookAccessToken: string | undefined;
    instagramAccessToken: string | undefined;
    instagramUserId: string | undefined;
    alphaVantageApiKey: string | undefined;
  };
  /** IB Gateway; the source is skipped without a host. */
  ib: { host: string | undefined; port: number; clientId: number };
  schedule: string;
  sweepSeconds: number;
  stageTimeoutMinutes: number;
  categoriseEngine: EngineName;
  /** The folder of a Spark distribution, or of the package `pyspark`; undefined: `spark-sql` is looked up on the PATH. */
  sparkHome: string | undefined;
  threads: number;
  lineBytesMax: number;
  /** A compressed file may grow to at most this many times its size. */
  expansionMax: number;
  /** Bytes of rows that the categorise stage holds in memory: more lie in the system's temporary folder until written. */
  categoriseBytesHeld: number;
  /** The folder of a transformer that scores sentiment (docs/transformer.md); absolute. Undefined: the model that ships does. */
  sentimentModel: string | undefined;
  models: string[];
  /** The mail server; without one, mail goes to the outbox folder. */
  smtp: { url: string; from: string } | undefined;
  /** Where alerts go. */
  operatorEmail: string;
  /** What an hour of the ML machine costs, in US dollars: said when it is kept. */
  mlUsdPerHour: number;
  /** Set by the host for the program of a machine: where the machine's own record lies. */
  machineRecord: string | undefined;
  /** Set for the program of a machine in the cloud: its job, as JSON; without it, the machine's metadata have it. */
  machineJob: string | undefined;
  /** The machine's metadata server, which may have a port. */
  metadataHost: string;
  /** What turns the machine off after its program: a program and its arguments; undefined: whoever started it does. */
  powerOff: string | undefined;
  tfBackend: "auto" | "node" | "wasm" | "cpu";
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  production: boolean;
  /** Names of the environment variables that are set and not empty: what a source lacks is told by them. */
  given: ReadonlySet<string>;
}

/** Reads the environment. Throws `config.invalid` naming every fault at once. */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  isTerminal = process.stderr.isTTY === true,
): Config {
  const filled = Object.fromEntries(Object.entries(withSecretFiles(env)).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new AppError("config.invalid", {
      message: `The environment is not usable. ${faults.join("; ")}`,
      faults,
    });
  }
  const value = parsed.data;
  const home = path.resolve(value.PULSO_HOME);
  return {
    ...(value.CLOUD === "gcp"
      ? { cloud: value.CLOUD, databaseUrl: value.DATABASE_URL, google: readGoogle(value) }
      : { cloud: value.CLOUD, databaseUrl: value.DATABASE_URL }),
    home,
    lake: path.resolve(value.PULSO_LAKE ?? path.join(home, "lake")),
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PULSO_PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    sources: value.PULSO_SOURCES,
    assets: value.PULSO_ASSETS,
    rssFeeds: value.PULSO_RSS_FEEDS,
    asks: {
      xQueries: value.PULSO_X_QUERIES,
      subreddits: value.PULSO_SUBREDDITS,
      telegramChannels: value.PULSO_TELEGRAM_CHANNELS,
      facebookPages: value.PULSO_FACEBOOK_PAGES,
      instagramHashtags: value.PULSO_INSTAGRAM_HASHTAGS,
    },
    budgets: value.PULSO_BUDGETS,
    retentions: value.PULSO_RETENTION_DAYS,
    stream: value.PULSO_STREAM,
    pricePriority: value.PULSO_PRICE_PRIORITY,
    keys: {
      xBearerToken: value.X_BEARER_TOKEN,
      redditClientId: value.REDDIT_CLIENT_ID,
      redditClientSecret: value.REDDIT_CLIENT_SECRET,
      redditUserAgent: value.REDDIT_USER_AGENT,
      facebookAccessToken: value.FACEBOOK_ACCESS_TOKEN,
      instagramAccessToken: value.INSTAGRAM_ACCESS_TOKEN,
      instagramUserId: value.INSTAGRAM_USER_ID,
      alphaVantageApiKey: value.ALPHA_VANTAGE_API_KEY,
    },
    ib: { host: value.IB_HOST, port: value.IB_PORT, clientId: value.IB_CLIENT_ID },
    schedule: value.PULSO_SCHEDULE,
    sweepSeconds: value.PULSO_SWEEP_SECONDS,
    stageTimeoutMinutes: value.PULSO_STAGE_TIMEOUT_MINUTES,
    categoriseEngine: value.PULSO_CATEGORISE_ENGINE,
    sparkHome: value.PULSO_SPARK_HOME ?? value.SPARK_HOME,
    threads: value.PULSO_THREADS,
    lineBytesMax: value.PULSO_LINE_BYTES_MAX,
    expansionMax: value.PULSO_EXPANSION_MAX,
    categoriseBytesHeld: value.PULSO_CATEGORISE_BYTES_HELD,
    sentimentModel: value.PULSO_SENTIMENT_MODEL && path.resolve(value.PULSO_SENTIMENT_MODEL),
    models: value.PULSO_MODELS,
    smtp: value.PULSO_SMTP_URL ? { url: value.PULSO_SMTP_URL, from: value.PULSO_MAIL_FROM } : undefined,
    operatorEmail: value.PULSO_OPERATOR_EMAIL,
    mlUsdPerHour: value.PULSO_ML_USD_PER_HOUR,
    machineRecord: value.PULSO_MACHINE_RECORD,
    machineJob: value.PULSO_JOB,
    metadataHost: value.GCE_METADATA_HOST,
    powerOff: value.PULSO_POWER_OFF,
    tfBackend: value.PULSO_TF_BACKEND,
    // At a terminal the sentences say what happens; JSON lines between them would only disturb.
    logLevel: value.LOG_LEVEL ?? (isTerminal ? "warn" : "info"),
    production: value.NODE_ENV === "production",
    given: new Set(Object.keys(filled).filter((name) => filled[name] !== undefined)),
  };
}

/** Throws `config.invalid` for a template without the archives that its jobs need. */
function readCluster({
  PULSO_DATAPROC_TEMPLATE: template,
  PULSO_DATAPROC_NODE: node,
  PULSO_DATAPROC_CODE: code,
  PULSO_DATAPROC_WORK: workBucket,
}: Extract<z.infer<typeof environment>, { CLOUD: "gcp" }>): GoogleConfig["cluster"] {
  if (!template) return undefined;
  if (node && code && workBucket) return { template, archives: { node, code }, workBucket };
  throw new AppError("config.invalid", {
    message:
      "PULSO_DATAPROC_TEMPLATE needs PULSO_DATAPROC_NODE, PULSO_DATAPROC_CODE and PULSO_DATAPROC_WORK beside it",
  });
}

function readGoogle(value: Extract<z.infer<typeof environment>, { CLOUD: "gcp" }>): GoogleConfig {
  return {
    project: value.PULSO_PROJECT,
    region: value.PULSO_REGION,
    zones: value.PULSO_ZONES,
    templates: { fetch: value.PULSO_FETCH_TEMPLATE, predict: value.PULSO_PREDICT_TEMPLATE },
    cluster: readCluster(value),
    bucket: value.PULSO_BUCKET,
    databaseIam: value.PULSO_DATABASE_IAM === "1",
    endpoints: {
      storage: value.PULSO_STORAGE_ENDPOINT,
      pubsub: value.PUBSUB_EMULATOR_HOST,
      compute: value.PULSO_COMPUTE_ENDPOINT,
      dataproc: value.PULSO_DATAPROC_ENDPOINT,
      secrets: value.PULSO_SECRETS_ENDPOINT,
    },
  };
}
