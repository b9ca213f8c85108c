"""Plots of lines and points."""

import math
from array import array

from matplotlib import _numbers, _parameters
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import is_color_like
from matplotlib.container import ErrorbarContainer, StemContainer
from matplotlib.lines import Line2D, line_through, marker, parse_format


class LinePlots:
    """What axes can draw of lines and points."""

    def plot(self, *args, scalex=True, scaley=True, data=None, **properties):
        """Lines through points: `plot(y)`, `plot(x, y)`, `plot(x, y, "r--o")`, and several of these."""
        labels = properties.pop("label", None)
        args = [data[arg] if data is not None and isinstance(arg, str) and arg in data else arg for arg in args]
        pairs = []
        while args:
            count = 2 if len(args) > 1 and not isinstance(args[1], str) else 1
            given, args = args[:count], args[count:]
            style = ""
            if args and isinstance(args[0], str):
                style, args = args[0], args[1:]
            pairs += self._columns(given, style)
        if labels is not None and not isinstance(labels, str) and hasattr(labels, "__len__"):
            if len(labels) != len(pairs):
                raise ValueError(
                    "label must be scalar or have the same length as the input data, but found "
                    f"{len(labels)} for {len(pairs)} datasets."
                )
            names = list(labels)
        else:
            names = [labels] * len(pairs)
        return [
            self._add(Line2D(x, y, **self._line_properties(style, properties), label=name))
            for (x, y, style), name in zip(pairs, names)
        ]

    def step(self, x, y, *args, where="pre", **properties):
        """A line in steps, which rise before, in the middle or after each point."""
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where. Supported values are 'pre', 'post', 'mid'")
        return self.plot(x, y, *args, drawstyle=f"steps-{where}", **properties)

    def semilogx(self, *args, base=10, **properties):
        """Lines with a logarithmic x axis."""
        self.set_xscale("log", base=base)
        return self.plot(*args, **properties)

    def semilogy(self, *args, base=10, **properties):
        """Lines with a logarithmic y axis."""
        self.set_yscale("log", base=base)
        return self.plot(*args, **properties)

    def loglog(self, *args, base=10, **properties):
        """Lines with two logarithmic axes."""
        self.set_xscale("log", base=base)
        self.set_yscale("log", base=base)
        return self.plot(*args, **properties)

    def scatter(
        self,
        x,
        y,
        s=None,
        c=None,
        *,
        marker=None,
        cmap=None,
        norm=None,
        vmin=None,
        vmax=None,
        alpha=None,
        linewidths=None,
        edgecolors=None,
        plotnonfinite=False,
        data=None,
        **properties,
    ):
        """A marker at each point, with sizes `s` in square points and colors `c`, which may be numbers."""
        x, y = (data[one] if data is not None and isinstance(one, str) else one for one in (x, y))
        xs, ys = self._x.numbers(x)[0], self._y.numbers(y)[0]
        if len(xs) != len(ys):
            raise ValueError("x and y must be the same size")
        settings = _parameters.rcParams
        shape = _shape(settings["scatter.marker"] if marker is None else marker)
        sizes = array("d", [settings["lines.markersize"] ** 2]) if s is None else _numbers.line(s)
        if len(sizes) not in (1, len(xs)):
            raise ValueError(f"s (size {len(sizes)}) cannot be broadcast to match x and y (size {len(xs)})")
        color = properties.pop("color", None)
        if color is not None and c is not None:
            raise ValueError(
                "Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap."
            )
        faces, values = self._scatter_colors(c, len(xs))
        if color is not None:
            faces = color
        elif c is None and properties.get("facecolor", properties.get("facecolors")) is None:
            faces = self._next_area_color()
        if linewidths is None:
            linewidths = properties.pop("linewidth", properties.pop("lw", None))
        if linewidths is None and shape in "x+|_1234":
            linewidths = settings["lines.linewidth"]
        if edgecolors is None and not {"edgecolor", "ec"} & properties.keys():
            edgecolors = settings["scatter.edgecolors"] if color is None else None
        given = {"alpha": alpha, "linewidths": linewidths, "edgecolors": edgecolors}
        given = {name: value for name, value in given.items() if value is not None} | properties
        if faces is not None and not {"facecolor", "facecolors", "fc"} & given.keys():
            given["facecolor"] = faces
        collection = PathCollection(xs, ys, sizes, shape, values is not None, **given)
        if values is not None:
            collection._map(values, cmap, norm, vmin, vmax)
            self._current_image = collection
        return self._add(collection)

    def errorbar(
        self,
        x,
        y,
        yerr=None,
        xerr=None,
        fmt="",
        *,
        ecolor=None,
        elinewidth=None,
        capsize=None,
        barsabove=False,
        lolims=False,
        uplims=False,
        xlolims=False,
        xuplims=False,
        errorevery=1,
        capthick=None,
        data=None,
        **properties,
    ):
        """A line with bars for the errors of its points."""
        label = properties.pop("label", None)
        xs, ys = self._x.numbers(x)[0], self._y.numbers(y)[0]
        if len(xs) != len(ys):
            raise ValueError("'x' and 'y' must have the same size")
        is_plain = fmt.lower() == "none"
        line = None
        if is_plain:
            color = ecolor or properties.pop("color", None) or self._next_line_color()
        else:
            line = self._add(Line2D(xs, ys, label="_nolegend_", **self._line_properties(fmt, properties)))
            color = ecolor or line.get_color()
        zorder = properties.get("zorder", 2)
        width = _parameters.rcParams["lines.linewidth"] if elinewidth is None else elinewidth
        capsize = _parameters.rcParams["errorbar.capsize"] if capsize is None else capsize
        alpha = properties.get("alpha")
        bars, caps = [], []
        for name, error, along, across in (("yerr", yerr, ys, xs), ("xerr", xerr, xs, ys)):
            if error is None:
                continue
            below, above = _errors(name, error, along)
            ends = [(value - low, value + high) for value, low, high in zip(along, below, above)]
            places = range(0, len(along), errorevery)
            pairs = [(ends[place], (across[place], across[place])) for place in places]
            lines = LineCollection([], colors=color, linewidth=width, zorder=zorder, alpha=alpha, label="_nolegend_")
            lines._segments = [
                (array("d", fixed), array("d", varied)) if name == "yerr" else (array("d", varied), array("d", fixed))
                for varied, fixed in pairs
            ]
            bars.append(self._add(lines))
            for side in (0, 1) if capsize else ():
                values = [ends[place][side] for place in places]
                fixed = [across[place] for place in places]
                points = (fixed, values) if name == "yerr" else (values, fixed)
                style = {
                    "linestyle": "",
                    "marker": "_" if name == "yerr" else "|",
                    "markersize": 2 * capsize,
                    "label": "_nolegend_",
                }
                thickness = _parameters.rcParams["lines.markeredgewidth"] if capthick is None else capthick
                cap = Line2D(*points, color=color, zorder=zorder, alpha=alpha, markeredgewidth=thickness, **style)
                caps.append(self._add(cap))
        container = ErrorbarContainer((line, tuple(caps), tuple(bars)), xerr is not None, yerr is not None, label=label)
        self.containers.append(container)
        return container

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical"):
        """Markers on stems."""
        locs, heads = (range(len(_numbers.line(args[0]))), args[0]) if len(args) == 1 else args[:2]
        places, heads = self._x.numbers(locs)[0], _numbers.line(heads)
        style, _, color = parse_format(linefmt) if linefmt else ("-", None, None)
        color = color or self._next_line_color()
        _, shape, paint = parse_format(markerfmt) if markerfmt else (None, "o", None)
        is_upright = orientation == "vertical"
        ends = [((place, place), (bottom, head)) for place, head in zip(places, heads)]
        stems = LineCollection([], colors=color, linestyle=style or "-", label="_nolegend_")
        stems._segments = [
            (array("d", x), array("d", y)) if is_upright else (array("d", y), array("d", x)) for x, y in ends
        ]
        self._add(stems)
        points = (places, heads) if is_upright else (heads, places)
        markers = self._add(
            Line2D(*points, linestyle="", marker=shape or "o", color=paint or color, label="_nolegend_")
        )
        span = [min(places), max(places)] if len(places) else []
        base_style, _, base_color = parse_format(basefmt) if basefmt else ("-", None, "C3")
        level = [bottom] * len(span)
        ends = (span, level) if is_upright else (level, span)
        baseline = self._add(Line2D(*ends, color=base_color or "C3", linestyle=base_style or "-", label="_nolegend_"))
        container = StemContainer((markers, stems, baseline), label=label)
        self.containers.append(container)
        return container

    def axhline(self, y=0, xmin=0, xmax=1, **properties):
        """A line from side to side."""
        value = self._y.numbers(y)[0][0]
        line = Line2D([xmin, xmax], [value, value], **properties)
        line._spaces = ("axes", "data")
        return self._add(line)

    def axvline(self, x=0, ymin=0, ymax=1, **properties):
        """A line from below to above."""
        value = self._x.numbers(x)[0][0]
        line = Line2D([value, value], [ymin, ymax], **properties)
        line._spaces = ("data", "axes")
        return self._add(line)

    def axline(self, xy1, xy2=None, *, slope=None, **properties):
        """A line without ends through two points, or through one with a slope."""
        return self._add(_EndlessLine(line_through(xy1, xy2, slope), self, properties))

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", label="", **properties):
        """Lines from left to right."""
        return self._lines(
            self._y.numbers(y)[0],
            _numbers.line(xmin),
            _numbers.line(xmax),
            False,
            colors,
            linestyles,
            label,
            properties,
        )

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", label="", **properties):
        """Lines from below to above."""
        return self._lines(
            self._x.numbers(x)[0], _numbers.line(ymin), _numbers.line(ymax), True, colors, linestyles, label, properties
        )

    def _lines(self, places, starts, ends, is_upright, colors, linestyles, label, properties):
        count = max(len(places), len(starts), len(ends))
        places, starts, ends = (list(one) * (count if len(one) == 1 else 1) for one in (places, starts, ends))
        if not len(places) == len(starts) == len(ends):
            raise ValueError("the places and the ends of lines must have the same size")
        if colors is None and not {"color", "edgecolor", "ec", "c"} & properties.keys():
            colors = _parameters.rcParams["lines.color"]
        lines = LineCollection([], colors=colors, linestyles=linestyles, label=label, **properties)
        pairs = [
            (array("d", [place, place]), array("d", [low, high])) for place, low, high in zip(places, starts, ends)
        ]
        lines._segments = pairs if is_upright else [(along, across) for across, along in pairs]
        return self._add(lines)

    def _columns(self, given, style):
        """The lines of one `x, y`: one for each column."""
        if len(given) == 2:
            x, x_shape = self._x.numbers(given[0])
            y, y_shape = self._y.numbers(given[1])
        else:
            y, y_shape = self._y.numbers(given[0])
            x_shape = y_shape[:1] or (1,)
            x = array("d", range(x_shape[0]))
        x_shape, y_shape = x_shape or (1,), y_shape or (1,)
        if x_shape[0] != y_shape[0]:
            raise ValueError(f"x and y must have same first dimension, but have shapes {x_shape} and {y_shape}")
        if len(x_shape) > 2 or len(y_shape) > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {x_shape} and {y_shape}")
        x_count, y_count = (shape[1] if len(shape) == 2 else 1 for shape in (x_shape, y_shape))
        if x_count > 1 and y_count > 1 and x_count != y_count:
            raise ValueError(f"x has {x_count} columns but y has {y_count} columns")
        count = 0 if 0 in (x_count, y_count) else max(x_count, y_count)
        return [(x[place % x_count :: x_count], y[place % y_count :: y_count], style) for place in range(count)]

    def _line_properties(self, style, properties):
        """The properties of a line: those that are given, those of a short text, and the next color."""
        linestyle, shape, color = parse_format(style) if style else (None, None, None)
        given = dict(properties)
        names = Line2D._known(properties)
        said = {"linestyle": linestyle, "marker": shape, "color": color}
        if shape is not None and linestyle is None:
            said["linestyle"] = "None"
        given |= {name: value for name, value in said.items() if value is not None and names.get(name) is None}
        if names.get("color") is None and color is None:
            given.pop("c", None)
            given |= {
                name: value
                for name, value in self._next_line_turn().items()
                if names.get(name) is None and name not in given
            }
        return given

    def _scatter_colors(self, c, count):
        """The colors, or the numbers that stand for them."""
        if c is None or (isinstance(c, str) and is_color_like(c)):
            return c, None
        if isinstance(c, str):
            raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}")
        if not any(isinstance(one, str) for one in (c if isinstance(c, (list, tuple)) else ())):
            try:
                values, shape = _numbers.numbers(c)
            except (TypeError, ValueError):
                values, shape = None, ()
            if values is not None and len(values) == count and not (shape in ((1, 3), (1, 4))):
                return None, values
            if len(shape) == 1 and is_color_like(tuple(values)):
                return [tuple(values)], None
            if len(shape) == 1:
                raise ValueError(
                    f"'c' argument has {len(values)} elements, which is inconsistent with 'x' and 'y' with size {count}."
                )
        colors = c.tolist() if hasattr(c, "tolist") else list(c)
        if not all(is_color_like(one) for one in colors):
            raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}")
        if len(colors) not in (0, 1, count):
            raise ValueError(
                f"'c' argument has {len(colors)} elements, which is inconsistent with 'x' and 'y' with size {count}."
            )
        return colors, None


