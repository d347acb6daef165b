import { AppError } from "../../core/domain/errors.ts";

/** An answer's body as text, or `source.rejected` when it is longer than `bytesMax`, without reading on. */
export async function readCapped(
  response: Response,
  { bytesMax, host, source }: { bytesMax: number; host: string; source: string },
): Promise<string> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > bytesMax)
      throw new AppError("source.rejected", {
        message: `${host} answered more than ${bytesMax} bytes`,
        source,
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
