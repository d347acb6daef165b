import type { Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import { type ForecastModel, horizonGrid } from "../model.ts";
import { type Network, runNetwork, trainNetwork } from "../network.ts";
import { centredStrength, restlessness } from "./inputs.ts";

const steps = 20;
const width = 3;
const settings = { units: 12, epochs: 5, batchSize: 512, learningRate: 0.008 };
const gates = 4 * settings.units;

const network: Network = {
  steps,
  width,
  shapes: {
    input: [width, gates],
    recurrent: [settings.units, gates],
    bias: [gates],
    out: [settings.units, horizonGrid.length],
    outBias: [horizonGrid.length],
  },
  forward(tf, weights, inputs) {
    const rows = inputs.shape[0];
    const { units } = settings;
    // The inputs of all steps go through in one product; only the recurrent part needs its turn.
    const projected = inputs
      .reshape<Tensor2D>([rows * steps, width])
      .matMul<Tensor2D>(weights.input!)
      .add<Tensor2D>(weights.bias!)
      .reshape<Tensor3D>([rows, steps, gates]);
    let hidden = tf.zeros([rows, units]) as Tensor2D;
    let cell = hidden;
    for (const at of tf.unstack(projected, 1)) {
      const mixed = at.add<Tensor2D>(hidden.matMul(weights.recurrent!));
      const [enter, forget, leave, fresh] = tf.split(mixed, 4, 1) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
      // One is added to the forget gate, so that a new net remembers (Jozefowicz et al., 2015).
      cell = forget.add(1).sigmoid().mul<Tensor2D>(cell).add(enter.sigmoid().mul(fresh.tanh()));
      hidden = leave.sigmoid().mul(cell.tanh());
    }
    return hidden.matMul<Tensor2D>(weights.out!).add(weights.outBias!);
  },
};

/** A long short-term memory net (Hochreiter and Schmidhuber, 1997) over the last 20 sessions, one for a class of assets. */
export const lstm: ForecastModel = {
  name: "lstm",
  features: [
    { name: "20 × 1-session return ÷ σ", lagSessions: 20 },
    { name: "20 × ln(σ now ÷ σ long-run)", lagSessions: 1250 },
    { name: "20 × RSI_14", lagSessions: 34 },
  ],
  settings: { ...settings, steps },
  needsTensorflow: true,
  steps,
  width,
  writeInput(prepared, at, into, offset) {
    for (let step = 0; step < steps; step += 1) {
      const then = at - steps + 1 + step;
      const place = offset + step * width;
      // Across a gap no return is known: 0 says that nothing is heard of.
      into[place] = (prepared.returns[then]! || 0) / Math.sqrt(prepared.variance[then]!);
      into[place + 1] = restlessness(prepared, then);
      into[place + 2] = centredStrength(prepared, then);
    }
  },
  fit: (data, tools) => trainNetwork(network, data, settings, tools),
  predict: (weights, inputs, rows, tools) => runNetwork(network, weights, inputs, rows, tools),
};
