// Kernels of factorisations, one matrix after the other, in double precision.

import { isComplex } from "../../core/dtype.ts";
import { PythonError } from "../../core/errors.ts";
import type { EighParams, QrParams, SvdParams, TriangularSolveParams } from "../../lax/linalg.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { complex } from "../math/complex.ts";
import { type ComplexMatrix, eigen } from "../math/eigenvalues.ts";
import { cholesky as choleskyFactor, factor, qr as qrFactors, solveTriangular } from "../math/factors.ts";
import { type Matrix, transposed } from "../math/matrix.ts";
import { svd as singularValues, symmetricEigen } from "../math/rotations.ts";
import { settle } from "../rounding.ts";
import { lanesOf } from "../storage.ts";

const cholesky = ofRealMatrices<unknown>(([a]) => [choleskyFactor(a!)?.data ?? a!.data.map(() => Number.NaN)]);

const lu = ofRealMatrices<unknown>(([a]) => {
  const { factors, pivots, order } = factor(a!);
  return [factors.data, pivots, order];
});

const qr = ofRealMatrices<QrParams>(([a], { fullMatrices }) => {
  const { q, r } = qrFactors(a!, fullMatrices);
  return [q.data, r.data];
});

const svd = ofRealMatrices<SvdParams>(([a], { fullMatrices }) => {
  const { u, values, vh } = singularValues(a!, fullMatrices);
  return [values, u.data, vh.data];
});

const eigh = ofRealMatrices<EighParams>(([a], { lower }) => {
  const { values, vectors } = symmetricEigen(lower ? a! : transposed(a!));
  return [vectors.data, values];
});

const triangularSolve = ofRealMatrices<TriangularSolveParams>(([a, b], params) => {
  const { leftSide, lower, transposeA, unitDiagonal } = params;
  const triangle = { lower, transposed: leftSide ? transposeA : !transposeA, unitDiagonal };
  // Of `x @ a = b` both sides are transposed.
  if (leftSide) return [solveTriangular(a!, b!, triangle).data];
  return [transposed(solveTriangular(a!, transposed(b!), triangle)).data];
});

const eig: Kernel<unknown> = ([a], results) => {
  const n = a!.shape.at(-1)!;
  for (let place = 0; place < countOf(a!); place++) {
    const { values, vectors } = eigen(complexMatrixAt(a!, place));
    const parts = [values, vectors.flat()].map((numbers) => numbers.flatMap(({ re, im }) => [re, im]));
    for (const [index, { data }] of results.entries()) data.set(parts[index]!, 2 * place * n ** (index + 1));
  }
  results.forEach(settle);
};

export const linalgKernels = { cholesky, lu, qr, svd, eigh, eig, triangular_solve: triangularSolve } as const;

/** A kernel that gives, for one matrix or one pair of them, the elements of each result. */
function ofRealMatrices<Params>(
  compute: (matrices: readonly Matrix[], params: Params) => readonly ArrayLike<number>[],
): Kernel<Params> {
  return (operands, results, params) => {
    if (operands.some(({ dtype }) => isComplex(dtype))) {
      throw new PythonError(
        "NotImplementedError",
        "factorisations of complex matrices are not part of the bundled runtime of Loopless; to use all of JAX, choose a Python kernel that has it",
      );
    }
    const count = countOf(operands[0]!);
    for (let place = 0; place < count; place++) {
      const parts = compute(
        operands.map((operand) => matrixAt(operand, place)),
        params,
      );
      for (const [index, { data, size }] of results.entries()) data.set(parts[index]!, place * (size / count));
    }
    results.forEach(settle);
  };
}

/** How many matrices an array holds; they may be empty. */
function countOf({ shape }: EvalArray): number {
  return shape.slice(0, -2).reduce((count, size) => count * size, 1);
}

function matrixAt({ data, shape }: EvalArray, place: number): Matrix {
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  const size = rows * columns;
  return { data: Float64Array.from(data.subarray(place * size, (place + 1) * size)), rows, columns };
}

function complexMatrixAt({ data, shape, dtype }: EvalArray, place: number): ComplexMatrix {
  const n = shape.at(-1)!;
  const lanes = lanesOf(dtype);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_unused, j) => {
      const at = lanes * ((place * n + i) * n + j);
      return complex(data[at]!, lanes === 2 ? data[at + 1]! : 0);
    }),
  );
}
