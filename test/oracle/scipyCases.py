"""Calls of jax.scipy.special and jax.scipy.stats, as valueCases.py has them of the other modules."""

import numpy as np
from valueCases import F, F23, H, I, S, WF, call, table

UNIT = np.array([0.1, 0.5, 0.9], np.float32)
TAILS = np.array([-30.0, -8.0, -1.0, 0.0, 2.0, 7.0], np.float32)
ABOVE = np.array([0.5, 1.5, 4.0], np.float32)
COUNTS = np.array([0, 1, 2, -1, 5], np.int32)
MEAN = np.array([1.0, -2.0], np.float32)
COV = np.array([[2.0, 0.5], [0.5, 1.0]], np.float32)
X2 = np.array([[0.5, -1.0], [2.0, 0.0], [1.0, -2.0]], np.float32)


def scipy():
    one = {name: [call(ABOVE), call(UNIT), call(3), call(0.5), call(WF), call(H), call([1.0]), call()] for name in "gammaln gamma digamma erf erfc expit entr gammasgn factorial".split()}
    one |= {name: [call(UNIT), call(0.25), call(WF)] for name in ("erfinv", "logit")}
    one["gammasgn"] += [call(S), call(-ABOVE)]
    two = {name: [call(ABOVE, UNIT), call(0.0, F), call(F23, UNIT), call(I, 2), call(0.5, 2.0), call(F, F[:2])] for name in "xlogy xlog1py rel_entr kl_div".split()}
    two |= {name: [call(ABOVE, UNIT), call(2, 3), call(ABOVE, 2.5)] for name in ("betaln", "beta")}
    normal = {"ndtr": [call(TAILS), call(0.5), call(I), call([0.5])], "log_ndtr": [call(TAILS), call(TAILS, 5), call(0.5), call(I)]}
    special = {f"jax.scipy.special.{name}": calls for name, calls in (one | two | normal).items()}
    bessel = [call(np.array([-40.0, -7.0, -0.5, 0.0, 1e-3, 3.0, 12.0], np.float32)), call(2), call(0.5), call(H), call([1.0])]
    pairs = [call(ABOVE, UNIT), call(ABOVE, 3.0), call(2, 5), call(np.array([0.1, 3.0, 20.0, 50.0], np.float32), np.array([2.0, 3.5, 15.0, 70.0], np.float32)), call(2.0, 0.0), call(-1.0, 2.0), call(F23, ABOVE[:2])]
    special |= {f"jax.scipy.special.{name}": bessel for name in ("i0", "i0e", "i1", "i1e")}
    special |= {f"jax.scipy.special.{name}": pairs for name in ("gammainc", "gammaincc")}
    special["jax.scipy.special.zeta"] = [call(np.array([1.5, 2.0, 7.0, 30.0], np.float32), np.array([0.5, 1.0, 3.5, 2.0], np.float32)), call(2, 1.0), call(1.0, 2.0), call(0.5, 1.0), call(2.0, np.array([-1.5, -2.0, 0.0], np.float32)), call(2.0)]
    special["jax.scipy.special.polygamma"] = [call(1, ABOVE), call(COUNTS[:3].copy(), ABOVE), call(0, 2.0), call(3, UNIT), call(1.0, 2.0)]
    special["jax.scipy.special.ndtri"] = [call(np.array([0.0, 1e-30, 1e-5, 0.1, 0.3, 0.5, 0.9, 0.99999, 1.0], np.float32)), call(0.25), call(I), call([0.5])]
    points = [call(F), call(F23, 1.0, 2.0), call(0.5), call(F, loc=F, scale=ABOVE), call(I), call(F, ABOVE[:2]), call([1.0]), call()]
    stats = {f"{name}.{kind}": points for name in ("norm", "uniform", "expon", "laplace", "cauchy", "logistic") for kind in ("logpdf", "pdf")}
    stats |= {name: [call(UNIT), call(UNIT, 1.0, 2.0), call(0.5), call(I), call(UNIT, loc=F, scale=ABOVE)] for name in ("norm.ppf", "norm.isf")}
    stats |= {name: points for name in ("norm.cdf", "norm.sf", "norm.logcdf", "norm.logsf", "expon.cdf", "laplace.cdf", "cauchy.cdf", "logistic.cdf")}
    for kind in ("logpdf", "pdf"):
        stats[f"beta.{kind}"] = [call(UNIT, 2.0, 3.0), call(UNIT, ABOVE, 1.0), call(2.0, 1.0, 1.0), call(UNIT, 2, 3, 0.0, 2.0)]
        stats[f"gamma.{kind}"] = [call(ABOVE, 2.0), call(F, ABOVE), call(ABOVE, 2.0, 1.0, 2.0)]
        stats[f"t.{kind}"] = [call(F, 3.0), call(F23, ABOVE), call(0.5, 2)]
        stats[f"multivariate_normal.{kind}"] = [call(X2, MEAN, COV), call(X2[0], MEAN, COV), call(0.5, 0.0, 2.0), call(X2, MEAN, 2.0), call(X2, MEAN, np.eye(3, dtype=np.float32)), call(F23, F, np.eye(3, dtype=np.float32))]
    for kind in ("logpmf", "pmf"):
        stats[f"bernoulli.{kind}"] = [call(COUNTS, 0.3), call(1, UNIT)]
        stats[f"poisson.{kind}"] = [call(COUNTS, 2.5), call(3, ABOVE), call(F, 2.0)]
    return table(special | {f"jax.scipy.stats.{name}": calls for name, calls in stats.items()}, 16, loose=True)
