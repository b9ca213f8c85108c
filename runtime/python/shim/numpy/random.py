"""Random numbers: those that NumPy draws from the same seeds."""

from numpy._src.absence import absent
from numpy._src.generators import LACKING as _LACKING
from numpy._src.generators import MT19937, PCG64, BitGenerator, Generator, RandomState, SeedSequence
from numpy._src.generators import NEXT as _NEXT

__all__ = (
    "BitGenerator Generator MT19937 PCG64 RandomState SeedSequence choice default_rng exponential normal permutation rand randint "
    "randn random random_sample ranf sample seed shuffle standard_exponential standard_normal uniform"
).split()

def default_rng(seed=None):
    """A new generator of random numbers."""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, BitGenerator) else PCG64(seed))


_started = []


def _global_state():
    """The state behind `np.random.rand` and its like; made when it is first asked for."""
    if not _started:
        _started.append(RandomState())
    return _started[0]


def _forwarded(name):
    def function(*args, **kwargs):
        return getattr(_global_state(), name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(RandomState, name).__doc__
    return function


for _name in __all__[__all__.index("choice") :]:
    if hasattr(RandomState, _name):
        globals()[_name] = _forwarded(_name)
ranf = sample = random_sample


def __getattr__(name):
    if name in _LACKING:
        raise NotImplementedError(_NEXT.format(name))
    raise absent(__name__, name)
