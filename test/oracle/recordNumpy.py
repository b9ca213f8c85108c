"""Records what real NumPy and JAX answer to the cells of numpySessions.py, as test/shim/numpySessions.json.

Run it with a Python that has NumPy 2.4 and JAX 0.10.2: `python test/oracle/recordNumpy.py`.
"""

import json
import re

from cellRuns import run
from numpySessions import sessions
from shimSessions import root

recorded = {}
for title, cells in sessions.items():
    names = {"__name__": "__main__"}
    recorded[title] = [{"source": source, **run(source, names)} for source in cells]
text = ",\n".join(
    f"{json.dumps(title)}: [\n" + ",\n".join("  " + json.dumps(cell) for cell in cells) + "\n]" for title, cells in recorded.items()
)
if re.search(r"0x[0-9a-f]{6}", text):
    print("some answers hold addresses:", re.findall(r".*0x[0-9a-f]{6}.*", text))
(root / "test" / "shim" / "numpySessions.json").write_text("{\n" + text + "\n}\n")
print({title: len(cells) for title, cells in recorded.items()})
