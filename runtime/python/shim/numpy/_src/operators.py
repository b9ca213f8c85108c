"""Python's operators for arrays, also in place."""

from jax._src import marshal
from jax._src.array import Array
from numpy._src import runtime
from numpy._src.arrays import as_operand, filled, ndarray, wrap
from numpy._src.scalars import generic

_PLAIN = (int, float, complex, list, tuple, generic, ndarray)


def _operator(place, name, reflected):
    def method(self, other):
        kind = other.__class__
        if kind is ndarray:
            left, right = (other, self) if reflected else (self, other)
            return wrap(runtime.operate(place, left._handle, right._handle))
        if (kind is int and -_EXACT < other < _EXACT) or kind is float:
            return wrap(runtime.operate_number(place, self._handle, kind is float, other, reflected))
        if not isinstance(other, _PLAIN):
            if isinstance(other, Array) or not hasattr(other, "__array__"):
                if name in ("eq", "ne") and (other is None or isinstance(other, (str, bytes))):
                    return filled(self.shape, name == "ne", bool)
                return NotImplemented
            other = other.__array__()
        pair = (as_operand(other), self) if reflected else (self, as_operand(other))
        return wrap(runtime.operate_value(place, marshal.dumps(pair, [])))

    return method


def _in_place_operator(name):
    def method(self, other):
        if isinstance(other, Array):
            return NotImplemented
        if not self._writeable:
            raise ValueError("output array is read-only")
        marshal.loads(runtime.into(name, self._handle, marshal.dumps((self, as_operand(other)), [])))
        return self

    return method


def _unary_operator(name):
    return lambda self: wrap(runtime.ufunc(name, marshal.dumps((self,), [])))


_EXACT = 2**53
_UFUNCS = "add subtract multiply divide floor_divide remainder power matmul left_shift right_shift bitwise_and bitwise_xor bitwise_or".split()
_ARITHMETIC = "add sub mul truediv floordiv mod pow matmul lshift rshift and xor or".split()
for _place, _name in enumerate(_ARITHMETIC + "lt le gt ge eq ne".split()):
    setattr(ndarray, f"__{_name}__", _operator(_place, _name, False))
    if _name in _ARITHMETIC:
        setattr(ndarray, f"__r{_name}__", _operator(_place, _name, True))
        setattr(ndarray, f"__i{_name}__", _in_place_operator(_UFUNCS[_place]))
for _name, _ufunc in {"neg": "negative", "pos": "positive", "invert": "invert", "abs": "absolute"}.items():
    setattr(ndarray, f"__{_name}__", _unary_operator(_ufunc))
