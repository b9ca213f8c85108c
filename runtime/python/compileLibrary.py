"""Adds to the archive of Python's library the compiled form of what a kernel imports when it starts.

Python compiles what it imports; to read what was compiled takes a fifth of that time. The sources stay, for tracebacks
and for `inspect`.
"""

import ast
import importlib
import pathlib
import py_compile
import sys
import zipfile


def compile_library(archive, result, sources):
    """Writes `result`, which is `archive` with the compiled form of what Python and these sources import."""
    for name in {name for source in sources for name in _imported(ast.parse(source))}:
        try:
            importlib.import_module(name)
        except ImportError:
            # One of the kernel's own modules, or one that is only there when cells run.
            continue
    used = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for info in old.infolist():
            source = old.read(info)
            new.writestr(info, source, zipfile.ZIP_DEFLATED)
            path = f"{archive}/{info.filename}"
            if path in used:
                new.writestr(zipfile.ZipInfo(f"{info.filename}c", info.date_time), _compiled(source, path), zipfile.ZIP_DEFLATED)


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            yield node.module


def _compiled(source, path):
    file = pathlib.Path("/tmp/source.py")
    file.write_bytes(source)
    # Nobody changes a file in the archive: there is nothing to check when it is read.
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    return pathlib.Path(py_compile.compile(file, "/tmp/compiled.pyc", path, True, invalidation_mode=mode)).read_bytes()
