"""The settings that figures begin with, and the styles that change them."""

from matplotlib import _missing


class RcParams(dict):
    """Settings by name. Those that no figure of the bundled runtime asks for are kept and have no effect."""

    def __missing__(self, name):
        raise KeyError(f"{name}: the bundled matplotlib has the settings {', '.join(sorted(_DEFAULTS))}")

    def copy(self):
        return RcParams(self)


class Cycler:
    """Properties that lines, or bars and areas, take turns in."""

    def __init__(self, turns):
        self._turns = turns

    def by_key(self):
        """The values of each property."""
        return {name: [turn[name] for turn in self._turns] for name in (self._turns[0] if self._turns else ())}

    def __iter__(self):
        return iter(self._turns)

    def __len__(self):
        return len(self._turns)

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        return Cycler([one | two for one, two in zip(self, other)])

    def __mul__(self, other):
        if isinstance(other, int):
            return Cycler(self._turns * other)
        return Cycler([one | two for one in self for two in other])

    __rmul__ = __mul__

    def __repr__(self):
        return " + ".join(f"cycler({name!r}, {values!r})" for name, values in self.by_key().items())


def cycler(*args, **properties):
    """The turns of `cycler(color=["r", "g"])` or `cycler("color", "rg")`."""
    if len(args) == 1:
        return args[0]
    if args:
        properties = {args[0]: args[1]}
    lengths = {len(list(values)) for values in properties.values()}
    if len(lengths) > 1:
        raise ValueError("the properties of a cycle have the same number of values")
    return Cycler([dict(zip(properties, turn)) for turn in zip(*properties.values())])


_TEN = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf"

_DEFAULTS = {
    "axes.axisbelow": "line",
    "axes.edgecolor": "black",
    "axes.facecolor": "white",
    "axes.grid": False,
    "axes.labelcolor": "black",
    "axes.labelpad": 4.0,
    "axes.labelsize": "medium",
    "axes.labelweight": "normal",
    "axes.linewidth": 0.8,
    "axes.prop_cycle": cycler(color=[f"#{digits}" for digits in _TEN.split()]),
    "axes.spines.bottom": True,
    "axes.spines.left": True,
    "axes.spines.right": True,
    "axes.spines.top": True,
    "axes.titlecolor": "auto",
    "axes.titlelocation": "center",
    "axes.titlepad": 6.0,
    "axes.titlesize": "large",
    "axes.titleweight": "normal",
    "axes.xmargin": 0.05,
    "axes.ymargin": 0.05,
    "errorbar.capsize": 0.0,
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "figure.dpi": 100.0,
    "figure.edgecolor": "white",
    "figure.facecolor": "white",
    "figure.figsize": [6.4, 4.8],
    "figure.subplot.bottom": 0.11,
    "figure.subplot.hspace": 0.2,
    "figure.subplot.left": 0.125,
    "figure.subplot.right": 0.9,
    "figure.subplot.top": 0.88,
    "figure.subplot.wspace": 0.2,
    "figure.titlesize": "large",
    "figure.titleweight": "normal",
    "font.family": ["sans-serif"],
    "font.size": 10.0,
    "font.weight": "normal",
    "grid.alpha": 1.0,
    "grid.color": "#b0b0b0",
    "grid.linestyle": "-",
    "grid.linewidth": 0.8,
    "hist.bins": 10,
    "image.aspect": "equal",
    "image.cmap": "viridis",
    "image.interpolation": "auto",
    "image.origin": "upper",
    "legend.edgecolor": "0.8",
    "legend.facecolor": "inherit",
    "legend.fontsize": "medium",
    "legend.framealpha": 0.8,
    "legend.frameon": True,
    "legend.loc": "best",
    "legend.title_fontsize": None,
    "lines.color": "C0",
    "lines.linestyle": "-",
    "lines.linewidth": 1.5,
    "lines.marker": "None",
    "lines.markeredgewidth": 1.0,
    "lines.markersize": 6.0,
    "mathtext.fontset": "dejavusans",
    "patch.edgecolor": "black",
    "patch.facecolor": "C0",
    "patch.force_edgecolor": False,
    "patch.linewidth": 1.0,
    "savefig.dpi": "figure",
    "scatter.edgecolors": "face",
    "scatter.marker": "o",
    "text.color": "black",
    "text.usetex": False,
    "xtick.color": "black",
    "xtick.direction": "out",
    "xtick.labelcolor": "inherit",
    "xtick.labelsize": "medium",
    "xtick.major.pad": 3.5,
    "xtick.major.size": 3.5,
    "xtick.major.width": 0.8,
    "xtick.minor.size": 2.0,
    "xtick.minor.visible": False,
    "xtick.minor.width": 0.6,
    "ytick.color": "black",
    "ytick.direction": "out",
    "ytick.labelcolor": "inherit",
    "ytick.labelsize": "medium",
    "ytick.major.pad": 3.5,
    "ytick.major.size": 3.5,
    "ytick.major.width": 0.8,
    "ytick.minor.size": 2.0,
    "ytick.minor.visible": False,
    "ytick.minor.width": 0.6,
}