class _EndlessLine(Line2D):
    """A line that is drawn from one side of its axes to the other."""

    def __init__(self, through, axes, properties):
        self._through = through
        super().__init__([], [], **properties)

    def _record(self, recorder):
        x, y, slope = self._through
        low, high = self.axes._x.limits()
        bottom, top = self.axes._y.limits()
        if math.isinf(slope):
            self._x, self._y = array("d", [x, x]), array("d", [bottom, top])
        else:
            self._x, self._y = array("d", [low, high]), array("d", [y + slope * (low - x), y + slope * (high - x)])
        yield from super()._record(recorder)

    def _bounds(self, which):
        return None


def _shape(value):
    return marker(value) if value not in ("", None) else "o"


def _errors(name, error, values):
    """How far bars reach down and up."""
    errors, shape = _numbers.numbers(error)
    count = len(values)
    if shape == ():
        below = above = list(errors) * count
    elif shape == (count,) or shape == (1,):
        below = above = list(errors) * (count if len(errors) != count else 1)
    elif shape == (2, count) or shape == (2, 1):
        half = len(errors) // 2
        below, above = (list(part) * (count if half != count else 1) for part in (errors[:half], errors[half:]))
    else:
        raise ValueError(
            f"{name!r} (shape: {shape}) must be a scalar or a 1D or (2, n) array-like whose shape matches {name[0]!r} "
            f"(shape: {(count,)})"
        )
    if any(value < 0 for value in errors):
        raise ValueError(f"{name!r} must not contain negative values")
    return below, above
