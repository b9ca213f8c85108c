"""Generators of random numbers, which draw what NumPy draws from the same seeds."""

import math
import operator
import random as _python_random

from jax._src.dtypes import dtype as _dtype
from numpy._src import arrays, runtime
from numpy._src.arrays import array, asarray, call, ndarray
from numpy._src.dtype_rules import iinfo
from numpy._src.selection import searchsorted, take
from numpy._src.sets import unique

NEXT = "The bundled numpy draws numbers as NumPy does, and does not have {} yet."
LACKING = frozenset(
    "beta binomial bytes chisquare dirichlet f gamma geometric gumbel hypergeometric laplace logistic lognormal logseries multinomial "
    "multivariate_hypergeometric multivariate_normal negative_binomial noncentral_chisquare noncentral_f pareto permuted poisson "
    "power rayleigh spawn standard_cauchy standard_gamma standard_t triangular vonmises wald weibull zipf get_state set_state".split()
)


class SeedSequence:
    """Words of 32 bits for the start of a generator."""

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4):
        self.entropy = _python_random.getrandbits(128) if entropy is None else entropy
        self.spawn_key = tuple(spawn_key)

    def words(self):
        """The entropy in words."""
        words = _words_of(self.entropy)
        spawned = [word for key in self.spawn_key for word in _words_of(key)]
        return words + [0] * (4 - len(words) if spawned else 0) + spawned

    def __repr__(self):
        return f"SeedSequence(\n    entropy={self.entropy},\n)"


def _words_of(entropy):
    if hasattr(entropy, "__iter__"):
        return [word for each in entropy for word in _words_of(each)]
    number = operator.index(entropy)
    if number < 0:
        raise ValueError("expected non-negative integer")
    words = [number & 0xFFFFFFFF]
    while number := number >> 32:
        words.append(number & 0xFFFFFFFF)
    return words


class BitGenerator:
    """A source of random bits in the runtime."""

    _handle = 0

    def __init__(self, words, is_series):
        self._handle = runtime.generator(type(self).__name__, " ".join(map(str, words)), is_series)

    def __del__(self):
        runtime.free(self._handle)


class PCG64(BitGenerator):
    """The source of `default_rng`."""

    def __init__(self, seed=None):
        self.seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        super().__init__(self.seed_seq.words(), True)


class MT19937(BitGenerator):
    """The source of `np.random.seed`."""

    def __init__(self, seed=None):
        if seed is None:
            seed = _python_random.getrandbits(32)
        is_series = hasattr(seed, "__iter__")
        words = [operator.index(word) for word in (seed if is_series else [seed])]
        if not words:
            raise ValueError("Seed must be non-empty")
        if any(not 0 <= word < 2**32 for word in words):
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        super().__init__(words, is_series)


