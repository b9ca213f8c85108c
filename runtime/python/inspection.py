"""Looks into values: what is shown of arrays beside their text, and the answers to questions between cells.

The user's code runs while this looks, as in a `__repr__`: it may raise and it may never end.
"""

import __main__
import collections
import dataclasses
import functools
import inspect
import itertools
import json
import re
import signal
import time
import types
import weakref

from _loopless import summary

_MOST_VARIABLES = 1000
_MOST_LEAVES = 200
_MOST_PARTS = 100
_DEEPEST = 8
_WIDTH = 120
# So much of a text is read to make a line of that width.
_READ = 10 * _WIDTH

# Types whose `__repr__` took so many seconds once that it was interrupted: it is not called again.
_TOO_LONG = 0.5
_slow = weakref.WeakSet()


def forms(value):
    """An array, or a container with arrays in it, by MIME type; nothing for other values."""
    try:
        tree = _Tree(value)
        if tree.root["kind"] == "array":
            return {"application/vnd.loopless.array+json": tree.root["array"]}
        return {"application/vnd.loopless.tree+json": tree.with_texts()} if tree.has_arrays else {}
    except Exception:
        return {}


def answer(text):
    """The answer to a question, both as JSON. Interrupts end what the user's code does, not the answer."""
    question = json.loads(text)
    handler = signal.signal(signal.SIGINT, _on_interrupt)
    try:
        return json.dumps(_ANSWERS[question.pop("kind")](**question), allow_nan=False)
    except BaseException:
        return "null"
    finally:
        signal.signal(signal.SIGINT, handler)


class _TooLate(BaseException):
    pass


def _on_interrupt(_number, frame):
    while frame is not None:
        if frame.f_code is _guarded.__code__:
            raise _TooLate
        frame = frame.f_back


def _guarded(look, *args):
    """What `look` sees; None where the user's code fails or does not end."""
    try:
        return look(*args)
    except BaseException:
        return None


def _variables():
    shown = []
    for name, value in reversed(list(__main__.__dict__.items())):
        if not isinstance(name, str) or name.startswith("_") or _guarded(_is_definition, value):
            continue
        kind = _name_of(type(value))
        array = _guarded(_array, value, False)
        preview = _guarded(_preview, value) or f"<{kind}>"
        shown.append({"name": name, "type": kind, "array": array, "preview": preview})
        if len(shown) == _MOST_VARIABLES:
            break
    return shown[::-1]


def _open(name):
    return _guarded(lambda: _Tree(__main__.__dict__[name]).with_texts())


_DEFINITIONS = (
    functools.partial,
    type,
    types.BuiltinFunctionType,
    types.FunctionType,
    types.MethodType,
    types.ModuleType,
)


def _is_definition(value):
    """Whether a value is a module, a class or a function, one that wraps another among them."""
    if issubclass(type(value), _DEFINITIONS):
        return True
    return callable(value) and inspect.getattr_static(value, "__wrapped__", None) is not None


def _array(value, kept):
    """The summary of an array with elements; None for all else.

    The class of such an array says by `_loopless_library` whose it is; `_handle` is its number in the runtime.
    """
    for kind in type(value).__mro__:
        library = vars(kind).get("_loopless_library")
        if library in ("jax", "numpy"):
            return json.loads(summary(value._handle, library, kept))
    return None


class _Tree:
    """The summary of a value within bounds. Only who wants it has the texts made, for which the user's code runs."""

    def __init__(self, value):
        self.has_arrays = False
        self._leaves = 0
        self._others = []
        self.root = self._summary(value, ())

    def with_texts(self):
        for summary, value in self._others:
            summary["text"] = _preview(value)
        return self.root

    def _summary(self, value, inside):
        array = _array(value, True)
        if array is not None:
            self._leaves += 1
            self.has_arrays = True
            return {"kind": "array", "array": array}
        container = None if len(inside) == _DEEPEST or id(value) in inside else _readable_container(value)
        if container is None:
            self._leaves += 1
            self._others.append(({"kind": "other"}, value))
            return self._others[-1][0]
        size, parts = container
        shown = []
        for key, part in parts:
            if self._leaves >= _MOST_LEAVES:
                break
            shown.append({"key": key, "value": self._summary(part, (*inside, id(value)))})
        self._leaves += not shown
        return {"kind": "container", "type": _name_of(type(value)), "parts": shown, "more": size - len(shown)}


def _readable_container(value):
    try:
        return _container(value)
    except Exception:
        return None


