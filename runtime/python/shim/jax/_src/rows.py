"""Modules made of the rows of the API table: every function is a proxy of its row."""

import importlib
import json
import opcode
import sys

from jax._src import array, calls, dtypes, marshal, runtime
from jax._src.described import Described

_ELSEWHERE = " on the bundled runtime of Loopless; to use all of JAX, choose a Python kernel that has it"
# `from module import name` would hide the message of an AttributeError.
_IMPORT_FROM = opcode.opmap["IMPORT_FROM"]
_table = json.loads(runtime.describe())
_call = runtime.call
_call1 = runtime.call1
_call2 = runtime.call2
array.add_members(_table["methods"], _table["properties"])


def fill(module, extra=(), later={}):
    """Puts what the table has for a module into its namespace, save for what the module defines itself.

    What is in `later` comes from the module named there, when it is first asked for.
    """
    name = module["__name__"]
    members = {**_functions.get(name, {}), **_constants.get(name, {})}
    for member, value in members.items():
        if member not in later:
            module.setdefault(member, value)
    module.setdefault("__all__", [member for member in {**members, **dict.fromkeys(extra), **later} if not member.startswith("_")])

    def __getattr__(member):
        if member in later:
            module[member] = getattr(importlib.import_module(later[member]), member)
            return module[member]
        caller = sys._getframe(1)
        if caller.f_code.co_code[caller.f_lasti] == _IMPORT_FROM:
            raise ImportError(f"cannot import name {member!r} from {name!r}{_ELSEWHERE}", name=name)
        raise AttributeError(f"module {name!r} has no attribute {member!r}{_ELSEWHERE}", name=member)

    module["__getattr__"] = __getattr__


def _proxy(place, qualified_name, signature, summary, calls_functions):
    def function(*args, **kwargs):
        if not kwargs:
            if len(args) == 1 and isinstance(args[0], array.Array):
                return array.wrap(_call1(place, args[0]._handle))
            if len(args) == 2 and isinstance(args[0], array.Array) and isinstance(args[1], array.Array):
                return array.wrap(_call2(place, args[0]._handle, args[1]._handle))
        references = []
        return marshal.loads(_call(place, marshal.dumps((args, kwargs), references)), references)

    def caller(*args, **kwargs):
        references = []
        return calls.run(lambda: runtime.beginRow(place, marshal.dumps((args, kwargs), references)), references)

    if calls_functions:
        function = caller
    module, _, name = qualified_name.rpartition(".")
    function.__module__ = module
    function.__name__ = function.__qualname__ = name
    function.__doc__ = summary
    function.__wrapped__ = Described(signature)
    return function


class _Subscripted:
    """A value of the table that is there to be subscripted, as `jnp.mgrid`."""

    def __init__(self, qualified_name):
        self._qualified_name = qualified_name

    def __getitem__(self, key):
        references = []
        return marshal.loads(runtime.subscripted(self._qualified_name, marshal.dumps(key, references)), references)


def _constant(code):
    value = marshal.decode(code, ())
    return dtypes.scalar_type(value.name) if isinstance(value, dtypes.dtype) else value


def _by_module(members):
    modules = {}
    for qualified_name, value in members:
        module, _, name = qualified_name.rpartition(".")
        modules.setdefault(module, {})[name] = value
    return modules


_functions = _by_module((row[0], _proxy(place, *row)) for place, row in enumerate(_table["functions"]))
_constants = _by_module(
    [(name, _constant(code)) for name, code in _table["constants"]] + [(name, _Subscripted(name)) for name in _table["subscripted"]]
)
