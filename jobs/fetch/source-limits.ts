/** What a source's provider allows; counted across runs. */
export interface SourceLimits {
  requestsPerMinuteMax?: number;
  requestsPerDayMax?: number;
  /** Requests to one host at the same time; 1 unless said otherwise. */
  perHostMax?: number;
}
