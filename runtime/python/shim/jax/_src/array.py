"""Arrays and tracers: numbers of values that live in the runtime."""

import json

from jax._src import marshal, runtime
from jax._src.aval import ShapedArray, cpu
from jax._src.described import Described
from jax._src.dtypes import dtype
from jax._src.index_update import _IndexUpdateHelper
from jax.errors import ConcretizationTypeError, TracerArrayConversionError, TracerBoolConversionError
from jax.errors import TracerIntegerConversionError

_binary = runtime.binary
_binary_number = runtime.binaryNumber
_free = runtime.free
_new = object.__new__
# In the order in which bridge.ts counts them.
_NUMBERS = {int: 0, float: 1, bool: 2}


class Array:
    """An array of JAX, with elements or traced."""

    __slots__ = ("_handle", "_aval", "__weakref__")
    __module__ = "jax"

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__qualname__}' instances")

    def __del__(self):
        _free(self._handle)

    @property
    def aval(self):
        try:
            return self._aval
        except AttributeError:
            name, weak, *sizes = runtime.aval(self._handle).split()
            self._aval = ShapedArray(tuple(map(int, sizes)), dtype(name), weak == "1")
            return self._aval

    @property
    def shape(self):
        """The size of each axis."""
        return self.aval.shape

    @property
    def dtype(self):
        """The type of the elements."""
        return self.aval.dtype

    @property
    def ndim(self):
        """The number of axes."""
        return len(self.aval.shape)

    @property
    def at(self):
        """For changed copies: `x.at[index].set(y)`."""
        return _IndexUpdateHelper(self)

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d array")
        return (self[i] for i in range(self.shape[0]))

    def __getitem__(self, index):
        if index.__class__ is int:
            return wrap(runtime.item(self._handle, index))
        references = []
        return marshal.loads(runtime.subscript(self._handle, marshal.dumps(index, references)), references)

    def __setitem__(self, index, value):
        raise TypeError(
            "JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use "
            "x = x.at[idx].set(y) or another .at[] method: "
            "https://docs.jax.dev/en/latest/_autosummary/jax.numpy.ndarray.at.html"
        )

    def __repr__(self):
        return marshal.text(runtime.repr(self._handle))

    def __str__(self):
        return marshal.text(runtime.str(self._handle))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __round__(self, ndigits=None):
        from jax import numpy

        return numpy.round(self, ndigits or 0) if ndigits is not None else numpy.round(self).astype(int)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


class ArrayImpl(Array):
    """An array with its elements."""

    __slots__ = ()
    __array_priority__ = 100
    _loopless_library = "jax"
    __module__ = "jaxlib._jax"

    def __format__(self, spec):
        if self.ndim == 0 and spec:
            return format(self._element(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __bool__(self):
        if self.dtype.kind == "V" and self.dtype.name.startswith("key"):
            raise TypeError("key array cannot be converted to boolean.")
        if self.size == 0:
            raise ValueError(
                "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
            )
        if self.size > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self.item())

    def __hash__(self):
        raise TypeError("unhashable type: 'jaxlib._jax.ArrayImpl'")

    def __int__(self):
        return int(self._scalar())

    def __float__(self):
        return float(self._scalar())

    def __complex__(self):
        return complex(self._scalar())

    def __index__(self):
        if self.ndim == 0 and self.dtype.kind in "iu":
            return self._element()
        raise TypeError("Only integer scalar arrays can be converted to a scalar index.")

    def __array__(self, dtype=None, copy=None):
        import numpy

        return numpy.array(self, dtype) if copy else numpy.asarray(self, dtype)

    def item(self, *args):
        """The only element as a Python number, or the one at an index."""
        if args:
            index = args[0] if len(args) == 1 else args
            return (self.ravel()[index] if index.__class__ is int else self[index]).item()
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self.ravel()[0]._element() if self.ndim else self._element()

    def tolist(self):
        """The elements as nested lists of Python numbers."""
        return _python_numbers(json.loads(marshal.text(runtime.elements(self._handle)))[0], self.dtype.kind)

    @property
    def device(self):
        """Where the elements are."""
        return cpu

    def devices(self):
        """Where the elements are."""
        return {cpu}

    def __getattr__(self, name):
        raise AttributeError(f"'jaxlib._jax.ArrayImpl' object has no attribute '{name}'", name=name, obj=self)

    def _scalar(self):
        if self.ndim:
            raise TypeError(f"Only scalar arrays can be converted to Python scalars; got arr.ndim={self.ndim}")
        return self._element()

    def _element(self):
        return self.tolist()


class Tracer(Array):
    """One example inside a mapped function, or an argument inside a jitted one: its elements are not known."""

    __slots__ = ()
    __module__ = "jax._src.core"

    def __bool__(self):
        raise TracerBoolConversionError(f"Attempted boolean conversion of {_traced(self)}.")

    def __int__(self):
        raise _conversion(self, "int")

    def __float__(self):
        raise _conversion(self, "float")

    def __complex__(self):
        raise _conversion(self, "complex")

    def __index__(self):
        raise TracerIntegerConversionError(f"The __index__() method was called on {_traced(self)}")

    @property
    def __array__(self):
        raise TracerArrayConversionError(
            f"The numpy.ndarray conversion method __array__() was called on {_traced(self)}"
        )

    def item(self, *args):
        """Not possible: the elements are not known."""
        raise _abstract(self, "This occurred in the item() method of jax.Array")

    def tolist(self):
        """Not possible: the elements are not known."""
        raise _abstract(self, f"The tolist() method was called on {_traced(self)}.")

    def devices(self):
        """Not possible: where the elements are is not known."""
        raise _abstract(self, f"The devices() method was called on {_traced(self)}.")

    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__} has no attribute {name}", name=name, obj=self)


