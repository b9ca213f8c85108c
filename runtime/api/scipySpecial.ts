// The rows of jax.scipy.special and jax.scipy.stats.

import { PythonError, typeError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import type { ArrayValue } from "../core/trace.ts";
import { constantLike } from "../numpy/conversion.ts";
import { exp } from "../numpy/elementary.ts";
import * as lax from "../numpy/operators.ts";
import * as densities from "../scipy/densities.ts";
import { ndtri, normPpf } from "../scipy/quantiles.ts";
import * as special from "../scipy/special.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const specialRows: readonly (readonly [name: string, parameters: string, apply: special.Special, meaning: string])[] = [
  ["gammaln", "x", special.gammaln, "the logarithm of the gamma function's size"],
  ["gammasgn", "x", special.gammasgn, "the sign of the gamma function"],
  ["gamma", "x", special.gamma, "the gamma function"],
  ["digamma", "x", special.digamma, "the derivative of gammaln"],
  ["betaln", "a b", special.betaln, "the logarithm of the beta function"],
  ["beta", "a b", special.beta, "the beta function"],
  ["erf", "x", special.erf, "the error function"],
  ["erfc", "x", special.erfc, "one minus the error function"],
  ["erfinv", "x", special.erfinv, "the inverse of the error function"],
  ["expit", "x", special.expit, "1 / (1 + exp(-x))"],
  ["logit", "x", special.logit, "log(x / (1 - x))"],
  ["xlogy", "x y", special.xlogy, "x log(y), zero where x is"],
  ["xlog1py", "x y", special.xlog1py, "x log(1 + y), zero where x is"],
  ["entr", "x", special.entr, "-x log(x)"],
  ["rel_entr", "p q", special.relEntr, "p log(p / q)"],
  ["i0", "x", special.i0, "the modified Bessel function of order zero"],
  ["i0e", "x", special.i0e, "exp(-|x|) times the modified Bessel function of order zero"],
  ["i1", "x", special.i1, "the modified Bessel function of order one"],
  ["i1e", "x", special.i1e, "exp(-|x|) times the modified Bessel function of order one"],
  ["gammainc", "a x", special.gammainc, "the regularized lower incomplete gamma function"],
  ["gammaincc", "a x", special.gammaincc, "the regularized upper incomplete gamma function"],
  ["polygamma", "n x", special.polygamma, "the nth derivative of digamma"],
  ["kl_div", "p q", special.klDiv, "p log(p / q) - p + q"],
];

const pointAndScale = "x loc=0 scale=1";

/** Densities and shares whose logarithm the other one is: `logpdf` beside `pdf`. */
const densityRows: readonly (readonly [name: string, parameters: string, apply: special.Special])[] = [
  ["norm.pdf", pointAndScale, densities.normLogpdf],
  ["uniform.pdf", pointAndScale, densities.uniformLogpdf],
  ["expon.pdf", pointAndScale, densities.exponLogpdf],
  ["laplace.pdf", pointAndScale, densities.laplaceLogpdf],
  ["cauchy.pdf", pointAndScale, densities.cauchyLogpdf],
  ["logistic.pdf", pointAndScale, densities.logisticLogpdf],
  ["beta.pdf", "x a b loc=0 scale=1", densities.betaLogpdf],
  ["gamma.pdf", "x a loc=0 scale=1", densities.gammaLogpdf],
  ["t.pdf", "x df loc=0 scale=1", densities.tLogpdf],
  ["bernoulli.pmf", "k p loc=0", densities.bernoulliLogpmf],
  ["poisson.pmf", "k mu loc=0", densities.poissonLogpmf],
];

const shareRows: readonly (readonly [name: string, apply: special.Special])[] = [
  ["norm.cdf", densities.normCdf],
  ["norm.sf", densities.normSf],
  ["norm.logcdf", densities.normLogcdf],
  ["norm.logsf", densities.normLogsf],
  ["expon.cdf", densities.exponCdf],
  ["laplace.cdf", densities.laplaceCdf],
  ["cauchy.cdf", densities.cauchyCdf],
  ["logistic.cdf", densities.logisticCdf],
];

