"""matplotlib on the bundled runtime of Loopless: figures are recorded here and drawn as SVG."""

from matplotlib import _missing
from matplotlib._parameters import cycler as cycler
from matplotlib._parameters import rc_context as rc_context
from matplotlib._parameters import rcParams as rcParams
from matplotlib._parameters import rcParamsDefault as rcParamsDefault

__version__ = "3.11.2"

_MODULES = (
    "artist axes axis cm collections colorbar colors container contour figure gridspec image legend lines patches pyplot "
    "spines style text"
).split()


def use(backend, *, force=True):
    """Without effect: figures are shown in the output of cells."""


def get_backend():
    """The name of what shows figures."""
    return "inline"


def rc(group, **settings):
    """Changes the settings of a group, such as `rc("lines", linewidth=2)`."""
    short = {
        "lw": "linewidth",
        "ls": "linestyle",
        "c": "color",
        "fc": "facecolor",
        "ec": "edgecolor",
        "mew": "markeredgewidth",
    }
    for one in [group] if isinstance(group, str) else group:
        for name, value in settings.items():
            rcParams[f"{one}.{short.get(name, name)}"] = value


def rcdefaults():
    """Takes all settings back."""
    rcParams.clear()
    rcParams.update(rcParamsDefault)


def __getattr__(name):
    if name == "colormaps":
        from matplotlib.cm import _colormaps

        return _colormaps
    if name in _MODULES:
        import importlib

        return importlib.import_module(f"matplotlib.{name}")
    raise _missing.member("matplotlib", name, [*_MODULES, *globals()])
