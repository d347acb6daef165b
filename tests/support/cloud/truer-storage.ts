import { CRC32C } from "@google-cloud/storage";
import { type HttpAnswer, type HttpAsked, type HttpService, jsonAnswer } from "./fault-server.ts";

interface Session {
  kept: number;
  crc: CRC32C;
  end: HttpAnswer | undefined;
}

/**
 * fake-gcs-server with what it leaves out of the real service, as the product relies on it: an upload session tells how
 * far it is, takes no piece at the wrong place, checks the CRC32C of its last piece, and still tells of its end
 * afterwards; a deletion heeds its generation.
 */
export function truerStorage(fake: HttpService): HttpService {
  const sessions = new Map<string, Session>();
  return async (asked) => {
    const id = new URL(asked.url, "http://fake").searchParams.get("upload_id");
    if (id && asked.method === "PUT") return sendPiece(sessions, id, asked, fake);
    if (id && asked.method === "DELETE") {
      sessions.set(id, { kept: 0, crc: new CRC32C(), end: jsonAnswer(499, {}) });
      return jsonAnswer(499, {});
    }
    if (asked.method === "DELETE" && !(await isOfGeneration(asked, fake)))
      return jsonAnswer(412, { error: { code: 412, message: "conditionNotMet" } });
    return fake(asked);
  };
}

async function sendPiece(
  sessions: Map<string, Session>,
  id: string,
  asked: HttpAsked,
  fake: HttpService,
): Promise<HttpAnswer> {
  const session = sessions.get(id) ?? { kept: 0, crc: new CRC32C(), end: undefined };
  sessions.set(id, session);
  if (session.end) return session.end;
  const [, start, last, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(contentRange(asked)) ?? [];
  const isLast = total !== undefined && total !== "*";
  if (start === undefined && !isLast) return progress(session);
  if (start !== undefined) {
    if (Number(start) !== session.kept || Number(last) + 1 - Number(start) !== asked.body.length)
      return jsonAnswer(400, { error: { code: 400, message: "the piece is not the next one" } });
    session.crc.update(asked.body);
    session.kept += asked.body.length;
  }
  const declared = /crc32c=([^,]+)/.exec(String(asked.headers["x-goog-hash"] ?? ""))?.[1];
  if (isLast && declared !== undefined && declared !== session.crc.toString())
    session.end = jsonAnswer(400, { error: { code: 400, message: "the hash does not match" } });
  else {
    const answer = await fake(asked);
    if (!isLast) return answer.status === 308 ? progress(session) : answer;
    session.end = answer;
  }
  return session.end;
}

function progress({ kept }: Session): HttpAnswer {
  return {
    status: 308,
    headers: kept > 0 ? { range: `bytes=0-${kept - 1}` } : {},
    body: Buffer.alloc(0),
  };
}

function contentRange({ headers }: HttpAsked): string {
  return String(headers["content-range"] ?? "");
}

async function isOfGeneration(asked: HttpAsked, fake: HttpService): Promise<boolean> {
  const url = new URL(asked.url, "http://fake");
  const wanted = url.searchParams.get("ifGenerationMatch");
  if (wanted === null) return true;
  const { status, body } = await fake({ ...asked, method: "GET", url: url.pathname, body: Buffer.alloc(0) });
  return status !== 200 || JSON.parse(String(body)).generation === wanted;
}
