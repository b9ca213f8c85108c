"""Runs programs in real JAX and reports the shape of every value they bind.

Reads a JSON list of `{"name", "cells": [source, …]}` from standard input, writes a list of
`{"seen": [{cell, line, kind, name, label, hidden, bound, insideJit}, …], "errors": [{cell, line, type, message}, …]}`
to standard output. A statement that raises is reported and the next one runs, as cells do in a notebook.
"""

import ast
import contextlib
import functools
import io
import json
import linecache
import os
import sys
import types
import warnings

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
from instrument import Site, instrument
from seen import Seen, join, see

PACKAGES = os.path.join(os.path.dirname(__file__), "..", "..", "runtime", "python", "shim")

mapped_functions: list[object] = []


def main() -> None:
    jax.vmap = remember_mapped(jax.vmap)
    # Only this package of the folder: others in it may stand in for modules of the real JAX.
    workshop = types.ModuleType("dl_workshop")
    workshop.__path__ = [os.path.join(PACKAGES, "dl_workshop")]
    sys.modules["dl_workshop"] = workshop
    programs = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        reports = [Run(program["name"]).run(program["cells"]) for program in programs]
    json.dump(reports, sys.stdout)


def remember_mapped(vmap):
    @functools.wraps(vmap)
    def remembering(*args, **kwargs):
        mapped = vmap(*args, **kwargs)
        mapped_functions.append(mapped)
        return mapped

    return remembering


def is_mapped(function: object) -> bool:
    """Whether calling it calls what vmap returned, through jit and partial too."""
    while function is not None:
        if any(function is mapped for mapped in mapped_functions):
            return True
        inner = getattr(function, "func", None) if isinstance(function, functools.partial) else None
        if inner is None and type(function).__name__ == "PjitFunction":
            inner = function.__wrapped__
        function = inner
    return False


class Run:
    """One program: its cells share their names, as in a notebook."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.namespace: dict[str, object] = {"__name__": "__main__"}
        self.namespace |= {"__see__": self.see, "__calling__": self.calling, "__true__": true, "__last__": last}
        self.sites: list[Site] = []
        self.joined: dict[int, Seen | None] = {}
        self.errors: list[dict[str, object]] = []

    def run(self, cells: list[str]) -> dict[str, object]:
        mapped_functions.clear()
        for number, source in enumerate(cells):
            self.run_cell(number, source)
        return {"seen": [self.report(site) for site in self.joined], "errors": self.errors}

    def run_cell(self, number: int, source: str) -> None:
        filename = f"<{self.name}:{number}>"
        # Lets `inspect` find the source of functions, as it does for files.
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        for statement in ast.parse(source, filename).body:
            module = instrument(statement, number, self.sites)
            try:
                exec(compile(module, filename, "exec"), self.namespace)
            except Exception as error:
                if isinstance(error, ImportError):
                    self.forget(statement)
                cell, line = innermost_line(error, f"<{self.name}:")
                self.errors.append({"cell": cell, "line": line, "type": type(error).__name__, "message": str(error)})

    def forget(self, statement: ast.stmt) -> None:
        """What an import of a missing module would have bound is unknown, not what stood there before."""
        for alias in getattr(statement, "names", []):
            self.namespace.pop(alias.asname or alias.name.partition(".")[0], None)

    def see(self, site: int, value: object) -> object:
        if site not in self.joined:
            self.joined[site] = None
        self.joined[site] = join(self.joined[site], see(value))
        return value

    def calling(self, site: int, function: object) -> object:
        if not is_mapped(function):
            return function
        return lambda *args, **kwargs: self.see(site, function(*args, **kwargs))

    def report(self, site: int) -> dict[str, object]:
        where, seen = self.sites[site], self.joined[site]
        return {
            "cell": where.cell,
            "line": where.line,
            "column": where.column,
            "kind": where.kind,
            "name": where.name,
            "bound": where.bound,
            "label": seen.label if seen else None,
            "hidden": list(seen.hidden or ()) if seen else [],
            "insideJit": seen.inside_jit if seen else False,
        }


def true(*_: object) -> bool:
    return True


def last(*values: object) -> object:
    return values[-1]


def innermost_line(error: Exception, prefix: str) -> tuple[int, int]:
    """The cell and line of the program's own code where the error came up."""
    found = (0, 0)
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.startswith(prefix):
            found = (int(filename.removeprefix(prefix).removesuffix(">")), trace.tb_lineno)
        trace = trace.tb_next
    return found


if __name__ == "__main__":
    main()
