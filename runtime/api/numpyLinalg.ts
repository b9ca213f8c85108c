// The rows of jax.numpy.linalg.

import { formatShape, unifyDims } from "../core/dim.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import { pyStrOf } from "../core/pyRepr.ts";
import { namedTuple, type PyValue, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as linalg from "../lax/linalg.ts";
import { multiply } from "../numpy/arithmetic.ts";
import { matmul } from "../numpy/contraction.ts";
import { diagonal, trace } from "../numpy/diagonals.ts";
import { einsum } from "../numpy/einsum.ts";
import * as factorisations from "../numpy/factorisations.ts";
import * as systems from "../numpy/linearSystems.ts";
import { type NormOrder, norm, vectorNorm } from "../numpy/norms.ts";
import { expandDims, matrixTranspose } from "../numpy/reshaping.ts";
import { unstack } from "../numpy/splitting.ts";
import { cross, vecdot } from "../numpy/vectors.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { tensordotOf } from "./numpyContraction.ts";
import { type ApiFunction, rowsIn } from "./row.ts";

const precise = "*, precision=None, preferred_element_type=None";

const row = rowsIn("jax.numpy.linalg");

export const numpyLinalg: readonly ApiFunction[] = [
  row(
    "norm",
    "(x, ord=None, axis=None, keepdims=False)",
    "Gives the length of vectors along an axis, or of matrices along two, which go away.",
    (args) => norm(operand(args, "x"), orderOf(args.get("ord")), args.axes("axis"), args.flag("keepdims")),
  ),
  row(
    "vector_norm",
    "(x, /, *, axis=None, keepdims=False, ord=2)",
    "Gives the length of vectors along axes, which go away.",
    (args) =>
      vectorNorm(operand(args, "x"), orderOf(args.get("ord")), {
        axes: args.axes("axis"),
        keepDims: args.flag("keepdims"),
      }),
  ),
  row(
    "matrix_norm",
    "(x, /, *, keepdims=False, ord='fro')",
    "Gives the size of matrices, the last two axes, which go away.",
    (args) => norm(operand(args, "x"), orderOf(args.get("ord")), [-2, -1], args.flag("keepdims")),
  ),
  row("inv", "(a)", "Gives the inverse of square matrices, in the same shape.", (args) =>
    systems.inv(operand(args, "a")),
  ),
  row("solve", "(a, b)", "Solves a @ x = b: (..., n, n) and (n,) or (..., n, k) give x in the shape of b.", (args) => {
    const [a, b] = operands(args, "a", "b");
    return systems.solve(a!, b!);
  }),
  row("det", "(a)", "Gives the determinant of square matrices, whose two axes go away.", (args) =>
    systems.det(operand(args, "a")),
  ),
  row("slogdet", "(a, *, method=None)", "Gives sign and logarithm of the determinant of square matrices.", (args) => {
    const a = operand(args, "a");
    const method = args.isNone("method") ? "lu" : args.string("method");
    if (method !== "lu" && method !== "qr") {
      throw valueError(`Unknown slogdet method '${method}'. Supported methods are 'lu' (\`None\`), and 'qr'.`);
    }
    return namedTuple("SlogdetResult", ["sign", "logabsdet"], systems.slogdet(a));
  }),
  row(
    "cholesky",
    "(a, *, upper=False, symmetrize_input=True)",
    "Gives the lower triangle L with L @ L.T = a.",
    (args) => {
      const factor = factorisations.cholesky(operand(args, "a"), args.flag("symmetrize_input"));
      return args.flag("upper") ? factorisations.flipped(factor) : factor;
    },
  ),
  row(
    "qr",
    "(a, mode='reduced')",
    "Gives orthonormal columns and an upper triangle: (m, n) as (m, k) and (k, n).",
    qrOf,
  ),
  row(
    "svd",
    "(a, full_matrices=True, compute_uv=True, hermitian=False, subset_by_index=None)",
    "Gives left singular vectors, singular values and right singular vectors of matrices.",
    (args) => {
      if (!args.isNone("subset_by_index")) throw new NotKnownError("a subset of the singular values is not worked out");
      const [a, isHermitian] = [operand(args, "a"), args.flag("hermitian")];
      if (!args.flag("compute_uv")) return factorisations.svdValues(a, isHermitian);
      const parts = factorisations.svd(a, args.flag("full_matrices"), isHermitian);
      return namedTuple("SVDResult", ["U", "S", "Vh"], parts);
    },
  ),
  row("svdvals", "(x, /)", "Gives the singular values of matrices: (m, n) gives the smaller of both.", (args) =>
    factorisations.svdValues(operand(args, "x")),
  ),
  row(
    "eigh",
    "(a, UPLO=None, symmetrize_input=True)",
    "Gives eigenvalues (n,) and eigenvectors (n, n) of symmetric matrices.",
    (args) => namedTuple("EighResult", ["eigenvalues", "eigenvectors"], eighOf(args)),
  ),
  row(
    "eigvalsh",
    "(a, UPLO='L', *, symmetrize_input=True)",
    "Gives the eigenvalues (n,) of symmetric matrices.",
    (args) => eighOf(args)[0]!,
  ),
  row("eig", "(a)", "Gives complex eigenvalues (n,) and eigenvectors (n, n) of square matrices.", (args) =>
    namedTuple("EigResult", ["eigenvalues", "eigenvectors"], linalg.eig(inexactOperand(args, "a"), true)),
  ),
  row(
    "eigvals",
    "(a)",
    "Gives the complex eigenvalues (n,) of square matrices.",
    (args) => linalg.eig(inexactOperand(args, "a"), false)[0]!,
  ),
  row(
    "pinv",
    "(a, rtol=None, hermitian=False, *, rcond=None)",
    "Gives the pseudoinverse of matrices: (m, n) gives (n, m).",
    (args) => {
      const tolerance = oneOf(args, "rtol", "rcond", "pinv: only one of rtol and rcond may be specified.");
      return systems.pinv(operand(args, "a"), tolerance, args.flag("hermitian"));
    },
  ),
  row(
    "matrix_rank",
    "(M, rtol=None, *, hermitian=False, tol=None)",
    "Counts the singular values of matrices that are not zero.",
    (args) => {
      const matrix = operand(args, "M");
      const tolerance = oneOf(args, "rtol", "tol", "matrix_rank: only one of tol or rtol may be specified.");
      return systems.matrixRank(matrix, tolerance, args.flag("hermitian"));
    },
  ),
  row("cond", "(x, p=None)", "Gives the condition number of matrices, whose two axes go away.", (args) =>
    systems.cond(args.array("x"), orderOf(args.get("p"))),
  ),
  row("matrix_power", "(a, n)", "Multiplies square matrices with themselves, in the same shape.", (args) => {
    const power = args.get("n");
    const matrix = operand(args, "a");
    if (power.kind === "float") throw typeError(`exponent must be an integer, got ${pyStrOf(power)}`);
    return systems.matrixPower(matrix, args.int("n"));
  }),
  row(
    "lstsq",
    "(a, b, rcond=None, *, numpy_resid=False)",
    "Gives the least squares solution of a @ x = b, with residuals, rank and singular values.",
    (args) => {
      const [a, b] = operands(args, "a", "b");
      const { solution, residuals, rank, values } = systems.lstsq(
        a!,
        b!,
        numberOrNull(args.get("rcond")),
        args.flag("numpy_resid"),
      );
      return pyTuple([solution, residuals, rank, values]);
    },
  ),
  row("multi_dot", "(arrays, *, precision=None)", "Multiplies matrices one after the other.", (args) =>
    multiDot(args.as("jnp.linalg.multi_dot").arraysOf(args.list("arrays"))),
  ),
  row("cross", "(x1, x2, /, *, axis=-1)", "Gives the cross products of vectors of three elements.", (args) => {
    const [a, b] = args.as("jnp.linalg.outer").arrays("x1", "x2");
    const axis = args.int("axis");
    const [sizeA, sizeB] = [a!, b!].map(({ aval }) => {
      const size = aval.shape.at(axis);
      if (size === undefined || axis < -aval.ndim) throw new PythonError("IndexError", "tuple index out of range");
      return size;
    });
    if (unifyDims(sizeA!, 3) === null || unifyDims(sizeB!, 3) === null) {
      throw valueError(
        `Both input arrays must be (arrays of) 3-dimensional vectors, but they have x1.shape[axis]=${sizeA} and x2.shape[axis]=${sizeB}`,
      );
    }
    return cross(a!, b!, axis, axis, axis);
  }),
  row("outer", "(x1, x2, /)", "Multiplies every element of one vector with every element of another.", (args) => {
    const [a, b] = operands(args, "x1", "x2");
    if (a!.aval.ndim !== 1 || b!.aval.ndim !== 1) {
      throw valueError(
        `Input arrays must be one-dimensional, but they are x1.ndim=${a!.aval.ndim} x2.ndim=${b!.aval.ndim}`,
      );
    }
    return multiply(expandDims(a!, [1]), expandDims(b!, [0]));
  }),
  row(
    "vecdot",
    `(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None)`,
    "Sums products along an axis, which goes away.",
    (args) => {
      const [a, b] = operands(args, "x1", "x2");
      return vecdot(a!, b!, args.int("axis"));
    },
  ),
  row("matmul", `(x1, x2, /, ${precise})`, "Multiplies matrices, the last two axes.", (args) => {
    const [a, b] = operands(args, "x1", "x2");
    return matmul(a!, b!, args.dtype("preferred_element_type"));
  }),
  row(
    "tensordot",
    "(x1, x2, /, *, axes=2, precision=None, preferred_element_type=None, out_sharding=None)",
    "Sums products over pairs of axes, which go away.",
    (args) => {
      const [a, b] = operands(args, "x1", "x2");
      return tensordotOf(args, a!, b!);
    },
  ),
  row("matrix_transpose", "(x, /)", "Swaps the last two axes.", (args) => {
    const x = operand(args, "x");
    if (x.aval.ndim >= 2) return matrixTranspose(x);
    throw valueError(`matrix_transpose requires at least 2 dimensions; got ndim=${x.aval.ndim}`);
  }),
  row("diagonal", "(x, /, *, offset=0)", "Takes a diagonal out of the last two axes, which become one.", (args) =>
    diagonal(operand(args, "x"), args.int("offset"), -2, -1),
  ),
  row("trace", "(x, /, *, offset=0, dtype=None)", "Adds up a diagonal of the last two axes, which go away.", (args) =>
    trace(operand(args, "x"), args.int("offset"), -2, -1, args.dtype("dtype")),
  ),
];

function operands(args: BoundArguments, ...names: readonly string[]): readonly ArrayValue[] {
  return args.as(`jnp.linalg.${args.functionName}`).arrays(...names);
}

const operand = (args: BoundArguments, name: string): ArrayValue => operands(args, name)[0]!;

const inexactOperand = (args: BoundArguments, name: string) => factorisations.inexactMatrix(operand(args, name));

function orderOf(value: PyValue): NormOrder {
  if (value.kind === "none") return null;
  if ((value.kind === "int" || value.kind === "float") && typeof value.value === "number") return value.value;
  if (value.kind === "str" && value.value !== null) return value.value;
  throw new NotKnownError("the order of the norm is not known");
}

function numberOrNull(value: PyValue): number | null {
  if (value.kind === "none") return null;
  if ((value.kind === "int" || value.kind === "float") && typeof value.value === "number") return value.value;
  throw new NotKnownError("the value of rcond is not known");
}

function oneOf(args: BoundArguments, name: string, other: string, message: string): ArrayValue | null {
  if (!args.isNone(name) && !args.isNone(other)) throw valueError(message);
  const given = args.isNone(name) ? other : name;
  return args.isNone(given) ? null : args.arrayLike(given);
}

function eighOf(args: BoundArguments): readonly ArrayValue[] {
  const matrix = operand(args, "a");
  const triangle = args.isNone("UPLO") ? "L" : args.string("UPLO");
  if (triangle !== "L" && triangle !== "U") {
    throw valueError(`UPLO must be one of None, 'L', or 'U', got ${triangle}`);
  }
  return factorisations.eigh(matrix, triangle === "L", args.flag("symmetrize_input"));
}

function qrOf(args: BoundArguments): PyValue {
  const matrix = inexactOperand(args, "a");
  const mode = args.string("mode");
  if (mode === "raw") throw new NotKnownError("the raw form of a QR factorisation is not worked out");
  if (!["reduced", "r", "full", "complete"].includes(mode)) {
    throw valueError(`Unsupported QR decomposition mode '${mode}'`);
  }
  const [q, r] = linalg.qr(matrix, mode === "complete");
  return mode === "r" ? r : namedTuple("QRResult", ["Q", "R"], [q, r]);
}

function multiDot(given: readonly ArrayValue[]): ArrayValue {
  // JAX takes a single array apart as if it were the list.
  const arrays = given.length === 1 ? unstack(given[0]!, 0) : given;
  if (arrays.length < 2) throw valueError(`multi_dot requires at least two arrays; got len(arrays)=${arrays.length}`);
  const shapes = `[${arrays.map(({ aval }) => formatShape(aval.shape)).join(", ")}]`;
  const isEnd = (place: number) => place === 0 || place === arrays.length - 1;
  if (!arrays.every(({ aval }, place) => aval.ndim === 2 || (isEnd(place) && aval.ndim === 1))) {
    throw valueError(
      `multi_dot: input arrays must all be two-dimensional, except for the first and last array which may be 1 or 2 dimensional. Got array shapes ${shapes}`,
    );
  }
  if (
    arrays.some(
      ({ aval }, place) => place > 0 && unifyDims(arrays[place - 1]!.aval.shape.at(-1)!, aval.shape[0]!) === null,
    )
  ) {
    throw valueError(
      `multi_dot: last dimension of each array must match first dimension of following array. Got array shapes ${shapes}`,
    );
  }
  const name = (place: number) => String.fromCharCode("a".charCodeAt(0) + place);
  const names = arrays.map(({ aval }, place) =>
    aval.ndim === 2 ? name(place) + name(place + 1) : name(place === 0 ? 1 : place),
  );
  const result =
    (arrays[0]!.aval.ndim === 2 ? name(0) : "") + (arrays.at(-1)!.aval.ndim === 2 ? name(arrays.length) : "");
  return einsum(`${names.join(",")}->${result}`, arrays, null);
}