class BatchTracer(Tracer):
    """One example inside a function that vmap maps."""

    __slots__ = ()
    __module__ = "jax._src.interpreters.batching"


class DynamicJaxprTracer(Tracer):
    """A value inside a jitted function."""

    __slots__ = ()
    __module__ = "jax._src.interpreters.partial_eval"


def wrap(answer):
    """The array of a number that the runtime gave, or whatever else the answer stands for."""
    if answer.__class__ is int and answer > 0:
        array = _new(_CLASSES[answer & 3])
        array._handle = answer
        return array
    return marshal.loads(answer)


_CLASSES = (ArrayImpl, BatchTracer, DynamicJaxprTracer)
# The classes of arrays and scalars of other libraries, which operators take like their own.
foreign_classes = set()


def _binary_method(place, reflected):
    def method(self, other):
        kind = other.__class__
        if kind is ArrayImpl or kind is BatchTracer or kind is DynamicJaxprTracer:
            answer = _binary(place, other._handle, self._handle) if reflected else _binary(place, self._handle, other._handle)
        elif kind in _NUMBERS and -2147483648 <= other <= 2147483647:
            answer = _binary_number(place, self._handle, _NUMBERS[kind], other, reflected)
        elif kind not in foreign_classes and callable(getattr(other, _reflected_names[place], None)) and not isinstance(other, (int, float, complex, str)):
            return NotImplemented
        else:
            references = []
            pair = (other, self) if reflected else (self, other)
            return marshal.loads(runtime.binaryValue(place, marshal.dumps(pair, references)), references)
        if answer.__class__ is int and answer > 0:
            array = _new(_CLASSES[answer & 3])
            array._handle = answer
            return array
        return marshal.loads(answer)

    return method


def _unary_method(place):
    return lambda self: wrap(runtime.unary(place, self._handle))


# In the order in which bridge.ts counts them.
_ARITHMETIC = "add sub mul truediv floordiv mod pow matmul lshift rshift and xor or".split()
_COMPARISONS = "lt le gt ge eq ne".split()
_reflected_names = [f"__r{_name}__" for _name in _ARITHMETIC] + ["__no_reflection__"] * len(_COMPARISONS)
for _place, _name in enumerate(_ARITHMETIC + _COMPARISONS):
    _method = _binary_method(_place, False)
    _method.__name__ = f"__{_name}__"
    setattr(Array, _method.__name__, _method)
    if _place < len(_ARITHMETIC):
        _method = _binary_method(_place, True)
        _method.__name__ = f"__r{_name}__"
        setattr(Array, _method.__name__, _method)
Array.__hash__ = None
for _place, _name in enumerate("neg pos invert abs".split()):
    setattr(Array, f"__{_name}__", _unary_method(_place))


def add_members(methods, properties):
    """Gives arrays the methods and attributes of the API table."""
    for name, signature, summary in methods:
        if name not in ("item", "tolist"):
            setattr(Array, name, _method_of(name, signature, summary))
    for name in properties:
        if name not in Array.__dict__:
            setattr(Array, name, property(lambda self, name=name: marshal.loads(runtime.attribute(self._handle, name))))


def _method_of(name, signature, summary):
    def method(self, *args, **kwargs):
        references = []
        return marshal.loads(runtime.method(self._handle, name, marshal.dumps((args, kwargs), references)), references)

    method.__name__ = name
    method.__qualname__ = f"Array.{name}"
    method.__doc__ = summary
    rest = signature[1:-1]
    method.__wrapped__ = Described(f"(self, {rest})" if rest else "(self)")
    return method


def _python_numbers(code, kind):
    if isinstance(code, list):
        return [_python_numbers(item, kind) for item in code]
    if kind == "c":
        return complex(float(code["re"]), float(code["im"]))
    return code if kind in "biu" else float(code)


def _traced(tracer):
    return f"traced array with shape {tracer.dtype.name}[{','.join(map(str, tracer.shape))}]"


def _abstract(tracer, why):
    return ConcretizationTypeError(
        f"Abstract tracer value encountered where concrete value is expected: {_traced(tracer)}\n{why}\n"
    )


def _conversion(tracer, name):
    return _abstract(
        tracer,
        f"The problem arose with the `{name}` function. If trying to convert the data type of a value, "
        f"try using `x.astype({name})` or `jnp.array(x, {name})` instead.",
    )


def _encode_array(value, references):
    return ["array", value._handle]


for _class in _CLASSES:
    marshal.writers[_class] = _encode_array
marshal.readers["array"] = lambda code, references: wrap(code[0])
