import { z } from "zod";
import type { Allowance } from "../source-limits.ts";

/**
 * What `X-App-Usage` and `X-Business-Use-Case-Usage` leave, in hundredths of the allowance: at none left it is waited
 * for, the time that Meta names (minutes), or else the hour over which it counts.
 */
export function readGraphAllowance(headers: Headers, now: Date): Allowance | undefined {
  const ofApp = usage.safeParse(jsonOf(headers.get("x-app-usage"))).data;
  const ofBusiness = businessUsage.safeParse(jsonOf(headers.get("x-business-use-case-usage"))).data ?? {};
  const uses = Object.values(ofBusiness).flat();
  if (!ofApp && uses.length === 0) return undefined;
  const all = [...(ofApp ? [ofApp] : []), ...uses];
  const percent = Math.max(...all.flatMap((one) => [one.call_count, one.total_time, one.total_cputime]));
  const minutes = Math.max(0, ...uses.map((one) => one.estimated_time_to_regain_access)) || 60;
  return {
    remaining: Math.max(0, Math.floor(100 - percent)),
    restoredAt: new Date(now.getTime() + minutes * 60_000),
  };
}

const usage = z.object({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
});
const businessUsage = z.record(
  z.string(),
  z.array(usage.extend({ estimated_time_to_regain_access: z.number().default(0) })),
);

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
