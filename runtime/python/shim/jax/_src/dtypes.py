"""Dtypes, and the scalar types of jax.numpy such as `jnp.float32`."""

from jax._src import marshal

_SIZES = {"bool": 1, "bfloat16": 2, "key<fry>": 8}
_KINDS = {"bool": "b", "bfloat16": "V", "key<fry>": "V"}
_NUMBERS = {bool: "bool", int: "int64", float: "float64", complex: "complex128"}
_LETTERS = dict(zip("?bBhHiIlLqQefdFD", "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 int64 uint64 float16 float32 float64 complex64 complex128".split()))
_NAMES = {
    "int": "int64",
    "uint": "uint64",
    "float": "float64",
    "complex": "complex128",
    "half": "float16",
    "single": "float32",
    "double": "float64",
    "csingle": "complex64",
    "cdouble": "complex128",
    "b1": "bool",
    **_LETTERS,
}
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
        from numpy._src.scalars import types

        return types.get(self.name) or scalar_types.get(self.name)

    @property
    def char(self):
        return next((letter for letter, name in _LETTERS.items() if name == self.name), "V")

    @property
    def str(self):
        return f"{'|' if self.itemsize == 1 else '<'}{self.kind}{self.itemsize}"

    @property
    def byteorder(self):
        return "|" if self.itemsize == 1 else "="

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
    if isinstance(of, str):
        if (name := _named(of)) is not None:
            return name
        raise TypeError(f"data type {of!r} not understood")
    if isinstance(of, type) and of in _NUMBERS:
        return _NUMBERS[of]
    if isinstance(of, type) and isinstance(getattr(of, "dtype", None), dtype):
        return of.dtype.name
    raise TypeError(f"Cannot interpret '{of!r}' as a data type")


def _named(text):
    """The dtype of a name, a letter, or a letter with a number of bytes, as `<f4`."""
    if text in _all_names or text in _NAMES:
        return _NAMES.get(text, text)
    kind, size = text.lstrip("<=|")[:1], text.lstrip("<=|")[1:]
    name = {"i": "int", "u": "uint", "f": "float", "c": "complex", "b": "bool"}.get(kind)
    if name is None or not size.isdigit():
        return _NAMES.get(text.lstrip("<=|"))
    return _NAMES.get(kind + size) or (found if (found := f"{name}{8 * int(size)}") in _all_names else None)


_all_names = frozenset(
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 bfloat16 float16 float32 float64 complex64 complex128 key<fry>".split()
)

marshal.writers[dtype] = lambda value, references: ["dtype", value.name]
marshal.writers[ScalarType] = lambda value, references: ["dtype", value.dtype.name]
marshal.readers["dtype"] = lambda code, references: dtype(code[0])
