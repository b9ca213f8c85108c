"""What is said of the parts of matplotlib that the bundled runtime does not have."""

import opcode
import sys

_ADVICE = "choose a Python kernel for all of matplotlib"
# `from module import name` would hide the message of an AttributeError.
_IMPORT_FROM = opcode.opmap["IMPORT_FROM"]


def attribute(owner, name, names):
    """The error for an unknown name of a class, which has `names`."""
    return AttributeError(f"{owner} has no attribute {name!r}: {_known(names)}", name=name)


def member(module, name, names):
    """The error for an unknown name of a module, which has `names`; called by the function that is asked for it."""
    caller = sys._getframe(2)
    if caller.f_code.co_code[caller.f_lasti] == _IMPORT_FROM:
        return ImportError(f"cannot import name {name!r} from {module!r}: {_known(names)}", name=module)
    return attribute(f"module {module!r}", name, names)


def refused(what):
    """The error for something that is known and cannot be done here."""
    return NotImplementedError(f"The bundled matplotlib cannot draw {what}; {_ADVICE}.")


def files():
    """The error for reading and writing files."""
    return PermissionError(
        "The bundled runtime reads and writes no files. A figure is shown in the output of its cell, from where it can be "
        "copied or saved with the notebook."
    )


def _known(names):
    known = ", ".join(sorted(known for known in names if not known.startswith("_")))
    return f"the bundled matplotlib has {known}; {_ADVICE}"
