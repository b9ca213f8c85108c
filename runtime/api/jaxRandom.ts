// The rows of jax.random.

import { canonicalizeDtype, type DType, isInteger } from "../core/dtype.ts";
import { NotKnownError, type PythonError, typeError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { pyStr } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { type BitWidth, randomBits, randomUnwrap } from "../lax/randomBits.ts";
import { canonicalizeAxis } from "../numpy/axes.ts";
import { asArray } from "../numpy/conversion.ts";
import { bernoulli, normal, uniform } from "../random/distributions.ts";
import { checkKey, checkKeys, foldIn, returnKeys, seedKey, split } from "../random/keys.ts";
import { permutation, permutedRange } from "../random/permutation.ts";
import { randint } from "../random/randint.ts";
import type { BoundArguments } from "./boundArguments.ts";
import {
  isFloat,
  isFloatOrComplex,
  isIntegerDType,
  randomRow as row,
  sampleDtype,
  sampled,
  shapeOf,
  sizesOf,
  usualFloat,
} from "./randomArguments.ts";
import type { ApiFunction } from "./row.ts";

export const jaxRandomRows: readonly ApiFunction[] = [
  row("key", "(seed, *, impl=None, dtype=None)", "A PRNG key made from an integer.", (args) => {
    if (!args.isNone("impl") && !args.isNone("dtype")) throw bothGiven("key");
    requireThreefry(args, "impl");
    requireThreefry(args, "dtype");
    return seedKey("key", args.get("seed"));
  }),
  row(
    "PRNGKey",
    "(seed, *, impl=None)",
    "A PRNG key made from an integer, as the raw data of older programs.",
    (args) => {
      requireThreefry(args, "impl");
      return randomUnwrap(seedKey("PRNGKey", args.get("seed")));
    },
  ),
  row("split", "(key, num=2)", "New keys from one key, along a new leading axis.", (args) => {
    const given = checkKey("split", args.get("key"));
    // A number that is no integer fails as in `(num,)`, not as a shape.
    const shape = args.get("num").kind === "float" ? [args.dim("num")] : sizesOf(args.shape("num"));
    return returnKeys(split(given.key, shape), given);
  }),
  row("fold_in", "(key, data)", "A new key from a key and an integer.", (args) => {
    const given = checkKey("fold_in", args.get("key"));
    return returnKeys(foldIn(given.key, args.get("data")), given);
  }),
  row("key_data", "(keys)", "The integers that keys are made of.", (args) =>
    randomUnwrap(checkKeys(args.get("keys")).key),
  ),
  row("key_impl", "(keys)", "The name of the algorithm that keys are for.", (args) => {
    checkKeys(args.get("keys"));
    return pyStr(threefry);
  }),
  row("wrap_key_data", "(key_bits_array, *, impl=None, dtype=None)", "Keys made of the integers they hold.", (args) => {
    if (!args.isNone("impl") && !args.isNone("dtype")) throw bothGiven("wrap_key_data");
    requireThreefry(args, "impl");
    requireThreefry(args, "dtype");
    return checkKeys(args.get("key_bits_array")).key;
  }),
  row("bits", "(key, shape=(), dtype=None, *, out_sharding=None)", "Random unsigned integers.", (args) => {
    const { key } = checkKey("bits", args.get("key"));
    const usual = canonicalizeDtype("uint64") === "uint32" ? "uint32" : "uint64";
    const dtype = sampleDtype(args, usual, isUnsigned, (type) =>
      valueError(`dtype argument to \`bits\` must be an unsigned int dtype, got ${type}`),
    );
    const shape = shapeOf(args);
    return sampled(dtype, (type) => randomBits(key, bitWidths[type], shape));
  }),
  row(
    "uniform",
    "(key, shape=(), dtype=None, minval=0.0, maxval=1.0, *, out_sharding=None)",
    "Random floats, each as likely, from minval up to but not including maxval.",
    (args) => {
      const { key } = checkKey("uniform", args.get("key"));
      const dtype = sampleDtype(args, usualFloat(), isFloat, (type) =>
        valueError(`dtype argument to \`uniform\` must be a float dtype, got ${type}`),
      );
      const shape = shapeOf(args);
      const [minval, maxval] = [args.get("minval"), args.get("maxval")].map(asArray);
      return sampled(dtype, (type) => uniform(key, shape, type, minval!, maxval!));
    },
  ),
  row(
    "normal",
    "(key, shape=(), dtype=None, *, out_sharding=None)",
    "Random floats of mean 0 and variance 1.",
    (args) => {
      const { key } = checkKey("normal", args.get("key"));
      const shape = shapeOf(args);
      const dtype = sampleDtype(args, usualFloat(), isFloatOrComplex, (type) =>
        valueError(`dtype argument to \`normal\` must be a float or complex dtype, got ${type}`),
      );
      return sampled(dtype, (type) => normal(key, shape, type));
    },
  ),
  row(
    "bernoulli",
    "(key, p=0.5, shape=None, mode='low', *, out_sharding=None)",
    "Random booleans that are true with probability p.",
    (args) => {
      const shape = args.isNone("shape") ? null : shapeOf(args);
      const mode = args.string("mode");
      if (mode !== "high" && mode !== "low") {
        throw valueError(`got mode=${pyRepr(args.get("mode"))}, expected 'high' or 'low'`);
      }
      const { key } = checkKey("bernoulli", args.get("key"));
      return bernoulli(key, probability(args), shape, mode);
    },
  ),
  row(
    "randint",
    "(key, shape, minval, maxval, dtype=None, *, out_sharding=None)",
    "Random integers, each as likely, from minval up to but not including maxval.",
    (args) => {
      const { key } = checkKey("randint", args.get("key"));
      const dtype = sampleDtype(args, "int32", isIntegerDType, (type) =>
        typeError(`randint only accepts integer dtypes, got ${type}`),
      );
      const shape = shapeOf(args);
      const [minval, maxval] = args.arrays("minval", "maxval");
      return sampled(dtype, (type) => randint(key, shape, minval!, maxval!, type));
    },
  ),
  row(
    "permutation",
    "(key, x, axis=0, independent=False, *, out_sharding=None)",
    "The elements along an axis, or the numbers below x, in random order.",
    (args) => {
      const { key } = checkKey("permutation", args.get("key"));
      const x = args.get("x");
      if (x.kind === "int") {
        canonicalizeAxis(args.int("axis"), 1);
        return permutedRange(key, args.dim("x"));
      }
      const array = args.array("x");
      const axis = canonicalizeAxis(args.int("axis"), array.aval.ndim || 1);
      if (array.aval.ndim > 0) return permutation(key, array, axis, args.flag("independent"));
      if (isInteger(array.aval.dtype)) throw new NotKnownError("the number in an array is not known");
      throw typeError("x must be an integer or at least 1-dimensional");
    },
  ),
];

const threefry = "threefry2x32";

type UnsignedDType = "uint8" | "uint16" | "uint32" | "uint64";

const bitWidths: { readonly [D in UnsignedDType]: BitWidth } = { uint8: 8, uint16: 16, uint32: 32, uint64: 64 };

const isUnsigned = (dtype: DType): dtype is UnsignedDType => dtype in bitWidths;

function bothGiven(name: string): PythonError {
  return valueError(`Cannot specify both \`impl\` and \`dtype\` arguments to jax.random.${name}`);
}

/** Other algorithms than JAX's default exist, but nothing here computes them. */
function requireThreefry(args: BoundArguments, parameter: "impl" | "dtype"): void {
  const implementation = args.get(parameter);
  if (implementation.kind === "none" || (implementation.kind === "str" && implementation.value === threefry)) return;
  throw new NotKnownError("keys of another algorithm than threefry2x32 are not known");
}

function probability(args: BoundArguments): ArrayValue {
  const p = args.get("p");
  if (p.kind === "tuple" || p.kind === "list") throw typeError(`Cannot determine dtype of ${pyRepr(p)}`);
  const array = asArray(p);
  const { dtype } = array.aval;
  if (dtype === "unknown" || isFloat(dtype)) return array;
  throw typeError(`bernoulli probability \`p\` must have a floating dtype, got ${dtype}.`);
}
