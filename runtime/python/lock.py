"""Closes the ways from Python to what runs it. Called once, before any cell."""

import asyncio
import importlib.abc
import sys

import _imp
from _pyodide._importhook import jsfinder

_BLOCKED = frozenset({"js", "pyodide_js", "ctypes", "_ctypes", "socket", "_socket"})


def lock():
    for name in [name for name in sys.modules if _is_blocked(name)]:
        del sys.modules[name]
    for name in _BLOCKED & jsfinder.jsproxies.keys():
        jsfinder.unregister_js_module(name)
    sys.meta_path.insert(0, _Refusal())
    create_builtin = _imp.create_builtin

    def create_allowed(spec):
        _check(spec.name)
        return create_builtin(spec)

    _imp.create_builtin = create_allowed
    # Pyodide's own asks JavaScript whether it can wait for a coroutine; it cannot, and Python's says what to do.
    asyncio.run = asyncio.run.__wrapped__


class _Refusal(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        _check(fullname)


def _check(name):
    if _is_blocked(name):
        raise ModuleNotFoundError(f"No module named {name!r} in the bundled runtime", name=name)


def _is_blocked(name):
    return name.partition(".")[0] in _BLOCKED
