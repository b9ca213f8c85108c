// The exponential of matrices.

import { formatShape, unifyDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { selectN } from "../lax/select.ts";
import { broadcastTo } from "./broadcasting.ts";
import { matmul } from "./contraction.ts";
import { constant, constantLike } from "./conversion.ts";
import { eye } from "./creation.ts";
import { log2 } from "./elementary.ts";
import { inexactMatrix } from "./factorisations.ts";
import { solve, solveTriangular } from "./linearSystems.ts";
import { norm } from "./norms.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { expandDims } from "./reshaping.ts";
import { where } from "./where.ts";

/** The coefficients of Padé's approximations of orders 3, 5 and 7, and up to which norm the first two are exact in float32. */
const pade = [
  [120, 60, 12, 1],
  [30240, 15120, 3360, 420, 30, 1],
  [17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1],
] as const;
const bounds = [0.4258730016922831, 1.880152677804762] as const;
const largestNorm = 3.92572478313866;

/** exp of square matrices by scaling, Padé's approximation and squaring. Mirrors `jsp.linalg.expm`. */
export function expm(x: ArrayValue, isUpperTriangular: boolean, maxSquarings: number): ArrayValue {
  const matrix = inexactMatrix(x);
  const { shape, ndim } = x.aval;
  if (ndim < 2 || unifyDims(shape.at(-1)!, shape.at(-2)!) === null) {
    throw valueError(`Expected A to be a (batched) square matrix, got A.shape=${formatShape(shape)}.`);
  }
  const size = expandDims(norm(matrix, 1, [-2, -1], false), [-1, -2]);
  const wanted = unary.floor(log2(lax.div(size, constantLike(size, largestNorm))));
  const squarings = lax.max(wanted, constantLike(wanted, 0));
  const scale = lax.pow(constantLike(squarings, 2), squarings);
  const scaled = lax.div(matrix, convert(scale, matrix.aval.dtype));
  const [odd, even] = approximation(scaled, size);
  const [above, below] = [lax.add(odd, even), lax.sub(even, odd)];
  let result = isUpperTriangular
    ? solveTriangular(below, above, { lower: false, transposeA: false, conjugateA: false, unitDiagonal: false })
    : solve(below, above);
  for (let turn = 0; turn < maxSquarings; turn++) {
    result = where(lax.lt(constantLike(squarings, turn), squarings), matmul(result, result), result);
  }
  const isTooLarge = lax.gt(squarings, constantLike(squarings, maxSquarings));
  return where(isTooLarge, constant(Number.NaN, "float32", true), result);
}

/** The odd and the even part of the approximation that each matrix is small enough for. */
function approximation(x: ArrayValue, size: ArrayValue): readonly [odd: ArrayValue, even: ArrayValue] {
  const { shape, dtype } = x.aval;
  const identity = broadcastTo(eye(shape.at(-1)!, shape.at(-1)!, constant(0, "int32"), dtype), shape);
  const square = matmul(x, x);
  const fourth = matmul(square, square);
  const powers = [identity, square, fourth, matmul(fourth, square)];
  const combined = (coefficients: readonly number[], parity: number) =>
    coefficients
      .flatMap((value, i) => (i % 2 === parity ? [lax.mul(powers[(i - parity) / 2]!, constant(value, dtype))] : []))
      .reduceRight((sum, term) => lax.add(sum, term));
  const choices = pade.map((coefficients) => [matmul(x, combined(coefficients, 1)), combined(coefficients, 0)]);
  const order = bounds
    .map((bound) => convert(lax.ge(size, constantLike(size, bound)), "int32"))
    .reduce((count, isBeyond) => lax.add(count, isBeyond));
  const which = broadcastTo(order, shape);
  const [odd, even] = [0, 1].map((part) => selectN(which, ...choices.map((choice) => choice[part]!)));
  return [odd!, even!];
}
