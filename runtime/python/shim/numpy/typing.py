"""Names for annotations."""

from typing import Any

from numpy._src.arrays import ndarray

ArrayLike = Any
DTypeLike = Any


class _Annotation:
    def __getitem__(self, parameters):
        return ndarray


NDArray = _Annotation()
__all__ = ["ArrayLike", "DTypeLike", "NDArray"]