rcParams = RcParams(_DEFAULTS)
rcParamsDefault = RcParams(_DEFAULTS)


def _ink(color, face):
    names = "axes.edgecolor axes.labelcolor text.color xtick.color ytick.color patch.edgecolor lines.color".split()
    return {name: color for name in names} | {
        "axes.facecolor": face,
        "figure.facecolor": face,
        "figure.edgecolor": face,
    }


_WITHOUT_LINES = {
    "axes.axisbelow": True,
    "axes.linewidth": 0.0,
    "axes.edgecolor": "white",
    "axes.facecolor": "#eaeaf2",
    "axes.grid": True,
    "grid.color": "white",
    "grid.linewidth": 1.0,
    "xtick.major.size": 0.0,
    "ytick.major.size": 0.0,
}

STYLES = {
    "default": {},
    "classic": {},
    "fast": {},
    "dark_background": _ink("white", "black")
    | {
        "grid.color": "white",
        "axes.prop_cycle": cycler(
            color=[
                "#8dd3c7",
                "#feffb3",
                "#bfbbd9",
                "#fa8174",
                "#81b1d2",
                "#fdb462",
                "#b3de69",
                "#bc82bd",
                "#ccebc4",
                "#ffed6f",
            ]
        ),
    },
    "ggplot": _WITHOUT_LINES
    | {
        "axes.facecolor": "#e5e5e5",
        "axes.labelcolor": "#555555",
        "axes.labelsize": "large",
        "axes.prop_cycle": cycler(color=["#e24a33", "#348abd", "#988ed5", "#777777", "#fbc15e", "#8eba42", "#ffb5b8"]),
        "axes.titlesize": "x-large",
        "xtick.color": "#555555",
        "ytick.color": "#555555",
        "xtick.major.size": 3.5,
        "ytick.major.size": 3.5,
    },
    "grayscale": {
        "axes.prop_cycle": cycler(color=["0.00", "0.40", "0.60", "0.70"]),
        "image.cmap": "gray",
    },
    "bmh": {
        "axes.axisbelow": True,
        "axes.edgecolor": "#bcbcbc",
        "axes.facecolor": "#eeeeee",
        "axes.grid": True,
        "axes.prop_cycle": cycler(
            color=[
                "#348abd",
                "#a60628",
                "#7a68a6",
                "#467821",
                "#d55e00",
                "#cc79a7",
                "#56b4e9",
                "#009e73",
                "#f0e442",
                "#0072b2",
            ]
        ),
        "axes.titlesize": "x-large",
        "axes.labelsize": "large",
        "grid.color": "#b2b2b2",
        "grid.linestyle": "--",
        "grid.linewidth": 0.5,
    },
    "fivethirtyeight": _WITHOUT_LINES
    | {
        "axes.facecolor": "#f0f0f0",
        "axes.prop_cycle": cycler(color=["#008fd5", "#fc4f30", "#e5ae38", "#6d904f", "#8b8b8b", "#810f7c"]),
        "figure.facecolor": "#f0f0f0",
        "font.size": 14.0,
        "grid.color": "#cbcbcb",
        "lines.linewidth": 4.0,
    },
}
_SEABORN = "seaborn-v0_8"
_DEEP = cycler(color=["#4c72b0", "#55a868", "#c44e52", "#8172b2", "#ccb974", "#64b5cd"])
_WHITE_GRID = _WITHOUT_LINES | {
    "axes.facecolor": "white",
    "axes.linewidth": 1.0,
    "axes.edgecolor": "0.8",
    "grid.color": "0.8",
}
STYLES |= {
    _SEABORN: _WITHOUT_LINES | {"axes.prop_cycle": _DEEP},
    f"{_SEABORN}-bright": {"axes.prop_cycle": cycler(color="#003fff #03ed3a #e8000b #8a2be2 #ffc400 #00d7ff".split())},
    f"{_SEABORN}-colorblind": {
        "axes.prop_cycle": cycler(color="#0072b2 #009e73 #d55e00 #cc79a7 #f0e442 #56b4e9".split())
    },
    f"{_SEABORN}-dark": _WITHOUT_LINES | {"axes.grid": False},
    f"{_SEABORN}-darkgrid": _WITHOUT_LINES,
    f"{_SEABORN}-deep": {"axes.prop_cycle": _DEEP},
    f"{_SEABORN}-muted": {"axes.prop_cycle": cycler(color="#4878cf #6acc65 #d65f5f #b47cc7 #c4ad66 #77bedb".split())},
    f"{_SEABORN}-notebook": {
        "figure.figsize": [8.0, 5.5],
        "font.size": 10.0,
        "axes.titlesize": 12.0,
        "axes.labelsize": 11.0,
    },
    f"{_SEABORN}-paper": {"figure.figsize": [6.4, 4.4], "axes.titlesize": 9.6, "axes.labelsize": 8.8},
    f"{_SEABORN}-poster": {"figure.figsize": [12.8, 8.8], "axes.titlesize": 19.2, "axes.labelsize": 17.6},
    f"{_SEABORN}-talk": {"figure.figsize": [10.4, 7.15], "axes.titlesize": 15.6, "axes.labelsize": 14.3},
    f"{_SEABORN}-ticks": {"axes.prop_cycle": rcParams["axes.prop_cycle"]},
    f"{_SEABORN}-white": _WHITE_GRID | {"axes.grid": False},
    f"{_SEABORN}-whitegrid": _WHITE_GRID,
}


