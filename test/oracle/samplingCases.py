"""Calls of the distributions of jax.random, as valueCases.py has them of the other modules."""

import jax.numpy as jnp
import numpy as np
from valueCases import F, F23, I, call, table

KEY = np.array([0, 42], np.uint32)
KEY2 = np.array([7, 123456789], np.uint32)
P = np.array([0.1, 0.2, 0.3, 0.4], np.float32)
COV = np.array([[2.0, 0.5], [0.5, 1.0]], np.float32)
MEAN = np.array([1.0, -2.0], np.float32)
POSITIVE = np.array([0.5, 1.0, 2.5, 7.0], np.float32)
RATES = np.array([0.0, 0.5, 3.0, 9.5, 12.0, 40.0], np.float32)


def of(entries):
    return {f"jax.random.{name}": calls for name, calls in entries.items()}


def distributions():
    plain = [call(KEY), call(KEY2, (3,)), call(KEY, (2, 3)), call(KEY, shape=(0, 2)), call(KEY, (2,), jnp.float16), call(KEY, (2,), int), call(KEY, None), call(KEY, (3,), "float32"), call(KEY[None]), call()]  # fmt: skip
    formulas = {
        "exponential": plain, "laplace": plain, "logistic": plain[:4] + plain[5:], "gumbel": plain[:4] + plain[5:] + [call(KEY, mode="x")], "cauchy": plain[:4], "maxwell": plain[:4],
        "truncated_normal": [call(KEY, -1.0, 2.0), call(KEY, -2, 2, (5,)), call(KEY, np.array([0.0, 1.0], np.float32), 3.0), call(KEY, 0.0, F, (2, 3)), call(KEY, F23, F, (3,)), call(KEY, -1.0, 1.0, (2,), int)],
        "lognormal": [call(KEY), call(KEY, 0.5, (3,)), call(KEY, POSITIVE)],
        "pareto": [call(KEY, 2.0), call(KEY, POSITIVE), call(KEY, 2.0, (3,))],
        "rayleigh": [call(KEY, POSITIVE), call(KEY, POSITIVE, (2, 4))],
        "weibull_min": [call(KEY, 1.0, 2.0, (3,))],
        "triangular": [call(KEY, 0.0, 0.5, 2.0), call(KEY, 0.0, 0.5, 2.0, (4,))],
        "multivariate_normal": [call(KEY, MEAN, COV), call(KEY, MEAN, COV, (3,)), call(KEY, np.stack([MEAN, MEAN]), COV), call(KEY, MEAN, COV, shape=(2, 3), dtype=jnp.float32), call(KEY, MEAN, np.stack([COV, COV])), call(KEY, F, COV), call(KEY, 1.0, COV), call(KEY, MEAN, MEAN), call(KEY, MEAN, COV, method="x"), call(KEY, MEAN, COV, (), int), call(KEY, [0.0, 1.0], [[1.0, 0.0], [0.0, 1.0]])],
    }  # fmt: skip
    integers = {
        "rademacher": [call(KEY), call(KEY, (2, 3)), call(KEY, (4,), float), call(KEY, (4,), "int8")],
        "geometric": [call(KEY, 0.3), call(KEY, P), call(KEY, 0.2, (5,)), call(KEY, 0.3, (2,), float)],
        "poisson": [call(KEY, 3.0), call(KEY, RATES), call(KEY, 5, (2, 3)), call(KEY2, RATES, (2, 6)), call(KEY, 100.0, (4,)), call(KEY, 3.0, (2,), "int8")],
        "choice": [call(KEY, 5), call(KEY, 5, (3,)), call(KEY, F), call(KEY, F23, (2, 2), axis=1), call(KEY, F23), call(KEY, 10, (4,), False), call(KEY, F23, (2,), replace=False, axis=1), call(KEY, 4, (6,), p=P), call(KEY, 4, (3,), False, P), call(KEY, F23, (2,), True, P[:2]), call(KEY, 3, (5,), False), call(KEY, 0, (2,)), call(KEY, 0, (0,)), call(KEY, 5, 3), call(KEY, 4, (2,), p=F), call(KEY, F23, (2,), axis=2), call(KEY, I, (2, 2)), call(KEY, F, ()), call(KEY, [1, 2, 3])],
        "categorical": [call(KEY, F), call(KEY, F23), call(KEY, F23, axis=0), call(KEY, F, shape=(4,)), call(KEY, F23, shape=(5, 2)), call(KEY, F23, 0, (4, 3)), call(KEY, F23, axis=2), call(KEY, I), call(KEY, [0.5, 0.5])],
    }  # fmt: skip
    rejected = {
        "gamma": [call(KEY, 2.0), call(KEY, POSITIVE), call(KEY, POSITIVE, (2, 4)), call(KEY2, 0.3, (6,)), call(KEY, POSITIVE, (2,)), call(KEY, 1.0, (2,), int)],
        "loggamma": [call(KEY, POSITIVE), call(KEY2, 0.05, (4,))],
        "beta": [call(KEY, 2.0, 3.0), call(KEY, POSITIVE, 1.5), call(KEY, 0.5, POSITIVE, (2, 4))],
        "dirichlet": [call(KEY, POSITIVE), call(KEY, POSITIVE, (3,)), call(KEY, F23 + 2, (2,)), call(KEY, 1.0), call(KEY, F23 + 2, (3,))],
        "chisquare": [call(KEY, 3.0), call(KEY, POSITIVE, (2, 4))],
        "t": [call(KEY, 3.0), call(KEY, POSITIVE), call(KEY, 5.0, (3,))],
        "f": [call(KEY, 3.0, 4.0), call(KEY, POSITIVE, 5.0)],
        "generalized_normal": [call(KEY, 1.5, (3,)), call(KEY, 2.0)],
        "ball": [call(KEY, 3), call(KEY, 2, 2, (4,)), call(KEY, 3, 1.5, (2,))],
    }  # fmt: skip
    matrices = {"orthogonal": [call(KEY, 3), call(KEY, 2, (3,)), call(KEY, 3, m=2), call(KEY, 2, m=4), call(KEY, 2, (), int)]}
    return table(of(formulas), 2) | table(of(integers)) | table(of(rejected), 8) | table(of(matrices), 32, loose=True)


