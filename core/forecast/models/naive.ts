import { type ForecastModel, horizonGrid } from "../model.ts";

/** "Tomorrow is like today": the last close at every horizon. What every other model is measured against. */
export const naive: ForecastModel = {
  name: "naive",
  features: [{ name: "close", lagSessions: 0 }],
  settings: {},
  needsTensorflow: false,
  steps: 0,
  width: 0,
  writeInput() {},
  fit: async () => ({}),
  predict: (_weights, _inputs, rows) => new Float32Array(rows * horizonGrid.length),
};
