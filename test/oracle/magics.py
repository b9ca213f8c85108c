"""IPython's syntax, as plain Python."""

import ast
import re


def plain_python(source: str) -> str:
    """The cell as Python runs it: timed code stays where it stands, commands go, a cell in another language is empty."""
    cell_magic = re.match(r"\s*%%(\w*)", source)
    if cell_magic is not None and cell_magic[1] not in ("time", "timeit", "capture"):
        return ""
    if cell_magic is None and is_python(source):
        return source
    timed = re.sub(r"(?m)^(\s*)(%time(?:it)? +(?:-\w+ *\d* +)*)", keep_columns, source)
    return re.sub(r"(?m)^(\s*)(?:[%!?].*|[\w.]+\?+)$", r"\1pass", timed)


def keep_columns(found: re.Match[str]) -> str:
    return found[1] + "0;" + " " * (len(found[2]) - 2)


def is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True
