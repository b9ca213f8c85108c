// Sums, products, derivatives and roots of polynomials, given by their coefficients, highest power first.

import { addDims, type Dim } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { indexError, NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { eig } from "../lax/linalg.ts";
import { full } from "../lax/literal.ts";
import { argmin } from "./argReductions.ts";
import { add, maximum, multiply, subtract, trueDivide } from "./arithmetic.ts";
import { constant } from "./conversion.ts";
import { countedSize } from "./countedSizes.ts";
import { uniform } from "./creation.ts";
import { diag } from "./diagonals.ts";
import { type IndexEntry, index } from "./indexing.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { slidingProducts } from "./polynomials.ts";
import { convert, inexactDtype, promoteDtype, promoteDtypes } from "./promotion.ts";
import { flip } from "./rearranging.ts";
import { all, prod } from "./reductions.ts";
import { expandDims, reshape } from "./reshaping.ts";
import { sliceAlong } from "./splitting.ts";
import { update } from "./updating.ts";
import { where } from "./where.ts";

/** The sum of two polynomials. Mirrors `jnp.polyadd`. */
export function polyAdd(a: ArrayValue, b: ArrayValue): ArrayValue {
  const [first, second] = promoteDtypes("polyadd", [a, b]);
  const [sizeA, sizeB] = [degreeSize(first!), degreeSize(second!)];
  const [long, short] = sizeB <= sizeA ? [first!, second!] : [second!, first!];
  const start = Math.max(sizeA, sizeB) - Math.min(sizeA, sizeB);
  // Counted from the end, a start of zero is the beginning.
  const place: IndexEntry = { kind: "slice", start: Math.min(sizeA, sizeB) === 0 ? 0 : start, stop: null, step: 1 };
  return update(long, [place], short, "add");
}

/** The derivative of this order. Mirrors `jnp.polyder`. */
export function polyDerivative(p: ArrayValue, order: number): ArrayValue {
  const x = promoteDtype(p, inexactDtype);
  if (order < 0) throw valueError("Order of derivative must be positive");
  if (order === 0) return x;
  const size = degreeSize(x);
  const { dtype } = x.aval;
  const length = Math.max(0, size - order);
  const powers = add(iota(dtype, [length], 0), constant(order, dtype));
  return multiply(sliceAlong(x, 0, length, 0), flip(fallingProduct(powers, order), null));
}

/** The integral of this order, with the constants `k` of each. Mirrors `jnp.polyint`. */
export function polyIntegral(p: ArrayValue, order: number, k: ArrayValue): ArrayValue {
  const [x, constants] = promoteDtypes("polyint", [p, k], inexactDtype);
  if (order < 0) throw valueError("Order of integral must be positive (see polyder)");
  const given = constants!.aval.ndim === 0 ? reshape(constants!, [1]) : constants!;
  const isShared = given.aval.ndim > 0 && given.aval.shape[0] === 1;
  if (!isShared && (given.aval.ndim !== 1 || given.aval.shape[0] !== order)) {
    throw valueError("k must be a scalar or a rank-1 array of length 1 or m.");
  }
  if (order === 0) return x!;
  const { dtype } = x!.aval;
  const tail = isShared && order !== 1 ? lax.mul(uniform([order], 1, dtype), given) : given;
  const powers = iota(dtype, [addDims(x!.aval.shape[0]!, order)], 0);
  return trueDivide(concatenate([x!, tail], 0), flip(fallingProduct(powers, order, true), null));
}

/** The product of two polynomials. Mirrors `jnp.polymul` without trimming. */
export function polyMultiply(a: ArrayValue, b: ArrayValue): ArrayValue {
  const [x, y] = promoteDtypes("polymul", [a, b], inexactDtype).map((p) =>
    p.aval.shape[0] === 0 ? uniform([1], 0, p.aval.dtype) : p,
  );
  return slidingProducts("convolve", x!, y!, "full");
}

/** The quotient and the rest. Mirrors `jnp.polydiv` without trimming. */
export function polyDivide(u: ArrayValue, v: ArrayValue): readonly [quotient: ArrayValue, rest: ArrayValue] {
  const [dividend, divisor] = promoteDtypes("polydiv", [u, v], inexactDtype);
  const [count, size] = [degreeSize(dividend!), degreeSize(divisor!)];
  const scale = trueDivide(constant(1, "float32", true), at(divisor!, 0));
  let quotient = uniform([Math.max(count - size + 1, 1)], 0, dividend!.aval.dtype);
  let rest = dividend!;
  for (let place = 0; place <= count - size; place++) {
    const factor = multiply(scale, at(rest, place));
    quotient = update(quotient, [{ kind: "integer", index: place }], factor, "set");
    const span: IndexEntry = { kind: "slice", start: place, stop: place + size, step: 1 };
    rest = update(rest, [span], multiply(unary.neg(factor), divisor!), "add");
  }
  return [quotient, rest];
}

/** The roots, as complex numbers: as many as coefficients but one, fewer where the first ones are zero. Mirrors `jnp.roots`. */
export function polyRoots(p: ArrayValue): ArrayValue {
  const given = promoteDtype(p, inexactDtype);
  const x = given.aval.ndim === 0 ? reshape(given, [1]) : given;
  if (x.aval.ndim !== 1) throw valueError("Input must be a rank-1 array.");
  const { dtype } = x.aval;
  const size = x.aval.shape[0]!;
  const complexDtype =
    isComplex(dtype) || dtype === "unknown" ? dtype : dtype === "float64" ? "complex128" : "complex64";
  if (size === 0 || size === 1) return uniform([0], 0, complexDtype);
  const isZero = lax.eq(x, constant(0, dtype));
  const leading = () =>
    where(
      all(isZero, { axes: null, keepDims: false }),
      constant(typeof size === "number" ? size : null, "int32"),
      argmin(isZero, null, false),
    );
  const zeros = countedSize("how many coefficients are zero at the beginning depends on their values", leading);
  const degree: Dim = typeof zeros === "number" && typeof size === "number" ? Math.max(0, size - zeros - 1) : zeros;
  if (typeof degree !== "number" || degree === 0)
    return full([degree], typeof degree === "number" ? 0 : null, complexDtype);
  return eigenvalues(companion(sliceAlong(x, zeros, size, 0), degree));
}

/** The coefficients of the polynomial with these roots, or the characteristic one of a matrix. Mirrors `jnp.poly`. */
export function polyOfRoots(roots: ArrayValue): ArrayValue {
  const x = promoteDtype(roots, inexactDtype);
  const { shape } = x.aval;
  const isMatrix = shape.length === 2 && shape[0] === shape[1] && shape[0] !== 0;
  const vector = isMatrix ? eigenvalues(x) : shape.length === 0 ? reshape(x, [1]) : x;
  if (vector.aval.ndim !== 1) throw valueError("input must be 1d or non-empty square 2d array.");
  const { dtype } = vector.aval;
  const count = degreeSize(vector);
  if (count === 0) return uniform([], 1, dtype);
  let result = uniform([1], 1, dtype);
  for (let place = 0; place < count; place++) {
    const factor = concatenate([uniform([1], 1, dtype), reshape(unary.neg(at(vector, place)), [1])], 0);
    result = slidingProducts("convolve", result, convert(factor, dtype), "full");
  }
  return result;
}

function companion(p: ArrayValue, degree: number): ArrayValue {
  const { dtype } = p.aval;
  const first = trueDivide(unary.neg(sliceAlong(p, 1, degree + 1, 0)), at(p, 0));
  const below = diag(uniform([degree - 1], 1, dtype), -1);
  return degree === 1
    ? expandDims(first, [0])
    : concatenate([expandDims(first, [0]), sliceAlong(below, 1, degree, 0)], 0);
}

const eigenvalues = (matrix: ArrayValue): ArrayValue => eig(matrix, false)[0]!;

/** The products of each power with so many numbers below it. */
function fallingProduct(powers: ArrayValue, count: number, isAtLeastOne = false): ArrayValue {
  const steps = expandDims(iota(powers.aval.dtype, [count], 0), [1]);
  const grid = subtract(expandDims(powers, [0]), steps);
  const factors = isAtLeastOne ? maximum(constant(1, "int32", true), grid) : grid;
  return prod(factors, { axes: [0], keepDims: false });
}

function at(x: ArrayValue, place: number): ArrayValue {
  return index(x, [{ kind: "integer", index: place }]);
}

/** The number of coefficients. Throws Python's `IndexError` for a scalar. */
function degreeSize(x: ArrayValue): number {
  const size = x.aval.shape[0];
  if (size === undefined) throw indexError("tuple index out of range");
  if (typeof size !== "number") throw new NotKnownError("the number of coefficients is not known");
  return size;
}
