// The rows of jax.scipy.linalg.

import { addDims, type Dim, subtractDims } from "../core/dim.ts";
import { NotKnownError, PythonError, valueError } from "../core/errors.ts";
import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { type PyValue, pyBool, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import * as linalg from "../lax/linalg.ts";
import { matmul } from "../numpy/contraction.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { uniform } from "../numpy/creation.ts";
import * as factorisations from "../numpy/factorisations.ts";
import { concatenate } from "../numpy/joining.ts";
import * as systems from "../numpy/linearSystems.ts";
import { expm } from "../numpy/matrixExponential.ts";
import { promoteDtypes } from "../numpy/promotion.ts";
import { atLeast2d, reshape } from "../numpy/reshaping.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, rowsIn } from "./row.ts";

const row = rowsIn("jax.scipy.linalg");

export const scipyLinalg: readonly ApiFunction[] = [
  row(
    "cholesky",
    "(a, lower=False, overwrite_a=False, check_finite=True)",
    "Gives the upper triangle U with U.T @ U = a, or the lower one.",
    (args) => choleskyFactor(args.arrayLike("a"), args.flag("lower")),
  ),
  row(
    "cho_factor",
    "(a, lower=False, overwrite_a=False, check_finite=True)",
    "Gives a triangle for cho_solve, and whether it is the lower one.",
    (args) => pyTuple([choleskyFactor(args.arrayLike("a"), args.flag("lower")), pyBool(args.flag("lower"))]),
  ),
  row(
    "cho_solve",
    "(c_and_lower, b, overwrite_b=False, check_finite=True)",
    "Solves a @ x = b with what cho_factor gave for a.",
    (args) => {
      const [factor, lower] = args.list("c_and_lower");
      if (lower?.kind !== "bool" || lower.value === null) throw new NotKnownError("which triangle it is is not known");
      return systems.choSolve(asArray(factor!), args.arrayLike("b"), lower.value);
    },
  ),
  row(
    "solve",
    "(a, b, lower=False, overwrite_a=False, overwrite_b=False, debug=False, check_finite=True, assume_a='gen')",
    "Solves a @ x = b, in the shape of b.",
    solveOf,
  ),
  row(
    "solve_triangular",
    "(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=None, check_finite=True)",
    "Solves a @ x = b for a triangle of a, in the shape of b.",
    (args) => {
      const [transposeA, conjugateA] = transposition(args.get("trans"));
      return systems.solveTriangular(args.arrayLike("a"), args.arrayLike("b"), {
        lower: args.flag("lower"),
        transposeA,
        conjugateA,
        unitDiagonal: args.flag("unit_diagonal"),
      });
    },
  ),
  row(
    "inv",
    "(a, overwrite_a=False, check_finite=True)",
    "Gives the inverse of square matrices, in the same shape.",
    (args) => systems.inv(args.as("jnp.linalg.inv").array("a")),
  ),
  row(
    "det",
    "(a, overwrite_a=False, check_finite=True)",
    "Gives the determinant of square matrices, whose two axes go away.",
    (args) => systems.det(args.as("jnp.linalg.det").array("a")),
  ),
  row(
    "expm",
    "(A, *, upper_triangular=False, max_squarings=16)",
    "Gives the exponential of square matrices, in the same shape.",
    (args) => expm(args.array("A"), args.flag("upper_triangular"), args.int("max_squarings")),
  ),
  row(
    "svd",
    "(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver='gesdd')",
    "Gives left singular vectors, singular values and right singular vectors of matrices.",
    (args) => {
      const a = args.arrayLike("a");
      if (!args.flag("compute_uv")) return factorisations.svdValues(a);
      return pyTuple(factorisations.svd(a, args.flag("full_matrices"), false));
    },
  ),
  row(
    "eigh",
    "(a, b=None, lower=True, eigvals_only=False, overwrite_a=False, overwrite_b=False, turbo=True, eigvals=None, type=1, check_finite=True)",
    "Gives eigenvalues (n,) and eigenvectors (n, n) of symmetric matrices.",
    (args) => {
      requireStandard(args.isNone("b"), "the b=None case of eigh is implemented");
      requireStandard(args.int("type") === 1, "the type=1 case of eigh is implemented.");
      requireStandard(args.isNone("eigvals"), "the eigvals=None case of eigh is implemented.");
      const [values, vectors] = factorisations.eigh(args.arrayLike("a"), args.flag("lower"), true);
      return args.flag("eigvals_only") ? values : pyTuple([values, vectors]);
    },
  ),
  row(
    "lu_factor",
    "(a, overwrite_a=False, check_finite=True)",
    "Gives both triangular factors in one matrix, and the rows exchanged.",
    (args) => {
      const [factors, pivots] = linalg.lu(factorisations.inexactMatrix(args.arrayLike("a")));
      return pyTuple([factors, pivots]);
    },
  ),
  row(
    "lu",
    "(a, permute_l=False, overwrite_a=False, check_finite=True)",
    "Gives a permutation, a lower and an upper triangle: (m, n) as (m, m), (m, k) and (k, n).",
    (args) => {
      const [permutation, lower, upper] = factorisations.lu(args.arrayLike("a"));
      return args.flag("permute_l")
        ? pyTuple([matmul(permutation, lower), upper])
        : pyTuple([permutation, lower, upper]);
    },
  ),
  row(
    "qr",
    "(a, overwrite_a=False, lwork=None, mode='full', pivoting=False, check_finite=True)",
    "Gives orthonormal columns and an upper triangle: (m, n) as (m, m) and (m, n).",
    (args) => {
      const mode = args.string("mode");
      if (!["full", "r", "economic"].includes(mode)) throw valueError(`Unsupported QR decomposition mode '${mode}'`);
      if (args.flag("pivoting")) throw new NotKnownError("QR with pivoting is not worked out");
      const [q, r] = linalg.qr(factorisations.inexactMatrix(args.arrayLike("a")), mode !== "economic");
      return pyTuple(mode === "r" ? [r] : [q, r]);
    },
  ),
  row(
    "block_diag",
    "(*arrs)",
    "Puts matrices along the diagonal of one that is zero elsewhere; their sizes add up.",
    blockDiagonal,
  ),
];

function requireStandard(isStandard: boolean, only: string): void {
  if (!isStandard) throw new PythonError("NotImplementedError", `Only ${only}`);
}

function choleskyFactor(a: ArrayValue, lower: boolean): ArrayValue {
  const matrix = factorisations.inexactMatrix(a);
  if (lower) return factorisations.cholesky(matrix, false);
  return factorisations.flipped(factorisations.cholesky(factorisations.flipped(matrix), false));
}

function solveOf(args: BoundArguments): ArrayValue {
  const assumption = args.string("assume_a");
  if (!["gen", "sym", "her", "pos"].includes(assumption)) {
    throw valueError(
      `Expected assume_a to be one of ['gen', 'sym', 'her', 'pos']; got ${pyRepr(args.get("assume_a"))}`,
    );
  }
  if (assumption !== "pos") {
    const [a, b] = args.as("jnp.linalg.solve").arrays("a", "b");
    return systems.solve(a!, b!);
  }
  const [a, b] = [args.arrayLike("a"), args.arrayLike("b")];
  systems.requireSystem(a, b);
  const lower = args.flag("lower");
  return systems.choSolve(choleskyFactor(a, lower), b, lower);
}

function transposition(value: PyValue): readonly [transposes: boolean, conjugates: boolean] {
  if (value.kind === "unknown") throw new NotKnownError(value.reason);
  const name = value.kind === "int" || value.kind === "str" ? value.value : null;
  if (name === 0 || name === "N") return [false, false];
  if (name === 1 || name === "T") return [true, false];
  if (name === 2 || name === "C") return [true, true];
  throw valueError(`Invalid 'trans' value ${pyStrOf(value)}`);
}

function blockDiagonal(args: BoundArguments): ArrayValue {
  if (args.rest.length === 0) return uniform([1, 0], 0, "float32");
  const blocks = promoteDtypes("block_diag", args.arraysOf(args.rest));
  const tall = blocks.findIndex(({ aval }) => aval.ndim > 2);
  if (tall >= 0) {
    throw valueError(
      `Arguments to jax.scipy.linalg.block_diag must have at most 2 dimensions, got JitTracer(${blocks[tall]!.aval.toLongString()}) at argument ${tall}.`,
    );
  }
  const matrices = blocks.map((block) => reshape(block, atLeast2d(block.aval.shape)));
  const widths = matrices.map(({ aval }) => aval.shape[1]!);
  const total = widths.reduce<Dim>(addDims, 0);
  const starts = widths.map((_, place) => widths.slice(0, place).reduce<Dim>(addDims, 0));
  const rows = matrices.map((matrix, place) => {
    const after = subtractDims(subtractDims(total, starts[place]!), widths[place]!);
    const zero = constant(0, matrix.aval.dtype, matrix.aval.weakType);
    return pad(matrix, zero, [
      { low: 0, high: 0, interior: 0 },
      { low: starts[place]!, high: after, interior: 0 },
    ]);
  });
  return concatenate(rows, 0);
}
