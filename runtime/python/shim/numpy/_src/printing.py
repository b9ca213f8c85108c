"""How arrays are printed."""

import contextlib
import json
import sys

from numpy._src import runtime
from numpy._src.arrays import asarray

__all__ = "array2string array_repr array_str get_printoptions printoptions set_printoptions".split()

_options = {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False}
_FIXED = {"nanstr": "nan", "infstr": "inf", "sign": "-", "formatter": None, "floatmode": "maxprec", "legacy": False, "override_repr": None}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **others):
    """Changes how arrays are printed."""
    for name, value in others.items():
        if name not in _FIXED:
            raise TypeError(f"set_printoptions() got an unexpected keyword argument {name!r}")
        if value is not None and value != _FIXED[name]:
            raise NotImplementedError(f"The bundled numpy prints arrays with {name}={_FIXED[name]!r} alone.")
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth, "suppress": suppress}
    _options.update({name: value for name, value in given.items() if value is not None})
    _apply(_options)


def get_printoptions():
    """How arrays are printed."""
    return {**_options, **_FIXED}


@contextlib.contextmanager
def printoptions(*args, **options):
    """Changes how arrays are printed for a while."""
    before = dict(_options)
    set_printoptions(*args, **options)
    try:
        yield get_printoptions()
    finally:
        _options.update(before)
        _apply(before)


def array2string(
    a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None, threshold=None, edgeitems=None
):
    """The text of an array, without its type."""
    if separator != " " or formatter is not None or prefix:
        raise NotImplementedError("The bundled numpy has array2string with the separator ' ' alone.")
    with printoptions(precision, threshold, edgeitems, max_line_width, suppress_small):
        return str(asarray(a))


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    """The text of an array, without its type."""
    return array2string(a, max_line_width, precision, suppress_small)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """The text of an array, with its type."""
    with printoptions(precision, None, None, max_line_width, suppress_small):
        return repr(asarray(arr))


def _apply(options):
    threshold = min(options["threshold"], sys.maxsize)
    runtime.set_print_options(json.dumps({**options, "threshold": threshold if threshold == threshold else 0}))
