"""Names for annotations."""

from jax._src.array import Array

ArrayLike = Array | bool | int | float | complex
DTypeLike = object
__all__ = ["ArrayLike", "DTypeLike"]
