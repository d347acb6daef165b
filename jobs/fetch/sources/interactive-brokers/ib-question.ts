import type { ContractDetails } from "@stoqey/ib";
import type { IbBar } from "./ib-history.ts";

/** A request under way: what has come of its answer, and its end. */
export class IbQuestion {
  readonly contracts: ContractDetails[] = [];
  readonly bars: IbBar[] = [];
  /** Its time is over: what the gateway says of it now (that it was cancelled) is no answer. */
  isGivenUp = false;
  readonly answered: Promise<void>;
  resolve!: () => void;
  reject!: (reason: unknown) => void;

  constructor() {
    this.answered = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Who asked may not be waiting yet when the connection ends.
    this.answered.catch(() => {});
  }
}
