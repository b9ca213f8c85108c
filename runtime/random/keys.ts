// PRNG keys as jax.random takes and returns them: typed key arrays, and the raw uint32 arrays of older programs.

import { formatShape, type Shape } from "../core/dim.ts";
import { kindOf } from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import { pyStrOf } from "../core/pyRepr.ts";
import { type PyValue, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import { randomFoldIn, randomSeed, randomSplit, randomUnwrap, randomWrap } from "../lax/randomBits.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { index } from "./elements.ts";

/** A key as the caller gave it: typed, and whether it came as raw data and results go back as raw data. */
export interface GivenKey {
  readonly key: ArrayValue;
  readonly raw: boolean;
}

/**
 * The key of a call to `functionName`. Throws JAX's errors for what is no key, or an array of keys.
 *
 * Mirrors `_check_prng_key`.
 */
export function checkKey(functionName: string, value: PyValue): GivenKey {
  const given = checkKeys(value);
  if (given.key.aval.ndim === 0) return given;
  const { shape } = asArray(value).aval;
  throw valueError(
    `${functionName} accepts a single key, but was given a key array of shape ${formatShape(shape)} != (). ` +
      "Use jax.vmap for batching.",
    { code: "random-batched-key", faults: [{ argument: 0, path: "" }] },
  );
}

/** `checkKey` for functions that take arrays of keys too. */
export function checkKeys(value: PyValue): GivenKey {
  if (value.kind === "array") {
    if (value.aval.dtype === "unknown") throw new NotKnownError("whether this key is typed or raw is not known");
    const typed = kindOf(value.aval.dtype) === "k";
    return { key: typed ? value : randomWrap(value), raw: !typed };
  }
  if (value.kind === "unknown") throw new NotKnownError(value.reason);
  if (value.kind === "object") throw new NotKnownError(`what this ${value.typeName} holds is not known`);
  if (["int", "float", "bool", "complex", "str"].includes(value.kind)) {
    throw typeError(
      "JAX encountered invalid PRNG key data: expected key_data to have ndim, shape, and dtype attributes. " +
        `Got ${pyStrOf(value)}`,
    );
  }
  throw typeError(`unexpected PRNG key type <class '${typeName(value)}'>`);
}

/** Keys in the form in which the caller gave theirs. */
export function returnKeys(keys: ArrayValue, { raw }: GivenKey): ArrayValue {
  return raw ? randomUnwrap(keys) : keys;
}

/** The key of an integer seed. Throws JAX's errors on other seeds, in the name of `key` or `PRNGKey`. */
export function seedKey(functionName: string, seed: PyValue): ArrayValue {
  if (seed.kind === "int" || seed.kind === "bool") {
    const value = typeof seed.value === "boolean" ? Number(seed.value) : seed.value;
    return randomSeed(constant(typeof value === "number" ? wrapInt32(value) : null, "int32"));
  }
  const seeds = asArray(seed);
  const { dtype, ndim, shape, weakType } = seeds.aval;
  if (kindOf(dtype) === "k") throw typeError(`${functionName} accepts a scalar seed, but was given a PRNG key.`);
  if (ndim > 0) {
    throw typeError(
      `${functionName} accepts a scalar seed, but was given an array of shape ${formatShape(shape)} != (). ` +
        "Use jax.vmap for batching",
    );
  }
  if (dtype !== "unknown" && kindOf(dtype) !== "i" && kindOf(dtype) !== "u") {
    throw typeError(
      `PRNG key seed must be an integer; got JitTracer(${weakType ? "~" : ""}${seeds.aval.toLongString()})`,
    );
  }
  return randomSeed(seeds);
}

/** An array of this shape of new keys from one key. */
export function split(key: ArrayValue, shape: Shape): ArrayValue {
  return randomSplit(key, shape);
}

/** As many keys from one key as the caller wants to use itself. */
export function splitInto(key: ArrayValue, count: number): readonly ArrayValue[] {
  const keys = randomSplit(key, [count]);
  return Array.from({ length: count }, (_, i) => index(keys, i));
}

/** A key for each integer `data`. Throws JAX's `TypeError` for an array of them. */
export function foldIn(key: ArrayValue, data: PyValue): ArrayValue {
  if (data.kind === "int" && typeof data.value === "number" && (data.value < 0 || data.value >= 2 ** 32)) {
    throw new PythonError("OverflowError", `Python integer ${data.value} out of bounds for uint32`);
  }
  const known = data.kind === "int" && typeof data.value === "number";
  const array = known ? constant(data.value, "uint32") : asArray(data);
  if (array.aval.ndim > 0) {
    throw typeError(
      `fold_in accepts a scalar, but was given an array ofshape ${formatShape(array.aval.shape)} != (). ` +
        "Use jax.vmap for batching.",
    );
  }
  return randomFoldIn(key, convertElementType(array, "uint32"));
}

/** The low 32 bits of an integer, as JAX keeps them of a seed while 64-bit types are off. */
function wrapInt32(value: number): number {
  if (Math.abs(value) >= 2 ** 63) throw new PythonError("OverflowError", "Python int too large to convert to C long");
  return Number(BigInt.asIntN(32, BigInt(value)));
}