export const scipySpecial: readonly ApiFunction[] = [
  ...specialRows.map(([name, parameters, apply, meaning]) =>
    elementwise(`special.${name}`, parameters, `Gives ${meaning}, element by element.`, apply),
  ),
  apiFunction("jax.scipy.special.ndtr", "(x)", "Gives the normal distribution's share below each element.", (args) =>
    special.ndtr(args.arrayLike("x")),
  ),
  apiFunction(
    "jax.scipy.special.ndtri",
    "(p)",
    "Gives the value below which a share of the normal distribution lies.",
    (args) => ndtri(share(args, "p")),
  ),
  apiFunction(
    "jax.scipy.special.zeta",
    "(x, q=None)",
    "Gives the Hurwitz zeta function, element by element.",
    (args) => {
      if (!args.isNone("q")) return special.zeta(...args.arrays("x", "q"));
      throw new PythonError(
        "NotImplementedError",
        "Riemann zeta function not implemented; pass q != None to compute the Hurwitz Zeta function.",
      );
    },
  ),
  apiFunction(
    "jax.scipy.stats.norm.ppf",
    "(q, loc=0, scale=1)",
    "Gives the value below which a share of the distribution lies.",
    (args) => normPpf(share(args, "q"), args.arrayLike("loc"), args.arrayLike("scale")),
  ),
  apiFunction(
    "jax.scipy.stats.norm.isf",
    "(q, loc=0, scale=1)",
    "Gives the value above which a share of the distribution lies.",
    (args) => {
      const q = share(args, "q");
      return normPpf(lax.sub(constantLike(q, 1), q), args.arrayLike("loc"), args.arrayLike("scale"));
    },
  ),
  apiFunction(
    "jax.scipy.special.log_ndtr",
    "(x, series_order=3)",
    "Gives the logarithm of the normal distribution's share below each element.",
    (args) => special.logNdtr(args.arrayLike("x"), args.int("series_order")),
  ),
  apiFunction(
    "jax.scipy.special.factorial",
    "(n, exact=False)",
    "Gives the product of the numbers from one, element by element.",
    (args) => {
      if (args.flag("exact")) throw new PythonError("NotImplementedError", "factorial with exact=True");
      return special.factorial(args.array("n"));
    },
  ),
  ...densityRows.flatMap(([name, parameters, apply]) => {
    const [distribution, kind] = name.split(".");
    const logarithm = `${distribution}.log${kind}`;
    return [
      elementwise(
        `stats.${logarithm}`,
        parameters,
        "Gives the logarithm of the density at each point.",
        apply,
        logarithm,
      ),
      elementwise(
        `stats.${name}`,
        parameters,
        "Gives the density at each point.",
        (...given) => exp(apply(...given)),
        logarithm,
      ),
    ];
  }),
  ...shareRows.map(([name, apply]) =>
    elementwise(
      `stats.${name}`,
      pointAndScale,
      "Gives the share of the distribution on one side of each point.",
      apply,
      name,
    ),
  ),
  apiFunction(
    "jax.scipy.stats.multivariate_normal.logpdf",
    "(x, mean, cov, allow_singular=None)",
    "Gives the logarithm of the density of normal vectors (..., n).",
    (args) => {
      if (!args.isNone("allow_singular")) {
        throw new PythonError("NotImplementedError", "allow_singular argument of multivariate_normal.logpdf");
      }
      return densities.multivariateNormalLogpdf(...normalOperands(args));
    },
  ),
  apiFunction(
    "jax.scipy.stats.multivariate_normal.pdf",
    "(x, mean, cov)",
    "Gives the density of normal vectors (..., n).",
    (args) => exp(densities.multivariateNormalLogpdf(...normalOperands(args))),
  ),
];

/** A function of arrays, `parameters` with their defaults; its errors may go by another name. */
function elementwise(
  name: string,
  parameters: string,
  summary: string,
  apply: special.Special,
  errorName = name.split(".").at(-1)!,
): ApiFunction {
  const names = parameters.split(" ").map((parameter) => parameter.split("=")[0]!);
  return apiFunction(`jax.scipy.${name}`, `(${parameters.split(" ").join(", ")})`, summary, (args) =>
    apply(...args.as(errorName).arrays(...names)),
  );
}

function share(args: BoundArguments, name: string): ArrayValue {
  const value = args.get(name);
  if (value.kind === "list" || value.kind === "tuple") throw typeError(`Cannot determine dtype of ${pyRepr(value)}`);
  return args.arrayLike(name);
}

function normalOperands(args: BoundArguments): readonly ArrayValue[] {
  return args.arrays("x", "mean", "cov");
}
