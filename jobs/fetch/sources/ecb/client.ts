import type { z } from "zod";
import type { Http } from "../../http.ts";
import type { validatorsSchema } from "../../http-request.ts";
import { parseRates, type RateDay } from "./parse-rates.ts";

type Validators = z.infer<typeof validatorsSchema>;

/** Which of its two files: all days since 1999, or those of the last 90 days. */
export type EcbFile = "eurofxref-hist" | "eurofxref-hist-90d";

export interface EcbAnswer {
  origin: string;
  /** Undefined when nothing has changed since the validators were given. */
  days: RateDay[] | undefined;
  validators: Validators;
}

/** The euro reference rates of a file. Throws what `Http.get` throws, and `source.rejected` for what is no file of rates. */
export async function getRates(http: Http, file: EcbFile, validators: Validators): Promise<EcbAnswer> {
  const url = `https://www.ecb.europa.eu/stats/eurofxref/${file}.xml`;
  const answer = await http.get({ url, expect: "xml", validators });
  const days = answer.status === 304 ? undefined : parseRates(answer.text);
  return { origin: url, days, validators: answer.status === 304 ? validators : answer.validators };
}