def apply_style(name):
    """Changes the settings to those of a style, of several in turn, or of a dict."""
    if isinstance(name, dict):
        rcParams.update(name)
        return
    if not isinstance(name, str):
        for one in name:
            apply_style(one)
        return
    if name not in STYLES:
        raise OSError(
            f"{name!r} is not a valid package style, path of style file, URL of style file, or library style name (library "
            f"styles are listed in `style.available`); the bundled matplotlib has {', '.join(sorted(STYLES))}"
        )
    if name in ("default", "classic"):
        rcParams.update(_DEFAULTS)
    rcParams.update(STYLES[name])


_SIZES = {
    "xx-small": 0.579,
    "x-small": 0.694,
    "small": 0.833,
    "smaller": 0.833,
    "medium": 1.0,
    "large": 1.2,
    "larger": 1.2,
    "x-large": 1.44,
    "xx-large": 1.728,
}


def points(size):
    """A size of a font, in points or as a word, in points."""
    if size is None:
        return rcParams["font.size"]
    if isinstance(size, str):
        if size not in _SIZES:
            raise ValueError(f"{size!r} is not a valid value for fontsize; it may be {', '.join(_SIZES)} or a number")
        return _SIZES[size] * rcParams["font.size"]
    if not 0 < size < 1000:
        raise ValueError(f"Invalid font size {size}: it is a number of points above 0")
    return float(size)


class rc_context:
    """Settings for the duration of a `with` statement."""

    def __init__(self, rc=None, fname=None):
        if fname is not None:
            raise _missing.refused("a file of settings")
        self._changes = rc or {}

    def __enter__(self):
        self._before = dict(rcParams)
        apply_style(self._changes)

    def __exit__(self, *_):
        rcParams.clear()
        rcParams.update(self._before)
