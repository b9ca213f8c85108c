// Factorisations of matrices and triangular systems. The last two axes are the matrix, those before count matrices.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, minDims, type Shape, unifyDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { PythonError, typeError, valueError } from "../core/errors.ts";
import { definePrimitive, type NoParams, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind, bind1 } from "../core/trace.ts";
import { inexactTypes, sameDtype } from "./acceptedTypes.ts";
import { batchAt } from "./batching.ts";
import { allWeak, requireAcceptedAt, unifyShapes } from "./naryop.ts";

export interface QrParams {
  /** Whether `q` is square; else it has as many columns as there are rows in `r`. */
  readonly fullMatrices: boolean;
}
export interface SvdParams {
  readonly fullMatrices: boolean;
  /** Whether the singular vectors are wanted beside the singular values. */
  readonly computeUv: boolean;
}
export interface EighParams {
  /** Which triangle of the matrix is read. */
  readonly lower: boolean;
}
export interface EigParams {
  readonly computeRightEigenvectors: boolean;
}
export interface TriangularSolveParams {
  /** Whether it is `a @ x = b` or `x @ a = b`. */
  readonly leftSide: boolean;
  readonly lower: boolean;
  readonly transposeA: boolean;
  readonly conjugateA: boolean;
  readonly unitDiagonal: boolean;
}

/** The factor whose product with its conjugate transpose is the matrix; above its diagonal stands what stood there. */
export function cholesky(x: ArrayValue): ArrayValue {
  return bind1(cholesky_p, [x], {});
}

/** Both triangular factors in one matrix, the row each step exchanged, and the row each row comes from. Mirrors `lax.linalg.lu`. */
export function lu(x: ArrayValue): readonly [factors: ArrayValue, pivots: ArrayValue, permutation: ArrayValue] {
  const [factors, pivots, permutation] = bind(lu_p, [x], {});
  return [factors!, pivots!, permutation!];
}

/** Orthonormal columns and an upper triangle. Mirrors `lax.linalg.qr`. */
export function qr(x: ArrayValue, fullMatrices: boolean): readonly [q: ArrayValue, r: ArrayValue] {
  const [q, r] = bind(qr_p, [x], { fullMatrices });
  return [q!, r!];
}

/** Singular values in falling order with their left and right vectors. */
export function svd(
  x: ArrayValue,
  fullMatrices: boolean,
): readonly [u: ArrayValue, values: ArrayValue, vh: ArrayValue] {
  const [values, u, vh] = bind(svd_p, [x], { fullMatrices, computeUv: true });
  return [u!, values!, vh!];
}

/** The singular values alone. */
export function svdValues(x: ArrayValue): ArrayValue {
  return bind1(svd_p, [x], { fullMatrices: false, computeUv: false });
}

/** The eigenvectors as columns and the eigenvalues in rising order, of a symmetric matrix. Mirrors `lax.linalg.eigh`. */
export function eigh(x: ArrayValue, lower: boolean): readonly [vectors: ArrayValue, values: ArrayValue] {
  const [vectors, values] = bind(eigh_p, [x], { lower });
  return [vectors!, values!];
}

/** Complex eigenvalues and, if wanted, eigenvectors as columns. Mirrors `lax.linalg.eig`. */
export function eig(x: ArrayValue, computeRightEigenvectors: boolean): readonly ArrayValue[] {
  return bind(eig_p, [x], { computeRightEigenvectors });
}

/** The solution `x` of `a @ x = b` with a triangle of `a`, or its transpose. Mirrors `lax.linalg.triangular_solve`. */
export function triangularSolve(a: ArrayValue, b: ArrayValue, params: TriangularSolveParams): ArrayValue {
  return bind1(triangularSolve_p, [a, b], params);
}

export const cholesky_p = ofMatrices<NoParams>()("cholesky", 1, ([shape], { dtype }) => {
  requireSquare(shape!, (given) => `The input to cholesky must be a square matrix. Got shape ${given}.`);
  return [{ shape: shape!, dtype }];
});

export const lu_p = ofMatrices<NoParams>()("lu", 1, ([[m, n]], { dtype }) => [
  { shape: [m!, n!], dtype },
  { shape: [minDims(m!, n!)], dtype: "int32" },
  { shape: [m!], dtype: "int32" },
]);

export const qr_p = ofMatrices<QrParams>()("qr", 1, ([[m, n]], { dtype }, { fullMatrices }) => {
  const kept = fullMatrices ? m! : minDims(m!, n!);
  return [
    { shape: [m!, kept], dtype },
    { shape: [kept, n!], dtype },
  ];
});

export const svd_p = ofMatrices<SvdParams>()("svd", 1, ([[m, n]], { dtype }, { fullMatrices, computeUv }) => {
  const rank = minDims(m!, n!);
  const values = { shape: [rank], dtype: realOf(dtype) };
  if (!computeUv) return [values];
  return [values, { shape: [m!, fullMatrices ? m! : rank], dtype }, { shape: [fullMatrices ? n! : rank, n!], dtype }];
});

