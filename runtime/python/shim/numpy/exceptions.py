"""The exceptions and warnings of NumPy."""


class AxisError(ValueError, IndexError):
    """An axis that the array does not have."""

    def __init__(self, axis, ndim=None, msg_prefix=None):
        text = axis if ndim is None else f"axis {axis} is out of bounds for array of dimension {ndim}"
        super().__init__(f"{msg_prefix}: {text}" if msg_prefix else text)


class UFuncTypeError(TypeError):
    """An elementwise function has nothing for these types."""

    __module__ = "numpy._core._exceptions"


class ComplexWarning(RuntimeWarning):
    """The imaginary part of a complex number is dropped."""


class VisibleDeprecationWarning(UserWarning):
    """Something will go away that users should know of."""


class RankWarning(RuntimeWarning):
    """A least-squares fit is badly conditioned."""


class TooHardError(RuntimeError):
    """Something would take too long."""


class DTypePromotionError(TypeError):
    """Dtypes that have no common one."""
