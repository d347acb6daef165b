/**
 * Every error a person can meet, by its stable code. `remedy` says what to do next; `http` is the status an
 * HTTP surface answers with; `exit` is the process exit code of the CLI (1 unless said otherwise).
 */
export const errorCatalogue = {
  "config.invalid": { http: 500, remedy: "Correct the named environment variables and start again." },
  "input.invalid": {
    http: 400,
    remedy: "Correct the named argument; `--help` (or schema.graphql) shows its form.",
  },
  "input.not_found": { http: 404, remedy: "Check the path: the file or folder must exist and be readable." },
  "run.invalid": { http: 400, remedy: "Write a run as YYYY-MM-DDTHH with HH one of 00, 06, 12, 18 (UTC)." },
  "run.not_found": { http: 404, remedy: "`pulso runs` lists the runs there are." },
  "run.stale": {
    http: 409,
    remedy: "Choose a newer slot, or set PULSO_HOME to a fresh folder to replay older data.",
  },
  "run.future": {
    http: 400,
    remedy: "Choose the current slot or an earlier one: a later one would shut out every run before it.",
  },
  "run.gap": {
    http: 409,
    remedy:
      "Load the earlier runs first, oldest first (`pulso load --run R`), or start with a fresh PULSO_LAKE.",
  },
  "run.overlap": { http: 409, remedy: "Wait until it ends (`pulso runs`), then run again." },
  "run.failed": { http: 500, remedy: "`pulso runs` shows the stage and reason; mend it and run again." },
  "event.invalid": {
    http: 400,
    remedy: "The message is no event of Pulso; the dead letters keep it: look at who published it.",
  },
  "machine.closing": {
    http: 503,
    remedy: "This Pulso is shutting down; what it was about to begin begins when it is started again.",
  },
  "machine.missing": {
    http: 404,
    remedy: "There is no such machine (any more): `pulso runs` shows what is under way.",
  },
  "machine.quota": {
    http: 503,
    remedy: "The cloud's quota is used up: it is tried again; ask for more quota if it stays so.",
  },
  "machine.stockout": {
    http: 503,
    remedy:
      "No zone has such a machine in stock: it is tried again; name more zones or another type if it stays so.",
  },
  "machine.unavailable": {
    http: 503,
    remedy:
      "The cloud did not answer or refused: it is tried again; check the service account's rights if it stays so.",
  },
  "veto.invalid": {
    http: 400,
    remedy: "Say how long, as in `--for 4h` or `--for 90m`; 4 hours at the most.",
  },
  "manifest.missing": {
    http: 409,
    remedy: "Run the earlier stage first: its manifest is what this stage reads.",
  },
  "manifest.invalid": {
    http: 500,
    remedy: "The manifest does not parse; run the stage again as a new attempt.",
  },
  "manifest.fenced": {
    http: 409,
    remedy: "A newer attempt has finished this stage; this attempt's objects are ignored.",
  },
  "object.missing": { http: 500, remedy: "An object that a manifest lists is gone; run its stage again." },
  "object.corrupt": {
    http: 500,
    remedy: "An object differs from its manifest's size, rows or hash; run its stage again.",
  },
  "object.conflict": { http: 409, remedy: "Another writer was first; read again and decide anew." },
  "object.unsafe_path": {
    http: 400,
    remedy: "Object names are relative, with no `..`, empty or control parts.",
  },
  "cloud.unavailable": {
    http: 503,
    remedy: "Google Cloud did not answer for long; what was begun is tried again. Its status page says more.",
  },
  "cloud.throttled": {
    http: 429,
    remedy: "Google Cloud asked for patience for long: raise the quota that the message names, or wait.",
  },
  "cloud.denied": {
    http: 500,
    remedy:
      "Give the service account of this machine the role that Terraform gives it, or name another project.",
  },
  "cloud.missing": {
    http: 500,
    remedy: "The named bucket, topic or subscription is not there: `terraform apply` makes it.",
  },
  "cloud.failed": {
    http: 500,
    remedy: "Google Cloud refused the request in a way that is not foreseen; the message has its words.",
  },
  "record.invalid": {
    http: 400,
    remedy: "The record was set aside in quarantine; the error names the field.",
  },
  "record.not_json": {
    http: 400,
    remedy: "The line is not one JSON object; it was set aside in quarantine.",
  },
  "record.encoding": {
    http: 400,
    remedy: "The bytes are not valid UTF-8 or hold NUL; set aside in quarantine.",
  },
  "record.too_large": {
    http: 400,
    remedy: "The line is longer than PULSO_LINE_BYTES_MAX; set aside in quarantine.",
  },
  "record.too_deep": { http: 400, remedy: "The JSON nests deeper than 64 levels; set aside in quarantine." },
  "record.time": { http: 400, remedy: "The time is impossible or in the future; set aside in quarantine." },
  "record.version": { http: 400, remedy: "The record's schema is newer than this program; update Pulso." },
  "object.unreadable": {
    http: 400,
    remedy: "The file cannot be decoded (truncated, not gzip, a web page, …); fetch it again.",
  },
  "object.bomb": {
    http: 400,
    remedy: "The file expands beyond PULSO_EXPANSION_MAX; it was not read further.",
  },
  "source.unknown": { http: 400, remedy: "`pulso fetch --help` lists the sources." },
  "source.unavailable": {
    http: 502,
    remedy: "The source did not answer; the next run takes up where this one stopped.",
  },
  "source.rejected": { http: 502, remedy: "The source answered with an error; check its key and terms." },
  "source.unauthorized": {
    http: 502,
    remedy: "Its key or token is refused or out of date: renew it, then `pulso doctor --source <name>`.",
  },
  "source.throttled": { http: 429, remedy: "The source asks for patience; the next run continues." },
  "source.too_old": {
    http: 410,
    remedy:
      "The source gives nothing so old any more: run it more often, or import what is missing (`--data`).",
  },
  "source.budget": { http: 429, remedy: "The source's budget is spent; it is restored at the time named." },
  "quality.exceeded": {
    http: 500,
    remedy:
      "Over 1 % of the records were unusable. Look at the quarantine, correct the data and run the same slot again (`pulso run --run R --data DIR`): they are read anew.",
  },
  "database.unavailable": { http: 503, remedy: "Check that the server of DATABASE_URL is up and reachable." },
  "database.locked": {
    http: 409,
    remedy: "Another Pulso uses this folder; stop it, or set PULSO_HOME to another folder.",
  },
  "disk.full": { http: 507, remedy: "Free some space, or move PULSO_HOME and PULSO_LAKE to a larger disk." },
  "disk.unusable": {
    http: 500,
    remedy:
      "Check that the path is what is expected there (file or folder) and that you may read and write it.",
  },
  "host.unusable": {
    http: 500,
    remedy: "Set HOST to an address of this machine (127.0.0.1, 0.0.0.0) and PORT to one you may open.",
  },
  "port.taken": { http: 500, remedy: "Stop what listens there, or set PORT to another port." },
  "model.missing": {
    http: 404,
    remedy: "No stored model for this asset yet; it is trained by the next run.",
  },
  "model.invalid": {
    http: 500,
    remedy: "The stored model cannot be read by this version; the next run trains it anew.",
  },
  "series.too_short": { http: 422, remedy: "More closes are needed before an honest forecast can be made." },
  "series.invalid": { http: 422, remedy: "Closes must be finite and positive, one a date." },
  "account.not_found": {
    http: 404,
    remedy: "Check the address; an account is made by registering on the page or through the API.",
  },
  "spark.missing": {
    http: 500,
    remedy:
      "Install Java 17 and Spark 3.5 (`python3 -m venv V && V/bin/pip install pyspark==3.5.3` is enough) and set PULSO_SPARK_HOME to its folder (`V/lib/python3.*/site-packages/pyspark`); or use `--engine threads`.",
  },
  "spark.failed": {
    http: 500,
    remedy:
      "The message has what Spark or a program in it said last. What was begun is never read: run the stage again, or use `--engine threads`.",
  },
  "spark.incomplete": {
    http: 500,
    remedy:
      "What came out of Spark is not all that went in, so nothing was published. Run the stage again as a new attempt.",
  },
  "transformer.missing": {
    http: 500,
    remedy:
      "Install the runtime beside Pulso (`npm install onnxruntime-node@1.30 --ignore-scripts`); or unset PULSO_SENTIMENT_MODEL, and the model that ships scores.",
  },
  "transformer.invalid": {
    http: 500,
    remedy:
      "PULSO_SENTIMENT_MODEL names a folder with model.onnx, config.json and tokenizer.json (or vocab.txt) of a classifier of three labels, and may hold a pulso.json: docs/transformer.md shows it. Unset it, and the model that ships scores.",
  },
  "asset.not_found": {
    http: 404,
    remedy: "Search with `assets(search:)`, or ask for it with `requestAsset`.",
  },
  "asset.no_prices": {
    http: 404,
    remedy: "No source has delivered prices for it yet; set PULSO_SOURCES=yahoo and run.",
  },
  "asset.delisted": {
    http: 409,
    remedy: "It is traded no more: its history stays, and a later run forecasts it no further.",
  },
  "asset.ambiguous": {
    http: 409,
    remedy: "Several assets have this name: ask again with the symbol of one of the candidates.",
  },
  "asset.request_limit": {
    http: 429,
    remedy: "The tier's requests of this month are used up; a higher tier, or next month, has more.",
  },
  "doctor.faults": { http: 500, remedy: "Mend what the lines above name, then look again." },
  "forecast.date": { http: 400, remedy: "Choose a date after the last close and at most 365 days from it." },
  "auth.required": { http: 401, remedy: "Log in, then ask again." },
  "auth.invalid": { http: 401, remedy: "E-mail or password is wrong." },
  "auth.throttled": { http: 429, remedy: "Too many attempts; wait for the time named." },
  "auth.token": { http: 400, remedy: "The link is used or out of date; ask for a new one." },
  "auth.email_taken": { http: 409, remedy: "Log in, or reset the password." },
  "role.required": {
    http: 403,
    remedy: "Ask an administrator for the role (`pulso user --email A --role R`).",
  },
  "tier.required": { http: 403, remedy: "The named tier answers this; `tiers` compares them." },
  "route.not_found": { http: 404, remedy: "The page is at /, the API at /graphql (GET and POST)." },
  "route.invalid": { http: 400, remedy: "Write the address as plain, percent-encoded UTF-8." },
  "origin.refused": {
    http: 403,
    remedy:
      "Open the connection from the page at PULSO_PUBLIC_URL, or from a program (which states no origin).",
  },
  "connection.limit": { http: 429, remedy: "Close a connection: one carries many subscriptions." },
  "query.too_large": {
    http: 400,
    remedy: "Ask for less at once: fewer fields, a smaller `first`, fewer levels.",
  },
  "query.invalid": { http: 400, remedy: "Compare the query with schema.graphql." },
  "cursor.invalid": { http: 400, remedy: "Use a cursor that this field returned." },
  internal: {
    http: 500,
    remedy: "This is a defect of ours; the log has the details under the request's id.",
  },
} as const satisfies Record<string, { http: number; remedy: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

export interface ErrorDetail {
  /** What went wrong, for a person: one sentence, no stack. */
  message?: string;
  cause?: unknown;
  [field: string]: unknown;
}

/** An error with a code from the catalogue and a remedy. Anything else thrown is a defect. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown>;

  constructor(code: ErrorCode, { message, cause, ...detail }: ErrorDetail = {}) {
    super(message ?? code, cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
  }

  get remedy(): string {
    return errorCatalogue[this.code].remedy;
  }

  get httpStatus(): number {
    return errorCatalogue[this.code].http;
  }
}

/** The code of any thrown value: its own, or `internal`. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : "internal";
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
