"""NumPy's scalars, such as `np.float64(1.5)`: numbers that know the dtype of the element they were."""

import math
import numbers
import struct

from jax._src import marshal
from jax._src.array import Array
from jax._src.dtypes import dtype
from numpy._src import runtime

# The class of each dtype, by name.
types = {}
# What makes an array of anything; the module of arrays puts it here.
make_array = None


class _ScalarClass(type):
    """The class of `np.float64` and its like, which also stand for their dtypes."""


class generic(metaclass=_ScalarClass):
    """The base of all scalars."""

    __slots__ = ()
    __array_priority__ = -1000000.0
    shape = strides = ()
    ndim = 0
    size = 1
    base = None

    def __new__(cls, *args):
        raise TypeError(f"cannot create 'numpy.{cls.__name__}' instances")

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.dtype.itemsize

    @property
    def T(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return type(self)(0)

    def item(self):
        """The value as a Python number."""
        return self._value

    tolist = item

    def copy(self):
        """The scalar itself, which never changes."""
        return self

    def conjugate(self):
        """The complex conjugate."""
        return self

    conj = conjugate

    def astype(self, dtype, copy=True):
        """The value in another dtype."""
        return make_array(self).astype(dtype)[()]

    def __array__(self, dtype=None, copy=None):
        return make_array(self, dtype)

    def __getitem__(self, index):
        if index is ... or index is None or (isinstance(index, tuple) and all(each is None for each in index)):
            return make_array(self)[index]
        raise IndexError("invalid index to scalar variable.")

    def __iter__(self):
        raise TypeError(f"'numpy.{type(self).__name__}' object is not iterable")

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
        array = make_array(self)
        if not hasattr(array, name):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
        return getattr(array, name)

    def __bool__(self):
        return bool(self._value)

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __complex__(self):
        return complex(self._value)

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return str(self._value)

    def __repr__(self):
        return f"np.{type(self).__name__}({str(self).strip('()')})"

    def __format__(self, spec):
        return format(self._value, spec)

    def __round__(self, ndigits=None):
        return round(self._value) if ndigits is None else type(self)(round(self._value, ndigits))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (self._value,)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


class number(generic):
    __slots__ = ()


class integer(number):
    __slots__ = ()

    def __index__(self):
        return self._value

    def is_integer(self):
        """Whether the value is a whole number: yes."""
        return True

    def bit_count(self):
        """The number of ones in the magnitude."""
        return self._value.bit_count()


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()

    def is_integer(self):
        """Whether the value is a whole number."""
        return self._value.is_integer()

    def as_integer_ratio(self):
        """A pair of integers whose ratio is the value."""
        return self._value.as_integer_ratio()

    def __trunc__(self):
        return int(self._value)


class complexfloating(inexact):
    __slots__ = ()

    @property
    def real(self):
        return _part(self, self._value.real)

    @property
    def imag(self):
        return _part(self, self._value.imag)

    def conjugate(self):
        """The complex conjugate."""
        return type(self)(self._value.conjugate())

    conj = conjugate


class flexible(generic):
    __slots__ = ()


class character(flexible):
    __slots__ = ()


class bool_(generic):
    """A boolean of NumPy's: `np.True_` or `np.False_`."""

    __slots__ = ("_value",)

    def __new__(cls, value=False, /):
        if _is_sequence(value):
            return _made(value, cls)
        return true if value else false

    def __repr__(self):
        return f"np.{self._value}_"


def _one(value):
    self = object.__new__(bool_)
    self._value = value
    return self


false, true = _one(False), _one(True)


class float64(floating, float):
    """A float of 64 bits, which is one of Python's as well."""

    __slots__ = ()

    def __new__(cls, value=0.0, /):
        return _made(value, cls) if _is_sequence(value) else float.__new__(cls, value)

    @property
    def _value(self):
        return float.__float__(self)

    __hash__ = float.__hash__
    __float__ = float.__float__
    __bool__ = float.__bool__

    def __str__(self):
        return float.__repr__(self)


class complex128(complexfloating, complex):
    """A complex number of two floats of 64 bits, which is one of Python's as well."""

    __slots__ = ()

    def __new__(cls, real=0, imag=None, /):
        if _is_sequence(real):
            return _made(real, cls)
        return complex.__new__(cls, complex(real) if imag is None else complex(real, imag))

    @property
    def _value(self):
        return complex.__complex__(self)

    __hash__ = complex.__hash__

    def __str__(self):
        return runtime.complex_text(self._value.real, self._value.imag, "complex128")


def _rounded(form):
    def convert(value):
        value = float(value)
        try:
            return struct.unpack(form, struct.pack(form, value))[0]
        except OverflowError:
            return math.copysign(math.inf, value)

    return convert


def _whole(name, least, most):
    def convert(value):
        whole = int(value)
        if least <= whole <= most:
            return whole
        if isinstance(value, generic):
            return (whole - least) % (most - least + 1) + least
        raise OverflowError(f"Python integer {whole} out of bounds for {name}")

    return convert


def _plain_class(name, base, convert, text=None):
    """The class of a dtype whose scalars are no numbers of Python's."""

    def __new__(cls, value=0, /):
        if _is_sequence(value):
            return _made(value, cls)
        self = object.__new__(cls)
        self._value = convert(value)
        return self

    members = {"__slots__": ("_value",), "__new__": __new__} | ({"__str__": text} if text else {})
    return _ScalarClass(name, (base,), members)


def _float_text(self):
    return runtime.number_text(self._value, self.dtype.name)


def _complex_text(self):
    return runtime.complex_text(self._value.real, self._value.imag, self.dtype.name)


def _single_complex(value):
    value = complex(value)
    return complex(_single(value.real), _single(value.imag))


_single = _rounded("f")
_integers = {
    f"{kind}{bits}": _plain_class(
        f"{kind}{bits}",
        signedinteger if kind == "int" else unsignedinteger,
        _whole(f"{kind}{bits}", -(2 ** (bits - 1)) if kind == "int" else 0, 2 ** (bits - (kind == "int")) - 1),
    )
    for kind in ("int", "uint")
    for bits in (8, 16, 32, 64)
}
int64 = _integers["int64"]
types.update(
    _integers,
    bool=bool_,
    float16=_plain_class("float16", floating, _rounded("e"), _float_text),
    float32=_plain_class("float32", floating, _single, _float_text),
    float64=float64,
    complex64=_plain_class("complex64", complexfloating, _single_complex, _complex_text),
    complex128=complex128,
)
bool_.__name__ = bool_.__qualname__ = "bool"


def scalar(name, value):
    """The scalar of a dtype, given by its name, that has this value already."""
    if name == "float64":
        return float.__new__(float64, value)
    if name == "bool":
        return true if value else false
    if name == "complex128":
        return complex.__new__(complex128, value)
    self = object.__new__(types[name])
    self._value = value
    return self


def _is_sequence(value):
    return isinstance(value, (list, tuple, Array)) or value.__class__ in array_classes


def _made(value, kind):
    """The array of this dtype, or the scalar where there are no axes."""
    array = make_array(value, kind)
    return array[()] if array.ndim == 0 else array


# The classes of arrays; their module puts them here.
array_classes = set()


def _part(self, value):
    return scalar("float64" if self.itemsize == 16 else "float32", value)


def _read(code, references):
    name, *parts = code
    if len(parts) == 2:
        return scalar(name, complex(float(parts[0]), float(parts[1])))
    return scalar(name, float(parts[0]) if name.startswith("f") else parts[0])


def _float_code(value):
    return value if math.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")


def _write(value, references):
    value, name = value._value, value.dtype.name
    if name.startswith("f"):
        return ["scalar", name, _float_code(value)]
    if name.startswith("c"):
        return ["scalar", name, _float_code(value.real), _float_code(value.imag)]
    return ["scalar", name, value]


for _name, _class in types.items():
    _class.dtype = dtype(_name)
    marshal.writers[_class] = _write
abstract = (generic, number, integer, signedinteger, unsignedinteger, inexact, floating, complexfloating, flexible, character)
for _class in (*abstract, *types.values()):
    _class.__module__ = "numpy"
marshal.readers["scalar"] = _read
marshal.writers[_ScalarClass] = lambda value, references: (
    ["named", f"jax.numpy.{value.__name__}"] if value in abstract else ["dtype", value.dtype.name]
)
numbers.Integral.register(integer)
numbers.Complex.register(inexact)
numbers.Real.register(floating)
numbers.Number.register(number)
