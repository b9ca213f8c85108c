"""The functions that the rows of the API table compute by NumPy's rules as they are."""

from jax._src.described import Described
from jax._src.dtypes import dtype as _dtype
from jax._src.rows import _table
from numpy._src import floating_errors
from numpy._src.arrays import array, as_operand, asarray, call, is_jax, ndarray, normalize_axis

_NAMES = (
    "sum prod max amax min amin all any mean ptp nansum nanprod nanmax nanmin nanmean count_nonzero var std nanvar nanstd "
    "argmax argmin nanargmax nanargmin average cumsum cumprod nancumsum nancumprod cumulative_sum cumulative_prod "
    "zeros_like ones_like empty_like full_like tri indices roll tile concatenate concat stack "
    "append select isclose sort argsort take_along_axis tril triu diag trace dot vdot "
    "inner outer kron tensordot vecdot cross einsum diff ediff1d trapezoid pad angle real imag iscomplex isreal isposinf "
    "isneginf nan_to_num sinc bartlett blackman hamming hanning packbits unpackbits tril_indices_from triu_indices_from "
    "diag_indices_from polysub kaiser i0"
)
# Where NumPy asks the array of another library for its own method.
_METHODS = frozenset("sum prod max min all any mean ptp var std argmax argmin cumsum cumprod trace".split())
# Where the second argument is an axis.
_REDUCING = frozenset(
    "sum prod max amax min amin all any mean ptp nansum nanprod nanmax nanmin nanmean count_nonzero var std nanvar nanstd argmax "
    "argmin nanargmax nanargmin average cumsum cumprod nancumsum nancumprod".split()
)
# What NumPy takes and what makes no difference here.
_IDLE = frozenset("casting copy kind optimize order subok".split())
_signatures = {name.removeprefix("jax.numpy."): (signature, summary) for name, signature, summary, *_ in _table["functions"]}


def _function(name):
    signature, summary = _signatures[name]

    def function(*args, **kwargs):
        if args and is_jax(args[0]) and name in _METHODS:
            return getattr(args[0], name)(*args[1:], **kwargs)
        out = kwargs.pop("out", None)
        if kwargs.get("dtype") is not None:
            kwargs["dtype"] = _dtype(kwargs["dtype"])
        if name in _REDUCING and args:
            _check_axes(kwargs["axis"] if "axis" in kwargs else args[1] if len(args) > 1 else None, args[0])
        for option in _IDLE & kwargs.keys():
            kwargs.pop(option)
        if kwargs.get("keepdims") is None:
            kwargs.pop("keepdims", None)
        if kwargs.get("where") is True:
            del kwargs["where"]
        args, kwargs = tuple(map(as_operand, args)), {key: as_operand(value) for key, value in kwargs.items()}
        result = call(name, *args, **kwargs)
        if name == "mean" and 0 in asarray(args[0]).shape:
            floating_errors.warn("Mean of empty slice", RuntimeWarning)
            floating_errors.tell("invalid", f"invalid value encountered in {'divide' if isinstance(result, ndarray) else 'scalar divide'}")
        if out is not None:
            out[...] = result
            return out
        return array(result) if (name.endswith("_like") or name == "tensordot") and not isinstance(result, ndarray) else result

    function.__module__ = "numpy"
    function.__name__ = function.__qualname__ = name
    function.__doc__ = summary
    function.__wrapped__ = Described(signature)
    return function


def _check_axes(axis, a):
    for each in axis if isinstance(axis, (tuple, list)) else (axis,):
        if each is not None:
            normalize_axis(each, asarray(a).ndim)


members = {name: _function(name) for name in _NAMES.split()}


def _method(name):
    function = members[name]
    return lambda self, *args, **kwargs: function(self, *args, **kwargs)


for _name in "sum prod max min all any mean var std argmax argmin cumsum cumprod argsort trace dot".split():
    setattr(ndarray, _name, _method(_name))
    getattr(ndarray, _name).__name__ = _name
