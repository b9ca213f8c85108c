"""The parts of IPython that notebooks use to show things."""

import builtins as _builtins
import sys as _sys

from IPython.display import display as display

version_info = (9, 0, 0, "")
__version__ = "9.0.0"


class ZMQInteractiveShell:
    """What runs the cells, as far as notebooks ask for it."""

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        """Does what a line with one `%` would do: nothing, or it says so."""
        if magic_name not in _SILENT:
            print(f"%{magic_name} is not part of the bundled runtime", file=_sys.stderr)

    magic = run_line_magic

    def run_cell_magic(self, magic_name, line, cell):
        """Does what a cell with two `%` would do: it is skipped."""
        print(f"%%{magic_name} is not part of the bundled runtime: the cell was skipped", file=_sys.stderr)

    def system(self, cmd):
        """Runs no command, and says so."""
        print(f"!{cmd}: the bundled runtime runs no commands", file=_sys.stderr)


_SILENT = frozenset({"autoreload", "config", "load_ext", "matplotlib", "precision", "pylab", "reload_ext"})
_shell = ZMQInteractiveShell()


def get_ipython():
    """What runs the cells."""
    return _shell


_builtins.display = display
_builtins.get_ipython = get_ipython
