"""Assertions about arrays."""

import contextlib

from numpy._src.absence import absent
from numpy._src.arrays import asarray, call, filled
from numpy._src.selection import argwhere, array_equal
from numpy._src.ufuncs import members as _ufuncs

__all__ = (
    "assert_ assert_allclose assert_almost_equal assert_array_almost_equal assert_array_equal assert_array_less assert_equal "
    "assert_raises assert_raises_regex"
).split()


def assert_(val, msg=""):
    """Fails unless a value is true."""
    if not val:
        raise AssertionError(msg)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    """Fails unless all elements are equal within a tolerance."""
    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}"
    isclose = lambda x, y: call("isclose", x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)
    _compare(actual, desired, isclose, header, err_msg, equal_nan, strict)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Fails unless two arrays have the same shape and elements."""
    _compare(actual, desired, lambda x, y: x == y, "Arrays are not equal", err_msg, True, strict)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Fails unless all elements are equal to so many decimals."""
    header = f"Arrays are not almost equal to {decimal} decimals"
    _compare(actual, desired, lambda x, y: _ufuncs["absolute"](x - y) < 1.5 * 10.0**-decimal, header, err_msg, True, False)


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Fails unless all elements of one array are less than those of the other."""
    _compare(x, y, lambda x, y: x < y, "Arrays are not strictly ordered `x < y`", err_msg, False, strict, ("x", "y"))


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Fails unless two numbers or arrays are equal to so many decimals."""
    if asarray(actual).ndim or asarray(desired).ndim:
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if not abs(desired - actual) < 1.5 * 10.0**-decimal and not (actual != actual and desired != desired):
        header = f"\nArrays are not almost equal to {decimal} decimals{_extra(err_msg)}"
        raise AssertionError(f"{header}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Fails unless two values are equal, and what they contain."""
    if isinstance(desired, dict) and isinstance(actual, dict):
        assert_equal(sorted(actual, key=str), sorted(desired, key=str), err_msg)
        for key in desired:
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}")
    elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        if len(actual) != len(desired):
            raise AssertionError(f"\nItems are not equal:{_extra(err_msg)}\n ACTUAL: {len(actual)}\n DESIRED: {len(desired)}")
        for i, (one, other) in enumerate(zip(actual, desired)):
            assert_equal(one, other, f"item={i!r}\n{err_msg}")
    elif hasattr(actual, "shape") or hasattr(desired, "shape"):
        assert_array_equal(actual, desired, err_msg, strict=strict)
    elif not (actual == desired or (actual != actual and desired != desired)):
        raise AssertionError(f"\nItems are not equal:{_extra(err_msg)}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_raises(exception_class, callable=None, *args, **kwargs):
    """Fails unless a function, or the `with` block, raises an exception."""
    manager = _raising(exception_class)
    if callable is None:
        return manager
    with manager:
        callable(*args, **kwargs)


def assert_raises_regex(exception_class, expected_regexp, callable=None, *args, **kwargs):
    """Fails unless a function, or the `with` block, raises an exception with such a message."""
    manager = _raising(exception_class, expected_regexp)
    if callable is None:
        return manager
    with manager:
        callable(*args, **kwargs)


@contextlib.contextmanager
def _raising(kind, pattern=None):
    import re

    try:
        yield
    except kind as error:
        if pattern is not None and not re.search(pattern, str(error)):
            raise AssertionError(f'"{pattern}" does not match "{error}"') from None
        return
    raise AssertionError(f"{kind.__name__} not raised")


def _extra(message):
    return f"\n{message}" if message else ""


def _compare(actual, desired, holds, header, message, equal_nan, strict, names=("ACTUAL", "DESIRED")):
    x, y = asarray(actual), asarray(desired)
    head = f"\n{header}{_extra(message)}\n"
    tail = "".join(f"\n {name}: {_shown(value)}" for name, value in zip(names, (x, y)))
    if strict and (x.shape != y.shape or x.dtype != y.dtype):
        raise AssertionError(f"{head}\n(shapes {x.shape}, {y.shape}, dtypes {x.dtype}, {y.dtype} mismatch){tail}")
    if x.shape != y.shape and x.ndim and y.ndim:
        raise AssertionError(f"{head}\n(shapes {x.shape}, {y.shape} mismatch){tail}")
    is_nan = [_ufuncs["isnan"](each) if each.dtype.kind in "fc" else filled(each.shape, False, bool) for each in (x, y)]
    if equal_nan and not array_equal(*call("broadcast_arrays", *map(asarray, is_nan))):
        raise AssertionError(f"{head}\nnan location mismatch:{tail}")
    good = asarray(holds(x, y))
    if equal_nan:
        good = good | (asarray(is_nan[0]) & asarray(is_nan[1]))
    if good.all():
        return
    count, wrong = good.size, good.size - int(good.sum())
    lines = [f"Mismatched elements: {wrong} / {count} ({100 * wrong / count:.3g}%)"]
    x, y = (asarray(call("broadcast_to", each, good.shape)) for each in (x, y))
    bad = _ufuncs["logical_not"](asarray(good))
    if good.ndim:
        places = argwhere(bad).tolist()[:5]
        lines.append(f"First 5 mismatches are at indices:" if wrong > 5 else f"Mismatch at {'index' if wrong == 1 else 'indices'}:")
        lines += [f" {place}: {x[tuple(place)]} ({names[0]}), {y[tuple(place)]} ({names[1]})" for place in places]
    if x.dtype.kind != "b":
        distance = _ufuncs["absolute"](x[bad] - y[bad])
        lines.append(f"Max absolute difference among violations: {_number(distance.max())}")
        size = _ufuncs["absolute"](y[bad])
        ratio = distance[size != 0] / size[size != 0]
        lines.append(f"Max relative difference among violations: {_number(ratio.max()) if ratio.size else 'inf'}")
    raise AssertionError(head + "\n" + "\n".join(lines) + tail)


def _number(value):
    return str(asarray([value]))[1:-1].strip()


def _shown(value):
    text = repr(value)
    return text if len(text.split("\n")) <= 3 else "\n".join([*text.split("\n")[:3], "..."])


def __getattr__(name):
    raise absent(__name__, name)
