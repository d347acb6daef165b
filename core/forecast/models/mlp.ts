import type { Tensor2D } from "@tensorflow/tfjs";
import { type ForecastModel, horizonGrid } from "../model.ts";
import { type Network, runNetwork, trainNetwork } from "../network.ts";
import { centredStrength, restlessness, scaledReturn } from "./inputs.ts";

const width = 6;
const settings = { hidden: 16, epochs: 12, batchSize: 256, learningRate: 0.003 };

const network: Network = {
  steps: 1,
  width,
  shapes: {
    first: [width, settings.hidden],
    firstBias: [settings.hidden],
    second: [settings.hidden, settings.hidden],
    secondBias: [settings.hidden],
    out: [settings.hidden, horizonGrid.length],
    outBias: [horizonGrid.length],
  },
  forward(_tf, weights, inputs) {
    const flat = inputs.reshape<Tensor2D>([inputs.shape[0], width]);
    const first = flat.matMul<Tensor2D>(weights.first!).add<Tensor2D>(weights.firstBias!).relu();
    const second = first.matMul<Tensor2D>(weights.second!).add<Tensor2D>(weights.secondBias!).relu();
    return second.matMul<Tensor2D>(weights.out!).add(weights.outBias!);
  },
};

/** A multilayer perceptron on Close and RSI_14: two hidden layers of relu, trained by Adam, one for a class of assets. */
export const mlp: ForecastModel = {
  name: "mlp",
  features: [
    { name: "1-session return ÷ σ", lagSessions: 1 },
    { name: "5-session return ÷ σ√5", lagSessions: 5 },
    { name: "20-session return ÷ σ√20", lagSessions: 20 },
    { name: "50-session return ÷ σ√50", lagSessions: 50 },
    { name: "RSI_14", lagSessions: 14 },
    { name: "ln(σ now ÷ σ long-run)", lagSessions: 1250 },
  ],
  settings,
  needsTensorflow: true,
  steps: 1,
  width,
  writeInput(prepared, at, into, offset) {
    for (const [k, sessions] of [1, 5, 20, 50].entries())
      into[offset + k] = scaledReturn(prepared, at, sessions);
    into[offset + 4] = centredStrength(prepared, at);
    into[offset + 5] = restlessness(prepared, at);
  },
  fit: (data, tools) => trainNetwork(network, data, settings, tools),
  predict: (weights, inputs, rows, tools) => runNetwork(network, weights, inputs, rows, tools),
};
