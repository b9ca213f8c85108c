// The rows of jax.nn.initializers: functions that make functions of a key, a shape and a dtype.

import { type Shape, sizeOf } from "../core/dim.ts";
import { type DType, floatDtype, isInexact } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { PyFunction } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { moveAxis } from "../lax/reshape.ts";
import { type Draw, times, truncated, uniformFrom, varianceScaling } from "../nn/initializers.ts";
import { canonicalizeAxis, removeAt } from "../numpy/axes.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { full } from "../numpy/creation.ts";
import * as lax from "../numpy/operators.ts";
import { convert } from "../numpy/promotion.ts";
import { reshape } from "../numpy/reshaping.ts";
import { type FloatDType, normal } from "../random/distributions.ts";
import { checkKey } from "../random/keys.ts";
import { orthogonal } from "../random/matrices.ts";
import { BoundArguments } from "./boundArguments.ts";
import { isFloat, sampled } from "./randomArguments.ts";
import { type ApiFunction, rowsIn } from "./row.ts";
import { bindArguments, parseSignature } from "./signature.ts";

const drawing = "(key, shape, dtype=None, out_sharding=None)";
const axes = "in_axis=-2, out_axis=-1, batch_axis=(), dtype=None";

/** The initializers of one purpose each: scale, mode and distribution. */
const scaled = {
  glorot_uniform: [1, "fan_avg", "uniform"],
  glorot_normal: [1, "fan_avg", "truncated_normal"],
  xavier_uniform: [1, "fan_avg", "uniform"],
  xavier_normal: [1, "fan_avg", "truncated_normal"],
  lecun_uniform: [1, "fan_in", "uniform"],
  lecun_normal: [1, "fan_in", "truncated_normal"],
  he_uniform: [2, "fan_in", "uniform"],
  he_normal: [2, "fan_in", "truncated_normal"],
  kaiming_uniform: [2, "fan_in", "uniform"],
  kaiming_normal: [2, "fan_in", "truncated_normal"],
} as const;

const meaning = { fan_in: "number of inputs", fan_avg: "mean number of inputs and outputs" } as const;

const row = rowsIn("jax.nn.initializers");

export const jaxInitializerRows: readonly ApiFunction[] = [
  ...([0, 1] as const).map((value) =>
    row(value === 0 ? "zeros" : "ones", drawing, `An array of ${value === 0 ? "zeros" : "ones"}.`, (args) =>
      full(args.shape("shape"), constant(value, dtypeOf(args, null)), null),
    ),
  ),
  row("constant", "(value, dtype=None)", "An initializer that fills an array with a value.", (args) => {
    const usual = args.dtype("dtype");
    return initializer(usual, (call, dtype) =>
      full(call.shape("shape"), convert(asArray(args.get("value")), dtype), null),
    );
  }),
  row("uniform", "(scale=0.01, dtype=None)", "An initializer that draws numbers from zero to scale.", (args) =>
    drawn(args, times(uniformFrom(0), numberOf(args, "scale"))),
  ),
  row("normal", "(stddev=0.01, dtype=None)", "An initializer that draws from a normal distribution.", (args) =>
    drawn(args, times(normal, numberOf(args, "stddev"))),
  ),
  row(
    "truncated_normal",
    "(stddev=0.01, dtype=None, lower=-2.0, upper=2.0)",
    "An initializer that draws from a normal distribution cut off at limits.",
    (args) => drawn(args, times(truncated(numberOf(args, "lower"), numberOf(args, "upper")), numberOf(args, "stddev"))),
  ),
  row(
    "variance_scaling",
    "(scale, mode, distribution, in_axis=-2, out_axis=-1, batch_axis=(), dtype=None)",
    "An initializer whose variance follows from the numbers of inputs and outputs.",
    (args) => scaling(args, numberOf(args, "scale"), args.string("mode"), args.string("distribution")),
  ),
  ...Object.entries(scaled).map(([name, [scale, mode, distribution]]) =>
    row(name, `(${axes})`, `An initializer of variance ${scale} over the ${meaning[mode]}.`, (args) =>
      scaling(args, scale, mode, distribution),
    ),
  ),
  row(
    "orthogonal",
    "(scale=1.0, column_axis=-1, dtype=None)",
    "An initializer that draws matrices with orthonormal rows or columns.",
    (args) => {
      const [scale, axis] = [numberOf(args, "scale"), args.int("column_axis")];
      return drawn(args, (key, shape, dtype) =>
        lax.mul(constant(scale, dtype), orthogonalWeights(key, shape, axis, dtype)),
      );
    },
  ),
];

/** The function `init(key, shape, dtype)`; `make` gets its arguments, and the dtype where one is known. */
function initializer(usual: DType | null, make: (call: BoundArguments, dtype: DType) => ArrayValue): PyFunction {
  const signature = parseSignature(drawing);
  return {
    kind: "function",
    name: "init",
    parameters: signature.parameters.map(({ name }) => name),
    call(args, kwargs) {
      const call = new BoundArguments("init", bindArguments("init", signature, args, kwargs));
      return make(call, dtypeOf(call, usual));
    },
  };
}

function drawn(args: BoundArguments, draw: Draw): PyFunction {
  return initializer(args.dtype("dtype"), (call, dtype) => {
    const { key } = checkKey("init", call.get("key"));
    const shape = call.shape("shape");
    if (dtype !== "unknown" && !isFloat(dtype)) {
      throw new NotKnownError(isInexact(dtype) ? "complex weights are not worked out" : "weights are floats");
    }
    const sample = dtype === "unknown" ? "float32" : dtype;
    return sampled<FloatDType>({ dtype: sample, known: dtype !== "unknown" }, (type) => draw(key, shape, type));
  });
}

function scaling(args: BoundArguments, scale: number, mode: string, distribution: string): PyFunction {
  const axesOf = (name: string) => (args.get(name).kind === "int" ? args.int(name) : args.ints(name));
  const [inAxis, outAxis, batchAxis] = [axesOf("in_axis"), axesOf("out_axis"), axesOf("batch_axis")];
  return drawn(args, varianceScaling({ scale, mode, distribution, inAxis, outAxis, batchAxis }));
}

function orthogonalWeights(key: ArrayValue, shape: Shape, columnAxis: number, dtype: FloatDType): ArrayValue {
  if (shape.length < 2) throw valueError("orthogonal initializer requires at least a 2D shape");
  const axis = canonicalizeAxis(columnAxis, shape.length);
  const others = removeAt(shape, [axis]);
  const columns = shape[axis]!;
  const matrix = orthogonal(key, sizeOf(others), columns, [], dtype);
  return moveAxis(reshape(matrix, [...others, columns]), shape.length - 1, axis);
}

const dtypeOf = (call: BoundArguments, usual: DType | null): DType => call.dtype("dtype") ?? usual ?? floatDtype();

function numberOf(args: BoundArguments, name: string): number {
  const value = args.get(name);
  if ((value.kind === "int" || value.kind === "float") && typeof value.value === "number") return value.value;
  throw new NotKnownError(`the value of ${name} is not known`);
}