def initializers():
    entries = {
        "constant": [call((2, 3), value=2.5), call((2,), jnp.int32, value=1)],
        "uniform": [call((2, 3)), call((4,), scale=2.0), call((2,), jnp.bfloat16)],
        "normal": [call((2, 3)), call((3,), jnp.float16, stddev=1.0), call((), dtype=jnp.bfloat16)],
        "truncated_normal": [call((2, 3)), call((3,), stddev=2.0, lower=-1.0, upper=0.5)],
        "variance_scaling": [
            call((3, 4), scale=2.0, mode="fan_out", distribution="normal"),
            call((3, 4), scale=1.0, mode="fan_geo_avg", distribution="uniform", in_axis=-1, out_axis=-2),
            call((2, 3, 4), scale=1.0, mode="fan_in", distribution="truncated_normal", batch_axis=0),
            call((3, 4), scale=1.0, mode="x", distribution="normal"),
            call((3, 4), scale=1.0, mode="fan_in", distribution="x"),
        ],
        **{name: [call((3, 4)), call((2, 2, 3))] for name in ("glorot_uniform", "glorot_normal", "lecun_uniform", "lecun_normal", "he_uniform", "he_normal")},
        "xavier_normal": [call((3,))],
        "kaiming_normal": [call((2, 2), jnp.float16)],
        "orthogonal": [call((3, 2)), call((2, 2, 3), scale=2.0), call((2, 3), column_axis=0), call((3,))],
    }  # fmt: skip
    return table({f"jax.nn.initializers.{name}": calls for name, calls in entries.items()}, 64, loose=True)