export const eigh_p = ofMatrices<EighParams>()("eigh", 1, ([shape], { dtype }) => {
  requireSquare(
    shape!,
    (given) => `Argument to symmetric eigendecomposition must have shape [..., n, n], got shape ${given}`,
  );
  return [
    { shape: shape!, dtype },
    { shape: [shape![0]!], dtype: realOf(dtype) },
  ];
});

export const eig_p = ofMatrices<EigParams>()("eig", 1, ([shape], { dtype }, { computeRightEigenvectors }) => {
  requireSquare(shape!, (given) => `The input to eig must be a square matrix. Got shape ${given}.`);
  const values = { shape: [shape![0]!], dtype: complexOf(dtype) };
  return computeRightEigenvectors ? [values, { shape: shape!, dtype: complexOf(dtype) }] : [values];
});

export const triangularSolve_p = ofMatrices<TriangularSolveParams>()(
  "triangular_solve",
  2,
  ([a, b], { dtype }, { leftSide }) => {
    requireSquare(a!, (given) => `The first input to triangular_solve must be a square matrix. Got shape ${given}.`);
    if (unifyDims(a![1]!, b!.at(leftSide ? -2 : -1)!) === null) {
      throw valueError(
        `Incompatible shapes for arguments to triangular_solve: ${formatShape(a!)} and ${formatShape(b!)}.`,
      );
    }
    return [{ shape: b!, dtype }];
  },
);

/** What comes of one matrix, or of one pair of them. */
interface MatrixResult {
  readonly shape: Shape;
  readonly dtype: DType;
}

/**
 * A primitive of matrices that works on stacks of them by itself, so that a batch is just one more axis in front.
 *
 * Mirrors `linalg_shape_rule` and `linalg_primitive`.
 */
function ofMatrices<Params>() {
  return <const Name extends string>(
    name: Name,
    operandCount: number,
    resultsOf: (matrices: readonly Shape[], type: { readonly dtype: DType }, params: Params) => readonly MatrixResult[],
  ): Primitive<Name, Params> => {
    const primitive: Primitive<Name, Params> = definePrimitive<Params>()(name, {
      abstractEval(operands, params) {
        const dtype = sharedDtype(name, operands);
        const stack = sharedStack(name, operands);
        const matrices = operands.slice(0, operandCount).map(({ shape }) => shape.slice(-2));
        return resultsOf(matrices, { dtype }, params).map(
          (result) => new ShapedArray([...stack, ...result.shape], result.dtype, allWeak(operands)),
        );
      },
      batch(axisSize, operands, dims, params) {
        const aligned = operands.map((operand, index) => batchAt(operand, dims[index]!, axisSize, 0));
        const values = bind(primitive, aligned, params);
        return { values, dims: values.map(() => 0) };
      },
    });
    return primitive;
  };
}

/** Throws what JAX raises for dtypes that its libraries for the CPU do not compute with. */
function sharedDtype(name: string, operands: readonly ShapedArray[]): DType {
  requireAcceptedAt(name, operands, () => inexactTypes);
  const dtype = sameDtype(name, operands);
  const narrow = narrowTypes[dtype];
  if (narrow === undefined) return dtype;
  throw new PythonError("NotImplementedError", `(KeyError(<class '${narrow}'>), 'Unsupported dtype ${dtype}.')`);
}

const narrowTypes: { readonly [D in DType]?: string } = {
  float16: "numpy.float16",
  bfloat16: "ml_dtypes.bfloat16",
};

function sharedStack(name: string, operands: readonly ShapedArray[]): Shape {
  const stacks = operands.map(({ shape }, index) => {
    if (shape.length >= 2) return shape.slice(0, -2);
    throw typeError(`Input ${index} to ${name} must have rank at least 2, but got shape=${formatShape(shape)}`);
  });
  const shared = unifyShapes(stacks);
  if (shared !== null) return shared;
  const counts = stacks.map((stack) => stack.length).join(", ");
  throw typeError(
    `All inputs to ${name} must have the same number of batch dimensions, but got [${counts}] batch dimensions for the inputs.`,
  );
}

function requireSquare([rows, columns]: Shape, message: (shape: string) => string): void {
  if (unifyDims(rows!, columns!) === null) throw valueError(message(formatShape([rows!, columns!])));
}

const realOf = (dtype: DType): DType => reals[dtype] ?? dtype;
const complexOf = (dtype: DType): DType => complexes[dtype] ?? dtype;
const reals: { readonly [D in DType]?: DType } = { complex64: "float32", complex128: "float64" };
const complexes: { readonly [D in DType]?: DType } = { float32: "complex64", float64: "complex128" };
