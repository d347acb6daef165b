/** All that is chosen by hand in training; on what ground stands in MODEL_CARD.md. */
export const recipe = {
  seed: 7,
  epochs: 8,
  rate: 0.15,
  decay: 1e-4,
  /** Features that fewer texts have are not learnt. */
  textsLeast: 3,
  slotBits: 19,
  scaleBase: 4,
  scalePerToken: 1,
  /** How far the labels of a source are evened out: 0 as they come, 1 all alike. */
  balance: 0.5,
  /** What a feature of each family counts (core/text/sentiment/features.ts), by the family's number. */
  values: [0, 1, 0.5, 0.7, 1, 0.9, 0.4, 0.4, 0.7, 1, 0.8, 0.7],
  /** What a row of a source counts; 1 where nothing is said. */
  sources: { made: 0.25, "written.en": 1, "written.es": 1 } as Partial<Record<string, number>>,
  /** What a text with a target counts when it is also taught without. */
  untargeted: 0.5,
  /** What a text counts when it is joined to another. */
  joined: 0.4,
};

export type Recipe = typeof recipe;
