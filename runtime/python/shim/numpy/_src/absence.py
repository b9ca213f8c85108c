"""What modules of numpy say of names they do not have."""

import opcode
import sys

_ELSEWHERE = " on the bundled runtime of Loopless; to use all of NumPy, choose a Python kernel that has it"
# `from module import name` would hide the message of an AttributeError.
_IMPORT_FROM = opcode.opmap["IMPORT_FROM"]


def absent(module, name):
    """The exception for a name that a module lacks; asked for by its `__getattr__`."""
    caller = sys._getframe(2)
    if caller.f_code.co_code[caller.f_lasti] == _IMPORT_FROM:
        return ImportError(f"cannot import name {name!r} from {module!r}{_ELSEWHERE}", name=module)
    return AttributeError(f"module {module!r} has no attribute {name!r}{_ELSEWHERE}", name=name)
