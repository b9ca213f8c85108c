"""The classes behind arrays."""

from jax._src.array import Tracer
from jax._src.aval import ShapedArray

__all__ = ["ShapedArray", "Tracer"]
