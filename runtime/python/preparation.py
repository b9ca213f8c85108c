"""The first and the last steps of a start. What the first ones do can be kept in a snapshot of Python's memory."""

import contextlib
import importlib
import random
import sys


def load(names):
    """Imports what cells may import, so that they need not wait for it. What fails here is told to the cell that wants it."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def renew(folder):
    """Does what each start has to do for itself, with a snapshot and without one."""
    # Pyodide puts the working directory in front of what a snapshot has.
    sys.path[:] = dict.fromkeys([folder, *sys.path])
    random.seed()
