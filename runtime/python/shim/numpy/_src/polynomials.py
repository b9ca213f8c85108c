"""Polynomials, whose coefficients come highest power first."""

from numpy._src.arrays import array, asarray, call
from numpy._src.creation import vander
from numpy._src.sequences import convolve
from numpy._src.ufuncs import members

__all__ = "poly1d polyadd polyder polyfit polyint polymul polyval".split()


def polyval(p, x):
    """The values of a polynomial, whose coefficients come highest power first."""
    coefficients = p.coefficients if isinstance(p, poly1d) else asarray(p)
    x = x if isinstance(x, poly1d) else asarray(x)
    result = x * 0
    for coefficient in coefficients:
        result = result * x + coefficient
    return result


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The coefficients of the polynomial nearest to points, highest power first."""
    from numpy import linalg

    if full or cov:
        raise NotImplementedError("The bundled numpy has polyfit without residuals and covariances.")
    x, y = asarray(x) * 1.0, asarray(y) * 1.0
    matrix = vander(x, deg + 1)
    if w is not None:
        weights = asarray(w) * 1.0
        matrix = matrix * weights[:, None]
        y = y * (weights if y.ndim == 1 else weights[:, None])
    scale = members["sqrt"]((matrix * matrix).sum(axis=0))
    solution = linalg.lstsq(matrix / scale, y)[0]
    return (solution.T / scale).T


def polyadd(a1, a2):
    """The coefficients of the sum of two polynomials."""
    a1, a2 = asarray(a1), asarray(a2)
    length = max(len(a1), len(a2))
    return call("pad", a1, (length - len(a1), 0)) + call("pad", a2, (length - len(a2), 0))


def polymul(a1, a2):
    """The coefficients of the product of two polynomials."""
    return convolve(a1, a2)


def polyder(p, m=1):
    """The coefficients of the derivative of a polynomial."""
    p = asarray(p)
    for _ in range(m):
        p = p[:-1] * call("arange", len(p))[:0:-1]
    return p


def polyint(p, m=1, k=None):
    """The coefficients of an integral of a polynomial."""
    p = asarray(p)
    for i in range(m):
        constant = 0.0 if k is None else asarray(k).reshape(-1).tolist()[i]
        p = call("concatenate", [p / (call("arange", len(p)) + 1)[::-1], array([constant])])
    return p


class poly1d:
    """A polynomial that can be called."""

    def __init__(self, c_or_r, r=False, variable=None):
        if r:
            coefficients = array([1.0])
            for root in asarray(c_or_r):
                coefficients = convolve(coefficients, array([1.0, -root]))
        else:
            coefficients = asarray(c_or_r).reshape(-1)
            places = coefficients.nonzero()[0]
            coefficients = coefficients[int(places[0]) :] if len(places) else coefficients[-1:]
        self.coefficients = self.coef = self.c = coefficients
        self.order = self.o = len(coefficients) - 1

    def __call__(self, x):
        return polyval(self.coefficients, x)

    def __repr__(self):
        return f"poly1d({repr(self.coefficients)[6:-1]})"

    def __getitem__(self, power):
        return self.coefficients[self.order - power] if 0 <= power <= self.order else 0

    def deriv(self, m=1):
        """The derivative."""
        return poly1d(polyder(self.coefficients, m))

    def integ(self, m=1, k=0):
        """An integral."""
        return poly1d(polyint(self.coefficients, m, [k] * m))

    def __add__(self, other):
        return poly1d(polyadd(self.coefficients, _coefficients(other)))

    def __sub__(self, other):
        return poly1d(polyadd(self.coefficients, -_coefficients(other)))

    def __mul__(self, other):
        return poly1d(polymul(self.coefficients, _coefficients(other)))

    __radd__, __rmul__ = __add__, __mul__


def _coefficients(value):
    return value.coefficients if isinstance(value, poly1d) else asarray(value).reshape(-1)
