"""Many points, lines or areas at once."""

import math
from array import array

from matplotlib import _numbers, _parameters
from matplotlib._mapped import ScalarMappable
from matplotlib.artist import color, number
from matplotlib.colors import hexed, is_color_like
from matplotlib.lines import linestyle, mark, stroke


def _colors(value):
    """One color or a list of them, as a list."""
    if value is None:
        return None
    if isinstance(value, str) and value in ("face", "none"):
        return value
    if is_color_like(value):
        return [value]
    made = [color(one) for one in (value.tolist() if hasattr(value, "tolist") else value)]
    return made


def _width(value):
    return number(value[0] if isinstance(value, (list, tuple)) else value)


def _style(value):
    return linestyle(value[0] if isinstance(value, list) else value)


class Collection(ScalarMappable):
    """Several of one kind, with colors of their own."""

    _properties = {
        "color": _colors,
        "edgecolor": _colors,
        "facecolor": _colors,
        "linestyle": _style,
        "linewidth": _width,
    }

    def __init__(self, **properties):
        usual = {"linestyle": "-", "linewidth": _parameters.rcParams["patch.linewidth"]}
        known = {name: value for name, value in self._known(properties).items() if value is not None}
        super().__init__(**usual | known)

    def _faces(self):
        faces = self._values["facecolor"] or self._values["color"] or [_parameters.rcParams["patch.facecolor"]]
        return [] if faces == "none" else [hexed(one, self._values["alpha"]) for one in faces]

    def _edges(self):
        """The colors of the edges, none where they are those of the faces."""
        edges = self._values["edgecolor"] or self._values["color"] or self._usual_edge
        if edges == "face":
            return []
        return ["none"] if edges == "none" else [hexed(one, self._values["alpha"]) for one in edges]

    _usual_edge = "face"

    def _line(self):
        line = stroke("black", self._values["linewidth"], self._values["linestyle"])
        return line or {"color": "#000000", "width": 0, "dash": []}


class PathCollection(Collection):
    """A marker at each of many points."""

    def __init__(self, x, y, sizes, shape, values, **properties):
        super().__init__(**properties)
        self._x, self._y, self._sizes, self._shape = x, y, sizes, shape
        self._mapped = values

    def get_offsets(self):
        """The points."""
        return _numbers.as_array([list(point) for point in zip(self._x, self._y)])

    def set_offsets(self, offsets):
        """Other points."""
        values = _numbers.line(offsets)
        self._x, self._y = values[::2], values[1::2]

    def get_sizes(self):
        """The areas of the markers in square points."""
        return _numbers.as_array(list(self._sizes))

    def set_sizes(self, sizes):
        """Other areas."""
        self._sizes = _numbers.line(sizes)

    def legend_elements(self, num="auto", **properties):
        """A line and a label for each of the numbers that the colors stand for."""
        from matplotlib.lines import Line2D

        low, high = self.get_clim()
        distinct = sorted(set(self._array))
        if num is not None and num != "auto":
            distinct = list(_numbers.linspace(low, high, int(num)))
        elif len(distinct) > 9:
            distinct = list(_numbers.linspace(low, high, 8))
        handles = [
            Line2D([], [], linestyle="", marker=self._shape, color=self._cmap(self.norm(one))) for one in distinct
        ]
        return handles, [f"$\\mathrm{{{one:g}}}$" for one in distinct]

    def _bounds(self, which):
        points = (self._x, self._y) if which == "x" else (self._y, self._x)
        return _numbers.point_bounds(*points)

    def _record(self, recorder):
        yield {
            "kind": "points",
            "zorder": self._values["zorder"],
            "x": recorder.part(self._x),
            "y": recorder.part(self._y),
            "sizes": recorder.part(self._sizes),
            "shape": self._shape,
            "mapping": self._mapping(recorder) if self._mapped else None,
            "faces": self._faces(),
            "edges": self._edges(),
            "stroke": self._line(),
        }

    def _legend_entry(self):
        face = hexed(self._cmap(0.5), self._values["alpha"]) if self._mapped else (self._faces() or ["none"])[0]
        edge = (self._edges() or [face])[0]
        size = math.sqrt(self._sizes[0]) if len(self._sizes) else 6.0
        return {
            "line": None,
            "marker": mark(self._shape, size, face, edge, self._line()["width"]),
            "patch": None,
            "bar": None,
        }


