"""Dtypes, and the scalar types of jax.numpy such as `jnp.float32`."""

from jax._src import marshal

_SIZES = {"bool": 1, "bfloat16": 2, "key<fry>": 8}
_KINDS = {"bool": "b", "bfloat16": "V", "key<fry>": "V"}
_NUMBERS = {bool: "bool", int: "int32", float: "float32", complex: "complex64"}
_known = {}


class dtype:
    """The type of an array's elements."""

    __slots__ = ("name",)
    __module__ = "numpy"

    def __new__(cls, of):
        name = _name(of)
        if name not in _known:
            self = object.__new__(cls)
            object.__setattr__(self, "name", name)
            _known[name] = self
        return _known[name]

    @property
    def itemsize(self):
        return _SIZES.get(self.name) or int("".join(filter(str.isdigit, self.name))) // 8

    @property
    def kind(self):
        return _KINDS.get(self.name) or self.name[0]

    @property
    def type(self):
        return scalar_types.get(self.name)

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'numpy.dtype' objects is not writable")

    def __eq__(self, other):
        try:
            return self.name == _name(other)
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return self.name if self.name.startswith("key") else f"dtype('{self.name}')" if self.name != "bfloat16" else "dtype(bfloat16)"


class ScalarType(type):
    """The class of `jnp.float32` and its like: a dtype that makes arrays when it is called."""

    def __new__(cls, name):
        return super().__new__(cls, name, (), {"__module__": "jax.numpy", "dtype": dtype(name)})

    def __init__(self, name):
        super().__init__(name, (), {})

    def __call__(self, x):
        from jax import numpy

        return numpy.asarray(x, dtype=self.dtype)

    def __eq__(self, other):
        return self is other or self.dtype == other

    def __hash__(self):
        return hash(self.dtype)


scalar_types = {}


def scalar_type(name):
    """The class for a dtype of this name."""
    if name not in scalar_types:
        scalar_types[name] = ScalarType(name)
    return scalar_types[name]


def _name(of):
    if isinstance(of, dtype):
        return of.name
    if isinstance(of, ScalarType):
        return of.dtype.name
    if isinstance(of, str) and of in _all_names:
        return of
    if isinstance(of, type) and of in _NUMBERS:
        return _NUMBERS[of]
    raise TypeError(f"Cannot interpret {of!r} as a data type")


_all_names = frozenset(
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 bfloat16 float16 float32 float64 complex64 complex128 key<fry>".split()
)

marshal.writers[dtype] = lambda value, references: ["dtype", value.name]
marshal.writers[ScalarType] = lambda value, references: ["dtype", value.dtype.name]
marshal.readers["dtype"] = lambda code, references: dtype(code[0])
