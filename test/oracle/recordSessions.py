"""Records what real JAX answers to the cells of shimSessions.py, as test/shim/sessions.json.

Run it with a Python that has JAX 0.10.2: `python test/oracle/recordSessions.py`.
"""

import ast
import contextlib
import importlib.util
import io
import json
import pathlib
import re
import sys
import types
import warnings

from shimSessions import root, sessions

warnings.simplefilter("ignore")


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
    return {"source": source, **outcome}


offer_modules()
recorded = {}
for title, cells in sessions.items():
    names = {"__name__": "__main__"}
    recorded[title] = [run(source, names) for source in cells]
text = ",\n".join(
    f"{json.dumps(title)}: [\n" + ",\n".join("  " + json.dumps(cell) for cell in cells) + "\n]" for title, cells in recorded.items()
)
if re.search(r"0x[0-9a-f]{6}", text):
    print("some answers hold addresses:", re.findall(r".*0x[0-9a-f]{6}.*", text))
(root / "test" / "shim" / "sessions.json").write_text("{\n" + text + "\n}\n")
print({title: len(cells) for title, cells in recorded.items()})
