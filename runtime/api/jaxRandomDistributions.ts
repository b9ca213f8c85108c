// The rows of jax.random for distributions other than the uniform and the normal one.

import type { Shape } from "../core/dim.ts";
import { indexError, NotKnownError, typeError, valueError } from "../core/errors.ts";
import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { canonicalizeAxis } from "../numpy/axes.ts";
import { asArray } from "../numpy/conversion.ts";
import { categorical, choice, geometric, type Population, rademacher } from "../random/choices.ts";
import * as continuous from "../random/continuous.ts";
import { checkShape } from "../random/distributions.ts";
import * as gammas from "../random/gammas.ts";
import { checkKey } from "../random/keys.ts";
import { type CovarianceMethod, multivariateNormal, orthogonal } from "../random/matrices.ts";
import type { BoundArguments } from "./boundArguments.ts";
import {
  isFloat,
  isFloatOrComplex,
  isIntegerDType,
  randomRow,
  sampleDtype,
  sampled,
  shapeOf,
  usualFloat,
} from "./randomArguments.ts";
import type { ApiFunction } from "./row.ts";

const placed = "*, out_sharding=None";

export const jaxRandomDistributions: readonly ApiFunction[] = [
  fixed("exponential", "Random floats of the exponential distribution of rate one.", continuous.exponential),
  fixed("laplace", "Random floats of the Laplace distribution.", continuous.laplace),
  fixed("logistic", "Random floats of the logistic distribution.", continuous.logistic),
  fixed("cauchy", "Random floats of the Cauchy distribution.", continuous.cauchy),
  fixed("maxwell", "Random floats of the Maxwell distribution.", continuous.maxwell),
  sampler(
    "gumbel",
    `(key, shape=(), dtype=None, mode=None, ${placed})`,
    [],
    "Random floats of the Gumbel distribution.",
    continuous.gumbel,
    (args) => {
      const mode = args.isNone("mode") ? "low" : args.string("mode");
      if (!["highest", "high", "low"].includes(mode))
        throw valueError(`Must provide valid mode for gumbel got: ${mode}`);
      if (mode !== "low") throw new NotKnownError(`the mode ${mode} is not worked out`);
    },
  ),
  parametric(
    "truncated_normal",
    ["lower", "upper"],
    "Random normal floats between two bounds.",
    continuous.truncatedNormal,
  ),
  parametric("pareto", ["b"], "Random floats of the Pareto distribution.", continuous.pareto),
  parametric("rayleigh", ["scale"], "Random floats of the Rayleigh distribution.", continuous.rayleigh),
  parametric(
    "triangular",
    ["left", "mode", "right"],
    "Random floats of a triangular distribution.",
    continuous.triangular,
  ),
  parametric("gamma", ["a"], "Random floats of the gamma distribution of shape a.", gammas.gamma),
  parametric("loggamma", ["a"], "Logarithms of random floats of the gamma distribution.", gammas.logGamma),
  parametric("beta", ["a", "b"], "Random floats of the beta distribution.", gammas.beta),
  parametric("chisquare", ["df"], "Random floats of the chi-square distribution.", gammas.chisquare),
  parametric("t", ["df"], "Random floats of Student's t distribution.", gammas.studentT),
  parametric("f", ["dfnum", "dfden"], "Random floats of the F distribution.", gammas.fisherF),
  sampler(
    "lognormal",
    `(key, sigma=1.0, shape=None, dtype=None, ${placed})`,
    ["sigma"],
    "Random floats whose logarithms are normal.",
    continuous.logNormal,
  ),
  sampler(
    "weibull_min",
    "(key, scale, concentration, shape=(), dtype=None)",
    ["scale", "concentration"],
    "Random floats of the Weibull distribution.",
    continuous.weibull,
  ),
  sampler(
    "generalized_normal",
    `(key, p, shape=(), dtype=None, ${placed})`,
    ["p"],
    "Random floats of the generalized normal distribution.",
    gammas.generalizedNormal,
  ),
  randomRow(
    "dirichlet",
    `(key, alpha, shape=None, dtype=None, ${placed})`,
    "Random vectors of positive parts that add up to one.",
    (args) => {
      const { key } = checkKey("dirichlet", args.get("key"));
      const dtype = floatDtype(args);
      const alpha = asArray(args.get("alpha"));
      if (alpha.aval.ndim < 1) throw valueError("dirichlet requires alpha.ndim >= 1, got alpha.ndim == 0");
      const shape = checkShape("dirichlet", optionalShape(args), [alpha.aval.shape.slice(0, -1)]);
      return sampled(dtype, (type) => gammas.dirichlet(key, shape, type, [alpha]));
    },
  ),
  randomRow(
    "poisson",
    `(key, lam, shape=None, dtype=None, ${placed})`,
    "Random integers of the Poisson distribution.",
    (args) => {
      const { key } = checkKey("poisson", args.get("key"));
      const rates = asArray(args.get("lam"));
      const dtype = args.dtype("dtype") ?? "int32";
      return gammas.poisson(key, optionalShape(args) ?? rates.aval.shape, rates, dtype);
    },
  ),
  randomRow(
    "geometric",
    `(key, p, shape=None, dtype=None, ${placed})`,
    "Random numbers of trials until one succeeds with probability p.",
    (args) => {
      const { key } = checkKey("geometric", args.get("key"));
      const dtype = sampleDtype(args, "int32", isIntegerDType, (type) =>
        valueError(`dtype argument to \`geometric\` must be an int dtype, got ${type}`),
      );
      const p = args.array("p");
      const shape = checkShape("geometric", optionalShape(args), [p.aval.shape]);
      return sampled(dtype, (type) => geometric(key, shape, p, type));
    },
  ),
  randomRow(
    "rademacher",
    `(key, shape=(), dtype=None, ${placed})`,
    "Random signs: minus one or one, each as likely.",
    (args) => {
      const { key } = checkKey("rademacher", args.get("key"));
      return rademacher(key, shapeOf(args), args.dtype("dtype") ?? "int32");
    },
  ),
  randomRow(
    "choice",
    "(key, a, shape=(), replace=True, p=None, axis=0, mode=None)",
    "Random elements along an axis, or of the numbers below a.",
    (args) => {
      const { key } = checkKey("choice", args.get("key"));
      const shape = args.get("shape");
      if (["int", "none", "float", "bool"].includes(shape.kind)) {
        throw typeError(`shape argument of jax.random.choice must be a sequence, got ${pyStrOf(shape)}`);
      }
      const p = args.optionalArray("p");
      return choice(key, populationOf(args), shapeOf(args), args.flag("replace"), p);
    },
  ),
  randomRow(
    "categorical",
    `(key, logits, axis=-1, shape=None, replace=True, mode=None, ${placed})`,
    "Random positions along an axis of logarithms of probabilities, which goes away.",
    (args) => {
      const { key } = checkKey("categorical", args.get("key"));
      const logits = args.array("logits");
      if (!args.flag("replace")) throw new NotKnownError("drawing without replacement is not worked out");
      if (!args.isNone("mode") && args.string("mode") !== "low") throw new NotKnownError("this mode is not worked out");
      const axis = args.int("axis");
      const { ndim } = logits.aval;
      if (axis >= ndim || axis < -ndim) {
        throw indexError(`index ${axis} is out of bounds for axis 0 with size ${ndim}`);
      }
      return categorical(key, logits, canonicalizeAxis(axis, ndim), optionalShape(args));
    },
  ),
  randomRow(
    "multivariate_normal",
    `(key, mean, cov, shape=None, dtype=None, method='cholesky', ${placed})`,
    "Random normal vectors with a mean (..., n) and a covariance (..., n, n).",
    (args) => {
      const { key } = checkKey("multivariate_normal", args.get("key"));
      const [mean, covariance] = ["mean", "cov"].map((name) => {
        const value = args.get(name);
        if (value.kind !== "list" && value.kind !== "tuple") return asArray(value);
        throw typeError(`Cannot determine dtype of ${pyRepr(value)}`);
      });
      const method = args.string("method");
      if (!isMethod(method)) throw valueError("method must be one of {'svd', 'eigh', 'cholesky'}");
      const shape = optionalShape(args);
      return sampled(floatDtype(args), (type) => multivariateNormal(key, mean!, covariance!, shape, type, method));
    },
  ),
  randomRow(
    "orthogonal",
    `(key, n, shape=(), dtype=None, m=None, ${placed})`,
    "Random orthogonal matrices of n columns.",
    (args) => {
      const { key } = checkKey("orthogonal", args.get("key"));
      const rows = args.dim("n");
      const columns = args.isNone("m") ? rows : args.dim("m");
      const dtype = sampleDtype(args, usualFloat(), isFloatOrComplex, (type) =>
        valueError(`dtype argument to \`normal\` must be a float or complex dtype, got ${type}`),
      );
      return sampled(dtype, (type) => orthogonal(key, rows, columns, shapeOf(args), type));
    },
  ),
  randomRow(
    "ball",
    `(key, d, p=2, shape=(), dtype=None, ${placed})`,
    "Random points of d coordinates inside the unit ball.",
    (args) => {
      const { key } = checkKey("ball", args.get("key"));
      const p = asArray(args.get("p"));
      return sampled(floatDtype(args), (type) => gammas.ball(key, args.dim("d"), p, shapeOf(args), type));
    },
  ),
];

