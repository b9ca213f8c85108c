// Samples that are drawn until one is accepted: what no fixed number of random bits decides.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, type Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { batched1, definePrimitive, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { batchAt } from "./batching.ts";
import { unifyShapes } from "./naryop.ts";
import { requireKeys } from "./randomBits.ts";

export interface RandomGammaParams {
  /** Whether the logarithms of the samples are wanted, which small parameters do not take to zero. */
  readonly logSpace: boolean;
}
export interface RandomPoissonParams {
  readonly dtype: DType;
}

/** For each key and each parameter behind its place, a sample of the gamma distribution. Mirrors `random_gamma_p`. */
export function randomGamma(keys: ArrayValue, a: ArrayValue, logSpace: boolean): ArrayValue {
  return bind1(randomGamma_p, [keys, a], { logSpace });
}

/** For each key and each float32 rate behind its place, an integer of the Poisson distribution. */
export function randomPoisson(keys: ArrayValue, rates: ArrayValue, dtype: DType): ArrayValue {
  return bind1(randomPoisson_p, [keys, rates], { dtype });
}

export const randomGamma_p = perParameter<RandomGammaParams>()("random_gamma", (a) => a.dtype);

export const randomPoisson_p = perParameter<RandomPoissonParams>()("random_poisson", (_rates, { dtype }) => dtype);

/** A primitive of keys and of parameters whose first axes are those of the keys. */
function perParameter<Params>() {
  return <const Name extends string>(
    name: Name,
    dtypeOf: (parameters: ShapedArray, params: Params) => DType,
  ): Primitive<Name, Params> => {
    const primitive: Primitive<Name, Params> = definePrimitive<Params>()(name, {
      abstractEval([keys, parameters], params) {
        requireKeys(name, keys!);
        const shape = sharedShape(name, keys!.shape, parameters!.shape);
        return [new ShapedArray(shape, dtypeOf(parameters!, params), parameters!.weakType)];
      },
      batch(axisSize, operands, dims, params) {
        const aligned = operands.map((operand, index) => batchAt(operand, dims[index]!, axisSize, 0));
        return batched1(bind1(primitive, aligned, params), 0);
      },
    });
    return primitive;
  };
}

function sharedShape(name: string, keys: Shape, parameters: Shape): Shape {
  const shared = unifyShapes([keys, parameters.slice(0, keys.length)]);
  if (shared !== null) return [...shared, ...parameters.slice(keys.length)];
  throw typeError(
    `${name}: the keys' shape ${formatShape(keys)} must be a prefix of the parameters' shape ${formatShape(parameters)}`,
  );
}
