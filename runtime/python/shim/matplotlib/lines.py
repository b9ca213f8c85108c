"""Lines with markers, and the short texts that say how they look."""

import math

from matplotlib import _numbers, _parameters
from matplotlib.artist import Artist, color, number, one_of
from matplotlib.colors import hexed, is_color_like

_STYLES = {"-": "-", "--": "--", "-.": "-.", ":": ":", "solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":"}
_NO_STYLES = ("None", "none", " ", "")
# Lengths in widths of the line.
_DASHES = {"--": (3.7, 1.6), "-.": (6.4, 1.6, 1.0, 1.6), ":": (1.0, 1.65)}
_MARKERS = frozenset(". , o v ^ < > 1 2 3 4 8 s p P * h H + x X D d | _".split())
_NO_MARKERS = ("None", "none", " ", "", None)
_OPEN = frozenset("x + | _ 1 2 3 4".split())


def linestyle(value):
    """The style of a line, as matplotlib names it or as lengths of dashes and gaps."""
    if isinstance(value, tuple) and len(value) == 2:
        offset, dashes = value
        dashes = () if dashes is None else tuple(map(float, dashes))
        if len(dashes) % 2:
            raise ValueError("The number of dashes and gaps must be even")
        return (offset, dashes)
    if value in _NO_STYLES:
        return "None"
    if not isinstance(value, str) or value not in _STYLES:
        raise ValueError(f"{value!r} is not a valid value for ls.")
    return _STYLES[value]


def marker(value):
    """The marker of a point."""
    if value in _NO_MARKERS:
        return "None"
    if value not in _MARKERS:
        raise ValueError(f"Unrecognized marker style {value!r}")
    return value


def stroke(paint, width, style, alpha=None):
    """A line as a figure records it, None for one that is not seen."""
    style = linestyle(style)
    if style == "None" or not width:
        return None
    if isinstance(style, tuple):
        dash = [length * width for length in style[1]]
    else:
        dash = [length * width for length in _DASHES.get(style, ())]
    return {"color": hexed(paint, alpha), "width": width, "dash": dash}


def mark(shape, size, face, edge, width):
    """A marker as a figure records it, with `face` and `edge` as it records colors."""
    return {
        "shape": shape,
        "size": size,
        "face": "none" if shape in _OPEN else face,
        "edge": edge,
        "edgeWidth": 0 if shape == "," else width,
    }


def parse_format(text):
    """Line style, marker and color of a text such as `r--o`; None for what it does not say."""
    if is_color_like(text) and (len(text) > 2 or text[0] == "C" or text in "rgbcmykw"):
        if not text.replace(".", "").isdigit():
            return None, None, text
    style = shape = paint = None
    place = 0
    while place < len(text):
        two = text[place : place + 2]
        one = text[place]
        if two in ("--", "-."):
            style = _once(text, style, two, "linestyle")
            place += 2
        elif one in "-:":
            style = _once(text, style, one, "linestyle")
            place += 1
        elif one in _MARKERS:
            shape = _once(text, shape, one, "marker")
            place += 1
        elif one in "bgrcmykw":
            paint = _once(text, paint, one, "color")
            place += 1
        elif one == "C" and text[place + 1 : place + 2].isdigit():
            end = place + 2
            while text[end : end + 1].isdigit():
                end += 1
            paint = _once(text, paint, text[place:end], "color")
            place = end
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {one!r})")
    return style, shape, paint


def _once(text, before, symbol, kind):
    if before is not None:
        raise ValueError(f"{text!r} is not a valid format string (two {kind} symbols)")
    return symbol


class Line2D(Artist):
    """A line through points, with or without markers at them."""

    _default_zorder = 2
    _properties = {
        "color": color,
        "drawstyle": one_of("drawstyle", "default", "steps", "steps-pre", "steps-mid", "steps-post"),
        "linestyle": linestyle,
        "linewidth": number,
        "marker": marker,
        "markeredgecolor": color,
        "markeredgewidth": number,
        "markerfacecolor": color,
        "markersize": number,
    }

    def __init__(self, xdata, ydata, **properties):
        settings = _parameters.rcParams
        usual = {
            "color": settings["lines.color"],
            "drawstyle": "default",
            "linestyle": settings["lines.linestyle"],
            "linewidth": settings["lines.linewidth"],
            "marker": settings["lines.marker"],
            "markersize": settings["lines.markersize"],
            "markeredgewidth": settings["lines.markeredgewidth"],
        }
        known = self._known(properties)
        super().__init__(**usual | {name: value for name, value in known.items() if value is not None})
        # Whether x and y are fractions of the axes.
        self._spaces = ("data", "data")
        self.set_data(xdata, ydata)

    def set_data(self, x, y):
        """Other points."""
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x):
        """Other places on the x axis."""
        self._x = _numbers.line(x)

    def set_ydata(self, y):
        """Other places on the y axis."""
        self._y = _numbers.line(y)

    def get_xdata(self, orig=True):
        """The places on the x axis."""
        return _numbers.as_array(list(self._x))

    def get_ydata(self, orig=True):
        """The places on the y axis."""
        return _numbers.as_array(list(self._y))

    def get_data(self, orig=True):
        """The points."""
        return self.get_xdata(), self.get_ydata()

    def _bounds(self, which):
        place = "xy".index(which)
        if self._spaces[place] != "data":
            return None
        points = (self._x, self._y)
        return _numbers.point_bounds(points[place], points[1 - place])

    def _stroke(self):
        values = self._values
        return stroke(values["color"], values["linewidth"], values["linestyle"], values["alpha"])

    def _marker(self):
        values = self._values
        if values["marker"] == "None":
            return None
        edge = self._paint("markeredgecolor")
        size = values["markersize"]
        return mark(values["marker"], size, self._paint("markerfacecolor"), edge, values["markeredgewidth"])

    def _paint(self, name):
        own = self._values[name]
        if own is None or (isinstance(own, str) and own == "auto"):
            own = self._values["color"]
        return hexed(own, self._values["alpha"])

    def _record(self, recorder):
        yield {
            "kind": "line",
            "zorder": self._values["zorder"],
            "x": recorder.part(self._x),
            "y": recorder.part(self._y),
            "xSpace": self._spaces[0],
            "ySpace": self._spaces[1],
            "stroke": self._stroke(),
            "steps": {"default": "none", "steps": "pre"}.get(self._values["drawstyle"], self._values["drawstyle"][6:]),
            "marker": self._marker(),
        }

    def _legend_entry(self):
        return {"line": self._stroke(), "marker": self._marker(), "patch": None, "bar": None}


def line_through(xy1, xy2, slope):
    """Two points of a line that is given by two points, or by one and its slope."""
    x1, y1 = xy1
    if slope is None:
        x2, y2 = xy2
    else:
        x2, y2 = (x1 + 1, y1 + slope)
    if (x1, y1) == (x2, y2):
        raise ValueError("Cannot draw a line through two identical points (x=%s, y=%s)" % (x1, y1))
    slope = math.inf if x1 == x2 else (y2 - y1) / (x2 - x1)
    return float(x1), float(y1), slope
