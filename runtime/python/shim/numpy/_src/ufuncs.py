"""NumPy's elementwise functions, which are objects with methods of their own."""

from jax._src import marshal
from jax._src.dtypes import dtype as _dtype
from numpy._src import runtime
from numpy._src.arrays import array, as_operand, asarray, call, filled, ndarray, normalize_axis, wrap

_REDUCTIONS = {"add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any"}
_RUNNING = {"add": "cumsum", "multiply": "cumprod"}


class ufunc:
    """A function of the elements of one or two arrays, which are broadcast."""

    __slots__ = ("__name__", "nin", "nout")
    __module__ = "numpy"

    def __init__(self, name, nin, nout=1):
        self.__name__ = name
        self.nin = nin
        self.nout = nout

    def __call__(self, *operands, out=None, where=True, dtype=None, casting="same_kind", order="K", subok=True):
        if len(operands) > self.nin:
            *operands, out = operands
        if len(operands) != self.nin:
            given = len(operands)
            verb = "was" if given == 1 else "were"
            takes = f"from {self.nin} to {self.nin + self.nout}"
            raise TypeError(f"{self.__name__}() takes {takes} positional arguments but {given} {verb} given")
        if dtype is not None:
            operands = [asarray(operand).astype(dtype, copy=False) for operand in operands]
        operands = tuple(as_operand(operand) for operand in operands)
        out = out[0] if isinstance(out, tuple) else out
        if where is not True:
            return self._where(operands, out, where)
        given = marshal.dumps(operands, [])
        if out is None:
            return wrap(runtime.ufunc(self.__name__, given) if self.__name__ != "matmul" else runtime.operate_value(7, given))
        if not isinstance(out, ndarray):
            raise TypeError("return arrays must be of ArrayType")
        if not out._writeable:
            raise ValueError("output array is read-only")
        marshal.loads(runtime.into(self.__name__, out._handle, given))
        return out

    def _where(self, operands, out, where):
        result = asarray(self(*operands))
        target = filled(result.shape, 0, result.dtype) if out is None else out
        target[...] = call("where", where, result, target)
        return target

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __reduce__(self):
        return self.__name__

    def reduce(self, a, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        """The elements along axes combined to one."""
        a = asarray(a)
        name = _REDUCTIONS.get(self.__name__)
        if name is None:
            return self._fold(a, axis, keepdims)
        options = {"axis": axis, "keepdims": keepdims}
        if name in ("sum", "prod"):
            options["dtype"] = None if dtype is None else _dtype(dtype)
        if initial is not None:
            options["initial"] = initial
        if where is not True:
            options["where"] = where
        result = call(name, a, **options)
        if out is None:
            return result
        out[...] = result
        return out

    def accumulate(self, array, axis=0, dtype=None, out=None):
        """The elements up to each along an axis combined."""
        values = asarray(array)
        if self.__name__ in _RUNNING:
            return call(_RUNNING[self.__name__], values, axis=axis, dtype=None if dtype is None else _dtype(dtype))
        result = values.copy()
        lines, sources = _along(result, axis), _along(values, axis)
        for i in range(1, len(lines)):
            lines[i] = self(lines[i - 1], sources[i])
        return result

    def outer(self, A, B):
        """The function of every element of one with every element of the other."""
        A, B = asarray(A), asarray(B)
        return self(A.reshape(A.shape + (1,) * B.ndim), B)

    def at(self, a, indices, b=None):
        """Changes elements in place, one after the other where an index comes twice."""
        places = asarray(indices) if not isinstance(indices, tuple) else indices
        if isinstance(places, tuple) or places.dtype.kind == "b":
            positions = filled(a.shape, 0, int)
            positions[...] = call("arange", a.size).reshape(a.shape)
            flat, places = a.reshape(-1), asarray(positions[indices]).reshape(-1)
            values = None if b is None else _spread(b, positions[indices].shape).reshape(-1)
        elif a.ndim == 1:
            flat, places, values = a, places.reshape(-1), None if b is None else _spread(b, places.shape).reshape(-1)
        else:
            return self.at(a, (places,), b)
        for i, place in enumerate(places.tolist()):
            flat[place] = self(flat[place]) if values is None else self(flat[place], values[i])
        if flat is not a and flat._base is None:
            a[...] = flat.reshape(a.shape)

    def _fold(self, a, axis, keepdims):
        lines = _along(a, axis)
        if len(lines) == 0:
            raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
        result = lines[0]
        for line in lines[1:]:
            result = self(result, line)
        if not keepdims:
            return result
        axis = normalize_axis(axis, a.ndim)
        return asarray(result).reshape(*(1 if each == axis else size for each, size in enumerate(a.shape)))


def _along(a, axis):
    axis = normalize_axis(axis, a.ndim)
    return a.transpose(axis, *(each for each in range(a.ndim) if each != axis))


def _spread(values, shape):
    return call("broadcast_to", asarray(values), shape)


_UNARY = (
    "exp exp2 expm1 log log1p log2 log10 sqrt cbrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh "
    "reciprocal deg2rad radians rad2deg degrees fabs spacing absolute positive sign square floor ceil trunc rint conjugate "
    "invert bitwise_count logical_not isfinite isinf isnan signbit negative"
)
_BINARY = (
    "add subtract multiply divide floor_divide remainder fmod power float_power arctan2 hypot heaviside copysign nextafter "
    "maximum minimum fmax fmin logaddexp logaddexp2 bitwise_and bitwise_or bitwise_xor logical_and logical_or logical_xor "
    "left_shift right_shift equal not_equal greater greater_equal less less_equal gcd lcm matmul"
)
_ALIASES = {
    "abs": "absolute",
    "acos": "arccos",
    "acosh": "arccosh",
    "asin": "arcsin",
    "asinh": "arcsinh",
    "atan": "arctan",
    "atan2": "arctan2",
    "atanh": "arctanh",
    "bitwise_invert": "invert",
    "bitwise_left_shift": "left_shift",
    "bitwise_not": "invert",
    "bitwise_right_shift": "right_shift",
    "conj": "conjugate",
    "mod": "remainder",
    "pow": "power",
    "true_divide": "divide",
}
members = {name: ufunc(name, 1) for name in _UNARY.split()} | {name: ufunc(name, 2) for name in _BINARY.split()}
members.update(divmod=ufunc("divmod", 2, 2), modf=ufunc("modf", 1, 2))
members.update({alias: members[name] for alias, name in _ALIASES.items()})
