"""NumPy's arrays: numbers of memory that lives in the runtime, and of views of it."""

import collections
import json
import math
import operator

from jax._src import marshal
from jax._src.array import Array, foreign_classes
from jax._src.dtypes import dtype as _dtype
from numpy._src import floating_errors, runtime, scalars
from numpy._src.array_parts import flagsobj, flatiter
from numpy._src.scalars import scalar
from numpy.exceptions import AxisError, ComplexWarning, UFuncTypeError

_new = object.__new__
_free = runtime.free
_Layout = collections.namedtuple("_Layout", "dtype contiguous owns offset shape strides")


class ndarray:
    """An array of NumPy's. Its elements can be changed, and several arrays can share them."""

    __slots__ = ("_handle", "_base", "_known", "_writeable", "__weakref__")
    __module__ = "numpy"
    __array_priority__ = 0.0
    _loopless_library = "numpy"

    def __new__(cls, shape, dtype=float):
        return filled(shape, 0, dtype)

    def __del__(self):
        _free(self._handle)

    def __hash__(self):
        raise TypeError("unhashable type: 'numpy.ndarray'")

    @property
    def _layout(self):
        """How the elements lie in memory; strides and offset count elements."""
        if self._known is None:
            first, shape, strides = runtime.layout(self._handle).split("|")
            name, contiguous, owns, offset = first.split()
            sizes, steps = tuple(map(int, shape.split())), tuple(map(int, strides.split()))
            self._known = _Layout(_dtype(name), contiguous == "1", owns == "1", int(offset), sizes, steps)
        return self._known

    @property
    def dtype(self):
        """The type of the elements."""
        return self._layout.dtype

    @property
    def shape(self):
        """The size of each axis."""
        return self._layout.shape

    @shape.setter
    def shape(self, shape):
        changed = self.reshape(shape)
        if changed._base is None:
            raise AttributeError("Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.")
        self._take(changed)

    @property
    def strides(self):
        """How many bytes neighbours along each axis are apart."""
        return tuple(self.itemsize * stride for stride in self._layout.strides)

    @property
    def ndim(self):
        """The number of axes."""
        return len(self._layout.shape)

    @property
    def size(self):
        """The number of elements."""
        return math.prod(self._layout.shape)

    @property
    def itemsize(self):
        """How many bytes an element takes."""
        return self._layout.dtype.itemsize

    @property
    def nbytes(self):
        """How many bytes all elements take."""
        return self.size * self.itemsize

    @property
    def base(self):
        """The array whose memory this one shares."""
        return self._base

    @property
    def flags(self):
        """What may be done with the memory."""
        return flagsobj(self)

    @property
    def T(self):
        """The array with its axes reversed."""
        return self.transpose()

    @property
    def mT(self):
        """The array with its last two axes swapped."""
        if self.ndim < 2:
            raise ValueError("matrix transpose with ndim < 2 is undefined")
        return self.swapaxes(-1, -2)

    @property
    def real(self):
        """The real part."""
        return call("real", self) if self.dtype.kind == "c" else self

    @real.setter
    def real(self, value):
        self[...] = call("real", array(value)) + 1j * self.imag if self.dtype.kind == "c" else value

    @property
    def imag(self):
        """The imaginary part."""
        return call("imag", self)

    @imag.setter
    def imag(self, value):
        if self.dtype.kind != "c":
            raise TypeError("array does not have imaginary part to set")
        self[...] = self.real + 1j * array(value)

    @property
    def flat(self):
        """The elements one by one."""
        return flatiter(self)

    @flat.setter
    def flat(self, value):
        self.flat[:] = value

    def __array__(self, dtype=None, copy=None):
        return array(self, dtype, copy=copy)

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d array")
        return (self[i] for i in range(self.shape[0]))

    def __contains__(self, value):
        return bool((self == value).any())

    def __getitem__(self, index):
        if index.__class__ is int:
            dtype, _, _, _, shape, _ = self._layout
            if len(shape) == 1 and dtype.kind != "c":
                if -shape[0] <= index < shape[0]:
                    name = dtype.name
                    value = runtime.element(self._handle, index if index >= 0 else index + shape[0])
                    return scalar(name, float(value) if name[0] == "f" else value)
                raise IndexError(f"index {index} is out of bounds for axis 0 with size {shape[0]}")
        return wrap(runtime.get(self._handle, marshal.dumps(index, [])), self)

    def __setitem__(self, index, value):
        if not self._writeable:
            raise ValueError("assignment destination is read-only")
        if self.dtype.kind != "c" and getattr(getattr(value, "dtype", None), "kind", None) == "c":
            floating_errors.warn("Casting complex values to real discards the imaginary part", ComplexWarning)
        marshal.loads(runtime.set(self._handle, marshal.dumps(index, []), marshal.dumps(as_operand(value), [])))

    def __delitem__(self, index):
        raise ValueError("cannot delete array elements")

    def __bool__(self):
        if self.size > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        if self.size == 0:
            raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
        return bool(self.item())

    def __int__(self):
        return int(self._only())

    def __float__(self):
        return float(self._only())

    def __complex__(self):
        return complex(self._only())

    def __index__(self):
        if self.ndim == 0 and self.dtype.kind in "iu":
            return self.item()
        raise TypeError("only integer scalar arrays can be converted to a scalar index")

    def __repr__(self):
        return marshal.text(runtime.repr(self._handle))

    def __str__(self):
        return marshal.text(runtime.str(self._handle))

    def __format__(self, spec):
        if self.ndim == 0 and spec:
            return format(self.item(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def __reduce__(self):
        return _restored, (self.tolist(), self.dtype.name, self.shape)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def item(self, *args):
        """The only element as a Python number, or the one at an index."""
        if args:
            index = args[0] if len(args) == 1 else args
            return (self[index] if isinstance(index, tuple) else self.ravel()[index]).item()
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self.ravel()[0].item()

    def tolist(self):
        """The elements as nested lists of Python numbers."""
        code = json.loads(marshal.text(runtime.elements(self._handle)))[0]
        return _python_numbers(code, self.dtype.kind)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The elements in another dtype, copied unless `copy` is false and nothing changes."""
        dtype = _dtype(dtype)
        if dtype == self.dtype:
            return self.copy() if copy else self
        if self.dtype.kind == "c" and dtype.kind != "c":
            floating_errors.warn("Casting complex values to real discards the imaginary part", ComplexWarning)
        return array(call("astype", self, dtype))

    def copy(self, order="C"):
        """The elements in memory of their own."""
        return wrap(runtime.copy(self._handle))

    def view(self, dtype=None):
        """Another array of the same elements."""
        if dtype is not None and _dtype(dtype) != self.dtype:
            raise NotImplementedError("The bundled numpy cannot look at elements as those of another dtype.")
        return self[...]

    def fill(self, value):
        """Makes all elements the same."""
        self[...] = value

    def reshape(self, *shape, order="C", copy=None):
        """The elements in another shape: a view where that is possible."""
        shape = shape[0] if len(shape) == 1 and not hasattr(shape[0], "__index__") else shape
        sizes = [operator.index(size) for size in shape]
        if order == "F":
            return self.transpose().reshape(sizes[::-1]).transpose()
        return wrap(runtime.reshape(self._handle, _words(sizes)), self)

    def ravel(self, order="C"):
        """All elements along one axis: a view where that is possible."""
        return self.reshape(-1) if order != "F" else self.transpose().reshape(-1)

    def flatten(self, order="C"):
        """A copy of all elements along one axis."""
        return (self if order != "F" else self.transpose()).copy().reshape(-1).copy()

    def transpose(self, *axes):
        """The array with its axes in another order, reversed if none is given."""
        if len(axes) == 1 and (axes[0] is None or not hasattr(axes[0], "__index__")):
            axes = () if axes[0] is None else tuple(axes[0])
        ndim = self.ndim
        if axes and len(axes) != ndim:
            raise ValueError("axes don't match array")
        order = [normalize_axis(axis, ndim) for axis in axes] if axes else range(ndim)[::-1]
        if len(set(order)) != ndim:
            raise ValueError("repeated axis in transpose")
        return wrap(runtime.transpose(self._handle, _words(order)), self)

    def swapaxes(self, axis1, axis2):
        """The array with two axes swapped."""
        order = list(range(self.ndim))
        first, second = normalize_axis(axis1, self.ndim, "axis1: "), normalize_axis(axis2, self.ndim, "axis2: ")
        order[first], order[second] = second, first
        return self.transpose(order)

    def squeeze(self, axis=None):
        """The array without axes of size one: all of them, or those given."""
        given = range(self.ndim) if axis is None else axis if isinstance(axis, (tuple, list)) else (axis,)
        axes = [normalize_axis(each, self.ndim) for each in given]
        if axis is not None and any(self.shape[each] != 1 for each in axes):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        return self.reshape([size for each, size in enumerate(self.shape) if size != 1 or each not in axes])

    def diagonal(self, offset=0, axis1=0, axis2=1):
        """A diagonal of two axes, as one at the end; it cannot be written to."""
        if self.ndim < 2:
            raise ValueError("diag requires an array of at least two dimensions")
        first, second = normalize_axis(axis1, self.ndim), normalize_axis(axis2, self.ndim)
        if first == second:
            raise ValueError("axis1 and axis2 cannot be the same")
        _, _, _, start, shape, strides = self._layout
        rows, columns = shape[first] + min(offset, 0), shape[second] - max(offset, 0)
        start += max(-offset, 0) * strides[first] + max(offset, 0) * strides[second]
        kept = [axis for axis in range(self.ndim) if axis not in (first, second)]
        sizes = [shape[axis] for axis in kept] + [max(0, min(rows, columns))]
        steps = [strides[axis] for axis in kept] + [strides[first] + strides[second]]
        result = wrap(runtime.view(self._handle, _words(sizes), _words(steps), start), self)
        result._writeable = False
        return result

    def setflags(self, write=None, align=None, uic=None):
        """Says whether the elements can be changed."""
        if write is not None:
            self.flags.writeable = write

    def resize(self, *shape, refcheck=True):
        """Changes the shape in place, cutting elements off or adding zeros."""
        sizes = shape[0] if len(shape) == 1 and not hasattr(shape[0], "__index__") else shape
        changed = filled(sizes, 0, self.dtype)
        count = min(self.size, changed.size)
        changed.reshape(-1)[:count] = self.reshape(-1)[:count]
        self._take(changed)

    def sort(self, axis=-1, kind=None, order=None, *, stable=None):
        """Sorts the elements along an axis in place."""
        self[...] = call("sort", self, axis=axis)

    def partition(self, kth, axis=-1, kind="introselect", order=None):
        """Puts elements in place so that those before a place are no larger than those behind; here all are in order."""
        self.sort(axis)

    def conjugate(self):
        """The complex conjugates."""
        return wrap(runtime.ufunc("conjugate", marshal.dumps((self,), [])))

    conj = conjugate

    def nonzero(self):
        """For each axis the places of what is not zero."""
        return marshal.loads(runtime.nonzero(self._handle))

    def tobytes(self, order="C"):
        """Not possible: the bytes are the runtime's own."""
        raise NotImplementedError("The bundled numpy does not give the bytes of its arrays.")

    def __getattr__(self, name):
        raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'", name=name, obj=self)

    def _take(self, other):
        """Becomes the other array, which becomes this one."""
        self._handle, other._handle = other._handle, self._handle
        self._known = other._known = None

    def _only(self):
        if self.ndim:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self.item()


def wrap(answer, owner=None):
    """The array of a number that the runtime gave, which may be a view of `owner`, or what else the answer stands for."""
    if answer.__class__ is not int or answer <= 0:
        return marshal.loads(answer)
    result = _new(ndarray)
    result._handle = answer
    result._base = result._known = None
    result._writeable = True
    if owner is not None and not result._layout.owns:
        result._base = owner if owner._base is None else owner._base
        result._writeable = owner._writeable
    return result


def call(name, *args, **kwargs):
    """What the row of the API table gives by NumPy's rules."""
    return wrap(runtime.call(name, marshal.dumps((args, kwargs), [])))


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
    """A new array of a number, an array or nested lists, whose lengths are its shape."""
    result = _converted(object, dtype, copy)
    return result if result.ndim >= ndmin else result.reshape((1,) * (ndmin - result.ndim) + result.shape)


def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    """The array itself, or one made of a number, an array of JAX's or nested lists."""
    return _converted(a, dtype, copy)


def _converted(value, dtype, copy):
    name = "" if dtype is None else _dtype(dtype).name
    if isinstance(value, ndarray) and (not name or value.dtype.name == name):
        return value.copy() if copy else value
    if isinstance(value, Array) and not name and not copy:
        result = wrap(runtime.of_jax(value._handle))
        result._writeable = False
        return result
    if copy is False:
        raise ValueError(
            "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with "
            "`np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see "
            "https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword."
        )
    return wrap(runtime.array(marshal.dumps(as_operand(value), []), name))


def filled(shape, value, dtype):
    """An array of one value."""
    if not hasattr(shape, "__iter__") and not hasattr(shape, "__index__"):
        raise TypeError(f"expected a sequence of integers or a single integer, got '{shape}'")
    sizes = [operator.index(size) for size in (shape if hasattr(shape, "__iter__") else (shape,))]
    if any(size < 0 for size in sizes):
        raise ValueError("negative dimensions are not allowed")
    return array(call("full", tuple(sizes), value, dtype=_dtype(dtype)), copy=None)


def as_operand(value):
    """A value that the runtime takes for an array or a number, if there is one for it."""
    if type(value) in marshal.writers:
        return [as_operand(item) for item in value] if isinstance(value, (list, tuple)) and not _is_flat(value) else value
    if hasattr(value, "__array__"):
        return value.__array__()
    if hasattr(value, "__len__") and hasattr(value, "__getitem__") and not isinstance(value, (str, bytes, dict)):
        return [as_operand(item) for item in value]
    return value


def _is_flat(items):
    return all(type(item) in marshal.writers and type(item) not in (list, tuple) for item in items)


def normalize_axis(axis, ndim, prefix=""):
    """The axis counted from the front."""
    axis = operator.index(axis)
    if not -ndim <= axis < ndim:
        raise AxisError(f"{prefix}axis {axis} is out of bounds for array of dimension {ndim}")
    return axis % ndim if ndim else axis


def is_jax(value):
    """Whether a value is an array or tracer of JAX's."""
    return isinstance(value, Array)


def _words(numbers):
    return " ".join(map(str, numbers))


def _python_numbers(code, kind):
    if isinstance(code, list):
        return [_python_numbers(item, kind) for item in code]
    if kind == "c":
        return complex(float(code["re"]), float(code["im"]))
    return code if kind in "biu" else float(code)


def _restored(values, dtype, shape):
    return array(values, dtype).reshape(shape)


scalars.make_array = lambda value, dtype=None: array(value, dtype)
scalars.array_classes.add(ndarray)
foreign_classes.update({ndarray, *scalars.types.values()})
marshal.writers[ndarray] = lambda value, references: ["ndarray", value._handle]
marshal.readers["ndarray"] = lambda code, references: wrap(code[0])
marshal.exceptions.update(AxisError=AxisError, UFuncTypeError=UFuncTypeError)