/** A distribution without parameters. */
function fixed(name: string, summary: string, sample: continuous.Sampler): ApiFunction {
  return sampler(name, `(key, shape=(), dtype=None, ${placed})`, [], summary, sample);
}

/** A distribution whose parameters broadcast to the shape, or give it. */
function parametric(
  name: string,
  parameters: readonly string[],
  summary: string,
  sample: continuous.Sampler,
): ApiFunction {
  const signature = `(key, ${parameters.join(", ")}, shape=None, dtype=None, ${placed})`;
  return sampler(name, signature, parameters, summary, sample);
}

function sampler(
  name: string,
  signature: string,
  parameters: readonly string[],
  summary: string,
  sample: continuous.Sampler,
  check: (args: BoundArguments) => void = () => {},
): ApiFunction {
  return randomRow(name, signature, summary, (args) => {
    const { key } = checkKey(name, args.get("key"));
    const dtype = floatDtype(args);
    check(args);
    const arrays = parameters.map((parameter) => asArray(args.get(parameter)));
    const shapes = arrays.map(({ aval }) => aval.shape);
    const given = signature.includes("shape=None") ? optionalShape(args) : shapeOf(args);
    const shape = checkShape(name, given, shapes);
    return sampled(dtype, (type) => sample(key, shape, type, arrays));
  });
}

function floatDtype(args: BoundArguments) {
  return sampleDtype(args, usualFloat(), isFloat, (type) =>
    valueError(`dtype argument to \`${args.functionName}\` must be a float dtype, got ${type}`),
  );
}

const optionalShape = (args: BoundArguments): Shape | null => (args.isNone("shape") ? null : shapeOf(args));

function populationOf(args: BoundArguments): Population {
  const a = args.get("a");
  if (a.kind === "int") return { kind: "numbers", size: args.dim("a") };
  const array = args.array("a");
  if (array.aval.ndim === 0) throw new NotKnownError("the number in an array is not known");
  return { kind: "slices", array, axis: canonicalizeAxis(args.int("axis"), array.aval.ndim) };
}

const isMethod = (name: string): name is CovarianceMethod => ["svd", "eigh", "cholesky"].includes(name);
