"""Counting, quantiles and covariances, computed step by step as NumPy does."""

import math
import operator

from numpy._src.arrays import array, asarray, call, filled, is_jax, ndarray, normalize_axis
from numpy._src.creation import linspace
from numpy._src.selection import searchsorted
from numpy._src.shapes import moveaxis
from numpy._src.ufuncs import members

__all__ = (
    "around bincount corrcoef cov digitize histogram histogram2d histogram_bin_edges median nanmedian nanpercentile nanquantile "
    "percentile quantile round"
).split()

_isnan = members["isnan"]
_floor = members["floor"]


def round(a, decimals=0, out=None):
    """The elements to so many decimals, halves to even."""
    if is_jax(a):
        return a.round(decimals)
    values = asarray(a)
    if values.dtype.kind in "iub":
        result = array(a)[()] if decimals >= 0 else (members["rint"](values / 10**-decimals) * 10**-decimals).astype(values.dtype)
    elif values.dtype.kind == "c":
        result = round(values.real, decimals) + 1j * round(values.imag, decimals)
    elif decimals == 0:
        result = members["rint"](values)
    else:
        scale = 10.0 ** abs(decimals)
        result = members["rint"](values * scale) / scale if decimals > 0 else members["rint"](values / scale) * scale
    if out is None:
        return result
    out[...] = result
    return out


around = round


def _sorted_together(a, axis, widens=True):
    """The elements along the axes that go away in order, along the first axis; and those axes."""
    a = asarray(a)
    a = a.astype(float) if widens and a.dtype.kind in "iub" else a
    if axis is None:
        axes = tuple(range(a.ndim))
    else:
        axes = tuple(normalize_axis(each, a.ndim) for each in (axis if isinstance(axis, (tuple, list)) else (axis,)))
    moved = moveaxis(a, axes, range(len(axes)))
    rest = moved.shape[len(axes) :]
    return call("sort", moved.reshape((-1, *rest)), axis=0), axes, a.ndim


def _kept(result, axes, ndim, keepdims, lead=()):
    if not keepdims:
        return result
    sizes = iter(asarray(result).shape[len(lead) :])
    return asarray(result).reshape((*lead, *(1 if each in axes else next(sizes) for each in range(ndim))))


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    """The quantiles along axes, which go away; an axis of q comes first."""
    if weights is not None or method not in ("linear", "lower", "higher", "midpoint", "nearest"):
        raise NotImplementedError("The bundled numpy has the methods linear, lower, higher, midpoint and nearest, and no weights.")
    shares = asarray(q) * 1.0
    if (asarray(shares < 0) | asarray(shares > 1)).any():
        raise ValueError("Quantiles must be in the range [0, 1]")
    values, axes, ndim = _sorted_together(a, axis, method in ("linear", "midpoint"))
    count = len(values)
    if count == 0:
        return _kept(filled((*asarray(shares).shape, *values.shape[1:]), math.nan, float)[()], axes, ndim, keepdims, asarray(shares).shape)
    parts = [_quantile(values, share, count, method) for share in asarray(shares).reshape(-1).tolist()]
    lead = asarray(shares).shape
    result = parts[0] if lead == () else call("stack", [asarray(part) for part in parts]).reshape((*lead, *values.shape[1:]))
    result = _kept(result, axes, ndim, keepdims, lead)
    if out is None:
        return result
    out[...] = result
    return out


def _quantile(values, share, count, method):
    place = share * (count - 1)
    low, high = math.floor(place), min(math.floor(place) + 1, count - 1)
    if method == "lower":
        result = values[low]
    elif method == "higher":
        result = values[math.ceil(place)]
    elif method == "nearest":
        result = values[int(members["rint"](place))]
    else:
        weight = place - low if method == "linear" else 0.5 if place > low else 0.0
        lower, upper = values[low], values[high]
        distance = upper - lower
        result = lower + distance * weight if weight < 0.5 else upper - distance * (1 - weight)
    last = values[-1]
    return call("where", _isnan(last), last, result) if values.dtype.kind == "f" and asarray(_isnan(last)).any() else result


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    """The percentiles along axes, which go away; an axis of q comes first."""
    shares = asarray(q) / 100.0
    if (asarray(shares < 0) | asarray(shares > 1)).any():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return quantile(a, shares, axis, out, overwrite_input, method, keepdims, weights=weights)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median along axes, which go away."""
    values, axes, ndim = _sorted_together(a, axis)
    count = len(values)
    if count == 0:
        return call("mean", values, axis=0)
    result = call("mean", values[count // 2 : count // 2 + 1] if count % 2 else values[count // 2 - 1 : count // 2 + 1], axis=0)
    if values.dtype.kind == "f" and asarray(_isnan(values[-1])).any():
        result = call("where", _isnan(values[-1]), values[-1], result)
    result = _kept(result, axes, ndim, keepdims)
    if out is None:
        return result
    out[...] = result
    return out


def _of_numbers(function):
    """The function along one axis of the elements that are numbers."""

    def ignoring(a, *args, axis=None, keepdims=False, **options):
        a = asarray(a)
        if axis is None:
            result = function(a[~_isnan(a)] if a.dtype.kind == "f" else a, *args, **options)
            return _kept(result, range(a.ndim), a.ndim, keepdims)
        moved = moveaxis(a, axis, -1)
        rows = moved.reshape(-1, moved.shape[-1])
        results = [function(row[~_isnan(row)] if row.dtype.kind == "f" else row, *args, **options) for row in rows]
        stacked = asarray(call("stack", [asarray(each) for each in results], axis=-1))
        stacked = stacked.reshape((*stacked.shape[:-1], *moved.shape[:-1]))
        return _kept(stacked[()], {normalize_axis(axis, a.ndim)}, a.ndim, keepdims, stacked.shape[: stacked.ndim - a.ndim + 1])

    return ignoring


nanmedian = _of_numbers(median)
nanquantile = _of_numbers(quantile)
nanpercentile = _of_numbers(percentile)


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The bounds of the bins of a histogram."""
    a = asarray(a).reshape(-1)
    if isinstance(bins, str):
        raise NotImplementedError("The bundled numpy does not choose the number of bins by a rule.")
    if hasattr(bins, "__len__"):
        edges = asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    bins = operator.index(bins)
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    first, last = range if range is not None else (0, 1) if a.size == 0 else (a.min(), a.max())
    if first > last:
        raise ValueError("max must be larger than min in range parameter.")
    if not (math.isfinite(first) and math.isfinite(last)):
        raise ValueError(f"{'supplied' if range is not None else 'autodetected'} range of [{first}, {last}] is not finite")
    if first == last:
        first, last = first - 0.5, last + 0.5
    return linspace(first, last, bins + 1)