def _container(value):
    """The number of parts, and the first of them with what Python writes behind the value; None for what has none."""
    if issubclass(type(value), dict):
        first = itertools.islice(dict.items(value), _MOST_PARTS)
        return dict.__len__(value), [(f"[{_preview(key)}]", part) for key, part in first]
    named = _fields(value)
    if named is not None:
        return len(named), [(f".{name}", part) for name, part in named[:_MOST_PARTS]]
    for kind in (list, tuple):
        if issubclass(type(value), kind):
            first = itertools.islice(kind.__iter__(value), _MOST_PARTS)
            return kind.__len__(value), [(f"[{place}]", part) for place, part in enumerate(first)]
    return None


def _fields(value):
    """The names and values of a named tuple or of an instance of a dataclass; None for all else."""
    kind = type(value)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return list(zip(kind._fields, tuple.__iter__(value)))
    if dataclasses.is_dataclass(kind):
        return [(field.name, getattr(value, field.name)) for field in dataclasses.fields(kind)]
    return None


def _preview(value):
    """The beginning of `repr(value)` on one line."""
    text = re.sub(r"\s*\n\s*", " ", _text(value, ())[:_READ])
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _text(value, inside):
    """The beginning of `repr(value)`. Containers with the usual text are read only as far as it is shown."""
    kind = type(value)
    try:
        usual = _TEXTS.get(kind.__repr__)
        if usual is not None:
            return usual(value, inside)
        if _is_generated(kind):
            hidden = {name for name, field in getattr(kind, "__dataclass_fields__", {}).items() if not field.repr}
            shown = [(name, part) for name, part in _fields(value) if name not in hidden]
            parts = (f"{name}={_text(part, (*inside, id(value)))}" for name, part in shown)
            return _joined(value, inside, f"{kind.__qualname__}(", parts, ")")
        return _repr(value, kind)
    except Exception as error:
        return f"<{_name_of(kind)}: __repr__ raised {_name_of(type(error))}>"


def _repr(value, kind):
    start = time.monotonic()
    try:
        if kind not in _slow:
            return str.__str__(repr(value))
    except _TooLate:
        if time.monotonic() - start > _TOO_LONG:
            _slow.add(kind)
    return f"<{_name_of(kind)}: __repr__ takes too long>"


def _joined(value, inside, opening, parts, closing):
    if id(value) in inside or len(inside) == _DEEPEST:
        return f"{opening}...{closing}"
    text = opening
    for part in parts:
        text += part if text is opening else f", {part}"
        if len(text) > _WIDTH:
            return text
    return text + closing


def _items_text(kind, opening, closing):
    def text(value, inside):
        within = (*inside, id(value))
        items = list(itertools.islice(kind.__iter__(value), _WIDTH))
        end = f",{closing}" if kind is tuple and len(items) == 1 else closing
        return _joined(value, inside, opening, (_text(item, within) for item in items), end)

    return text


def _dict_text(value, inside):
    within = (*inside, id(value))
    items = list(itertools.islice(dict.items(value), _WIDTH))
    return _joined(value, inside, "{", (f"{_text(key, within)}: {_text(item, within)}" for key, item in items), "}")


def _set_text(value, inside):
    name = _name_of(type(value))
    if not value:
        return f"{name}()"
    opening, closing = ("{", "}") if type(value) is set else (f"{name}({{", "})")
    items = list(itertools.islice(value, _WIDTH))
    return _joined(value, inside, opening, (_text(item, (*inside, id(value))) for item in items), closing)


def _beginning_text(kind):
    return lambda value, _inside: kind.__repr__(kind.__getitem__(value, slice(_WIDTH)))


_name_of = type.__dict__["__name__"].__get__
# By what makes the text of a type, which may be inherited.
_TEXTS = {
    bytes.__repr__: _beginning_text(bytes),
    dict.__repr__: _dict_text,
    frozenset.__repr__: _set_text,
    list.__repr__: _items_text(list, "[", "]"),
    set.__repr__: _set_text,
    str.__repr__: _beginning_text(str),
    tuple.__repr__: _items_text(tuple, "(", ")"),
}


def _is_generated(kind):
    """Whether a named tuple or a dataclass has the text that Python makes for it."""
    code = getattr(inspect.unwrap(kind.__repr__), "__code__", None)
    if code is None:
        return False
    if dataclasses.is_dataclass(kind):
        return code.co_filename == "<string>"
    return issubclass(kind, tuple) and code.co_filename == collections.namedtuple.__code__.co_filename


_ANSWERS = {"variables": _variables, "open": _open}
