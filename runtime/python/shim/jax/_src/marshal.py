"""Python values on their way to the runtime and back, as JSON; bridge/marshal.ts is the other half."""

import builtins
import collections
import inspect
import json
import math

from jax._src import runtime
from jax import errors

_named_tuples = {}
_write = json.JSONEncoder(check_circular=False).encode
_read = json.JSONDecoder().raw_decode
# How values of a class are written, and how what has a tag is read; other modules add theirs.
writers = {}
readers = {}
# The exceptions that are neither Python's nor JAX's, by name.
exceptions = {}


def dumps(value, references):
    """The text of a value. What only Python understands is appended to `references`."""
    return _write(encode(value, references))


def encode(value, references):
    writer = writers.get(type(value))
    if writer is not None:
        return writer(value, references)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _encode_named_tuple(value, references)
    for base in type(value).__mro__:
        if base in (bool, int, float, complex, str):
            return writers[base](base(value), references)
    return encode_reference(value, references)


def encode_reference(value, references):
    references.append(value)
    place = len(references) - 1
    if callable(value) and not (isinstance(value, type) and value not in _number_types):
        return ["function", place, getattr(value, "__name__", type(value).__name__), signature_of(value)]
    return ["object", place, class_name(value)]


def loads(answer, references=()):
    """The value of an answer of the runtime; raises what it says went wrong."""
    if answer.__class__ is int:
        if answer < 0:
            raise error()
        return readers["array"]([answer], references)
    return decode(_read(answer)[0], references)


def decode(code, references):
    if code.__class__ is not list:
        return code
    return readers[code[0]](code[1:], references)


def text(answer):
    """An answer that is no value but a text of its own."""
    if answer.__class__ is int:
        raise error()
    return answer


def error():
    """The exception that the last function of the runtime wanted to raise."""
    name, message = json.loads(runtime.error())
    kind = exceptions.get(name) or getattr(builtins, name, None) or getattr(errors, name, RuntimeError)
    return kind(message)


def class_name(value):
    """The name of the value's class as Python prints it, without that of `builtins`."""
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def signature_of(function):
    """The parameters of a function, with None for every default; None where Python does not know them."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    parts = []
    kind = None
    for parameter in signature.parameters.values():
        if kind == parameter.POSITIONAL_ONLY != parameter.kind:
            parts.append("/")
        if parameter.kind == parameter.KEYWORD_ONLY and kind not in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL):
            parts.append("*")
        kind = parameter.kind
        stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(kind, "")
        default = "" if parameter.default is parameter.empty else "=None"
        parts.append(f"{stars}{parameter.name}{default}")
    if kind == inspect.Parameter.POSITIONAL_ONLY:
        parts.append("/")
    return f"({', '.join(parts)})"


def _encode_float(value, references):
    return ["float", value if math.isfinite(value) else _infinite(value)]


def _infinite(value):
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _encode_list(value, references):
    if value and all(item.__class__ is float for item in value):
        return ["floats", *(item if math.isfinite(item) else _infinite(item) for item in value)]
    return ["list", *(encode(item, references) for item in value)]


def _encode_named_tuple(value, references):
    kind = type(value)
    _named_tuples[kind.__name__, kind._fields] = kind
    return ["namedtuple", kind.__name__, " ".join(kind._fields), *(encode(item, references) for item in value)]


def _encode_dict(value, references):
    return ["dict", *(encode(part, references) for entry in value.items() for part in entry)]


def _decode_list(code, references):
    return [decode(item, references) for item in code]


def _decode_dict(code, references):
    parts = iter(_decode_list(code, references))
    return dict(zip(parts, parts))


def _decode_named_tuple(code, references):
    fields = tuple(code[1].split())
    kind = _named_tuples.get((code[0], fields))
    if kind is None:
        # A result of the runtime's own, such as `EighResult`.
        kind = _named_tuples[code[0], fields] = collections.namedtuple(code[0], fields)
    return kind(*_decode_list(code[2:], references))


_number_types = (int, float, bool, complex)

writers.update(
    {
        type(None): lambda value, references: None,
        bool: lambda value, references: value,
        int: lambda value, references: value,
        str: lambda value, references: value,
        float: _encode_float,
        complex: lambda value, references: ["complex", _encode_float(value.real, references)[1], _encode_float(value.imag, references)[1]],
        tuple: lambda value, references: ["tuple", *(encode(item, references) for item in value)],
        list: _encode_list,
        dict: _encode_dict,
        slice: lambda value, references: ["slice", *(encode(part, references) for part in (value.start, value.stop, value.step))],
        type(Ellipsis): lambda value, references: ["ellipsis"],
    }
)
readers.update(
    {
        "float": lambda code, references: float(code[0]),
        "complex": lambda code, references: complex(float(code[0]), float(code[1])),
        "tuple": lambda code, references: tuple(_decode_list(code, references)),
        "list": _decode_list,
        "dict": _decode_dict,
        "namedtuple": _decode_named_tuple,
        "slice": lambda code, references: slice(*_decode_list(code, references)),
        "ellipsis": lambda code, references: ...,
        "reference": lambda code, references: references[code[0]],
    }
)
