"""Linear algebra on real matrices."""

import collections
import functools

from jax._src import marshal
from numpy._src import arrays, runtime
from numpy._src.absence import absent
from numpy._src.arrays import array, asarray, call, filled
from numpy._src.rows import members as _rows
from numpy._src.ufuncs import members as _ufuncs

__all__ = (
    "LinAlgError cholesky cond cross det diagonal eigh eigvalsh inv lstsq matmul matrix_norm matrix_power matrix_rank "
    "matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot trace vecdot vector_norm"
).split()


class LinAlgError(ValueError):
    """A matrix does not allow what is asked for."""


LinAlgError.__module__ = "numpy.linalg"
marshal.exceptions["LinAlgError"] = LinAlgError
cross, outer, tensordot, vecdot = _rows["cross"], _rows["outer"], _rows["tensordot"], _rows["vecdot"]
matmul = _ufuncs["matmul"]


def _matrices(a, square=False):
    """The array and the dtype of its results; the elements are of float64 meanwhile."""
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if a.dtype.kind == "c":
        raise NotImplementedError("The bundled numpy has linear algebra of real matrices alone.")
    if a.dtype.name == "float16":
        raise TypeError("array type float16 is unsupported in linalg")
    return a.astype(float, copy=False), "float32" if a.dtype.name == "float32" else "float64"


def _call(name, a, b=None, flag=False):
    return arrays.wrap(runtime.matrix(name, a._handle, (a if b is None else b)._handle, flag))


def _stacked(function, a, *others):
    """What a function gives for every matrix of a stack: a tuple of arrays."""
    if a.ndim == 2:
        return function(a, *others)
    rows = [function(a[place], *(other[place] for other in others)) for place in range(len(a))] if a.ndim == 3 else None
    if rows is None:
        lead = a.shape[:-2]
        flat = [each.reshape((-1, *each.shape[len(lead) :])) for each in (a, *others)]
        return tuple(each.reshape((*lead, *each.shape[1:])) for each in _stacked(function, *flat))
    return tuple(call("stack", [asarray(part) for part in parts]) for parts in zip(*rows))


