// The rows of jax.nn, and of jax.scipy.special what it shares.

import { NotKnownError, valueError } from "../core/errors.ts";
import type { PyValue } from "../core/pyValue.ts";
import * as activations from "../nn/activations.ts";
import { attention } from "../nn/attention.ts";
import * as normalization from "../nn/normalization.ts";
import { asArray } from "../numpy/conversion.ts";
import { tanh } from "../numpy/elementary.ts";
import { logSumExp } from "../numpy/reductions.ts";
import type { Unary } from "../numpy/ufunc.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const activationRows: readonly (readonly [name: string, apply: Unary, formula: string])[] = [
  ["relu", activations.relu, "max(x, 0)"],
  ["relu6", activations.relu6, "min(max(x, 0), 6)"],
  ["softplus", activations.softplus, "log(1 + exp(x))"],
  ["sigmoid", activations.sigmoid, "1 / (1 + exp(-x))"],
  ["silu", activations.silu, "x * sigmoid(x)"],
  ["swish", activations.silu, "x * sigmoid(x)"],
  ["soft_sign", activations.softSign, "x / (|x| + 1)"],
  ["log_sigmoid", activations.logSigmoid, "log(sigmoid(x))"],
  ["mish", activations.mish, "x * tanh(softplus(x))"],
  ["hard_sigmoid", activations.hardSigmoid, "relu6(x + 3) / 6"],
  ["hard_silu", activations.hardSilu, "x * hard_sigmoid(x)"],
  ["hard_swish", activations.hardSilu, "x * hard_sigmoid(x)"],
  ["hard_tanh", activations.hardTanh, "x limited to the range from -1 to 1"],
  ["selu", activations.selu, "the self-normalizing exponential unit"],
  ["sparse_plus", activations.sparsePlus, "a softplus that is exactly zero below -1"],
  ["sparse_sigmoid", activations.sparseSigmoid, "a sigmoid of straight lines"],
  ["identity", (x) => x, "x itself"],
];

const alphaRows: readonly (readonly [
  name: string,
  apply: (x: Operand, parameter: Operand) => Operand,
  signature: string,
])[] = [
  ["elu", activations.elu, "(x, alpha=1.0)"],
  ["celu", activations.celu, "(x, alpha=1.0)"],
  ["leaky_relu", activations.leakyRelu, "(x, negative_slope=0.01)"],
  ["squareplus", activations.squareplus, "(x, b=4)"],
];
type Operand = ReturnType<Unary>;

const alongAxis = "(x, axis=-1, where=None)";
const logsumexpSignature = "(a, axis=None, b=None, keepdims=False, return_sign=False, where=None)";

