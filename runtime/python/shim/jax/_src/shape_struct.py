from jax._src import marshal
from jax._src.dtypes import dtype as _dtype


class ShapeDtypeStruct:
    """The shape and dtype of an array there need not be."""

    __module__ = "jax"

    def __init__(self, shape, dtype, *, weak_type=False):
        self.shape = tuple(shape)
        self.dtype = _dtype(dtype)
        self.weak_type = weak_type

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        size = 1
        for dim in self.shape:
            size *= dim
        return size

    def __repr__(self):
        weak = ", weak_type=True" if self.weak_type else ""
        return f"ShapeDtypeStruct(shape={self.shape}, dtype={self.dtype.name}{weak})"

    def __eq__(self, other):
        return isinstance(other, ShapeDtypeStruct) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def _key(self):
        return self.shape, self.dtype, self.weak_type


marshal.writers[ShapeDtypeStruct] = lambda value, references: ["struct", value.dtype.name, value.weak_type, *value.shape]
marshal.readers["struct"] = lambda code, references: ShapeDtypeStruct(code[2:], code[0], weak_type=code[1])
