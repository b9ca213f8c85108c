"""What is drawn: properties with checks, by all names that matplotlib knows them by."""

import itertools
from numbers import Real

from matplotlib import _missing
from matplotlib.colors import to_rgba

_ALIASES = {
    "aa": "antialiased",
    "c": "color",
    "ds": "drawstyle",
    "ec": "edgecolor",
    "edgecolors": "edgecolor",
    "facecolors": "facecolor",
    "family": "fontfamily",
    "fc": "facecolor",
    "fontname": "fontfamily",
    "ha": "horizontalalignment",
    "linestyles": "linestyle",
    "linewidths": "linewidth",
    "ls": "linestyle",
    "lw": "linewidth",
    "ma": "multialignment",
    "mec": "markeredgecolor",
    "mew": "markeredgewidth",
    "mfc": "markerfacecolor",
    "ms": "markersize",
    "name": "fontfamily",
    "size": "fontsize",
    "style": "fontstyle",
    "va": "verticalalignment",
    "weight": "fontweight",
}
# What a figure of the bundled runtime looks the same without.
_IGNORED = frozenset(
    "agg_filter animated antialiased clip_box clip_on clip_path dash_capstyle dash_joinstyle fillstyle gid hatch "
    "hatch_linewidth in_layout joinstyle capstyle math_fontfamily mouseover multialignment parse_math path_effects picker "
    "pickradius rasterized sketch_params snap solid_capstyle solid_joinstyle stretch url usetex variant wrap "
    "markerfacecoloralt gapcolor markevery data filternorm filterrad resample interpolation_stage antialiaseds".split()
)
_numbers_of_children = itertools.count()


class Artist:
    """Something in a figure."""

    # The check of each property, which gives what is kept.
    _properties = {}
    axes = None
    figure = None

    def __init_subclass__(cls):
        cls._properties = {
            name: check
            for base in reversed(cls.__mro__)
            for name, check in base.__dict__.get("_properties", {}).items()
        }
        for name in cls.__dict__.get("_properties", ()):
            _add_accessors(cls, name)

    def __init__(self, **properties):
        self._child = next(_numbers_of_children)
        self._values = dict.fromkeys(self._properties)
        self._values |= {"label": "", "visible": True, "zorder": self._default_zorder}
        self.set(**properties)

    _default_zorder = 1

    def set(self, **properties):
        """Changes several properties."""
        for name, value in self._known(properties).items():
            self._values[name] = self._properties[name](value)
        return self

    update = set

    def remove(self):
        """Takes it off its axes."""
        if self.axes is not None:
            self.axes._remove(self)

    @property
    def stale(self):
        return False

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__name__} at {id(self):#x}>"

    def __str__(self):
        return f"{type(self).__name__}({self._values['label'] or f'_child{self._child}'})"

    @classmethod
    def _known(cls, properties):
        """The given properties by their own names. An AttributeError for those there are not."""
        known = {}
        given = {}
        for alias, value in properties.items():
            name = _ALIASES.get(alias, alias)
            if name in given:
                raise TypeError(f"Got both {given[name]!r} and {alias!r}, which are aliases of one another")
            given[name] = alias
            if name in cls._properties:
                known[name] = value
            elif name not in _IGNORED:
                raise AttributeError(f"{cls.__name__}.set() got an unexpected keyword argument {alias!r}")
        return known

    def _bounds(self, which):
        """What it takes of an axis: smallest, largest and smallest positive number; None where it takes nothing."""
        return None

    def _sticky(self, which):
        """The numbers at which an axis ends if it would end shortly behind them."""
        return ()

    def _legend_entry(self):
        """How a legend shows it."""
        return None


def _add_accessors(cls, name):
    def get(self):
        return self._values[name]

    def set(self, value):
        self.set(**{name: value})

    spellings = [name, *(alias for alias, of in _ALIASES.items() if of == name)]
    for spelling in spellings:
        for accessor, prefix in ((get, "get"), (set, "set")):
            if f"{prefix}_{spelling}" not in cls.__dict__:
                setattr(cls, f"{prefix}_{spelling}", accessor)


def color(value):
    """A color, None for the usual one."""
    if value is not None:
        to_rgba(value)
    return value


def number(value):
    """A number, None for the usual one."""
    return None if value is None else float(value)


def alpha(value):
    """An opacity from 0 to 1."""
    if value is None:
        return None
    if not isinstance(value, Real) and not hasattr(value, "__float__"):
        raise TypeError(f"alpha must be numeric or None, not {type(value)}")
    if not 0 <= float(value) <= 1:
        raise ValueError(f"alpha ({value}) is outside 0-1 range")
    return float(value)


def label(value):
    """A text, None for no entry in a legend."""
    return None if value is None else str(value)


def one_of(name, *allowed):
    """One of some words."""

    def check(value):
        if value not in allowed:
            supported = ", ".join(map(repr, allowed))
            raise ValueError(f"{value!r} is not a valid value for {name}. Supported values are {supported}")
        return value

    return check


Artist._properties = {
    "alpha": alpha,
    "label": label,
    "visible": bool,
    "zorder": float,
    "transform": lambda value: value,
}
for _name in Artist._properties:
    _add_accessors(Artist, _name)


def setp(obj, *args, **properties):
    """Changes properties of one or of several."""
    properties |= dict(zip(args[::2], args[1::2]))
    for one in [obj] if isinstance(obj, Artist) else list(obj):
        one.set(**properties)


def getp(obj, property):
    """One property."""
    return getattr(obj, f"get_{property}")()


def refuse(properties, *names):
    """Raises for properties that would change the picture and are not drawn."""
    for name in names:
        if properties.get(name) not in (None, False):
            raise _missing.refused(f"with {name}={properties[name]!r}")
