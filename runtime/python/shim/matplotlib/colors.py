"""Colors, colormaps, and how numbers become places in them."""

import math
import re

from _loopless import colormap as _colormap
from matplotlib import _numbers
from matplotlib._named_colors import BASE_COLORS, CSS4_COLORS, TABLEAU_COLORS
from matplotlib._parameters import rcParams

_HEX = re.compile(r"#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})", re.IGNORECASE)


def to_rgba(c, alpha=None):
    """Red, green, blue and opacity from 0 to 1."""
    if isinstance(c, tuple) and len(c) == 2 and not isinstance(c[1], str):
        color, own = c
        return to_rgba(color, own if alpha is None else alpha)
    rgba = _parsed(c)
    if rgba is None:
        raise ValueError(
            f"{c!r} is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
            "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for grayscale "
            "values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above with an "
            "alpha value"
        )
    return rgba if alpha is None or rgba[3] == 0 else (*rgba[:3], float(alpha))


def to_rgb(c):
    """Red, green and blue from 0 to 1."""
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    """A color as `#rrggbb`."""
    channels = to_rgba(c)[: 4 if keep_alpha else 3]
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def to_rgba_array(c, alpha=None):
    """The colors of a list, or one color, as rows."""
    return _numbers.as_array([to_rgba(color, alpha) for color in ([c] if is_color_like(c) else c)])


def is_color_like(c):
    """Whether a value is a color."""
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True


def hexed(c, alpha=None):
    """A color as a figure records it: `none`, or six or eight digits."""
    rgba = to_rgba(c, alpha)
    if rgba[3] == 0:
        return "none"
    return to_hex(rgba, keep_alpha=rgba[3] < 1)


def _parsed(c):
    if isinstance(c, str):
        return _parsed_text(c)
    try:
        channels = tuple(_numbers.line(c))
    except (TypeError, ValueError):
        return None
    if len(channels) not in (3, 4) or not all(0 <= channel <= 1 for channel in channels):
        return None
    return (*channels, 1.0)[:4]


def _parsed_text(c):
    if c.lower() == "none":
        return (0.0, 0.0, 0.0, 0.0)
    if re.fullmatch(r"C\d+", c):
        turns = rcParams["axes.prop_cycle"].by_key().get("color", ["k"])
        return to_rgba(turns[int(c[1:]) % len(turns)])
    if c in BASE_COLORS:
        return (*map(float, BASE_COLORS[c]), 1.0)
    c = TABLEAU_COLORS.get(c.lower()) or CSS4_COLORS.get(c.lower().replace(" ", "")) or c
    if _HEX.fullmatch(c):
        digits = c[1:] if len(c) > 5 else "".join(2 * digit for digit in c[1:])
        channels = tuple(int(digits[place : place + 2], 16) / 255 for place in range(0, len(digits), 2))
        return (*channels, 1.0)[:4]
    try:
        gray = float(c)
    except ValueError:
        return None
    return (gray, gray, gray, 1.0) if 0 <= gray <= 1 else None


