"""Distributions, a module each."""

from jax._src.rows import fill
from jax.scipy.stats import bernoulli, beta, cauchy, expon, gamma, laplace, logistic, multivariate_normal, norm, poisson, t, uniform

fill(globals(), ["bernoulli", "beta", "cauchy", "expon", "gamma", "laplace", "logistic", "multivariate_normal", "norm", "poisson", "t", "uniform"])
