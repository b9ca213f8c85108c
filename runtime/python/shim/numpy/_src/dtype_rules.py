"""What dtypes there are, what they hold, and what several of them share."""

import math

from jax._src.dtypes import dtype
from numpy._src import scalars
from numpy._src.arrays import array, asarray, call, is_jax, ndarray

__all__ = (
    "astype can_cast common_type finfo iinfo iscomplexobj isdtype isfortran isrealobj isscalar issubdtype may_share_memory "
    "min_scalar_type promote_types result_type shares_memory"
).split()

_RANKS = "biufc"
_KINDS = {
    "bool": "b",
    "signed integer": "i",
    "unsigned integer": "u",
    "integral": "iu",
    "real floating": "f",
    "complex floating": "c",
    "numeric": "iufc",
}


def issubdtype(arg1, arg2):
    """Whether one type is among those of another one."""
    return issubclass(_class_of(arg1), _class_of(arg2))


def _class_of(kind):
    if isinstance(kind, type) and issubclass(kind, scalars.generic):
        return kind
    return dtype(kind).type


def isdtype(dtype_, kind):
    """Whether a dtype is of a kind, named as in the array API."""
    given = dtype(dtype_)
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return any(given.kind in _KINDS[each] if isinstance(each, str) and each in _KINDS else given == each for each in kinds)


def isscalar(element):
    """Whether a value is a number or a text, and no array."""
    return isinstance(element, (scalars.generic, int, float, complex, str, bytes))


def iscomplexobj(x):
    """Whether the elements are complex."""
    return asarray(x).dtype.kind == "c"


def isrealobj(x):
    """Whether the elements are not complex."""
    return not iscomplexobj(x)


def isfortran(a):
    """Whether the elements lie in column-major order, and not in row-major order too."""
    return a.flags.f_contiguous and not a.flags.c_contiguous


def promote_types(type1, type2):
    """The least dtype that holds what both hold."""
    return result_type(dtype(type1), dtype(type2))


def result_type(*arrays_and_dtypes):
    """The dtype of a result of all these."""
    operands = []
    for each in arrays_and_dtypes:
        if isinstance(each, (ndarray, scalars.generic)) or is_jax(each):
            operands.append(array([], dtype(each.dtype.name)))
        elif isinstance(each, (int, float, complex)) and not isinstance(each, type):
            operands.append(each)
        else:
            operands.append(array([], dtype(each)))
    if not any(isinstance(each, ndarray) for each in operands):
        return asarray(sum(operands)).dtype
    result = asarray(call("where", True, operands[0], operands[0]))
    for each in operands[1:]:
        result = asarray(call("where", True, result, each))
    return result.dtype


def common_type(*arrays):
    """The float or complex dtype that arrays share."""
    return result_type(*(each if each.dtype.kind in "fc" else dtype(float) for each in map(asarray, arrays))).type


def can_cast(from_, to, casting="safe"):
    """Whether elements of one dtype can become those of another."""
    source, target = dtype(from_.dtype if isinstance(from_, (ndarray, scalars.generic)) else from_), dtype(to)
    if casting in ("no", "equiv"):
        return source == target
    if casting == "unsafe":
        return True
    if casting == "safe":
        return promote_types(source, target) == target
    return promote_types(source, target) == target or (
        _RANKS.index(source.kind) <= _RANKS.index(target.kind) and not (source.kind == "i" and target.kind == "u")
    )


def min_scalar_type(a):
    """The least dtype that holds a number."""
    value = asarray(a)[()].item()
    if isinstance(value, bool):
        return dtype(bool)
    if isinstance(value, int):
        names = [f"{'int' if value < 0 else 'uint'}{bits}" for bits in (8, 16, 32, 64)]
        return dtype(next(name for name in names if iinfo(name).min <= value <= iinfo(name).max))
    return dtype("float16" if isinstance(value, float) else "complex64")


def astype(x, dtype, /, *, copy=True, device=None):
    """The elements in another dtype."""
    return x.astype(dtype, copy=copy)


def shares_memory(a, b, max_work=None):
    """Whether two arrays have memory in common."""
    return (a if a.base is None else a.base) is (b if b.base is None else b.base)


may_share_memory = shares_memory


class iinfo:
    """What an integer dtype holds."""

    def __init__(self, type):
        self.dtype = dtype(type.dtype if hasattr(type, "dtype") else type)
        if self.dtype.kind not in "iu":
            raise ValueError(f"Invalid integer data type {self.dtype.kind!r}.")
        self.kind = self.dtype.kind
        self.bits = 8 * self.dtype.itemsize
        self.min = 0 if self.kind == "u" else -(2 ** (self.bits - 1))
        self.max = 2 ** (self.bits - (self.kind == "i")) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


class finfo:
    """What a float dtype holds."""

    _FACTS = {"bfloat16": (7, 8, 2), "float16": (10, 5, 3), "float32": (23, 8, 6), "float64": (52, 11, 15)}

    def __init__(self, dtype_):
        kind = dtype(dtype_.dtype if hasattr(dtype_, "dtype") else dtype_)
        self.dtype = dtype({"complex64": "float32", "complex128": "float64"}.get(kind.name, kind))
        if self.dtype.name not in self._FACTS:
            raise ValueError(f"data type {kind.type!r} not inexact")
        self.nmant, self.iexp, self.precision = self._FACTS[self.dtype.name]
        self.bits = 8 * self.dtype.itemsize
        self.maxexp = 2 ** (self.iexp - 1)
        self.minexp = 2 - self.maxexp
        number = self.dtype.type
        self.eps = number(2.0**-self.nmant)
        self.epsneg = number(2.0 ** -(self.nmant + 1))
        self.max = number((2 - 2.0**-self.nmant) * 2.0 ** (self.maxexp - 1))
        self.min = -self.max
        self.tiny = self.smallest_normal = number(2.0**self.minexp)
        self.smallest_subnormal = number(math.ldexp(1.0, self.minexp - self.nmant))
        self.resolution = number(10.0**-self.precision)

    def __repr__(self):
        return f"finfo(resolution={self.resolution!s}, min={self.min!s}, max={self.max!s}, dtype={self.dtype})"