class Colormap:
    """Colors for numbers from 0 to 1."""

    def __init__(self, name, colors):
        self.name = name
        self.N = len(colors)
        self._colors = colors
        # The name under which the runtime knows it, None for one of the user's own.
        self._known = None

    def __call__(self, X, alpha=None, bytes=False):
        if isinstance(X, int) and not isinstance(X, bool):
            return self._rgba(X, alpha, bytes)
        values, shape = _numbers.numbers(X)
        whole = getattr(getattr(X, "dtype", None), "kind", "f") in "iu"
        places = [int(value) if whole else self._place(value) for value in values]
        colors = [self._rgba(place, alpha, bytes) for place in places]
        if shape == ():
            return colors[0]
        return _numbers.as_array(_nested(colors, shape))

    def reversed(self, name=None):
        """The same colors from the last to the first."""
        return ListedColormap(self._colors[::-1], name or f"{self.name}_r")

    def resampled(self, lutsize):
        """`lutsize` of its colors."""
        steps = max(1, lutsize - 1)
        return ListedColormap([self._colors[self._place(place / steps)] for place in range(lutsize)], self.name)

    def with_extremes(self, *, bad=None, under=None, over=None):
        """The same colormap: colors beyond its ends are those of the ends, and NaN has none."""
        return self

    def set_bad(self, color="k", alpha=None):
        """Without effect: NaN has no color."""

    set_under = set_over = set_bad

    def copy(self):
        """A copy."""
        made = ListedColormap(self._colors, self.name)
        made._known = self._known
        return made

    def __eq__(self, other):
        return isinstance(other, Colormap) and [*map(to_rgba, self._colors)] == [*map(to_rgba, other._colors)]

    __hash__ = object.__hash__

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__name__} at {id(self):#x}>"

    def _place(self, value):
        if math.isnan(value):
            return None
        return max(0, min(self.N - 1, math.floor(value * self.N) if math.isfinite(value) else self.N * (value > 0)))

    def _rgba(self, place, alpha, whole):
        rgba = (0.0, 0.0, 0.0, 0.0) if place is None else to_rgba(self._colors[max(0, min(self.N - 1, place))], alpha)
        return tuple(round(255 * channel) for channel in rgba) if whole else rgba

    def _record(self):
        if self._known is not None:
            return self._known, None
        return "", [to_hex(color, keep_alpha=to_rgba(color)[3] < 1) for color in self._colors]


class ListedColormap(Colormap):
    """The colors of a list."""

    def __init__(self, colors, name="unnamed", N=None):
        colors = [color if isinstance(color, str) else tuple(_numbers.line(color)) for color in colors]
        for color in colors:
            to_rgba(color)
        super().__init__(name, colors[:N])


class LinearSegmentedColormap(Colormap):
    """Colors between some that are given."""

    @classmethod
    def from_list(cls, name, colors, N=256, gamma=1.0):
        """Straight lines between colors, or between pairs of a place from 0 to 1 and a color."""
        colors = list(colors)
        if not is_color_like(colors[0]) or (
            isinstance(colors[0], tuple) and not isinstance(colors[0][1], (int, float))
        ):
            stops = [(float(place), to_rgba(color)) for place, color in colors]
        else:
            stops = [(place / (len(colors) - 1), to_rgba(color)) for place, color in enumerate(colors)]
        return cls(name, [_between(stops, (place / (N - 1)) ** gamma) for place in range(N)])


def _between(stops, share):
    for (start, one), (end, other) in zip(stops, stops[1:]):
        if share <= end:
            part = (share - start) / (end - start) if end > start else 1.0
            return tuple(a + (b - a) * part for a, b in zip(one, other))
    return stops[-1][1]


def known_colormap(name):
    """A colormap of the runtime, None where there is none."""
    answer = _colormap(name)
    if answer == "":
        return None
    colors = answer.split()
    is_listed = len(colors) < 256 or name.removesuffix("_r") in _LISTED
    made = ListedColormap(colors, name) if is_listed else LinearSegmentedColormap(name, colors)
    made._known = name
    return made


_LISTED = frozenset({"viridis", "plasma", "inferno", "magma", "cividis", "turbo", "twilight"})


class Normalize:
    """How numbers become places from 0 to 1: along a line."""

    _kind = "linear"
    vcenter = 0.0

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin = vmin
        self.vmax = vmax
        self.clip = clip

    def __call__(self, value, clip=None):
        values, shape = _numbers.numbers(value)
        self._complete(values)
        places = [self._share(one) for one in values]
        return places[0] if shape == () else _numbers.as_array(_nested(places, shape))

    def autoscale(self, A):
        """Takes the limits of an array."""
        self.vmin = self.vmax = None
        self.autoscale_None(A)

    def autoscale_None(self, A):
        """Takes the limits that are missing from an array."""
        self._complete(_numbers.line(A))

    def _complete(self, values):
        if self.vmin is None or self.vmax is None:
            low, high, positive = _numbers.bounds(values) or (0.0, 1.0, 1.0)
            low = positive if self._kind == "log" else low
            self.vmin = low if self.vmin is None else self.vmin
            self.vmax = high if self.vmax is None else self.vmax

    def _share(self, value):
        low, high = float(self.vmin), float(self.vmax)
        return (value - low) / (high - low) if high != low else 0.0


class LogNorm(Normalize):
    """Places along a logarithm."""

    _kind = "log"

    def _share(self, value):
        low, high = float(self.vmin), float(self.vmax)
        return math.log(value / low) / math.log(high / low) if value > 0 else math.nan


class TwoSlopeNorm(Normalize):
    """Places along two lines that meet in the middle at `vcenter`."""

    _kind = "centered"

    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self.vcenter = float(vcenter)

    def _share(self, value):
        low, middle, high = float(self.vmin), self.vcenter, float(self.vmax)
        if value < middle:
            return 0.5 * (value - low) / (middle - low)
        return 0.5 + 0.5 * (value - middle) / (high - middle)


def _nested(items, shape):
    for size in shape[:0:-1]:
        items = [items[start : start + size] for start in range(0, len(items), size)]
    return items
