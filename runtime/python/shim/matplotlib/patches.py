"""Areas: rectangles, circles, polygons."""

import math
from array import array

from matplotlib import _numbers, _parameters
from matplotlib.artist import Artist, color, number
from matplotlib.colors import hexed
from matplotlib.lines import linestyle, stroke


class Patch(Artist):
    """An area with an edge."""

    _properties = {"edgecolor": color, "facecolor": color, "fill": bool, "linestyle": linestyle, "linewidth": number}
    _closed = True
    # What the area stands on, of which axis: `("y", places)`.
    _base = None

    def __init__(self, *, color=None, **properties):
        settings = _parameters.rcParams
        known = self._known(properties)
        if color is not None:
            known = {"facecolor": color, "edgecolor": color} | known
        usual = {"fill": True, "linestyle": "-", "linewidth": settings["patch.linewidth"]}
        super().__init__(**usual | {name: value for name, value in known.items() if value is not None})
        self._spaces = ("data", "data")

    def set_color(self, value):
        """The color of area and edge."""
        self.set(facecolor=value, edgecolor=value)

    def _corners(self):
        """The corners, as numbers along x and along y."""
        return array("d"), array("d")

    def _face(self):
        values = self._values
        if not values["fill"]:
            return "none"
        usual = _parameters.rcParams["patch.facecolor"] if values["facecolor"] is None else values["facecolor"]
        return hexed(usual, values["alpha"])

    def _edge(self):
        values = self._values
        if values["edgecolor"] is None:
            is_seen = not values["fill"] or _parameters.rcParams["patch.force_edgecolor"]
            return hexed(_parameters.rcParams["patch.edgecolor"], values["alpha"]) if is_seen else "none"
        return hexed(values["edgecolor"], values["alpha"])

    def _style(self):
        values = self._values
        line = stroke("black", values["linewidth"], values["linestyle"])
        return {
            "zorder": values["zorder"],
            "xSpace": self._spaces[0],
            "ySpace": self._spaces[1],
            "faces": [self._face()],
            "edges": ["none" if line is None else self._edge()],
            "stroke": line or {"color": "#000000", "width": 0, "dash": []},
        }

    def _record(self, recorder):
        yield shapes([self], recorder)

    def _bounds(self, which):
        x, y = self._corners()
        values, space = (x, self._spaces[0]) if which == "x" else (y, self._spaces[1])
        return _numbers.bounds(values) if space == "data" and len(values) else None

    def _sticky(self, which):
        return self._base[1] if self._base is not None and self._base[0] == which else ()

    def _legend_entry(self):
        return {
            "line": None,
            "marker": None,
            "patch": {"face": self._face(), "edge": self._edge(), "width": self._values["linewidth"]},
            "bar": None,
        }


def shapes(patches, recorder):
    """Patches of one style, as a figure records them."""
    corners = [patch._corners() for patch in patches]
    return {
        "kind": "shapes",
        "x": recorder.part([value for x, _ in corners for value in x]),
        "y": recorder.part([value for _, y in corners for value in y]),
        "lengths": recorder.part([len(x) for x, _ in corners]),
        "isClosed": patches[0]._closed,
        "mapping": None,
        **patches[0]._style(),
    }


class Rectangle(Patch):
    """A rectangle by its lower left corner and its size."""

    def __init__(self, xy, width, height, *, angle=0.0, **properties):
        super().__init__(**properties)
        self._xy = (float(xy[0]), float(xy[1]))
        self._width = float(width)
        self._height = float(height)
        self._angle = float(angle)

    def get_xy(self):
        """The lower left corner."""
        return self._xy

    def get_x(self):
        """The left side."""
        return self._xy[0]

    def get_y(self):
        """The lower side."""
        return self._xy[1]

    def get_width(self):
        """The width."""
        return self._width

    def get_height(self):
        """The height."""
        return self._height

    def set_height(self, height):
        """Another height."""
        self._height = float(height)

    def set_width(self, width):
        """Another width."""
        self._width = float(width)

    def set_xy(self, xy):
        """Another corner."""
        self._xy = (float(xy[0]), float(xy[1]))

    def get_center(self):
        """The middle."""
        return (self._xy[0] + self._width / 2, self._xy[1] + self._height / 2)

    def _corners(self):
        (x, y), width, height = self._xy, self._width, self._height
        xs, ys = [x, x + width, x + width, x], [y, y, y + height, y + height]
        if self._angle:
            cos, sin = math.cos(math.radians(self._angle)), math.sin(math.radians(self._angle))
            turned = [(x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos) for a, b in zip(xs, ys)]
            xs, ys = map(list, zip(*turned))
        return array("d", xs), array("d", ys)

    def __str__(self):
        x, y = self._xy
        return f"Rectangle(xy=({x:g}, {y:g}), width={self._width:g}, height={self._height:g}, angle={self._angle:g})"


class Polygon(Patch):
    """An area by its corners."""

    def __init__(self, xy, *, closed=True, **properties):
        super().__init__(**properties)
        values, shape = _numbers.numbers(xy)
        if len(shape) != 2 or shape[1] != 2:
            raise ValueError(f"'xy' must be (N, 2), not {shape}")
        self._points = values[::2], values[1::2]

    def _corners(self):
        return self._points


class Ellipse(Patch):
    """An ellipse by its middle and its size."""

    def __init__(self, xy, width, height, *, angle=0, **properties):
        super().__init__(**properties)
        self._center = (float(xy[0]), float(xy[1]))
        self._size = (float(width), float(height))
        self._angle = math.radians(angle)

    def _corners(self):
        (x, y), (width, height) = self._center, self._size
        cos, sin = math.cos(self._angle), math.sin(self._angle)
        turns = [2 * math.pi * place / _CORNERS for place in range(_CORNERS)]
        points = [(width / 2 * math.cos(turn), height / 2 * math.sin(turn)) for turn in turns]
        return (
            array("d", [x + a * cos - b * sin for a, b in points]),
            array("d", [y + a * sin + b * cos for a, b in points]),
        )


_CORNERS = 120


class Circle(Ellipse):
    """A circle by its middle and its radius."""

    def __init__(self, xy, radius=5, **properties):
        super().__init__(xy, 2 * radius, 2 * radius, **properties)
        self.radius = radius


class Wedge(Patch):
    """A piece of a pie: from one angle to another, in degrees."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **properties):
        super().__init__(**properties)
        self.center = (float(center[0]), float(center[1]))
        self.r = float(r)
        self.theta1 = float(theta1)
        self.theta2 = float(theta2)
        self.width = width

    def _corners(self):
        count = max(2, math.ceil(abs(self.theta2 - self.theta1) / 3))
        angles = [math.radians(self.theta1 + (self.theta2 - self.theta1) * place / count) for place in range(count + 1)]
        (x, y), r = self.center, self.r
        outer = [(x + r * math.cos(angle), y + r * math.sin(angle)) for angle in angles]
        hole = r - self.width if self.width is not None else 0
        inner = [(x + hole * math.cos(angle), y + hole * math.sin(angle)) for angle in reversed(angles)]
        points = outer + (inner if hole else [(x, y)])
        return array("d", [a for a, _ in points]), array("d", [b for _, b in points])