def histogram(a, bins=10, range=None, density=None, weights=None):
    """How many elements fall into each bin, and the bounds of the bins."""
    values = asarray(a).reshape(-1)
    edges = histogram_bin_edges(values, bins, range)
    inside = (values >= edges[0]) & (values <= edges[-1])
    places = searchsorted(edges, values[inside], "right") - 1
    places[values[inside] == edges[-1]] = len(edges) - 2
    counts = bincount(places, None if weights is None else asarray(weights).reshape(-1)[inside], len(edges) - 1)
    if density:
        return counts / (edges[1:] - edges[:-1]) / counts.sum(), edges
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """How many points fall into each cell of a grid, and the bounds of its rows and columns."""
    x, y = asarray(x), asarray(y)
    pair = bins if hasattr(bins, "__len__") and len(bins) == 2 else (bins, bins)
    spans = range if range is not None else (None, None)
    edges = [histogram_bin_edges(values, each, span) for values, each, span in zip((x, y), pair, spans)]
    inside = members["logical_and"](*((values >= e[0]) & (values <= e[-1]) for values, e in zip((x, y), edges)))
    cells = []
    for values, e in zip((x, y), edges):
        places = searchsorted(e, values[inside], "right") - 1
        places[values[inside] == e[-1]] = len(e) - 2
        cells.append(places)
    rows, columns = (len(e) - 1 for e in edges)
    counts = bincount(cells[0] * columns + cells[1], None if weights is None else asarray(weights)[inside], rows * columns) * 1.0
    counts = counts.reshape(rows, columns)
    if density:
        areas = (edges[0][1:] - edges[0][:-1])[:, None] * (edges[1][1:] - edges[1][:-1])
        counts = counts / areas / counts.sum()
    return counts, *edges


def bincount(x, /, weights=None, minlength=0):
    """How often each of the whole numbers from zero on comes, or the sums of their weights."""
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError("object too deep for desired array")
    if x.dtype.kind not in "iub":
        raise TypeError("Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'")
    if x.size and x.min() < 0:
        raise ValueError("'list' argument must have no negative elements")
    length = max(int(x.max()) + 1 if x.size else 0, minlength)
    counts = [0] * length if weights is None else [0.0] * length
    for place, weight in zip(x.tolist(), [1] * x.size if weights is None else asarray(weights).tolist()):
        counts[place] += weight
    return array(counts, int if weights is None else float)


def digitize(x, bins, right=False):
    """The number of the bin that each element falls into."""
    bins = asarray(bins)
    if len(bins) > 1 and bool((bins[1:] < bins[:-1]).any()):
        return len(bins) - searchsorted(bins[::-1], x, "left" if not right else "right")
    return searchsorted(bins, x, "left" if right else "right")


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariance matrix of the variables that the rows (or columns) are."""
    if fweights is not None or aweights is not None:
        raise NotImplementedError("The bundled numpy has no weights for cov.")
    x = _variables(m, rowvar)
    if y is not None:
        x = call("concatenate", [x, _variables(y, rowvar)], axis=0)
    x = x.astype(dtype or (complex if x.dtype.kind == "c" else float))
    count = x.shape[1] - (ddof if ddof is not None else 0 if bias else 1)
    x = x - x.mean(axis=1, keepdims=True)
    result = call("dot", x, members["conjugate"](x.T)) * members["divide"](1, max(count, 0))
    return result.squeeze()


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """The correlation coefficients of the variables that the rows (or columns) are."""
    result = asarray(cov(x, y, rowvar, dtype=dtype))
    if result.ndim == 0:
        return result / result
    deviations = members["sqrt"](result.diagonal().real)
    result = result / deviations[:, None] / deviations[None, :]
    return result if result.dtype.kind == "c" else result.clip(-1, 1)


def _variables(x, rowvar):
    x = asarray(x)
    if x.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    rows = x.reshape(1, -1) if x.ndim < 2 else x
    return rows if rowvar or rows.shape[0] == 1 else rows.T


ndarray.round = lambda self, decimals=0, out=None: round(self, decimals, out)
