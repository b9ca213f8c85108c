"""Runs the cells of a notebook with real JAX, as the recorders of sessions and of the tutorial do."""

import ast
import contextlib
import importlib.util
import io
import sys
import types

from shimSessions import root


def offer_modules():
    """What notebooks import that need not be installed."""
    source = root / "runtime" / "python" / "shim" / "dl_workshop" / "jax_idioms.py"
    spec = importlib.util.spec_from_file_location("dl_workshop.jax_idioms", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    display = types.SimpleNamespace(YouTubeVideo=None, display=print)
    sys.modules.update({"dl_workshop": types.ModuleType("dl_workshop"), spec.name: module})
    sys.modules.update({"IPython": types.ModuleType("IPython"), "IPython.display": display})


def run(source, names):
    """The text that the last expression of a cell shows, what the cell prints, and the error that ends it."""
    tree = ast.parse("\n".join(line for line in source.split("\n") if not line.startswith("%")))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    outcome = {}
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(tree, "cell", "exec"), names)
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
            if value is not None:
                outcome["result"] = repr(value)
        except Exception as error:
            outcome["error"] = [type(error).__name__, str(error).split("\n")[0]]
    if printed.getvalue():
        outcome["printed"] = printed.getvalue()
    return outcome
