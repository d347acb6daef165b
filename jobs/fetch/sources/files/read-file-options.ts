import type { SourceRequest } from "../source.ts";

/** One file of a folder, and what of it is still wanted. */
export interface ReadFileOptions {
  folder: string;
  /** Relative to the folder. */
  file: string;
  /** The source's name, which bars and their ids bear. */
  source: string;
  /** Take nothing but what snscrape wrote; all that is known when absent. */
  only?: "snscrape";
  /** What became known up to then need not be given again. */
  after: Date | undefined;
  to: Date;
  request: Pick<SourceRequest, "config" | "clock" | "pseudonymOf">;
}

/** What a fault says it was read from: no path of this machine goes to the lake. */
export function originOf({ source, file }: ReadFileOptions): string {
  return `${source}:${file}`;
}

/** Said of a file that `only: "snscrape"` leaves out. */
export const notSnscrape = "no export of snscrape; the source `files` reads folders of all kinds of records";
