"""Functions of neighbouring elements and of tables."""

import math

from numpy._src.arrays import asarray, call, filled, normalize_axis
from numpy._src.selection import searchsorted
from numpy._src.shapes import moveaxis
from numpy._src.ufuncs import members

__all__ = "convolve correlate gradient interp unwrap".split()

_isnan = members["isnan"]


def interp(x, xp, fp, left=None, right=None, period=None):
    """The values on straight lines between those of a table."""
    if period is not None:
        raise NotImplementedError("The bundled numpy has no period for interp.")
    at, xp, fp = asarray(x).astype(float), asarray(xp).astype(float), asarray(fp) * 1.0
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    last = len(xp) - 1
    places = asarray(searchsorted(xp, at, "right")) - 1
    lower = asarray(members["minimum"](members["maximum"](places, 0), max(last - 1, 0)))
    upper = members["minimum"](lower + 1, last)
    slopes = (fp[1:] - fp[:-1]) / (xp[1:] - xp[:-1]) if last else filled(1, 0, float)
    result = asarray(slopes[lower] * (at - xp[lower]) + fp[lower])
    result = call("where", at == xp[asarray(upper)], fp[asarray(upper)], result)
    result = call("where", at < xp[0], fp[0] if left is None else left, result)
    result = call("where", at > xp[-1], fp[-1] if right is None else right, result)
    return call("where", _isnan(at), at, result)


def gradient(f, *varargs, axis=None, edge_order=1):
    """The slopes along each axis by differences of neighbours."""
    if edge_order != 1:
        raise NotImplementedError("The bundled numpy has gradient with edge_order=1 alone.")
    f = asarray(f)
    f = f.astype(float) if f.dtype.kind in "iub" else f
    axes = range(f.ndim) if axis is None else [normalize_axis(each, f.ndim) for each in (axis if hasattr(axis, "__iter__") else (axis,))]
    spacings = list(varargs) * len(axes) if len(varargs) == 1 else list(varargs) or [1.0] * len(axes)
    if len(spacings) != len(axes):
        raise TypeError("invalid number of arguments")
    results = [_slopes(f, asarray(spacing), axis) for spacing, axis in zip(spacings, axes)]
    return results[0] if len(results) == 1 else tuple(results)


def _slopes(f, spacing, axis):
    f = moveaxis(f, axis, 0)
    if len(f) < 2:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
    steps = spacing[1:] - spacing[:-1] if spacing.ndim == 1 else None
    if steps is not None and (steps == steps[0]).all():
        spacing, steps = asarray(steps[0]), None
    result = filled(f.shape, 0, f.dtype)
    if steps is None:
        result[1:-1] = (f[2:] - f[:-2]) / (2.0 * spacing)
        first = last = spacing
    else:
        before, after = (each.reshape([-1] + [1] * (f.ndim - 1)) for each in (steps[:-1], steps[1:]))
        a = -after / (before * (before + after))
        b = (after - before) / (before * after)
        c = before / (after * (before + after))
        result[1:-1] = a * f[:-2] + b * f[1:-1] + c * f[2:]
        first, last = steps[0], steps[-1]
    result[0] = (f[1] - f[0]) / first
    result[-1] = (f[-1] - f[-2]) / last
    return moveaxis(result, 0, axis)


def correlate(a, v, mode="valid"):
    """The sums of products of one vector with another one that slides along it."""
    return _slide(asarray(a), members["conjugate"](asarray(v)), mode)


def convolve(a, v, mode="full"):
    """The sums of products of one vector with the other reversed, which slides along it."""
    a, v = asarray(a).reshape(-1), asarray(v).reshape(-1)
    if len(v) > len(a):
        a, v = v, a
    if len(a) == 0 or len(v) == 0:
        raise ValueError(f"{'a' if len(a) == 0 else 'v'} cannot be empty")
    return _slide(a, v[::-1], mode)


def _slide(a, v, mode):
    if mode not in ("valid", "same", "full"):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got '{mode}')")
    if len(v) > len(a):
        return _slide(v, a, mode)[::-1]
    margin = {"valid": 0, "same": len(v) // 2, "full": len(v) - 1}[mode]
    count = {"valid": len(a) - len(v) + 1, "same": len(a), "full": len(a) + len(v) - 1}[mode]
    padded = call("pad", a, (margin, len(v)))
    windows = padded[call("arange", count)[:, None] + call("arange", len(v))]
    return call("dot", windows, v)


def unwrap(p, discont=None, axis=-1, *, period=2 * math.pi):
    """The values with jumps of more than half a period taken out."""
    p = moveaxis(asarray(p) * 1.0, axis, -1)
    jumps = p[..., 1:] - p[..., :-1]
    half = period / 2
    wrapped = (jumps + half) % period - half
    wrapped = call("where", (wrapped == -half) & (jumps > 0), half, wrapped)
    correction = call("where", members["absolute"](jumps) < (half if discont is None else discont), 0.0, wrapped - jumps)
    result = p.copy()
    result[..., 1:] = p[..., 1:] + call("cumsum", correction, axis=-1)
    return moveaxis(result, -1, axis)
