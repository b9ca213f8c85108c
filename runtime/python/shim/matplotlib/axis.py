"""The axes of a coordinate system: limits, ticks, and what is written at them."""

import math
import sys

from matplotlib import _numbers, _parameters
from matplotlib.artist import Artist, color
from matplotlib.colors import hexed
from matplotlib.lines import linestyle, stroke
from matplotlib.text import Text


class Range:
    """What axes that are shared have in common: limits, scale, ticks and the names of categories."""

    def __init__(self, which):
        self.which = which
        self.members = []
        # The limits that were set, None where they are those of what is drawn.
        self.fixed = None
        self.inverted = False
        self.scale, self.base, self.threshold = "linear", 10.0, 2.0
        self.places = self.labels = None
        self.most = 9
        self.notation = "auto"
        self.categories = {}

    def limits(self):
        """Where the axis begins and ends."""
        low, high = self.fixed or self._of_artists()
        return (high, low) if self.inverted != (low > high) else (low, high)

    def fix(self, low, high):
        """Sets the limits, the first one also where it is larger."""
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("Axis limits cannot be NaN or Inf")
        if self.scale == "log" and (low <= 0 or high <= 0):
            # As matplotlib does, what a logarithm does not have is passed over.
            before = self.limits()
            low, high = (low if low > 0 else before[0]), (high if high > 0 else before[1])
        self.inverted = low > high
        self.fixed = self._apart(min(low, high), max(low, high))

    def numbers(self, values):
        """Numbers for values; texts are categories."""
        if isinstance(values, str):
            values = [values]
        if _is_texts(values):
            return _numbers.line([self._category(str(value)) for value in values]), (len(values),)
        return _numbers.numbers(values)

    def _category(self, name):
        if name not in self.categories:
            self.categories[name] = len(self.categories)
            self.places = [float(place) for place in self.categories.values()]
            self.labels = list(self.categories)
        return self.categories[name]

    def _of_artists(self):
        artists = [(axes, artist) for axes in self.members for artist in axes._artists if artist.get_visible()]
        bounds = [bound for _, artist in artists if (bound := artist._bounds(self.which)) is not None]
        is_log = self.scale == "log"
        lows = [positive if is_log else low for low, _, positive in bounds]
        lows = [low for low in lows if low is not None]
        highs = [high for _, high, _ in bounds if not is_log or high > 0]
        if not lows and not is_log:
            return 0.0, 1.0
        low, high = self._apart(min(lows, default=1.0), max(highs, default=10.0))
        sticky = sorted(edge for _, artist in artists for edge in artist._sticky(self.which))
        margin = max(axes._margins[self.which] for axes in self.members)
        return self._with_margin(low, high, margin, sticky)

    def _apart(self, low, high):
        """The limits, moved apart where there is nothing between them."""
        if high - low > max(abs(low), abs(high)) * 1e-15 * 1e3 and high - low > sys.float_info.min:
            return low, high
        if self.scale == "log":
            return 10 ** (math.ceil(math.log10(low)) - 1), 10 ** (math.floor(math.log10(high)) + 1)
        if max(abs(low), abs(high)) < sys.float_info.min * 1e6:
            return -0.05, 0.05
        return low - 0.05 * abs(low), high + 0.05 * abs(high)

    def _transform(self):
        """What the scale does to numbers, and what takes it back."""
        if self.scale == "log":
            return math.log10, lambda value: 10**value
        if self.scale == "linear":
            return _same, _same
        threshold, base, slope = self.threshold, self.base, 1 / (1 - 1 / self.base)

        def to(value):
            size = abs(value)
            if size <= threshold:
                return value * slope
            return math.copysign(threshold * (slope + math.log(size / threshold, base)), value)

        def back(place):
            size = abs(place)
            if size <= threshold * slope:
                return place / slope
            return math.copysign(threshold * base ** (size / threshold - slope), place)

        return to, back

    def _with_margin(self, low, high, margin, sticky):
        to, back = self._transform()
        delta = (to(high) - to(low)) * margin
        tolerance = 1e-5 * abs(high - low)
        stop_low = max((edge for edge in sticky if edge <= low + tolerance), default=None)
        stop_high = min((edge for edge in sticky if edge >= high - tolerance), default=None)
        start, end = back(to(low) - delta), back(to(high) + delta)
        start, end = max(start, -sys.float_info.max), min(end, sys.float_info.max)
        return (
            start if stop_low is None or (self.scale == "log" and stop_low <= 0) else max(start, stop_low),
            end if stop_high is None else min(end, stop_high),
        )


