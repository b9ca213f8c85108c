"""Records what real NumPy and JAX answer to the cells of numpySessions.py, as test/shim/numpySessions.json.

Run it with a Python that has NumPy 2.4 and JAX 0.10.2: `python test/oracle/recordNumpy.py`.
"""

import ast
import contextlib
import io
import json
import pathlib
import re

from numpySessions import sessions

root = pathlib.Path(__file__).resolve().parent.parent.parent


def run(source, names):
    """The text that the last expression of a cell shows, what the cell prints, and the error that ends it."""
    tree = ast.parse(source)
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


recorded = {}
for title, cells in sessions.items():
    names = {"__name__": "__main__"}
    recorded[title] = [run(source, names) for source in cells]
text = ",\n".join(
    f"{json.dumps(title)}: [\n" + ",\n".join("  " + json.dumps(cell) for cell in cells) + "\n]" for title, cells in recorded.items()
)
if re.search(r"0x[0-9a-f]{6}", text):
    print("some answers hold addresses:", re.findall(r".*0x[0-9a-f]{6}.*", text))
(root / "test" / "shim" / "numpySessions.json").write_text("{\n" + text + "\n}\n")
print({title: len(cells) for title, cells in recorded.items()})
