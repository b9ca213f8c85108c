"""Runs cells in `__main__`, and tells the worker what happens.

A cell is a module whose last expression is displayed unless a semicolon follows it. Tracebacks name the cell and show
the frames of cells and of libraries, not those that run them.
"""

import __main__
import ast
import asyncio
import base64
import builtins
import inspect
import io
import itertools
import json
import linecache
import re
import signal
import sys
import textwrap
import time
import traceback
import warnings

from _loopless_inspection import forms

_kernel = None
_runs = itertools.count(1)
# The name that users know, by the name the code of one run carries.
_names = {}
_task = None
_cancelled = False
_interruptible = False
# What modules do when a cell has ended, also with an error.
at_end = []


def attach(kernel):
    """Takes over printing, sleeping, interrupts and `input`; `kernel` has the functions of the worker."""
    global _kernel
    _kernel = kernel
    sys.stdout = _Stream("<stdout>", kernel.write_stdout, kernel.flush)
    sys.stderr = _Stream("<stderr>", kernel.write_stderr, kernel.flush)
    signal.signal(signal.SIGINT, _on_interrupt)
    builtins.input = _input
    time.sleep = _sleep
    warnings.formatwarning = _format_warning


def execute(name, line, source):
    """Runs a cell that begins at the 0-based `line` of the file `name`. Gives a task where it has to be awaited."""
    global _task, _cancelled
    _cancelled = False
    _task = asyncio.Task(_run(name, line, source), loop=asyncio.get_running_loop(), eager_start=True)
    return None if _task.done() else _task


def cancel():
    """Ends an `await` of the cell's own."""
    global _cancelled
    _cancelled = True
    _task.cancel()


def display(*values):
    """Shows each value in the richest form it has."""
    for value in values:
        publish(_mime_bundle(value))


def publish(mime):
    """Shows what is given by MIME type."""
    _tell(kind="display", mime=mime)


def clear(wait):
    """Takes away what the cell has shown: at once, or with `wait` when it shows something else."""
    _kernel.clear(bool(wait))


async def _run(name, line, source):
    global _interruptible
    filename = f"{name}#{next(_runs)}"
    _names[filename] = name
    try:
        _interruptible = True
        try:
            await _evaluate(filename, line, source)
        finally:
            _interruptible = False
    except MemoryError as error:
        _kernel.allow_more_memory()
        _report(error)
    except asyncio.CancelledError as error:
        _report(KeyboardInterrupt().with_traceback(error.__traceback__) if _cancelled else error)
    except BaseException as error:
        _report(error)
    for end in at_end:
        try:
            end()
        except BaseException as error:
            _report(error)


