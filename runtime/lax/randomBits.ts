// PRNG keys and the bits made from them. Arrays of keys have any shape; what is made from one key adds axes at the end.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { canonicalizeDtype, type DType, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { batched1, definePrimitive, type NoParams, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { elementwise } from "./naryop.ts";
import { moveAxis } from "./reshape.ts";

/** The dtype of a key of JAX's default implementation, threefry2x32. */
export const keyDtype = "key<fry>";

export type BitWidth = 8 | 16 | 32 | 64;
export interface RandomBitsParams {
  readonly bitWidth: BitWidth;
  readonly shape: Shape;
}
export interface RandomSplitParams {
  readonly shape: Shape;
}

/** A key for each integer. Mirrors `prng.random_seed`. */
export function randomSeed(seeds: ArrayValue): ArrayValue {
  return bind1(randomSeed_p, [seeds], {});
}

/** Keys from their data, uint32 of shape `[..., 2]`. Mirrors `prng.random_wrap`. */
export function randomWrap(data: ArrayValue): ArrayValue {
  return bind1(randomWrap_p, [data], {});
}

/** The data of keys, uint32 of shape `[..., 2]`. Mirrors `prng.random_unwrap`. */
export function randomUnwrap(keys: ArrayValue): ArrayValue {
  return bind1(randomUnwrap_p, [keys], {});
}

/** For each key an array of `shape` of uniform unsigned integers of this many bits. Mirrors `prng.random_bits`. */
export function randomBits(keys: ArrayValue, bitWidth: BitWidth, shape: Shape): ArrayValue {
  return bind1(randomBits_p, [keys], { bitWidth, shape });
}

/** For each key an array of `shape` of new keys. Mirrors `prng.random_split`. */
export function randomSplit(keys: ArrayValue, shape: Shape): ArrayValue {
  return bind1(randomSplit_p, [keys], { shape });
}

/** A new key for each key and the integer beside it, in an array of the same shape. Mirrors `prng.random_fold_in`. */
export function randomFoldIn(keys: ArrayValue, data: ArrayValue): ArrayValue {
  return bind1(randomFoldIn_p, [keys, data], {});
}

const strong = () => false;

export const randomSeed_p = elementwise<NoParams>()("random_seed", () => keyDtype, strong);

export const randomWrap_p = definePrimitive<NoParams>()("random_wrap", {
  abstractEval([data]) {
    requireKeyData(data!);
    return [new ShapedArray(data!.shape.slice(0, -1), keyDtype)];
  },
  batch(_axisSize, [data], [dim]) {
    const last = data!.aval.ndim - 1;
    return dim === last ? batched1(randomWrap(moveAxis(data!, last, 0)), 0) : batched1(randomWrap(data!), dim!);
  },
});

export const randomUnwrap_p = perKey<NoParams>()("random_unwrap", () => ({ shape: [2], dtype: "uint32" }));

export const randomBits_p = perKey<RandomBitsParams>()("random_bits", ({ bitWidth, shape }) => ({
  // As in JAX, 64 bits are asked for and 32 given while 64-bit types are off.
  shape,
  dtype: canonicalizeDtype(`uint${bitWidth}`),
}));

export const randomSplit_p = perKey<RandomSplitParams>()("random_split", ({ shape }) => ({ shape, dtype: keyDtype }));

export const randomFoldIn_p = elementwise<NoParams>()(
  "random_fold_in",
  ([keys]) => requireKeys("random_fold_in", keys!),
  strong,
);

/** What comes of one key: its shape stands behind the shape of the array of keys. */
interface PerKeyResult {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** A primitive that maps over keys by itself, so that a batch of keys is just one more axis of keys. */
function perKey<Params>() {
  return <const Name extends string>(
    name: Name,
    resultOf: (params: Params) => PerKeyResult,
  ): Primitive<Name, Params> => {
    const primitive: Primitive<Name, Params> = definePrimitive<Params>()(name, {
      abstractEval([keys], params) {
        requireKeys(name, keys!);
        const { shape, dtype } = resultOf(params);
        return [new ShapedArray([...keys!.shape, ...shape], dtype)];
      },
      batch: (_axisSize, operands, [dim], params) => batched1(bind1(primitive, operands, params), dim!),
    });
    return primitive;
  };
}

/** Throws JAX's `TypeError` for what is no array of keys. */
export function requireKeys(name: string, keys: ShapedArray): DType {
  if (kindOf(keys.dtype) === "k" || keys.dtype === "unknown") return keyDtype;
  throw typeError(`${name} takes key array operand, got keys.dtype=dtype('${keys.dtype}')`);
}

function requireKeyData(data: ShapedArray): void {
  if (data.ndim < 1) {
    throw typeError(`JAX encountered invalid PRNG key data: expected key_data.ndim >= 1; got ndim=${data.ndim}`);
  }
  if (unifyDims(data.shape.at(-1)!, 2) === null) {
    throw typeError(
      `JAX encountered invalid PRNG key data: expected key_data.shape to end with (2,); got shape=${formatShape(data.shape)}`,
    );
  }
  if (data.dtype !== "uint32" && data.dtype !== "unknown") {
    throw typeError(`JAX encountered invalid PRNG key data: expected key_data.dtype = uint32; got dtype=${data.dtype}`);
  }
}
