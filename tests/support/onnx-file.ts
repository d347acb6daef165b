/**
 * Writes ONNX models: a graph's nodes and constants as the protocol buffers of onnx.proto (IR 8, operator set 13), no more
 * of it than small test models need.
 */
export interface OnnxGraph {
  nodes: readonly OnnxNode[];
  constants: readonly OnnxConstant[];
  inputs: readonly OnnxValue[];
  output: OnnxValue;
}

export interface OnnxNode {
  op: string;
  in: readonly string[];
  out: string;
  /** Whole numbers and lists of them. */
  attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxConstant {
  name: string;
  type: "float" | "int64";
  dims: readonly number[];
  values: readonly number[];
}

export interface OnnxValue {
  name: string;
  type: "float" | "int64" | "int32";
  /** A name for a dimension that varies. */
  dims: readonly (number | string)[];
}

const dataTypes = { float: 1, int32: 6, int64: 7 } as const;
const attributeTypes = { whole: 2, wholes: 7 } as const;

export function onnxFile(graph: OnnxGraph): Buffer {
  const operatorSet = Buffer.concat([text(1, ""), whole(2, 13)]);
  return Buffer.concat([whole(1, 8), message(7, graphMessage(graph)), message(8, operatorSet)]);
}

function graphMessage({ nodes, constants, inputs, output }: OnnxGraph): Buffer {
  return Buffer.concat([
    ...nodes.map((node) => message(1, nodeMessage(node))),
    text(2, "test"),
    ...constants.map((constant) => message(5, tensorMessage(constant))),
    ...inputs.map((value) => message(11, valueMessage(value))),
    message(12, valueMessage(output)),
  ]);
}

function nodeMessage({ op, in: inputs, out, attributes = {} }: OnnxNode): Buffer {
  const written = Object.entries(attributes).map(([name, value]) => {
    const values = typeof value === "number" ? [whole(3, value)] : value.map((one) => whole(8, one));
    const type = typeof value === "number" ? attributeTypes.whole : attributeTypes.wholes;
    return message(5, Buffer.concat([text(1, name), ...values, whole(20, type)]));
  });
  return Buffer.concat([...inputs.map((name) => text(1, name)), text(2, out), text(4, op), ...written]);
}

function tensorMessage({ name, type, dims, values }: OnnxConstant): Buffer {
  const raw =
    type === "float" ? Float32Array.from(values) : BigInt64Array.from(values, (value) => BigInt(value));
  return Buffer.concat([
    ...dims.map((size) => whole(1, size)),
    whole(2, dataTypes[type]),
    text(8, name),
    message(9, Buffer.from(raw.buffer)),
  ]);
}

function valueMessage({ name, type, dims }: OnnxValue): Buffer {
  const sizes = dims.map((size) => message(1, typeof size === "number" ? whole(1, size) : text(2, size)));
  const tensor = Buffer.concat([whole(1, dataTypes[type]), message(2, Buffer.concat(sizes))]);
  return Buffer.concat([text(1, name), message(2, message(1, tensor))]);
}

/** A field of whole numbers. */
function whole(field: number, value: number): Buffer {
  return Buffer.concat([varint(BigInt(field << 3)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

/** A field of bytes: a message, or a text. */
function message(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(BigInt((field << 3) | 2)), varint(BigInt(bytes.length)), bytes]);
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
}