async def _evaluate(filename, line, source):
    __main__.__dict__.pop("__warningregistry__", None)
    tree, text = _parse(filename, line, source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) and not _silenced(tree, text) else None
    await _evaluate_code(compile(tree, filename, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))
    if last is None:
        return
    expression = ast.Expression(last.value)
    value = await _evaluate_code(compile(expression, filename, "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))
    if value is not None:
        builtins._ = value
        _tell(kind="result", mime=_mime_bundle(value))


async def _evaluate_code(code):
    value = eval(code, __main__.__dict__)
    return await value if code.co_flags & inspect.CO_COROUTINE else value


def _parse(filename, line, source):
    """The tree, and the text it stands for. IPython's syntax is looked at only where Python finds none."""
    lines = [""] * line + textwrap.dedent(source).split("\n")
    linecache.cache[filename] = (len(source), None, [f"{text}\n" for text in lines], filename)
    if (cell_magic := _CELL_MAGIC.match(lines[line])) is not None:
        if cell_magic[1] not in _TIMERS:
            _say(f"%%{cell_magic[1]} is not part of the bundled runtime: the cell was skipped")
            return ast.Module([], []), ""
        lines[line] = ""
    while True:
        text = "\n".join(lines)
        try:
            return ast.parse(text, filename), text
        except SyntaxError as error:
            at = (error.lineno or 0) - 1
            replaced = _without_magic(lines[at]) if line <= at < len(lines) else None
            if replaced is None:
                raise
            lines[at] = replaced


_TIMERS = frozenset({"capture", "memit", "prun", "time", "timeit"})
_SILENT = frozenset({"autoreload", "config", "load_ext", "matplotlib", "precision", "pylab", "reload_ext"})
_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
_MAGIC = re.compile(r"(\s*(?:[^=#'\"()]*[^=!<>#'\"()]=\s*)?)([%!])(\w*)(.*)")
_OPTIONS = re.compile(r"(?:\s+-\w+(?:\s*\d+)?)*\s+")
_QUESTION = re.compile(r"(\s*)\?{0,2}([^\W\d][\w.]*)\?{0,2}\s*$")
_INSTALL = re.compile(r"(\s*)(?:pip|conda|mamba|uv)\s+\w")


def _without_magic(line):
    """A line with Python in place of IPython's syntax, None where there is none."""
    if (magic := _MAGIC.match(line)) is not None:
        before, mark, name, rest = magic.groups()
        if mark == "%" and name in _TIMERS:
            return before + rest[_OPTIONS.match(rest).end() :] if rest.strip() else before + "None"
        if mark == "!":
            _say(f"{line.strip()}: the bundled runtime runs no commands")
        elif name not in _SILENT:
            _say(f"%{name} is not part of the bundled runtime")
        return before + "None"
    if "?" in line and (question := _QUESTION.match(line)) is not None:
        return f"{question[1]}help({question[2]})"
    if (install := _INSTALL.match(line)) is not None:
        _say(f"{line.strip()}: the bundled runtime installs nothing")
        return f"{install[1]}pass"
    return None


def _silenced(tree, text):
    """Whether a semicolon follows the last statement."""
    last = tree.body[-1]
    first, *more = text.split("\n")[last.end_lineno - 1 :]
    after = "\n".join([first.encode()[last.end_col_offset :].decode(), *more])
    return re.match(r"(?:[\s)]|#.*)*;", after) is not None


_RICH = {
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_latex_": "text/latex",
    "_repr_svg_": "image/svg+xml",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_json_": "application/json",
}


def _mime_bundle(value):
    """A value in all its forms, as IPython asks for them."""
    bundle = {"text/plain": repr(value), **forms(value)}
    for method, mime in _RICH.items():
        data = _form(value, method)
        if data is not None:
            bundle[mime] = base64.b64encode(data).decode() if isinstance(data, bytes) else data
    own = _form(value, "_repr_mimebundle_")
    return bundle if own is None else bundle | own


def _form(value, method):
    return getattr(value, method)() if callable(getattr(type(value), method, None)) else None


def _report(error):
    if isinstance(error, ModuleNotFoundError) and error.name is not None:
        # Not a note, which is read only with the traceback.
        error.msg = f"{error.msg}\n{_OFFER}"
    own_syntax = isinstance(error, SyntaxError) and error.filename in _names
    if own_syntax:
        error.filename = _names[error.filename]
    report = traceback.TracebackException.from_exception(error)
    frames = [_frame(frame) for frame in report.stack if frame.filename in _names]
    if own_syntax:
        column = max(0, (error.offset or 1) - 1)
        frames.append({"cell": error.filename, "line": error.lineno or 1, "column": column})
    _trim(report)
    _tell(
        kind="error",
        ename=type(error).__name__,
        evalue=_cut(_text_of(error), _LONGEST_MESSAGE),
        frames=frames,
        traceback=_cut("".join(report.format()), _LONGEST_TRACEBACK).splitlines(),
    )


_OFFER = (
    "The bundled runtime has jax, numpy, matplotlib.pyplot, IPython.display, dl_workshop and Python's standard library.\n"
    "For other packages use a Python of your own: in a notebook choose it with Select Kernel, and run a Python file with "
    "Run Python File."
)
# In characters.
_LONGEST_MESSAGE = 50_000
_LONGEST_TRACEBACK = 100_000


def _cut(text, longest):
    """A text without its middle where it is too long."""
    more = len(text) - longest
    if more <= 0:
        return text
    half = longest // 2
    return f"{text[:half]}\n… {more:,} characters left out …\n{text[-half:]}"


def _frame(frame):
    line = linecache.getline(frame.filename, frame.lineno)
    column = len(line.encode()[: frame.colno or 0].decode(errors="replace"))
    return {"cell": _names[frame.filename], "line": frame.lineno, "column": column}


def _trim(report):
    """Leaves the frames of cells and of Python's library, under the names users know, and as much of messages as is read."""
    if report is None:
        return
    # Python has no other way to format an exception with another text; a copy of a huge one may be too much for memory.
    report._str = _cut(report._str, _LONGEST_MESSAGE)
    inside = itertools.dropwhile(lambda frame: frame.filename not in _names, report.stack)
    report.stack[:] = [frame for frame in inside if not frame.filename.startswith(_FOLDER)]
    for frame in report.stack:
        frame.filename = _names.get(frame.filename, frame.filename)
    if not report.stack:
        report.stack = None
    for other in (report.__cause__, report.__context__, *(report.exceptions or ())):
        _trim(other)


_FOLDER = __file__.rpartition("/")[0] + "/"


def _text_of(error):
    try:
        return str(error)
    except Exception:
        return ""


def _format_warning(message, category, filename, lineno, line=None):
    line = linecache.getline(filename, lineno) if line is None else line
    return _formatted_warning(message, category, _names.get(filename, filename), lineno, line)


_formatted_warning = warnings.formatwarning


def _on_interrupt(_number, frame):
    # Only a cell's own code may be interrupted: an exception elsewhere would end the event loop.
    while _interruptible and frame is not None:
        if frame.f_code is _evaluate.__code__:
            raise KeyboardInterrupt
        frame = frame.f_back


def _input(prompt=""):
    raise RuntimeError("input() is not possible in a cell: assign the value instead")


def _sleep(seconds, /):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        _kernel.sleep(left * 1000)


def _say(message):
    print(message, file=sys.stderr)


def _tell(**event):
    _kernel.tell(json.dumps(event, allow_nan=False))


class _Stream(io.TextIOBase):
    """Standard output or standard error."""

    encoding = "utf-8"

    def __init__(self, name, write, flush):
        self.name = name
        self._write = write
        self.flush = flush

    def writable(self):
        return True

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)