export const jaxNnRows: readonly ApiFunction[] = [
  ...activationRows.map(([name, apply, formula]) =>
    apiFunction(`jax.nn.${name}`, "(x)", `Gives ${formula} for every element, in the same shape.`, (args) =>
      apply(args.array("x")),
    ),
  ),
  apiFunction(
    "jax.nn.dot_product_attention",
    "(query, key, value, bias=None, mask=None, *, scale=None, is_causal=False, query_seq_lengths=None, " +
      "key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False)",
    "Gives the means of values (B, S, K, H), weighted for queries (B, T, N, H), in the shape of the queries.",
    attentionOf,
  ),
  apiFunction("jax.nn.log1mexp", "(x)", "Gives log(1 - exp(-x)) for every element, in the same shape.", (args) =>
    activations.log1mexp(args.array("x")),
  ),
  apiFunction("jax.nn.tanh", "(x, /)", "Gives the hyperbolic tangent of every element, in the same shape.", (args) =>
    tanh(args.array("x")),
  ),
  ...alphaRows.map(([name, apply, signature]) =>
    apiFunction(
      `jax.nn.${name}`,
      signature,
      `Applies the activation ${name} to every element, in the same shape.`,
      (args) => {
        const parameter = signature.match(/, (\w+)=/)![1]!;
        const [x, alpha] = args.arrays("x", parameter);
        return apply(x!, alpha!);
      },
    ),
  ),
  apiFunction(
    "jax.nn.gelu",
    "(x, approximate=True)",
    "Gives x times the normal distribution's share below it, in the same shape.",
    (args) => activations.gelu(args.array("x"), args.flag("approximate")),
  ),
  apiFunction(
    "jax.nn.softmax",
    alongAxis,
    "Gives exponentials that sum to one along an axis, in the same shape.",
    (args) => normalization.softmax(args.as("max").array("x"), args.axes("axis"), args.optionalArray("where")),
  ),
  apiFunction(
    "jax.nn.log_softmax",
    alongAxis,
    "Gives the logarithm of softmax along an axis, in the same shape.",
    (args) => normalization.logSoftmax(args.array("x"), args.axes("axis"), args.optionalArray("where")),
  ),
  ...["jax.nn.logsumexp", "jax.scipy.special.logsumexp"].map((name) =>
    apiFunction(name, logsumexpSignature, "Gives log(sum(exp(a))) along the axes, which go away.", logSumExpOf),
  ),
  apiFunction(
    "jax.nn.logmeanexp",
    "(x, axis=None, where=None, keepdims=False)",
    "Gives log(mean(exp(x))) along the axes, which go away.",
    (args) =>
      normalization.logMeanExp(args.as("logsumexp").array("x"), {
        axes: args.axes("axis"),
        keepDims: args.flag("keepdims"),
        where: args.optionalArray("where"),
      }),
  ),
  apiFunction(
    "jax.nn.one_hot",
    "(x, num_classes, *, dtype=None, axis=-1)",
    "Gives ones at the places the elements name along a new axis of size num_classes, zeros elsewhere.",
    (args) => {
      const dtype = args.dtype("dtype") ?? "float32";
      return normalization.oneHot(asArray(args.get("x")), args.dim("num_classes"), dtype, args.int("axis"));
    },
  ),
  apiFunction(
    "jax.nn.glu",
    "(x, axis=-1)",
    "Gates one half of an axis by the other, so that its size halves.",
    (args) => normalization.glu(args.array("x"), args.int("axis")),
  ),
  apiFunction(
    "jax.nn.standardize",
    "(x, axis=-1, mean=None, variance=None, epsilon=1e-05, where=None, *, algorithm='fast')",
    "Shifts and scales to mean zero and variance one along axes, in the same shape.",
    (args) =>
      normalization.standardize(args.array("x"), {
        axes: args.axes("axis"),
        mean: args.optionalArray("mean"),
        variance: args.optionalArray("variance"),
        epsilon: args.array("epsilon"),
        where: args.optionalArray("where"),
        algorithm: args.string("algorithm"),
      }),
  ),
];

function logSumExpOf(args: BoundArguments): PyValue {
  const options = { axes: args.axes("axis"), keepDims: args.flag("keepdims"), where: args.optionalArray("where") };
  if (args.flag("return_sign")) throw new NotKnownError("logsumexp with return_sign is not worked out");
  return logSumExp(args.array("a"), options, args.optionalArray("b"));
}

function attentionOf(args: BoundArguments): PyValue {
  const [query, key, value] = [args.arrayLike("query"), args.arrayLike("key"), args.arrayLike("value")];
  const optional = (name: string) => (args.isNone(name) ? null : args.arrayLike(name));
  const result = attention(query, key, value, {
    bias: optional("bias"),
    mask: optional("mask"),
    scale: optional("scale"),
    isCausal: args.flag("is_causal"),
  });
  if (!args.isNone("implementation") && args.string("implementation") !== "xla") {
    throw valueError(`Unsupported implementation option: ${args.string("implementation")}`);
  }
  const isMore = ["query_seq_lengths", "key_value_seq_lengths", "local_window_size"].some((name) => !args.isNone(name));
  if (isMore || args.flag("return_residual")) {
    throw new NotKnownError("attention with lengths, windows or residuals is not worked out");
  }
  return result;
}
