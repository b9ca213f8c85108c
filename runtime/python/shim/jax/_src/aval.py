"""What is known of an array without its elements, and where those are."""


class ShapedArray:
    """What is known of an array without its elements."""

    __slots__ = ("shape", "dtype", "weak_type")
    __module__ = "jax._src.core"

    def __init__(self, shape, dtype, weak_type=False):
        self.shape = shape
        self.dtype = dtype
        self.weak_type = weak_type

    @property
    def ndim(self):
        return len(self.shape)

    def str_short(self, short_dtypes=False):
        name = self.dtype.name
        if short_dtypes and not name.startswith("key"):
            for long, short in (("bfloat", "bf"), ("float", "f"), ("uint", "u"), ("int", "i"), ("complex", "c")):
                if name.startswith(long):
                    name = short + name.removeprefix(long)
                    break
        return f"{'~' if self.weak_type else ''}{name}[{','.join(map(str, self.shape))}]"

    def __eq__(self, other):
        return isinstance(other, ShapedArray) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        weak = ", weak_type=True" if self.weak_type else ""
        return f"ShapedArray({self.dtype.name}[{','.join(map(str, self.shape))}]{weak})"

    def __str__(self):
        return self.str_short()

    def _key(self):
        return self.shape, self.dtype.name, self.weak_type


class _CpuDevice:
    id = 0
    platform = device_kind = "cpu"

    def __repr__(self):
        return "CpuDevice(id=0)"

    def __str__(self):
        return "TFRT_CPU_0"


cpu = _CpuDevice()
