import { availableParallelism } from "node:os";
import path from "node:path";
import { Cron } from "croner";
import { z } from "zod";
import { AppError } from "./domain/errors.ts";

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

const environment = z.object({
  CLOUD: z.literal("local").default("local"),
  PULSO_HOME: z.string().min(1).default(".pulso"),
  PULSO_LAKE: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(4000, 0, 65_535),
  PULSO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PULSO_SOURCES: atLeastOne("sample"),
  PULSO_ASSETS: names(""),
  PULSO_RSS_FEEDS: names(""),
  PULSO_SCHEDULE: z
    .string()
    .refine(isSchedule, "five fields of cron, as in 0 0,6,12,18 * * *")
    .default("0 0,6,12,18 * * *"),
  PULSO_SWEEP_SECONDS: whole(300, 1, 3_600),
  PULSO_STAGE_TIMEOUT_MINUTES: whole(60, 1, 1_440),
  PULSO_THREADS: whole(Math.max(1, availableParallelism()), 1, 256),
  PULSO_LINE_BYTES_MAX: whole(4_194_304, 1_024, 1_073_741_824),
  PULSO_EXPANSION_MAX: whole(200, 2, 10_000),
  PULSO_MODELS: atLeastOne("naive,linear,mlp,lstm"),
  PULSO_TF_BACKEND: z.enum(["auto", "node", "wasm", "cpu"]).default("auto"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).optional(),
  NODE_ENV: z.string().default("development"),
});

function isSchedule(text: string): boolean {
  try {
    new Cron(text, { paused: true }).stop();
    return true;
  } catch {
    return false;
  }
}

/** What the whole process is told from outside; read once, passed on. Sizes in bytes, times in the unit named. */
export interface Config {
  cloud: "local";
  /** Where the embedded database, the mail outbox and the process records live; absolute. */
  home: string;
  /** The lake's folder; absolute. */
  lake: string;
  databaseUrl: string | undefined;
  host: string;
  port: number;
  publicUrl: string;
  sources: string[];
  assets: string[];
  rssFeeds: string[];
  schedule: string;
  sweepSeconds: number;
  stageTimeoutMinutes: number;
  threads: number;
  lineBytesMax: number;
  /** A compressed file may grow to at most this many times its size. */
  expansionMax: number;
  models: string[];
  tfBackend: "auto" | "node" | "wasm" | "cpu";
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  production: boolean;
}

/** Reads the environment. Throws `config.invalid` naming every fault at once. */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  isTerminal = process.stderr.isTTY === true,
): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
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
    cloud: value.CLOUD,
    home,
    lake: path.resolve(value.PULSO_LAKE ?? path.join(home, "lake")),
    databaseUrl: value.DATABASE_URL,
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PULSO_PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    sources: value.PULSO_SOURCES,
    assets: value.PULSO_ASSETS,
    rssFeeds: value.PULSO_RSS_FEEDS,
    schedule: value.PULSO_SCHEDULE,
    sweepSeconds: value.PULSO_SWEEP_SECONDS,
    stageTimeoutMinutes: value.PULSO_STAGE_TIMEOUT_MINUTES,
    threads: value.PULSO_THREADS,
    lineBytesMax: value.PULSO_LINE_BYTES_MAX,
    expansionMax: value.PULSO_EXPANSION_MAX,
    models: value.PULSO_MODELS,
    tfBackend: value.PULSO_TF_BACKEND,
    // At a terminal the sentences say what happens; JSON lines between them would only disturb.
    logLevel: value.LOG_LEVEL ?? (isTerminal ? "warn" : "info"),
    production: value.NODE_ENV === "production",
  };
}
