// The names of numpy.random, of which shapes and dtypes are known: its functions, and the generators with the same methods.

import { ShapedArray } from "../core/aval.ts";
import { broadcastDims, type Dim, type Shape, unknownDim } from "../core/dim.ts";
import { type DType, isInteger } from "../core/dtype.ts";
import { NotKnownError } from "../core/errors.ts";
import { withLibrary } from "../core/library.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { none, type PyObject, type PyValue, pyFloat, pyInt } from "../core/pyValue.ts";
import { asArray } from "../numpy/conversion.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { requireElements } from "./byNumPy.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

/** A distribution: its name, its parameters, and the dtype of what is drawn. */
type Distribution = readonly [name: string, parameters: string, dtype: DType];

const distributions: readonly Distribution[] = [
  ["normal", "loc=0.0, scale=1.0", "float64"],
  ["uniform", "low=0.0, high=1.0", "float64"],
  ["exponential", "scale=1.0", "float64"],
  ["standard_exponential", "", "float64"],
  ["standard_cauchy", "", "float64"],
  ["gamma", "shape, scale=1.0", "float64"],
  ["standard_gamma", "shape", "float64"],
  ["beta", "a, b", "float64"],
  ["laplace", "loc=0.0, scale=1.0", "float64"],
  ["logistic", "loc=0.0, scale=1.0", "float64"],
  ["gumbel", "loc=0.0, scale=1.0", "float64"],
  ["lognormal", "mean=0.0, sigma=1.0", "float64"],
  ["chisquare", "df", "float64"],
  ["standard_t", "df", "float64"],
  ["rayleigh", "scale=1.0", "float64"],
  ["vonmises", "mu, kappa", "float64"],
  ["pareto", "a", "float64"],
  ["weibull", "a", "float64"],
  ["triangular", "left, mode, right", "float64"],
  ["poisson", "lam=1.0", "int64"],
  ["binomial", "n, p", "int64"],
  ["negative_binomial", "n, p", "int64"],
  ["geometric", "p", "int64"],
];

/** What both kinds of generators have. */
const shared: readonly ApiFunction[] = [
  ...distributions.map(([name, parameters, dtype]) =>
    draw(name, `(${parameters}${parameters === "" ? "" : ", "}size=None)`, (args) =>
      drawn(args, parameters === "" ? [] : parameters.split(", ").map((each) => each.split("=")[0]!), dtype),
    ),
  ),
  draw("multivariate_normal", "(mean, cov, size=None, check_valid='warn', tol=1e-08, *, method='svd')", (args) =>
    array([...sizes(args), ...readArray(args.get("mean")).aval.shape], "float64"),
  ),
  draw("dirichlet", "(alpha, size=None)", (args) =>
    array([...sizes(args), ...readArray(args.get("alpha")).aval.shape], "float64"),
  ),
  draw("multinomial", "(n, pvals, size=None)", (args) =>
    array([...sizes(args), ...readArray(args.get("pvals")).aval.shape], "int64"),
  ),
  draw("shuffle", "(x, axis=0)", () => none),
];

const generatorMethods: readonly ApiFunction[] = [
  ...shared,
  draw("random", "(size=None, dtype=None, out=None)", (args) => drawn(args, [], args.dtype("dtype") ?? "float64")),
  draw("standard_normal", "(size=None, dtype=None, out=None)", (args) =>
    drawn(args, [], args.dtype("dtype") ?? "float64"),
  ),
  draw("integers", "(low, high=None, size=None, dtype=None, endpoint=False)", (args) =>
    array(shapeOf(args, ["low", "high"]), args.dtype("dtype") ?? "int64"),
  ),
  draw("choice", "(a, size=None, replace=True, p=None, axis=0, shuffle=True)", (args) =>
    chosen(args, args.int("axis")),
  ),
  draw("permutation", "(x, axis=0)", permuted),
  draw("permuted", "(x, *, axis=None, out=None)", (args) => new NumPyArray(readArray(args.get("x")).aval)),
];

