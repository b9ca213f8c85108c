"""Lines at which numbers on a grid reach levels."""

from matplotlib import _numbers, _parameters
from matplotlib._mapped import ScalarMappable
from matplotlib.artist import number, one_of
from matplotlib.colors import hexed, is_color_like
from matplotlib.lines import linestyle, stroke


class QuadContourSet(ScalarMappable):
    """The contours of numbers on a grid, filled or not."""

    _properties = {
        "linewidth": number,
        "linestyle": linestyle,
        "extend": one_of("extend", None, "neither", "both", "min", "max"),
    }

    def __init__(
        self, x, y, z, levels, filled, *, colors=None, cmap=None, norm=None, vmin=None, vmax=None, **properties
    ):
        super().__init__(**properties)
        if colors is not None and cmap is not None:
            raise ValueError("Either colors or cmap must be None")
        self._default_zorder = 1 if filled else 2
        self.filled = filled
        self._x, self._y, self._z = x, y, z
        self._count = 7
        self._levels = _numbers.line([])
        if isinstance(levels, int):
            self._count = levels
        elif levels is not None:
            self._levels = _numbers.line(levels)
            if any(low >= high for low, high in zip(self._levels, self._levels[1:])):
                raise ValueError("Contour levels must be increasing")
        self._colors = [] if colors is None else [colors] if is_color_like(colors) else list(colors)
        self._map(z, cmap, norm, vmin, vmax)
        self._labels = None

    @property
    def levels(self):
        """The levels that were given."""
        return _numbers.as_array(list(self._levels))

    def _bounds(self, which):
        return _numbers.bounds(self._x if which == "x" else self._y)

    def _sticky(self, which):
        edges = self._x if which == "x" else self._y
        return (min(edges), max(edges))

    def _record(self, recorder):
        alpha = self._values["alpha"]
        mapping = self._mapping(recorder)
        width = (
            _parameters.rcParams["lines.linewidth"] if self._values["linewidth"] is None else self._values["linewidth"]
        )
        line = stroke("black", width, self._values["linestyle"] or "-")
        yield {
            "kind": "contour",
            "zorder": self._values["zorder"] if self._values["zorder"] != 1 else self._default_zorder,
            "x": recorder.part(self._x),
            "y": recorder.part(self._y),
            "values": mapping["values"],
            "mapping": mapping,
            "levels": recorder.part(self._levels),
            "count": max(1, self._count),
            "isFilled": self.filled,
            "colors": [hexed(color, alpha) for color in self._colors],
            "stroke": line,
            "extendLow": self._values["extend"] in ("both", "min"),
            "extendHigh": self._values["extend"] in ("both", "max"),
            "dashNegative": len(self._colors) == 1 and self._values["linestyle"] is None,
            "labels": self._labels,
        }
