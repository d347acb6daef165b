import { setImmediate } from "node:timers/promises";
import type { Tensor, Tensor2D, Tensor3D, Variable } from "@tensorflow/tfjs";
import { AppError } from "../domain/errors.ts";
import { seededRandom, shuffledIndices } from "../domain/random.ts";
import { horizonGrid, type ModelTools, type TrainingData, type Weights } from "./model.ts";
import type { Tensorflow, Tf } from "./tensorflow.ts";

/** A small network: the shapes of its weights, and how inputs [rows, steps, width] become outputs [rows, horizons]. */
export interface Network {
  steps: number;
  width: number;
  shapes: Record<string, number[]>;
  forward(tf: Tf, weights: Record<string, Tensor>, inputs: Tensor3D): Tensor2D;
}

export interface TrainingSettings {
  epochs: number;
  batchSize: number;
  learningRate: number;
}

/**
 * Trains a network by Adam on the squared error of the targets that are known. The order of rows and the first weights
 * come from the seed. Leaves no tensor behind. Throws the signal's reason when aborted between epochs.
 */
export async function trainNetwork(
  network: Network,
  data: TrainingData,
  settings: TrainingSettings,
  tools: ModelTools,
): Promise<Weights> {
  const { tf } = required(tools.tensorflow);
  const random = seededRandom(tools.seed);
  const variables = Object.fromEntries(
    Object.entries(network.shapes).map(([name, shape]) => {
      const values = firstValues(shape, random);
      return [name, tf.tidy(() => tf.variable(tf.tensor(values, shape)))];
    }),
  );
  const optimizer = tf.train.adam(settings.learningRate);
  try {
    for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
      await setImmediate();
      tools.signal.throwIfAborted();
      const order = shuffledIndices(data.rows, random);
      for (let start = 0; start < data.rows; start += settings.batchSize)
        trainBatch(tf, network, variables, optimizer, pick(network, data, order, start, settings.batchSize));
    }
    return Object.fromEntries(
      Object.entries(variables).map(([name, variable]) => [
        name,
        { shape: variable.shape, values: Float32Array.from(variable.dataSync()) },
      ]),
    );
  } finally {
    optimizer.dispose();
    for (const variable of Object.values(variables)) variable.dispose();
  }
}

/** Runs a network over all rows in one call. */
export function runNetwork(
  network: Network,
  weights: Weights,
  inputs: Float32Array,
  rows: number,
  tools: ModelTools,
): Float32Array {
  const { tf } = required(tools.tensorflow);
  if (rows === 0) return new Float32Array(0);
  return tf.tidy(() => {
    const tensors = Object.fromEntries(
      Object.entries(weights).map(([name, { shape, values }]) => [name, tf.tensor(values, shape)]),
    );
    const answers = network.forward(tf, tensors, tf.tensor3d(inputs, [rows, network.steps, network.width]));
    return Float32Array.from(answers.dataSync());
  });
}

interface Batch {
  rows: number;
  inputs: Float32Array;
  targets: Float32Array;
  /** 1 where the target is known, else 0. */
  known: Float32Array;
}

function pick(
  { steps, width }: Network,
  data: TrainingData,
  order: Uint32Array,
  start: number,
  size: number,
): Batch {
  const chosen = order.subarray(start, start + size);
  const inputSize = steps * width;
  const outputs = horizonGrid.length;
  const inputs = new Float32Array(chosen.length * inputSize);
  const targets = new Float32Array(chosen.length * outputs);
  const known = new Float32Array(chosen.length * outputs);
  for (const [at, row] of chosen.entries()) {
    inputs.set(data.inputs.subarray(row * inputSize, (row + 1) * inputSize), at * inputSize);
    for (let horizon = 0; horizon < outputs; horizon += 1) {
      const target = data.targets[row * outputs + horizon]!;
      if (Number.isNaN(target)) continue;
      targets[at * outputs + horizon] = target;
      known[at * outputs + horizon] = 1;
    }
  }
  return { rows: chosen.length, inputs, targets, known };
}

function trainBatch(
  tf: Tf,
  network: Network,
  variables: Record<string, Variable>,
  optimizer: ReturnType<Tf["train"]["adam"]>,
  batch: Batch,
): void {
  tf.tidy(() => {
    const inputs = tf.tensor3d(batch.inputs, [batch.rows, network.steps, network.width]);
    const targets = tf.tensor2d(batch.targets, [batch.rows, horizonGrid.length]);
    const known = tf.tensor2d(batch.known, [batch.rows, horizonGrid.length]);
    optimizer.minimize(
      () => {
        const error = network.forward(tf, variables, inputs).sub(targets).mul(known);
        return error.square().sum().div(known.sum().maximum(1)).asScalar();
      },
      false,
      Object.values(variables),
    );
  });
}

/** Glorot and Bengio's uniform start (2010) for matrices, zeros for biases. */
function firstValues(shape: number[], random: () => number): Float32Array {
  const size = shape.reduce((product, side) => product * side, 1);
  if (shape.length < 2) return new Float32Array(size);
  const limit = Math.sqrt(6 / (shape[0]! + shape[1]!));
  return Float32Array.from({ length: size }, () => (2 * random() - 1) * limit);
}

function required(tensorflow: Tensorflow | undefined): Tensorflow {
  if (!tensorflow) throw new AppError("internal", { message: "a network was run without TensorFlow.js" });
  return tensorflow;
}