const functions: readonly ApiFunction[] = [
  ...shared,
  ...["random", "random_sample", "ranf", "sample", "standard_normal"].map((name) =>
    draw(name, "(size=None)", (args) => drawn(args, [], "float64")),
  ),
  ...["rand", "randn"].map((name) =>
    draw(name, "(*args)", (args) =>
      args.rest.length === 0
        ? pyFloat(null)
        : array(
            args.rest.map((size) => sizeOf(size)),
            "float64",
          ),
    ),
  ),
  draw("randint", "(low, high=None, size=None, dtype=None)", (args) =>
    args.isNone("dtype")
      ? drawn(args, ["low", "high"], "int64")
      : array(shapeOf(args, ["low", "high"]), args.dtype("dtype")!),
  ),
  draw("choice", "(a, size=None, replace=True, p=None)", (args) => chosen(args, 0)),
  draw("permutation", "(x)", permuted),
  draw("seed", "(seed=None)", () => none),
];

const makers: readonly ApiFunction[] = [
  draw("default_rng", "(seed=None)", (args) => {
    const seed = args.get("seed");
    return seed.kind === "object" && seed.typeName === "Generator" ? seed : generator("Generator", generatorMethods);
  }),
  draw("RandomState", "(seed=None)", () => generator("RandomState", functions)),
];

/** Names and values of numpy.random. */
export const numpyDraws: readonly (readonly [string, PyValue])[] = [...functions, ...makers].map(
  (row) => [row.qualifiedName, row] as const,
);

function draw(name: string, signature: string, evaluate: (args: BoundArguments) => PyValue): ApiFunction {
  const row = apiFunction(`numpy.random.${name}`, signature, "Draws random numbers.", evaluate);
  return {
    ...row,
    call(args, kwargs) {
      requireElements([...args, ...kwargs.values()]);
      return withLibrary("numpy", () => row.call(args, kwargs));
    },
  };
}

function generator(typeName: string, methods: readonly ApiFunction[]): PyObject {
  return { kind: "object", typeName, attributes: new Map(methods.map((row) => [row.name, row])) };
}

const array = (shape: Shape, dtype: DType): NumPyArray => new NumPyArray(new ShapedArray(shape, dtype));

/** An array, or one number of Python's where neither a size nor a parameter has axes. */
function drawn(args: BoundArguments, parameters: readonly string[], dtype: DType): PyValue {
  const shape = shapeOf(args, parameters);
  if (shape.length > 0 || !args.isNone("size") || parameters.some((name) => args.get(name).kind === "array"))
    return array(shape, dtype);
  return isInteger(dtype) ? pyInt(null) : pyFloat(null);
}

/** The size that is asked for, else what the parameters broadcast to. */
function shapeOf(args: BoundArguments, parameters: readonly string[]): Shape {
  if (!args.isNone("size")) return sizes(args);
  const given = parameters.map((name) => args.get(name)).filter(({ kind }) => kind !== "none");
  return given.map((value) => readArray(value).aval.shape).reduce(broadcast, []);
}

function sizes(args: BoundArguments): Shape {
  return args.isNone("size") ? [] : args.shape("size");
}

function sizeOf(value: PyValue): Dim {
  return value.kind === "int" && value.value !== null ? value.value : unknownDim();
}

function broadcast(a: Shape, b: Shape): Shape {
  const ndim = Math.max(a.length, b.length);
  const padded = [a, b].map((shape) => [...Array<Dim>(ndim - shape.length).fill(1), ...shape]);
  return padded[0]!.map((size, axis) => broadcastDims(size, padded[1]![axis]!) ?? unknownDim());
}

function readArray(value: PyValue) {
  return asArray(value);
}

/** Elements of `a` along an axis, or numbers below it. */
function chosen(args: BoundArguments, axis: number): PyValue {
  const from = args.get("a");
  if (from.kind === "int") return args.isNone("size") ? pyInt(null) : array(sizes(args), "int64");
  const { shape, dtype } = readArray(from).aval;
  if (shape.length === 0) throw new NotKnownError("what is chosen from is a number that is not known");
  return array(shape.toSpliced(axis, 1, ...sizes(args)), dtype);
}

/** What is given in another order, or the numbers below it. */
function permuted(args: BoundArguments): PyValue {
  const x = args.get("x");
  if (x.kind === "int") return array([sizeOf(x)], "int64");
  const { aval } = readArray(x);
  return aval.ndim === 0 ? array([unknownDim()], "int64") : new NumPyArray(aval);
}
