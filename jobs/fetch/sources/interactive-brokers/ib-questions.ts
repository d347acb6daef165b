import { EventName, type IBApi } from "@stoqey/ib";
import type { IbRefusal } from "./ib-errors.ts";
import { IbQuestion } from "./ib-question.ts";

/** All requests under way on one connection, by number: what the client hears is put with the one it answers. */
export class IbQuestions {
  readonly #questions = new Map<number, IbQuestion>();

  constructor(api: IBApi) {
    api.on(EventName.contractDetails, (id, details) => this.#questions.get(id)?.contracts.push(details));
    api.on(EventName.contractDetailsEnd, (id) => this.#questions.get(id)?.resolve());
    api.on(EventName.historicalData, (id, date, open, high, low, close, volume) => {
      // The client marks the end of an answer by one more bar, of this date.
      if (date.startsWith("finished")) this.#questions.get(id)?.resolve();
      else this.#questions.get(id)?.bars.push({ date, open, high, low, close, volume });
    });
  }

  add(id: number): IbQuestion {
    const question = new IbQuestion();
    this.#questions.set(id, question);
    return question;
  }

  delete(id: number): void {
    this.#questions.delete(id);
  }

  /** False when no request under way has this number. */
  refuse(id: number, refusal: IbRefusal): boolean {
    const question = this.#questions.get(id);
    if (question && !question.isGivenUp) question.reject(refusal);
    return question !== undefined;
  }

  rejectAll(error: unknown): void {
    for (const question of this.#questions.values()) question.reject(error);
  }
}
