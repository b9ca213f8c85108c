"""Python's operators for scalars; the usual numbers need not go to the runtime."""

from jax._src import marshal
from numpy._src import floating_errors, runtime
from numpy._src.scalars import false, float64, generic, int64, integer, scalar, true

_LEAST, _MOST = -(2**63), 2**63 - 1
_FLOATS = {float64, float}
_REALS = {float64, float, int64, int}
_COMPARED = frozenset("lt le gt ge eq ne".split())
_PLAIN = frozenset("add sub mul".split()) | _COMPARED
_numbers = (int, float, complex, list, tuple, generic)


def _operator(place, name, reflected):
    """The operator in its place among those of the runtime; the usual numbers need not go there."""
    method_name = f"__{name}__"
    of_floats = getattr(float, method_name, None) if name in _PLAIN or name == "truediv" else None
    of_integers = getattr(int, method_name, None) if name in _PLAIN or name in ("floordiv", "mod", "and", "or", "xor") else None
    divides = name in ("truediv", "floordiv", "mod")
    compares = name in _COMPARED

    def method(self, other):
        own, kind = self.__class__, other.__class__
        if own in _REALS and kind in _REALS and not (own is not float64 and kind is int and not _LEAST <= other <= _MOST):
            left, right = self._value, other if kind is int or kind is float else other._value
            if reflected:
                left, right = right, left
            if not divides or right:
                if own is float64 or kind in _FLOATS or name == "truediv":
                    if of_floats is not None:
                        result = of_floats(float(left), float(right))
                        if compares:
                            return true if result else false
                        if result - result == 0:
                            return float.__new__(float64, result)
                elif of_integers is not None:
                    result = of_integers(left, right)
                    if compares:
                        return true if result else false
                    if not _LEAST <= result <= _MOST:
                        floating_errors.tell("over", f"overflow encountered in scalar {_SPOKEN[name]}")
                        result = (result - _LEAST) % 2**64 + _LEAST
                    return scalar("int64", result)
        if name == "mul" and isinstance(other, (list, tuple)) and isinstance(self, integer):
            return NotImplemented
        if not isinstance(other, _numbers):
            if compares and name in ("eq", "ne") and (other is None or isinstance(other, str)):
                return true if name == "ne" else false
            return NotImplemented
        references = []
        pair = (other, self) if reflected else (self, other)
        return marshal.loads(runtime.operate_value(place, marshal.dumps(pair, references)), references)

    method.__name__ = f"__r{name}__" if reflected else method_name
    return method


_SPOKEN = {"add": "add", "sub": "subtract", "mul": "multiply"}
_ARITHMETIC = "add sub mul truediv floordiv mod pow matmul lshift rshift and xor or".split()
_UNARY = {"neg": "negative", "pos": "positive", "invert": "invert", "abs": "absolute"}


def _unary(name):
    return lambda self: marshal.loads(runtime.ufunc(name, marshal.dumps((self,), [])))


for _place, _name in enumerate(_ARITHMETIC + "lt le gt ge eq ne".split()):
    for _reflected in (False, True) if _name in _ARITHMETIC else (False,):
        _method = _operator(_place, _name, _reflected)
        setattr(generic, _method.__name__, _method)
for _name, _ufunc in _UNARY.items():
    setattr(generic, f"__{_name}__", _unary(_ufunc))
