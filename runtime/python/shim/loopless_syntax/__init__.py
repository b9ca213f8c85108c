"""Reads the text of a cell without running it, and says where it is no Python."""

import ast
import textwrap
import warnings


class Reading:
    """Where a text has its first syntax error. Cells show it as JSON: see `syntaxErrors.ts`."""

    def __init__(self, text):
        self._lines = text.split("\n")
        dedented = textwrap.dedent(text)
        # What is indented as a whole can be a cell all the same.
        pairs = zip(self._lines, dedented.split("\n"), strict=True)
        self._margin = max((len(line) - len(own) for line, own in pairs if own), default=0)
        self.error = None
        try:
            with warnings.catch_warnings(action="ignore"):
                compile(dedented, "", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        except SyntaxError as error:
            self.error = {"message": error.msg, **self._place(error)}
        except (MemoryError, RecursionError, ValueError):
            # Too large for Python's compiler, which is another matter.
            pass

    def _place(self, error):
        """Lines and columns from 0, the end exclusive, columns as JavaScript counts them."""
        line = min(error.lineno or 1, len(self._lines)) - 1
        text = self._lines[line]
        if isinstance(error, IndentationError):
            start, end_line, end = len(text) - len(text.lstrip()), line, len(text)
        else:
            start = (error.offset or 1) - 1 + self._margin
            end_line, end = (error.end_lineno or 0) - 1, (error.end_offset or 0) - 1 + self._margin
            if (end_line, end) <= (line, start) or end_line >= len(self._lines):
                end_line, end = line, start + 1
        return {
            "line": line,
            "column": _units(text[:start]),
            "endLine": end_line,
            "endColumn": _units(self._lines[end_line][:end]),
        }

    def __repr__(self):
        return "no syntax error" if self.error is None else self.error["message"]

    def _repr_json_(self):
        return self.error


def _units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
