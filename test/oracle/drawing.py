"""Stand-ins for modules that only draw or report progress, so that programs run to their end where those are missing."""

import dis
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Iterator

import numpy as np

DRAWING = ["matplotlib", "mpl_toolkits", "seaborn", "IPython", "ipywidgets"]
PROGRESS = ["tqdm"]


def stand_in_for_drawing() -> None:
    """Makes the imports of those modules that are not installed succeed."""
    missing = {name for name in [*DRAWING, *PROGRESS] if importlib.util.find_spec(name) is None}
    sys.meta_path.append(StandIns(missing))


class Drawn:
    """Whatever a drawing function gives: every use of it gives another."""

    def __init__(self, name: str) -> None:
        self.__name__ = name

    def __call__(self, *args: object, **kwargs: object) -> object:
        # A decorator such as `interact(x=3)` leaves the function it is given as it is.
        return args[0] if len(args) == 1 and isinstance(args[0], types.FunctionType) else Drawn(self.__name__)

    def __getattr__(self, name: str) -> object:
        return drawing_name(name)

    def __getitem__(self, key: object) -> "Drawn":
        return Drawn(self.__name__)

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __iter__(self) -> Iterator["Drawn"]:
        """As many as `n, bins, patches = …` takes, none for a loop."""
        return iter([Drawn(self.__name__)] * unpacked_by(sys._getframe(1)))

    def __enter__(self) -> "Drawn":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Progress:
    """What `tqdm(items)` gives: the items, and methods that do nothing."""

    def __init__(self, items: object = (), *_: object, total: int | None = None, **__: object) -> None:
        self.items = items
        self.total = total

    def __iter__(self) -> Iterator[object]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __getattr__(self, name: str) -> Drawn:
        return Drawn(name)


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, roots: set[str]) -> None:
        self.roots = roots

    def find_spec(self, fullname: str, path: object = None, target: object = None):
        if fullname.partition(".")[0] not in self.roots:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def exec_module(self, module: types.ModuleType) -> None:
        is_progress = module.__name__.partition(".")[0] in PROGRESS
        module.__getattr__ = progress_name if is_progress else drawing_name


def drawing_name(name: str) -> object:
    if name.startswith("__"):
        raise AttributeError(name)
    return subplots if name == "subplots" else Drawn(name)


def progress_name(name: str) -> object:
    if name.startswith("__"):
        raise AttributeError(name)
    return {"trange": lambda *args, **kwargs: Progress(range(*args))}.get(name, Progress)


def subplots(nrows: int = 1, ncols: int = 1, *, squeeze: bool = True, **_: object) -> tuple[object, object]:
    axes = np.empty((nrows, ncols), dtype=object)
    for place in np.ndindex(axes.shape):
        axes[place] = Drawn("axes")
    squeezed = axes.squeeze() if squeeze else axes
    return Drawn("figure"), squeezed if squeezed.ndim > 0 else squeezed.item()


def unpacked_by(frame: types.FrameType) -> int:
    """How many names the instruction that a frame is at unpacks its value to."""
    here = next((one for one in dis.get_instructions(frame.f_code) if one.offset == frame.f_lasti), None)
    return here.arg or 0 if here is not None and here.opname == "UNPACK_SEQUENCE" else 0
