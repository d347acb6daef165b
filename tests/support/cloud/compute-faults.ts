/** What is done to one request, in place of serving it or besides. */
export type ComputeFaultKind =
  /** An answer in the service's place: nothing took effect. */
  | { status: number; reason: string; message?: string }
  /** The connection breaks: before the request took effect, or after. */
  | "drop-before"
  | "drop-after"
  /** It took effect, but the answer is an error. */
  | { statusAfter: number }
  /** It took effect, and no answer comes. */
  | "hang-after"
  /** It is taken on, and its operation fails later. */
  | { operationError: string; status: number };

export interface PlannedFault {
  /** The method and path that it is for, as in `POST zones/z/instances`. */
  match: RegExp;
  fault: ComputeFaultKind;
  /** How many requests it is for; all of them unless told. */
  times?: number;
}

export const stockout: ComputeFaultKind = {
  operationError: "ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS",
  status: 503,
};

/** Quotas are refused at once, or by the operation. */
export const quotas: ComputeFaultKind[] = [
  {
    status: 403,
    reason: "quotaExceeded",
    message: "Quota 'CPUS' exceeded.  Limit: 8.0 in region europe-west1.",
  },
  { operationError: "QUOTA_EXCEEDED", status: 403 },
];