def _same(value):
    return value


def _is_texts(values):
    if hasattr(values, "dtype"):
        return getattr(values.dtype, "kind", "") == "U"
    return isinstance(values, (list, tuple)) and len(values) > 0 and all(isinstance(value, str) for value in values)


_SIDES = {"x": ("bottom", "top"), "y": ("left", "right")}


class Axis(Artist):
    """One of the two axes of a coordinate system."""

    _default_zorder = 2.5

    def __init__(self, axes, which, range_):
        super().__init__()
        self.axes = axes
        self._which = which
        self._range = range_
        self.label = Text(
            color=_parameters.rcParams["axes.labelcolor"], fontsize=_parameters.rcParams["axes.labelsize"]
        )
        self.label.set(fontweight=_parameters.rcParams["axes.labelweight"], horizontalalignment="center")
        self.label.set(rotation=90 if which == "y" else 0)
        self.labelpad = _parameters.rcParams["axes.labelpad"]
        self._label_side = "low"
        settings = {name[6:]: value for name, value in _parameters.rcParams.items() if name.startswith(f"{which}tick.")}
        self._ticks = {
            level: {
                "direction": settings["direction"],
                "length": settings[f"{level}.size"],
                "width": settings[f"{level}.width"],
                "pad": settings["major.pad"],
                "color": settings["color"],
                "low": True,
                "high": False,
            }
            for level in ("major", "minor")
        }
        self._has_minor = settings["minor.visible"]
        inherited = settings["color"] if settings["labelcolor"] == "inherit" else settings["labelcolor"]
        self._texts = Text(color=inherited, fontsize=settings["labelsize"], horizontalalignment="center")
        self._shown = {"low": True, "high": False}
        self._grid = {"major": None, "minor": None}
        if _parameters.rcParams["axes.grid"]:
            self.grid(True)

    def get_label(self):
        """The label."""
        return self.label

    def get_label_text(self):
        """The text of the label."""
        return self.label.get_text()

    def set_label_text(self, label, fontdict=None, **properties):
        """Another label."""
        self.label.set_text(label)
        self.label.set(**{**(fontdict or {}), **properties})
        return self.label

    def set_label_coords(self, x, y, transform=None):
        """Without effect: labels stand clear of the ticks by themselves."""

    def get_view_interval(self):
        """The limits."""
        return self._range.limits()

    def set_inverted(self, inverted):
        """Turns the axis around, or back."""
        self._range.inverted = bool(inverted)

    def get_inverted(self):
        """Whether it is turned around."""
        return self._range.inverted

    def get_scale(self):
        """The kind of scale."""
        return self._range.scale

    def set_ticks(self, ticks, labels=None, *, minor=False, **properties):
        """The places of ticks, and what is written at them."""
        places = list(self._range.numbers(ticks)[0])
        if minor:
            self._has_minor = bool(places)
            return []
        if labels is not None and len(labels := [str(getattr(label, "_text", label)) for label in labels]) != len(
            places
        ):
            raise ValueError(
                f"The number of FixedLocator locations ({len(places)}), usually from a call to set_ticks, does not match the "
                f"number of labels ({len(labels)})."
            )
        self._range.places = places
        self._range.labels = labels
        self._texts.set(**properties)
        if places and labels is None or labels:
            self._widen(places)
        return [self._tick_class() for _ in places]

    def set_ticklabels(self, labels, *, minor=False, fontdict=None, **properties):
        """What is written at the ticks."""
        labels = [str(getattr(label, "_text", label)) for label in labels]
        places = self._range.places
        if places is not None and labels and len(labels) != len(places):
            raise ValueError(
                f"The number of FixedLocator locations ({len(places)}), usually from a call to set_ticks, does not match the "
                f"number of labels ({len(labels)})."
            )
        self._texts.set(**{**(fontdict or {}), **properties})
        if labels:
            self._range.labels = labels
        else:
            self._shown = {"low": False, "high": False}
        return self.get_ticklabels()

    def get_ticklabels(self, minor=False, which=None):
        """The texts at ticks that were set, or one that stands for how all of them look."""
        return [self._texts]

    def get_ticklocs(self, *, minor=False):
        """The places of ticks that were set."""
        if self._range.places is None:
            raise RuntimeError(
                "The bundled matplotlib chooses the ticks when the figure is drawn: only those that were set are known before."
            )
        return _numbers.as_array(list(self._range.places))

    def set_tick_params(self, which="major", reset=False, **options):
        """How ticks and what is written at them look."""
        self.axes.tick_params(axis=self._which, which=which, reset=reset, **options)

    def set_ticks_position(self, position):
        """The side of the ticks."""
        low, high = _SIDES[self._which]
        allowed = (low, high, "both", "default", "none")
        if position not in allowed:
            raise ValueError(
                f"{position!r} is not a valid value for position. Supported values are {', '.join(map(repr, allowed))}"
            )
        for ticks in self._ticks.values():
            ticks["low"] = position in (low, "both", "default")
            ticks["high"] = position in (high, "both")
        if position in (low, high):
            self._shown = {"low": position == low, "high": position == high}

    def set_label_position(self, position):
        """The side of the label."""
        self._label_side = "low" if position in ("bottom", "left") else "high"

    def tick_top(self):
        """Ticks at the upper side."""
        self.set_ticks_position("top")

    def tick_bottom(self):
        """Ticks at the lower side."""
        self.set_ticks_position("bottom")

    def tick_left(self):
        """Ticks at the left side."""
        self.set_ticks_position("left")

    def tick_right(self):
        """Ticks at the right side."""
        self.set_ticks_position("right")

    def grid(self, visible=None, which="major", **properties):
        """Shows lines at the ticks, or hides them."""
        levels = ("major", "minor") if which == "both" else (which,)
        for level in levels:
            show = bool(properties) or self._grid[level] is None if visible is None else visible
            self._grid[level] = self._grid_line(properties) if show else None

    def _grid_line(self, properties):
        settings = _parameters.rcParams
        known = {"c": "color", "lw": "linewidth", "ls": "linestyle"}
        given = {known.get(name, name): value for name, value in properties.items()}
        given = {
            "color": settings["grid.color"],
            "linewidth": settings["grid.linewidth"],
            "alpha": settings["grid.alpha"],
        } | given
        given = {"linestyle": settings["grid.linestyle"]} | given
        unknown = given.keys() - {"color", "linewidth", "linestyle", "alpha", "zorder"}
        if unknown:
            raise AttributeError(f"Line2D.set() got an unexpected keyword argument {sorted(unknown)[0]!r}")
        return color(given["color"]), float(given["linewidth"]), linestyle(given["linestyle"]), given["alpha"]

    def _widen(self, places):
        """Ticks outside of the limits widen them."""
        if self._range.fixed is None and any(True for axes in self._range.members for _ in axes._artists):
            low, high = sorted(self._range.limits())
            least, most = min(places), max(places)
            if least < low or most > high:
                self._range.fixed = (min(low, least), max(high, most))

    def _tick_class(self):
        return (XTick if self._which == "x" else YTick)()

    def _record(self, recorder, fixed_limits=None):
        range_, texts = self._range, self._texts
        limits = fixed_limits or range_.limits()
        ticks = {
            level: style | {"color": hexed(style["color"]), "width": style["width"], "length": style["length"]}
            for level, style in self._ticks.items()
        }
        grids = {
            level: None if line is None else stroke(line[0], line[1], line[2], line[3])
            for level, line in self._grid.items()
        }
        has_label = self.label.get_text() != "" and self.label.get_visible()
        return {
            "limits": list(limits),
            "scale": range_.scale,
            "base": range_.base,
            "threshold": range_.threshold,
            "isVisible": self._values["visible"],
            "label": self.label._label() if has_label else None,
            "labelPad": float(self.labelpad),
            "labelSide": self._label_side,
            "ticks": ticks["major"],
            "minorTicks": ticks["minor"],
            "places": None if range_.places is None else recorder.part(range_.places),
            "labels": range_.labels,
            "most": range_.most,
            "hasMinor": self._has_minor or range_.scale == "log",
            "tickLabels": {
                "label": texts._label(text="x"),
                **{side: shown and texts.get_visible() for side, shown in self._shown.items()},
            },
            "notation": range_.notation,
            "grid": grids["major"],
            "minorGrid": grids["minor"],
        }


class XAxis(Axis):
    """The axis from left to right."""


class YAxis(Axis):
    """The axis from below to above."""


class XTick(Artist):
    """A tick of an x axis."""


class YTick(Artist):
    """A tick of a y axis."""
