"""Records what real JAX shows and computes in each cell of samples/loopless_loops.ipynb, as test/kernel/tutorial.json.

Run `python test/oracle/recordTutorial.py && npx biome check --write test/kernel` with JAX 0.10.2 on a CPU.
"""

import json

import jax
from cellRuns import offer_modules, run
from engineCases import array
from shimSessions import root

offer_modules()
notebook = json.loads((root / "samples" / "loopless_loops.ipynb").read_text())
names = {"__name__": "__main__"}
known = {}
recorded = {}
for number, cell in enumerate(notebook["cells"]):
    if cell["cell_type"] != "code":
        continue
    outcome = run("".join(cell["source"]), names)
    arrays = {name: value for name, value in names.items() if isinstance(value, jax.Array)}
    bound = {name: array(value) for name, value in arrays.items() if known.get(name) is not value}
    known = arrays
    recorded[number] = {**outcome, "arrays": bound}
# What cells compare without binding it to a name.
FURTHER = ["naive_mp(As, Fs)", "loopless_loops_ex2(data)", "ex2_numpy_equivalent(data)", "loopless_loops_ex3(node_feats)"]
further = {source: array(eval(source, names)) for source in FURTHER}
(root / "test" / "kernel" / "tutorial.json").write_text(json.dumps({"cells": recorded, "further": further}) + "\n")
print({number: [*cell] + [*cell["arrays"]] for number, cell in recorded.items()})
