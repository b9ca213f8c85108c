"""Records the signatures of the functions that the README lists, as test/values/signatures.json.

Run it with a Python that has JAX 0.10.2: `python test/oracle/recordSignatures.py`. What has no signature of its own in
Python is left out, and parameters whose names say that they are not for users.
"""

import importlib
import inspect
import json
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent.parent
kinds = {
    inspect.Parameter.POSITIONAL_ONLY: "positionalOnly",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "positionalOrKeyword",
    inspect.Parameter.VAR_POSITIONAL: "varPositional",
    inspect.Parameter.KEYWORD_ONLY: "keywordOnly",
    inspect.Parameter.VAR_KEYWORD: "varKeyword",
}


def resolve(module, name):
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError:
        return getattr(resolve(*module.rsplit(".", 1)), name)


def default_of(parameter):
    """The default as Python prints it, without the place in memory of one that is an object."""
    return re.sub(r" at 0x\w+", "", repr(parameter.default))


def signature_of(function):
    parameters = inspect.signature(function).parameters.values()
    return [
        [parameter.name, kinds[parameter.kind], *([] if parameter.default is inspect.Parameter.empty else [default_of(parameter)])]
        for parameter in parameters
        if not parameter.name.startswith("_")
    ]


signatures = {}
for module, names in re.findall(r"^\| `([\w.]+)` \(\d+\) \| (.*) \|$", (root / "README.md").read_text(), re.MULTILINE):
    for name in re.findall(r"`(\w+)`", names):
        try:
            signatures[f"{module}.{name}"] = signature_of(resolve(module, name))
        except (ValueError, TypeError) as error:
            print(module, name, error)
lines = [f"{json.dumps(name)}: {json.dumps(signature)}" for name, signature in sorted(signatures.items())]
(root / "test" / "values" / "signatures.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(len(signatures))
