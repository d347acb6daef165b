import { z } from "zod";
import { AppError, type ErrorCode } from "../../../core/domain/errors.ts";
import type { Http } from "../http.ts";
import type { HttpAnswer } from "../http-request.ts";
import { parseJsonAnswer } from "./parse-json-answer.ts";

const graphOrigin = "https://graph.facebook.com/v24.0";

/** An error of Meta's Graph API, whatever its status: code 190 is a token out of date, 4, 17, 32, 613 are throttling. */
export class GraphError extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    /** Meta's own number. */
    readonly graphCode: number,
  ) {
    super(code, { message, graphCode });
  }
}

export interface GraphClient {
  /** One answer in the shape that is due. Throws `GraphError`, and as `Http` does. */
  get<T>(path: string, parameters: Record<string, string>, schema: z.ZodType<T>): Promise<Asked<T>>;
  /** Every page of an edge until there is no next one, or one that brings nothing new. */
  getPages(path: string, parameters: Record<string, string>): AsyncGenerator<GraphPage>;
}

interface Asked<T> {
  /** Without the token. */
  url: string;
  answer: T;
}

interface GraphPage {
  url: string;
  items: unknown[];
}

const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().nullish() })
    .optional(),
});

/** Meta's Graph API for Facebook's and Instagram's sources; the token goes in a header and stays out of all addresses. */
export function createGraphClient(http: Http, source: string, token: string): GraphClient {
  return { get, getPages };

  async function get<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
  ): Promise<Asked<T>> {
    const url = `${graphOrigin}${path}?${new URLSearchParams(parameters)}`;
    const answer = await http.get({
      url,
      expect: "json",
      headers: { authorization: `Bearer ${token}` },
      accept: [400, 401, 403, 404],
    });
    // Meta writes the token into the addresses of further pages and into what it says of a broken one.
    const text = answer.text
      .replaceAll(token, "(token)")
      .replace(/access_token=[^&"\\]+/g, "access_token=(token)");
    throwGraphError(source, { ...answer, text });
    return { url, answer: parseJsonAnswer(source, text, schema) };
  }

  async function* getPages(path: string, parameters: Record<string, string>): AsyncGenerator<GraphPage> {
    const seen = new Set<string>();
    for (let asked: Record<string, string> | undefined = parameters; asked; ) {
      const { url, answer }: Asked<z.infer<typeof pageSchema>> = await get(path, asked, pageSchema);
      const fresh = answer.data.filter((item) => !seen.has(JSON.stringify(item)));
      for (const item of fresh) seen.add(JSON.stringify(item));
      yield { url, items: fresh };
      // Some edges give the same cursor on every page, so only what they bring tells the last one.
      asked = fresh.length > 0 ? nextOf(parameters, answer.paging) : undefined;
    }
  }
}

/** The parameters of the next page: by cursor, or by what else its address holds beside the token. */
function nextOf(
  parameters: Record<string, string>,
  paging: z.infer<typeof pageSchema>["paging"],
): Record<string, string> | undefined {
  if (!paging?.next || !URL.canParse(paging.next)) return undefined;
  const after = paging.cursors?.after;
  if (after) return { ...parameters, after };
  const { access_token: _, ...next } = Object.fromEntries(new URL(paging.next).searchParams);
  return { ...parameters, ...next };
}

const errorSchema = z.object({
  error: z.object({ message: z.string().default("no reason"), code: z.number() }),
});
const throttlingCodes = new Set([4, 17, 32, 613]);
const passingCodes = new Set([1, 2]);

function throwGraphError(source: string, { status, text }: HttpAnswer): void {
  const error = errorSchema.safeParse(parseJsonAnswer(source, text, z.unknown())).data?.error;
  if (!error && status === 200) return;
  const { code = status, message = "no reason" } = error ?? {};
  throw new GraphError(
    toErrorCode(code, status),
    `${source} answered ${status}, error ${code}: ${message.slice(0, 200)}`,
    code,
  );
}

function toErrorCode(code: number, status: number): ErrorCode {
  if (code === 190 || code === 102 || status === 401) return "source.unauthorized";
  // 80000 and up are the limits of one business use case each.
  if (throttlingCodes.has(code) || (code >= 80_000 && code < 81_000)) return "source.throttled";
  return passingCodes.has(code) ? "source.unavailable" : "source.rejected";
}

/** Meta writes `2021-04-30T01:37:07+0000`; what cannot be read stays as it is and is refused as a time. */
export function toInstant(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}