class PolyCollection(Collection):
    """Several areas, each by its corners."""

    _usual_edge = "none"

    def __init__(self, polygons, values=None, **properties):
        super().__init__(**properties)
        self._polygons = polygons
        self._mapped = values is not None
        self._spaces = ("data", "data")

    def _bounds(self, which):
        joined = array("d")
        for x, y in self._polygons:
            joined.extend(x if which == "x" else y)
        return _numbers.bounds(joined)

    def _record(self, recorder):
        yield {
            "kind": "shapes",
            "zorder": self._values["zorder"],
            "x": recorder.part([value for x, _ in self._polygons for value in x]),
            "y": recorder.part([value for _, y in self._polygons for value in y]),
            "lengths": recorder.part([len(x) for x, _ in self._polygons]),
            "xSpace": self._spaces[0],
            "ySpace": self._spaces[1],
            "isClosed": True,
            "mapping": self._mapping(recorder) if self._mapped else None,
            "faces": self._faces(),
            "edges": self._edges(),
            "stroke": self._line(),
        }

    def _legend_entry(self):
        face = (self._faces() or ["none"])[0]
        patch = {"face": face, "edge": (self._edges() or [face])[0], "width": self._line()["width"]}
        return {"line": None, "marker": None, "patch": patch, "bar": None}


class FillBetweenPolyCollection(PolyCollection):
    """The areas between two lines."""


class PolyQuadMesh(PolyCollection):
    """Cells that lie along no axis."""

    _default_zorder = 0
    # Neighbours touch without a seam.
    _usual_edge = "face"

    def _sticky(self, which):
        low, high, _ = self._bounds(which)
        return (low, high)


class LineCollection(Collection):
    """Several lines, each by its points."""

    _default_zorder = 2

    def __init__(self, segments, *, colors=None, array=None, cmap=None, norm=None, **properties):
        if colors is not None:
            properties["color"] = colors
        usual = {"linewidth": _parameters.rcParams["lines.linewidth"]}
        super().__init__(**usual | self._known(properties))
        self._segments = [(values[::2], values[1::2]) for values in map(_numbers.line, segments)]
        self._mapped = array is not None
        if self._mapped:
            self._map(_numbers.line(array), cmap, norm, None, None)

    def set_array(self, A):
        """Colors by numbers."""
        if self._array is None:
            self._map(_numbers.line(A), None, None, None, None)
        self._array = _numbers.line(A)
        self._mapped = True

    def _bounds(self, which):
        joined = array("d")
        for x, y in self._segments:
            joined.extend(x if which == "x" else y)
        return _numbers.bounds(joined)

    def _edges(self):
        edges = self._values["color"] or self._values["edgecolor"] or [_parameters.rcParams["lines.color"]]
        return [hexed(one, self._values["alpha"]) for one in edges]

    def _record(self, recorder):
        yield {
            "kind": "shapes",
            "zorder": self._values["zorder"],
            "x": recorder.part([value for x, _ in self._segments for value in x]),
            "y": recorder.part([value for _, y in self._segments for value in y]),
            "lengths": recorder.part([len(x) for x, _ in self._segments]),
            "xSpace": "data",
            "ySpace": "data",
            "isClosed": False,
            "mapping": self._mapping(recorder) if self._mapped else None,
            "faces": [],
            "edges": self._edges(),
            "stroke": self._line(),
        }

    def _legend_entry(self):
        return {"line": self._line() | {"color": self._edges()[0]}, "marker": None, "patch": None, "bar": None}


class QuadMesh(ScalarMappable):
    """Cells between edges, which may be of different widths."""

    _default_zorder = 0
    _properties = {"edgecolor": _colors, "linewidth": _width, "linestyle": _style}

    def __init__(self, x, y, values, **properties):
        super().__init__(**properties)
        self._x, self._y = x, y
        self._array = values

    def _bounds(self, which):
        return _numbers.bounds(self._x if which == "x" else self._y)

    def _sticky(self, which):
        edges = self._x if which == "x" else self._y
        return (min(edges), max(edges))

    def _record(self, recorder):
        mapping = self._mapping(recorder)
        yield {
            "kind": "image",
            "zorder": self._values["zorder"],
            "values": mapping["values"],
            "rows": len(self._y) - 1,
            "columns": len(self._x) - 1,
            "mapping": mapping,
            "full": 1,
            "alpha": mapping["alpha"],
            "x": recorder.part(self._x),
            "y": recorder.part(self._y),
            "isSmooth": False,
        }
        edges = self._values["edgecolor"]
        if edges and edges not in ("face", "none"):
            low, high = (self._x[0], self._x[-1]), (self._y[0], self._y[-1])
            segments = [((x, x), high) for x in self._x] + [(low, (y, y)) for y in self._y]
            lines = LineCollection(
                [], color=edges, linewidth=self._values["linewidth"] or 1.0, zorder=self._values["zorder"]
            )
            lines._segments = [(array("d", x), array("d", y)) for x, y in segments]
            yield from lines._record(recorder)
