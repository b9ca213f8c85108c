"""What was seen of a value: JAX's short form of an array's aval, the mapped axes hidden around it, and joins of both."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax._src.dtypes import short_dtype_name
from jax._src.interpreters.ad import JVPTracer, LinearizeTracer
from jax._src.interpreters.batching import BatchTracer
from jax._src.interpreters.partial_eval import DynamicJaxprTracer

# The hidden axes of values that are mapped by different vmaps: nothing is shown.
DISAGREE = None
Hidden = tuple[str, ...] | None


@dataclass(frozen=True)
class Array:
    dtype: str  # "" where several were seen
    shape: tuple[str, ...] | None  # None where several ranks were seen
    hidden: Hidden
    inside_jit: bool  # axes mapped outside a jit are not to be seen from inside it
    is_scalar: bool = False  # one of NumPy's scalars, which are Python numbers too

    @property
    def label(self) -> str:
        return f"{self.dtype}[{'...' if self.shape is None else ','.join(self.shape)}]"


@dataclass(frozen=True)
class Several:
    elements: tuple["Seen", ...]

    @property
    def label(self) -> str:
        inside = ", ".join(element.label for element in self.elements)
        return f"({inside},)" if len(self.elements) == 1 else f"({inside})"

    @property
    def hidden(self) -> Hidden:
        """The axes hidden around every element alike; what only some are mapped over cannot stand behind all."""
        first, *others = (element.hidden for element in self.elements)
        return first if all(other == first for other in others) else DISAGREE

    @property
    def inside_jit(self) -> bool:
        return any(element.inside_jit for element in self.elements)

    @property
    def is_scalar(self) -> bool:
        return any(element.is_scalar for element in self.elements)


Seen = Array | Several


def see(value: object) -> Seen | None:
    """What a hint could say of a value: None for all but arrays and tuples of them."""
    if isinstance(value, jax.Array):
        return see_array(value)
    if isinstance(value, np.ndarray | np.generic):
        return see_numpy(value)
    if isinstance(value, tuple) and value:
        elements = tuple(see(element) for element in value)
        return None if None in elements else Several(elements)
    return None


def see_array(value: jax.Array) -> Array:
    dtype, _, shape = jax.typeof(value).str_short(short_dtypes=True).removesuffix("]").removeprefix("~").partition("[")
    hidden: list[str] = []
    while isinstance(value, BatchTracer | JVPTracer | LinearizeTracer):
        if not isinstance(value, BatchTracer):
            value = value.primal
            continue
        if value.batch_dim is not None:
            hidden.insert(0, str(jax.typeof(value.val).shape[value.batch_dim]))
        value = value.val
    sizes = tuple(shape.split(",")) if shape else ()
    return Array(dtype, sizes, tuple(hidden), isinstance(value, DynamicJaxprTracer))


def see_numpy(value: np.ndarray | np.generic) -> Array | None:
    """None for arrays of strings, dates or objects."""
    if not jnp.issubdtype(value.dtype, np.number) and value.dtype != bool:
        return None
    return Array(short_dtype_name(value.dtype), tuple(map(str, value.shape)), (), False, isinstance(value, np.generic))


def join(a: Seen | None, b: Seen | None) -> Seen | None:
    """What holds for two values seen at one place. Values that are no arrays are passed over, as Python numbers are."""
    if a is None or b is None:
        return a or b
    if isinstance(a, Several) and isinstance(b, Several) and len(a.elements) == len(b.elements):
        elements = tuple(join(x, y) for x, y in zip(a.elements, b.elements))
        return None if None in elements else Several(elements)
    if isinstance(a, Several) or isinstance(b, Several):
        return None
    return Array(
        a.dtype if a.dtype == b.dtype else "",
        join_shapes(a.shape, b.shape),
        join_hidden(a.hidden, b.hidden),
        a.inside_jit or b.inside_jit,
        a.is_scalar or b.is_scalar,
    )


def join_shapes(a: tuple[str, ...] | None, b: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if a is None or b is None or len(a) != len(b):
        return None
    return join_sizes(a, b)


def join_hidden(a: Hidden, b: Hidden) -> Hidden:
    if a is DISAGREE or b is DISAGREE:
        return DISAGREE
    if not a or not b:
        return a or b
    return join_sizes(a, b) if len(a) == len(b) else DISAGREE


def join_sizes(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(x if x == y else "?" for x, y in zip(a, b))
