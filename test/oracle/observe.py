"""Runs programs in real JAX and reports the shape of every value they bind.

Reads a JSON list of `{"name", "cells": [{cell, line, source}, …], "folder", "seconds"}` from standard input, writes a
list of `{"seen": [{cell, line, kind, name, label, …}, …], "errors": [{cell, line, type, message}, …], "reached":
[[cell, first, last], …]}` to standard output. Lines count from 1; `line` of a cell is that of its first one. A statement
that raises is reported and the next one runs, as cells do in a notebook. A program with a number of seconds ends after
them.
"""

import ast
import contextlib
import functools
import io
import json
import linecache
import os
import signal
import sys
import types
import warnings

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
from drawing import stand_in_for_drawing
from instrument import Site, instrument
from magics import plain_python
from seen import Seen, join, see

PACKAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "runtime", "python", "shim")

PLAIN = {int, float, bool, str, type(None)}

mapped_functions: dict[int, object] = {}


class TimeLimit(BaseException):
    """Not an Exception: no program handles it."""


def main() -> None:
    jax.vmap = remember_mapped(jax.vmap)
    stand_in_for_drawing()
    # Only this package of the folder: others in it may stand in for modules of the real JAX.
    workshop = types.ModuleType("dl_workshop")
    workshop.__path__ = [os.path.join(PACKAGES, "dl_workshop")]
    sys.modules["dl_workshop"] = workshop
    programs = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        reports = [run_program(program) for program in programs]
    json.dump(reports, sys.stdout)


def remember_mapped(vmap):
    @functools.wraps(vmap)
    def remembering(*args, **kwargs):
        mapped = vmap(*args, **kwargs)
        mapped_functions[id(mapped)] = mapped
        return mapped

    return remembering


def is_mapped(function: object) -> bool:
    """Whether calling it calls what vmap returned, through jit and partial too."""
    while function is not None:
        if id(function) in mapped_functions:
            return True
        inner = getattr(function, "func", None) if isinstance(function, functools.partial) else None
        if inner is None and type(function).__name__ == "PjitFunction":
            inner = function.__wrapped__
        function = inner
    return False


def run_program(program: dict) -> dict[str, object]:
    mapped_functions.clear()
    run = Run(program["name"])
    if program["folder"] is not None:
        # As `python FILE` does, for the data and the modules beside it.
        os.chdir(program["folder"])
        sys.path.insert(0, program["folder"])
    for cell in program["cells"]:
        run.add(cell["cell"], "\n" * (cell["line"] - 1) + plain_python(cell["source"]))
    with time_limit(program["seconds"]):
        run.run()
    return run.report()


@contextlib.contextmanager
def time_limit(seconds: float | None):
    def stop(*_: object) -> None:
        raise TimeLimit

    if seconds is not None:
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    if seconds is not None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Run:
    """One program: its cells share their names, as in a notebook."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.namespace: dict[str, object] = {"__name__": "__main__"}
        self.namespace |= {"__see__": self.see, "__calling__": self.calling, "__reach__": self.reach}
        self.namespace |= {"__true__": true, "__last__": last}
        self.cells: list[tuple[int, str]] = []
        self.sites: dict[Site, int] = {}
        self.joined: dict[int, Seen | None] = {}
        self.reached: set[tuple[int, int, int]] = set()
        self.errors: list[dict[str, object]] = []

    def add(self, number: int, source: str) -> None:
        self.cells.append((number, source))

    def run(self) -> None:
        for index, (_, source) in enumerate(self.cells):
            # Lets `inspect` find the source of functions, as it does for files.
            filename = self.filename(index)
            linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
            try:
                self.run_cell(index)
            except SyntaxError as error:
                self.raised(error, index, error.lineno or 1)
            except (TimeLimit, SystemExit) as end:
                self.raised(end, *self.innermost_line(end))
                return

    def run_cell(self, index: int) -> None:
        number, source = self.cells[index]
        filename = self.filename(index)
        for statement in ast.parse(source, filename).body:
            module = instrument(statement, number, self.sites)
            code = compile(module, filename, "exec")
            try:
                exec(code, self.namespace)
            except Exception as error:
                if isinstance(error, ImportError):
                    self.forget(statement)
                self.raised(error, *self.innermost_line(error))

    def filename(self, index: int) -> str:
        return f"<{self.name}:{index}>"

    def forget(self, statement: ast.stmt) -> None:
        """What an import of a missing module would have bound is unknown, not what stood there before."""
        for alias in getattr(statement, "names", []):
            self.namespace.pop(alias.asname or alias.name.partition(".")[0], None)

    def raised(self, error: BaseException, index: int, line: int) -> None:
        cell, _ = self.cells[index]
        self.errors.append({"cell": cell, "line": line, "type": type(error).__name__, "message": str(error)})

    def innermost_line(self, error: BaseException) -> tuple[int, int]:
        """The index of the cell and the line of the program's own code where the error came up."""
        indices = {self.filename(index): index for index in range(len(self.cells))}
        found = (0, 1)
        trace = error.__traceback__
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if filename in indices:
                found = (indices[filename], trace.tb_lineno)
            trace = trace.tb_next
        return found

    # What the instrumented program calls -------------------------------------------------------------------------

    def see(self, site: int, value: object) -> object:
        if site not in self.joined:
            self.joined[site] = None
        # Long loops bind numbers most of the time.
        if type(value) not in PLAIN:
            self.joined[site] = join(self.joined[site], see(value))
        return value

    def calling(self, site: int, function: object) -> object:
        if not is_mapped(function):
            return function
        return lambda *args, **kwargs: self.see(site, function(*args, **kwargs))

    def reach(self, *lines: int) -> None:
        self.reached.add(lines)

    # -------------------------------------------------------------------------------------------------------------

    def report(self) -> dict[str, object]:
        sites = list(self.sites)
        seen = [self.report_site(sites[number], seen) for number, seen in self.joined.items()]
        return {"seen": seen, "errors": self.errors, "reached": sorted(self.reached)}

    def report_site(self, where: Site, seen: Seen | None) -> dict[str, object]:
        return {
            "cell": where.cell,
            "line": where.line,
            "column": self.character(where),
            "kind": where.kind,
            "name": where.name,
            "bound": where.bound,
            "label": seen.label if seen else None,
            "hidden": list(seen.hidden or ()) if seen else [],
            "insideJit": seen.inside_jit if seen else False,
            "isScalar": seen.is_scalar if seen else False,
        }

    def character(self, where: Site) -> int:
        """The column in UTF-16, where Python counts bytes."""
        cells = [source.splitlines() for number, source in self.cells if number == where.cell]
        text = next(lines[where.line - 1] for lines in cells if len(lines) >= where.line and lines[where.line - 1])
        return len(text.encode()[: where.column].decode().encode("utf-16-le")) // 2


def true(*_: object) -> bool:
    return True


def last(*values: object) -> object:
    return values[-1]


if __name__ == "__main__":
    main()