def solve(a, b):
    """The solution of `a @ x = b`."""
    a, kind = _matrices(a, True)
    b = asarray(b)
    kind = "float64" if b.dtype.name != "float32" else kind
    right = (b.astype(float) if b.dtype.kind != "c" else _matrices(b)[0]) if b.ndim > 1 else b.astype(float).reshape(-1, 1)
    if right.shape[-2] != a.shape[-1]:
        raise ValueError(
            "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            f"({'m,m),(m)->(m)' if b.ndim == 1 else 'm,m),(m,n)->(m,n)'} (size {right.shape[-2]} is different from {a.shape[-1]})"
        )
    if a.ndim > 2 and right.ndim != a.ndim:
        right = asarray(call("broadcast_to", right, (*a.shape[:-2], *right.shape[-2:])))
    (result,) = _stacked(lambda m, r: (_call("solve", m, r),), a, right)
    return (result if b.ndim > 1 else result.reshape(result.shape[:-1])).astype(kind, copy=False)


def inv(a):
    """The inverse of a matrix."""
    a, kind = _matrices(a, True)
    unit = call("eye", a.shape[-1])
    (result,) = _stacked(lambda m: (_call("solve", m, unit),), a)
    return result.astype(kind, copy=False)


def slogdet(a):
    """The sign of the determinant, and the logarithm of its magnitude."""
    a, kind = _matrices(a, True)
    sign, log = _stacked(_slogdet, a)
    return _SlogdetResult(asarray(sign).astype(kind)[()], asarray(log).astype(kind)[()])


def _slogdet(a):
    parity, diagonal = _call("determinant", a)
    if (diagonal == 0).any():
        return array(0.0)[()], array(float("-inf"))[()]
    return parity * _ufuncs["sign"](diagonal).prod(), _ufuncs["log"](_ufuncs["absolute"](diagonal)).sum()


def det(a):
    """The determinant of a matrix."""
    a, kind = _matrices(a, True)
    (result,) = _stacked(_det, a)
    return asarray(result).astype(kind)[()]


def _det(a):
    parity, diagonal = _call("determinant", a)
    result = parity
    for value in diagonal.tolist():
        result *= value
    return (array(result)[()],)


def cholesky(a, /, *, upper=False):
    """The lower triangle whose product with its transpose is the matrix."""
    a, kind = _matrices(a, True)
    (result,) = _stacked(lambda m: (_call("cholesky", m),), a)
    result = result.astype(kind, copy=False)
    return result.mT if upper else result


def qr(a, mode="reduced"):
    """Orthonormal columns, and the upper triangle that makes the matrix of them."""
    if mode not in ("reduced", "complete", "r"):
        raise NotImplementedError("The bundled numpy has the modes reduced, complete and r.")
    a, kind = _matrices(a)
    q, r = (each.astype(kind, copy=False) for each in _stacked(lambda m: _call("qr", m, None, mode == "complete"), a))
    return r if mode == "r" else _QRResult(q, r)


def eigh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix in order, and its eigenvectors as columns."""
    a, kind = _matrices(a, True)
    values, vectors = _stacked(lambda m: _call("eigh", m), a if UPLO == "L" else a.mT)
    return _EighResult(values.astype(kind, copy=False), vectors.astype(kind, copy=False))


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix in order."""
    return eigh(a, UPLO)[0]


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """Orthonormal columns, singular values in falling order, and orthonormal rows."""
    a, kind = _matrices(a)
    u, values, vh = (each.astype(kind, copy=False) for each in _stacked(lambda m: _svd(m, full_matrices), a))
    return _SVDResult(u, values, vh) if compute_uv else values


def svdvals(x, /):
    """The singular values in falling order."""
    return svd(x, compute_uv=False)


def _svd(a, full):
    rows, columns = a.shape
    if rows < columns:
        v, values, uh = _svd(a.T, full)
        return uh.T, values, v.T
    u, values, v = _call("svd", a)
    if full or (values == 0).any():
        u = _completed(u, values, rows if full else columns)
    return u, values, v.T


def _completed(u, values, count):
    """The orthonormal columns with others that make them so many."""
    kept = u[:, : int((values > 0).sum())]
    basis = _call("qr", kept, None, True)[0] if kept.shape[1] else call("eye", u.shape[0])
    return call("concatenate", [kept, basis[:, kept.shape[1] : count]], axis=1)


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    """The pseudo-inverse of a matrix."""
    u, values, vh = svd(a, full_matrices=False)
    limit = (rtol if rtol is not None else 1e-15 if rcond is None else rcond) * values.max()
    inverse = call("where", values > limit, 1 / call("where", values > limit, values, 1.0), 0.0)
    return matmul(vh.T, inverse[:, None] * u.T)


def lstsq(a, b, rcond=None):
    """The least-squares solution of `a @ x = b`, with the sums of squares left, the rank and the singular values."""
    a, _ = _matrices(a)
    b = asarray(b) * 1.0
    u, values, vh = svd(a, full_matrices=False)
    limit = (max(a.shape) * 2.220446049250313e-16 if rcond is None else rcond) * values.max()
    rank = int((values > limit).sum())
    parts = matmul(u[:, :rank].T, b)
    solution = matmul(vh[:rank].T, parts / (values[:rank] if b.ndim == 1 else values[:rank, None]))
    left = b - matmul(a, solution)
    sums = asarray((left * left).sum(axis=0)).reshape(-1) if rank == a.shape[1] < a.shape[0] else filled(0, 0, float)
    return solution, sums, rank, values


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """The number of singular values that are not zero."""
    A = asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    values = svd(A, compute_uv=False)
    limit = tol if tol is not None else values.max() * (rtol if rtol is not None else max(A.shape) * 2.220446049250313e-16)
    return (values > limit).sum()


def matrix_power(a, n):
    """The product of a matrix with itself, n times."""
    a = asarray(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if n < 0:
        return matrix_power(inv(a), -n)
    result, square = None, a
    while n:
        if n % 2:
            result = square if result is None else matmul(result, square)
        n //= 2
        square = matmul(square, square) if n else square
    return call("eye", a.shape[-1], dtype=a.dtype) if result is None else result


def multi_dot(arrays, *, out=None):
    """The product of several matrices."""
    return functools.reduce(_rows["dot"], arrays)


def norm(x, ord=None, axis=None, keepdims=False):
    """The length of vectors along an axis, or of matrices along two, which go away."""
    x = asarray(x)
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    if len(axes) == 2 and ord in (2, -2, "nuc"):
        moved = arrays.asarray(call("moveaxis", x, axes, (-2, -1)))
        values = svd(moved, compute_uv=False)
        result = values.max(axis=-1) if ord == 2 else values.min(axis=-1) if ord == -2 else values.sum(axis=-1)
    elif len(axes) == 2 and ord in (1, -1, float("inf"), float("-inf")):
        row, column = (arrays.normalize_axis(each, x.ndim) for each in axes)
        first, second = (row, column) if abs(ord) == 1 else (column, row)
        sums = _ufuncs["absolute"](x).sum(axis=first, keepdims=True)
        result = sums.max(axis=(first, second)) if ord > 0 else sums.min(axis=(first, second))
    elif ord is not None and ord != "fro" and len(axes) == 2:
        raise ValueError("Invalid norm order for matrices.")
    elif ord is not None and len(axes) > 2:
        raise ValueError("Improper number of dimensions to norm.")
    else:
        return call("linalg.norm", x, ord=None if ord in (None, "fro") else ord, axis=axis, keepdims=keepdims)
    if not keepdims:
        return result
    gone = {arrays.normalize_axis(each, x.ndim) for each in axes}
    return asarray(result).reshape([1 if each in gone else size for each, size in enumerate(x.shape)])


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    """The length of vectors along an axis."""
    x = asarray(x)
    return norm(x.reshape(-1) if axis is None else x, ord, 0 if axis is None else axis, keepdims)


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    """The size of the matrices along the last two axes."""
    return norm(x, ord, (-2, -1), keepdims)


def cond(x, p=None):
    """How much a matrix magnifies errors."""
    if p not in (None, 2):
        return norm(x, p) * norm(inv(x), p)
    values = svd(x, compute_uv=False)
    return values.max(axis=-1) / values.min(axis=-1)


def trace(x, /, *, offset=0, dtype=None):
    """The sum of the diagonal of the last two axes."""
    return call("trace", asarray(x), offset, -2, -1)


def diagonal(x, /, *, offset=0):
    """The diagonal of the last two axes."""
    return asarray(x).diagonal(offset, -2, -1)


def matrix_transpose(x, /):
    """The array with its last two axes swapped."""
    return asarray(x).mT


_QRResult = collections.namedtuple("QRResult", "Q R")
_EighResult = collections.namedtuple("EighResult", "eigenvalues eigenvectors")
_SVDResult = collections.namedtuple("SVDResult", "U S Vh")
_SlogdetResult = collections.namedtuple("SlogdetResult", "sign logabsdet")


def __getattr__(name):
    raise absent(__name__, name)