class _Draws:
    """What generators old and new have in common."""

    _normal = _exponential = _masked = _MISTAKES = None

    def _draw(self, distribution, size):
        """Numbers of a distribution in a shape; one for None."""
        if size is None:
            return arrays.wrap(runtime.draw(self._bits._handle, distribution, 1))[0].item()
        shape = _shape(size)
        return arrays.wrap(runtime.draw(self._bits._handle, distribution, math.prod(shape))).reshape(shape)

    def _scaled(self, distribution, shift, scale, size):
        """Numbers of a distribution, moved and stretched by numbers or arrays."""
        if size is None and (_ndim(shift) or _ndim(scale)):
            size = call("broadcast_shapes", asarray(shift).shape, asarray(scale).shape)
        return shift + scale * self._draw(distribution, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from low up to high."""
        span = (asarray(high) - asarray(low))[()] if _ndim(low) or _ndim(high) else high - low
        return self._scaled("double", low, span, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Numbers from the normal distribution."""
        if (asarray(scale) < 0).any():
            raise ValueError("scale < 0")
        return self._scaled(self._normal, loc, scale, size)

    def exponential(self, scale=1.0, size=None):
        """Numbers from the exponential distribution."""
        if (asarray(scale) < 0).any():
            raise ValueError("scale < 0")
        drawn = self._draw(self._exponential, asarray(scale).shape or None if size is None else size)
        return scale * drawn

    def standard_exponential(self, size=None):
        """Numbers from the exponential distribution with scale one."""
        return self._draw(self._exponential, size)

    def _integers(self, low, high, size, dtype, closed, name):
        dtype = _dtype(dtype)
        if dtype.name not in ("bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
            raise TypeError(f"Unsupported dtype dtype('{dtype}') for {name}")
        if _ndim(low) or _ndim(high):
            raise NotImplementedError(f"The bundled numpy has {name} with numbers as bounds alone.")
        low, high = (int(low), int(high)) if high is not None else (0, int(low))
        last = high if closed else high - 1
        least, most = (0, 1) if dtype == bool else (iinfo(dtype).min, iinfo(dtype).max)
        if low < least:
            raise ValueError(f"low is out of bounds for {dtype}")
        if last > most:
            raise ValueError(f"high is out of bounds for {dtype}")
        if low > last:
            raise ValueError("low > high" if closed else "low >= high")
        shape = () if size is None else _shape(size)
        drawn = runtime.draw_integers(self._bits._handle, str(low), str(last - low), dtype.name, self._masked, math.prod(shape))
        drawn = arrays.wrap(drawn)
        return drawn[0] if size is None else drawn.reshape(shape)

    def shuffle(self, x, axis=0):
        """Puts the parts of an array or a list in random order, in place."""
        order = self._order(len(x))
        if isinstance(x, ndarray):
            if axis:
                x = x.swapaxes(0, axis)
            x[...] = x[order]
        else:
            x[:] = [x[i] for i in order.tolist()]

    def permutation(self, x, axis=0):
        """The parts of an array in random order, or the whole numbers below one."""
        if not hasattr(x, "__len__"):
            return self._order(operator.index(x))
        x = asarray(x)
        return take(x, self._order(x.shape[axis]), axis)

    def _order(self, count):
        return arrays.wrap(runtime.draw_order(self._bits._handle, count))

    def _population(self, a, size, replace, p, axis):
        """The number of choices and their probabilities."""
        wanted = math.prod(_shape(size))
        if not hasattr(a, "__len__"):
            count = operator.index(a)
            if count <= 0 and wanted:
                raise ValueError(self._MISTAKES["few"])
        else:
            count = asarray(a).shape[axis]
            if count == 0 and wanted:
                raise ValueError(self._MISTAKES["empty"])
        if p is not None:
            p = asarray(p).astype(float)
            if p.ndim != 1:
                raise ValueError(self._MISTAKES["axes"])
            if p.size != count:
                raise ValueError(self._MISTAKES["sizes"])
            if (p < 0).any():
                raise ValueError(self._MISTAKES["negative"])
            if abs(math.fsum(p.tolist()) - 1) > 1.5e-8:
                raise ValueError(self._MISTAKES["sum"])
        if not replace and wanted > count:
            raise ValueError(self._MISTAKES["many"])
        return count, p

    def _weighted(self, p, size, replace):
        """Places by their probabilities."""
        if replace:
            sums = call("cumsum", p)
            drawn = self._draw("double", size)
            return asarray(searchsorted(sums / sums[-1], drawn, "right"))
        shape = _shape(size)
        count = math.prod(shape)
        if int((p > 0).sum()) < count:
            raise ValueError("Fewer non-zero entries in p than size")
        p, found = p.copy(), []
        while len(found) < count:
            drawn = self._draw("double", count - len(found))
            if found:
                p[found] = 0
            sums = call("cumsum", p)
            places = searchsorted(sums / sums[-1], drawn, "right")
            first = call("sort", unique(places, return_index=True)[1])
            found += places[first].tolist()
        return array(found, int).reshape(shape)

    def __getattr__(self, name):
        if name in LACKING:
            raise NotImplementedError(NEXT.format(name))
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)


class Generator(_Draws):
    """Random numbers from PCG64."""

    _normal, _exponential, _masked = "normal", "exponential", False
    _MISTAKES = {
        "few": "a must be a positive integer unless no samples are taken",
        "empty": "a cannot be empty unless no samples are taken",
        "axes": "p must be 1-dimensional",
        "sizes": "a and p must have same size",
        "negative": "Probabilities are not non-negative",
        "sum": "Probabilities do not sum to 1. See Notes section of docstring for more information.",
        "many": "Cannot take a larger sample than population when replace is False",
    }

    def __init__(self, bit_generator):
        self._bits = self.bit_generator = bit_generator

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return f"Generator({type(self._bits).__name__})"

    def random(self, size=None, dtype=float, out=None):
        """Numbers from zero up to one."""
        drawn = self._draw("float" if _dtype(dtype).name == "float32" else "double", size)
        return array(drawn, "float32")[()] if _dtype(dtype).name == "float32" and size is None else drawn

    def standard_normal(self, size=None, dtype=float, out=None):
        """Numbers from the normal distribution around zero."""
        if _dtype(dtype).name == "float32":
            raise NotImplementedError(NEXT.format("normal numbers of float32"))
        return self._draw("normal", size)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        """Whole numbers from low up to high."""
        return self._integers(low, high, size, dtype, endpoint, "integers")

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Elements of an array, or whole numbers below one."""
        count, p = self._population(a, size, replace, p, axis)
        if p is not None:
            places = self._weighted(p, size, replace)
        elif replace:
            places = asarray(self.integers(0, count, size))
        else:
            shape = _shape(size)
            places = arrays.wrap(runtime.draw_sample(self._bits._handle, count, math.prod(shape), shuffle)).reshape(shape)
        return _picked(a, places, axis)

    def spawn(self, n_children):
        """Independent generators."""
        sequence = self._bits.seed_seq
        return [Generator(PCG64(SeedSequence(sequence.entropy, spawn_key=(*sequence.spawn_key, i)))) for i in range(n_children)]


class RandomState(_Draws):
    """Random numbers from the Mersenne Twister."""

    _normal, _exponential, _masked = "legacyNormal", "legacyExponential", True
    _MISTAKES = {
        "few": "a must be greater than 0 unless no samples are taken",
        "empty": "'a' cannot be empty unless no samples are taken",
        "axes": "'p' must be 1-dimensional",
        "sizes": "'a' and 'p' must have same size",
        "negative": "probabilities are not non-negative",
        "sum": "probabilities do not sum to 1",
        "many": "Cannot take a larger sample than population when 'replace=False'",
    }

    def __init__(self, seed=None):
        self._bits = seed if isinstance(seed, BitGenerator) else MT19937(seed)

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return "RandomState(MT19937)"

    def seed(self, seed=None):
        """Starts anew from a seed."""
        self._bits = MT19937(seed)

    def random_sample(self, size=None):
        """Numbers from zero up to one."""
        return self._draw("double", size)

    random = random_sample

    def rand(self, *args):
        """Numbers from zero up to one, in a shape."""
        return self._draw("double", args or None)

    def randn(self, *args):
        """Numbers from the normal distribution around zero, in a shape."""
        return self._draw("legacyNormal", args or None)

    def standard_normal(self, size=None):
        """Numbers from the normal distribution around zero."""
        return self._draw("legacyNormal", size)

    def randint(self, low, high=None, size=None, dtype=int):
        """Whole numbers from low up to high."""
        drawn = self._integers(low, high, size, dtype, False, "randint")
        return int(drawn) if size is None and dtype is int else drawn

    def choice(self, a, size=None, replace=True, p=None):
        """Elements of a vector, or whole numbers below one."""
        if hasattr(a, "__len__") and asarray(a).ndim != 1:
            raise ValueError("a must be 1-dimensional")
        count, p = self._population(a, size, replace, p, 0)
        if p is not None:
            places = self._weighted(p, size, replace)
        elif replace:
            places = asarray(self.randint(0, count, size))
        else:
            shape = _shape(size)
            places = self.permutation(count)[: math.prod(shape)].reshape(shape)
        return _picked(a, places, 0)


def _picked(a, places, axis):
    if not hasattr(a, "__len__"):
        return places if places.ndim else int(places)
    return take(asarray(a), places, axis)


def _shape(size):
    if size is None:
        return ()
    return tuple(operator.index(each) for each in size) if hasattr(size, "__iter__") else (operator.index(size),)


def _ndim(value):
    return 0 if value is None else asarray(value).ndim
