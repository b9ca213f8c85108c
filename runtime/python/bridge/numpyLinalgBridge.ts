// Linear algebra as Python sees it: one matrix at a time, of float64.

import { PythonError } from "../../core/errors.ts";
import { type PyValue, pyFloat, pyTuple } from "../../core/pyValue.ts";
import { type EvalArray, evalArray } from "../../engine/evalArray.ts";
import { cholesky, determinant, qr, solve } from "../../engine/math/factors.ts";
import type { Matrix } from "../../engine/math/matrix.ts";
import { singularValues, symmetricEigen } from "../../engine/math/rotations.ts";
import type { NdArray } from "./ndarray.ts";

/** The functions by name; each takes one or two matrices and a flag. Throws NumPy's `LinAlgError`. */
export const matrixFunctions: Readonly<Record<string, (a: NdArray, b: NdArray, flag: boolean) => PyValue>> = {
  solve: (a, b) => arrayOf(required(solve(matrixOf(a), matrixOf(b)), "Singular matrix")),
  determinant(a) {
    const { parity, diagonal } = determinant(matrixOf(a));
    return pyTuple([pyFloat(parity), evalArray(diagonal, [diagonal.length], "float64")]);
  },
  cholesky: (a) => arrayOf(required(cholesky(matrixOf(a)), "Matrix is not positive definite")),
  qr(a, _b, isComplete) {
    const { q, r } = qr(matrixOf(a), isComplete);
    return pyTuple([arrayOf(q), arrayOf(r)]);
  },
  eigh(a) {
    const { values, vectors } = symmetricEigen(matrixOf(a));
    return pyTuple([evalArray(values, [values.length], "float64"), arrayOf(vectors)]);
  },
  svd(a) {
    const { u, values, v } = singularValues(matrixOf(a));
    return pyTuple([arrayOf(u), evalArray(values, [values.length], "float64"), arrayOf(v)]);
  },
};

function matrixOf(array: NdArray): Matrix {
  const [rows, columns] = array.shape;
  return { data: Float64Array.from(array.read().data), rows: rows!, columns: columns! };
}

function arrayOf({ data, rows, columns }: Matrix): EvalArray {
  return evalArray(data, [rows, columns], "float64");
}

function required(matrix: Matrix | null, message: string): Matrix {
  if (matrix !== null) return matrix;
  throw new PythonError("LinAlgError", message);
}
