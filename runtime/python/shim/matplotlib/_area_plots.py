"""Plots of areas: bars, histograms, what lies between lines."""

import bisect
import math
from array import array

from matplotlib import _numbers, _parameters
from matplotlib.artist import refuse
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.colors import is_color_like
from matplotlib.container import BarContainer, silent_list
from matplotlib.patches import Polygon, Rectangle, Wedge


class AreaPlots:
    """What axes can draw of areas."""

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", data=None, **properties):
        """Bars upwards from `bottom`."""
        if data is not None:
            x, height = (data[one] if isinstance(one, str) else one for one in (x, height))
        return self._bars(x, height, width, bottom, align, True, properties)

    def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **properties):
        """Bars to the right from `left`."""
        if data is not None:
            y, width = (data[one] if isinstance(one, str) else one for one in (y, width))
        return self._bars(y, width, height, left, align, False, properties)

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **properties):
        """A text at each bar, its length where there are no `labels`."""
        texts = []
        values = container.datavalues
        for place, (patch, value) in enumerate(zip(container.patches, values)):
            text = labels[place] if labels is not None else _formatted(fmt, value)
            is_upright = container.orientation == "vertical"
            (x, y), (width, height) = patch.get_xy(), (patch.get_width(), patch.get_height())
            end = (
                (y + height if is_upright else x + width)
                if label_type == "edge"
                else (y + height / 2 if is_upright else x + width / 2)
            )
            sign = 1 if value >= 0 else -1
            offset = sign * padding if label_type == "edge" else 0
            at = (x + width / 2, end) if is_upright else (end, y + height / 2)
            away = ("bottom" if sign > 0 else "top") if is_upright else ("left" if sign > 0 else "right")
            if label_type == "center":
                align = {"ha": "center", "va": "center"}
            else:
                align = {"ha": "center", "va": away} if is_upright else {"ha": away, "va": "center"}
            move = (0, offset) if is_upright else (offset, 0)
            texts.append(self.annotate(str(text), at, move, textcoords="offset points", **align | properties))
        return texts

    def hist(
        self,
        x,
        bins=None,
        *,
        range=None,
        density=False,
        weights=None,
        cumulative=False,
        bottom=None,
        histtype="bar",
        align="mid",
        orientation="vertical",
        rwidth=None,
        log=False,
        color=None,
        label=None,
        stacked=False,
        data=None,
        **properties,
    ):
        """How many numbers lie in each of some bins, as bars."""
        if histtype not in ("bar", "barstacked", "step", "stepfilled"):
            raise ValueError(
                f"{histtype!r} is not a valid value for histtype. Supported values are 'bar', 'barstacked', 'step', 'stepfilled'"
            )
        groups = _groups(x)
        stacked = stacked or histtype == "barstacked"
        bins = _parameters.rcParams["hist.bins"] if bins is None else bins
        edges = _edges(bins, [value for group in groups for value in group if not math.isnan(value)], range)
        group_weights = [None] * len(groups) if weights is None else _groups(weights)
        counts = [_counts(group, edges, weight) for group, weight in zip(groups, group_weights)]
        widths = [high - low for low, high in zip(edges, edges[1:])]
        if stacked:
            counts = _running(counts)
        if density:
            counts = _densities(counts, widths, stacked)
        if cumulative:
            counts = [_accumulated(count, widths if density else None, cumulative == -1) for count in counts]
        colors = self._group_colors(color, len(groups))
        labels = [label] * len(groups) if label is None or isinstance(label, str) else list(label)
        if isinstance(label, str):
            labels[1:] = [None] * (len(groups) - 1)
        is_upright = orientation == "vertical"
        shift = {"left": -0.5, "mid": 0.0, "right": 0.5}[align]
        base = [0.0] * len(widths) if bottom is None else _spread(bottom, len(widths))
        drawn = []
        for index, count in enumerate(counts):
            below = (
                list(base) if not stacked or index == 0 else [low + one for low, one in zip(base, counts[index - 1])]
            )
            heights = [low + one - start for low, one, start in zip(base, count, below)]
            style = {"color": colors[index]} | properties
            if histtype.startswith("step"):
                drawn.append(self._histogram_steps(edges, below, heights, histtype, is_upright, style, labels[index]))
                continue
            side_by_side = len(groups) if not stacked else 1
            share = (1.0 if side_by_side == 1 else 0.8) if rwidth is None else rwidth
            lengths = [width * share / side_by_side for width in widths]
            starts = [
                low + width * (shift + (1 - share) / 2) + (0 if stacked else index) * length
                for low, width, length in zip(edges, widths, lengths)
            ]
            bars = self.bar if is_upright else self.barh
            sizes = {"width": lengths} if is_upright else {"height": lengths}
            start = {"bottom": below} if is_upright else {"left": below}
            made = bars(starts, heights, align="edge", **sizes, **start, **style)
            # As in matplotlib, the first bar stands for all of them in a legend.
            made.patches[0].set_label(labels[index])
            drawn.append(made)
        if log:
            (self.set_yscale if is_upright else self.set_xscale)("log")
        many = len(counts) > 1
        values = _numbers.as_array([list(count) for count in counts] if many else list(counts[0]))
        kind = "BarContainer" if not histtype.startswith("step") else "Polygon"
        return values, _numbers.as_array(list(edges)), silent_list(kind, drawn) if many else drawn[0]

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **properties):
        """The area between two lines."""
        return self._fill(self._x, self._y, ("x", "y"), x, y1, y2, where, interpolate, step, properties)

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, *, data=None, **properties):
        """The area between two upright lines."""
        return self._fill(self._y, self._x, ("y", "x"), y, x1, x2, where, interpolate, step, properties)

    def fill(self, *args, data=None, **properties):
        """Polygons by their corners: `fill(x, y)`, `fill(x, y, "r")`, and several of these."""
        args, drawn = list(args), []
        while args:
            x, y = self._x.numbers(args[0])[0], self._y.numbers(args[1])[0]
            args = args[2:]
            style = {"color": args.pop(0)} if args and isinstance(args[0], str) else {}
            if not {"color", "facecolor", "fc"} & (properties.keys() | style.keys()):
                style = {"facecolor": self._next_area_color()}
            patch = Polygon([[0, 0]], **style | properties)
            patch._points = x, y
            drawn.append(self._add(patch))
        return drawn

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **properties):
        """An area from side to side."""
        low, high = self._y.numbers([ymin, ymax])[0]
        return self._span((xmin, low), xmax - xmin, high - low, ("axes", "data"), properties)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **properties):
        """An area from below to above."""
        low, high = self._x.numbers([xmin, xmax])[0]
        return self._span((low, ymin), high - low, ymax - ymin, ("data", "axes"), properties)

    def stackplot(self, x, *args, labels=(), colors=None, baseline="zero", data=None, **properties):
        """Areas on top of each other."""
        refuse({"baseline": None if baseline == "zero" else baseline}, "baseline")
        rows = _groups(args[0] if len(args) == 1 else args)
        below = [0.0] * len(rows[0])
        drawn = []
        for place, row in enumerate(rows):
            above = [low + value for low, value in zip(below, row)]
            color = {"color": colors[place % len(colors)]} if colors else {}
            name = labels[place] if place < len(labels) else ""
            drawn.append(self.fill_between(x, below, above, label=name, **color, **properties))
            below = above
        return drawn

    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False, data=None, **properties):
        """The outline of a histogram whose counts are known."""
        heights = _numbers.line(values)
        edges = range(len(heights) + 1) if edges is None else edges
        edges = list(_numbers.line(edges))
        if len(edges) != len(heights) + 1:
            raise ValueError(f'Size mismatch between "values" and "edges". Expected len(values) + 1 == len(edges)')
        base = _spread(0 if baseline is None else baseline, len(heights))
        style = (
            {"color": self._next_area_color()}
            if not {"color", "facecolor", "edgecolor", "ec", "fc"} & properties.keys()
            else {}
        )
        heights = [value - low for value, low in zip(heights, base)]
        kind = "stepfilled" if fill else "step"
        return self._histogram_steps(
            edges, base, heights, kind, orientation == "vertical", style | properties, properties.pop("label", None)
        )[0]

    def pie(
        self,
        x,
        *,
        explode=None,
        labels=None,
        colors=None,
        autopct=None,
        pctdistance=0.6,
        labeldistance=1.1,
        startangle=0,
        radius=1,
        counterclock=True,
        wedgeprops=None,
        textprops=None,
        normalize=True,
        **options,
    ):
        """Pieces of a circle, as large as the numbers."""
        refuse(options, "shadow", "rotatelabels", "hatch")
        values = _numbers.line(x)
        total = sum(values) if normalize else 1.0
        if any(value < 0 for value in values):
            raise ValueError("Wedge sizes 'x' must be non negative values")
        self.set_aspect("equal")
        angle, direction = float(startangle), 1 if counterclock else -1
        wedges, texts, percents = [], [], []
        for place, value in enumerate(values):
            end = angle + direction * 360 * value / total
            middle = math.radians((angle + end) / 2)
            out = 0 if explode is None else explode[place]
            center = (out * math.cos(middle), out * math.sin(middle))
            color = colors[place % len(colors)] if colors is not None else self._next_area_color()
            low, high = sorted((angle, end))
            wedge = Wedge(center, radius, low, high, **{"facecolor": color} | (wedgeprops or {}))
            wedges.append(self._add(wedge))
            label = "" if labels is None else str(labels[place])
            wedge.set_label("_nolegend_" if label == "" else label)
            at = [
                part + labeldistance * radius * turn for part, turn in zip(center, (math.cos(middle), math.sin(middle)))
            ]
            side = "left" if math.cos(middle) >= 0 else "right"
            texts.append(self.text(*at, label, **{"ha": side, "va": "center"} | (textprops or {})))
            if autopct is not None:
                share = 100 * value / total
                text = autopct % share if isinstance(autopct, str) else autopct(share)
                at = [
                    part + pctdistance * radius * turn
                    for part, turn in zip(center, (math.cos(middle), math.sin(middle)))
                ]
                percents.append(self.text(*at, text, **{"ha": "center", "va": "center"} | (textprops or {})))
            angle = end
        self._hide_axis()
        self.set_xlim(-1.25, 1.25)
        self.set_ylim(-1.25, 1.25)
        return (wedges, texts) if autopct is None else (wedges, texts, percents)

    def _bars(self, x, height, width, bottom, align, is_upright, properties):
        if align not in ("center", "edge"):
            raise ValueError(f"{align!r} is not a valid value for align. Supported values are 'center', 'edge'")
        across, along = (self._x, self._y) if is_upright else (self._y, self._x)
        names = ("x", "height", "width", "bottom") if is_upright else ("y", "width", "height", "left")
        errors = {name: properties.pop(name, None) for name in ("xerr", "yerr", "ecolor", "capsize")}
        error_style = properties.pop("error_kw", None) or {}
        tick_label = properties.pop("tick_label", None)
        is_log = properties.pop("log", False)
        label = properties.pop("label", None)
        given = [
            across.numbers(x),
            along.numbers(height),
            _numbers.numbers(width),
            _numbers.numbers(0 if bottom is None else bottom),
        ]
        count = max(len(values) for values, _ in given)
        if any(len(values) == 0 for values, _ in given):
            count = 0
        for name, (values, shape) in zip(names, given):
            if len(values) not in (1, count):
                other, (_, other_shape) = next(
                    pair for pair in zip(names, given) if len(pair[1][0]) not in (1, len(values))
                )
                first, second = sorted([(names.index(other), other, other_shape), (names.index(name), name, shape)])
                raise ValueError(
                    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
                    f"{first[1]!r} with shape {first[2]} and {second[1]!r} with shape {second[2]}."
                )
        places, lengths, widths, starts = (list(values) * (count if len(values) == 1 else 1) for values, _ in given)
        style = {
            name: properties.pop(name)
            for name in ("color", "edgecolor", "linewidth", "facecolor", "ec", "lw", "fc")
            if name in properties
        }
        if style.get("color") is None and style.get("facecolor") is None and style.get("fc") is None:
            style.pop("color", None)
            style["facecolor"] = self._next_area_color()
        turns = {name: _turns(value, name) for name, value in style.items()}
        labels = [None] * count if label is None or isinstance(label, str) else list(label)
        if len(labels) != count:
            raise ValueError(f"number of labels ({len(labels)}) does not match number of bars ({count}).")
        bars = []
        for place in range(count):
            low = places[place] - (widths[place] / 2 if align == "center" else 0)
            xy = (low, starts[place]) if is_upright else (starts[place], low)
            size = (widths[place], lengths[place]) if is_upright else (lengths[place], widths[place])
            paint = {name: turn[place % len(turn)] for name, turn in turns.items()}
            color = paint.pop("color", None)
            if color is not None:
                # As in matplotlib, `color` is that of the area; an edge has one of its own.
                paint = {"facecolor": color} | paint
            bar = Rectangle(xy, *size, **paint, **properties)
            bar.set_label("_nolegend_" if labels[place] is None else labels[place])
            bar._base = ("y" if is_upright else "x", (starts[place],))
            bars.append(self._add(bar))
        middles = [place + (0 if align == "center" else width / 2) for place, width in zip(places, widths)]
        errorbar = None
        if errors["xerr"] is not None or errors["yerr"] is not None:
            ends = [start + length for start, length in zip(starts, lengths)]
            points = (middles, ends) if is_upright else (ends, middles)
            color = errors["ecolor"] or error_style.get("ecolor", "k")
            capsize = error_style.get("capsize", errors["capsize"])
            errorbar = self.errorbar(
                *points,
                yerr=errors["yerr"],
                xerr=errors["xerr"],
                fmt="none",
                ecolor=color,
                capsize=capsize,
                label="_nolegend_",
            )
        if tick_label is not None:
            axis = self.xaxis if is_upright else self.yaxis
            axis.set_ticks(middles, [tick_label] * count if isinstance(tick_label, str) else list(tick_label))
        if is_log:
            (self.set_yscale if is_upright else self.set_xscale)("log")
        name = label if isinstance(label, str) or label is None else None
        direction = "vertical" if is_upright else "horizontal"
        container = BarContainer(bars, errorbar, datavalues=lengths, orientation=direction, label=name)
        self.containers.append(container)
        return container

    def _histogram_steps(self, edges, below, heights, histtype, is_upright, style, label):
        """The outline of a histogram."""
        tops = [low + height for low, height in zip(below, heights)]
        along = [edge for edge in edges for _ in (0, 1)]
        upper = [below[0], *(top for top in tops for _ in (0, 1)), below[-1]]
        lower = [low for low in reversed(below) for _ in (0, 1)]
        if histtype == "stepfilled":
            x, y = [*along, *reversed(along[1:-1])], [*upper, *lower]
        else:
            x, y = along, upper
        points = (x, y) if is_upright else (y, x)
        style = dict(style)
        color = style.pop("color", None)
        if histtype == "step":
            patch = Polygon([[0, 0]], fill=False, **{"edgecolor": color} | style)
        else:
            patch = Polygon([[0, 0]], **{"facecolor": color} | style)
        patch._points = array("d", points[0]), array("d", points[1])
        patch._closed = histtype == "stepfilled"
        patch._base = ("y" if is_upright else "x", below)
        patch.set_label(label)
        return [self._add(patch)]

    def _group_colors(self, color, count):
        if color is None:
            return [self._next_area_color() for _ in range(count)]
        colors = [color] * count if is_color_like(color) and (count == 1 or isinstance(color, str)) else list(color)
        if len(colors) != count:
            raise ValueError(
                f"The 'color' keyword argument must have one color per dataset, but {count} datasets and {len(colors)} colors were provided"
            )
        return colors

    def _fill(self, across, along, names, x, y1, y2, where, interpolate, step, properties):
        xs = across.numbers(x)[0]
        lines = []
        for name, values in ((f"{names[1]}1", y1), (f"{names[1]}2", y2)):
            ys, shape = along.numbers(values)
            if shape not in ((), (len(xs),)):
                raise ValueError(f"{names[0]!r} has size {len(xs)}, but {name!r} has an unequal size of {len(ys)}")
            lines.append(ys if shape else array("d", list(ys) * len(xs)))
        one, other = lines
        shown = [True] * len(xs) if where is None else [bool(value) for value in _numbers.line(where)]
        if len(shown) != len(xs):
            raise ValueError(f"where size ({len(shown)}) does not match {names[0]!r} size ({len(xs)})")
        shown = [flag and all(map(math.isfinite, point)) for flag, *point in zip(shown, xs, one, other)]
        polygons = [_area(xs, one, other, start, end, interpolate, step) for start, end in _runs(shown)]
        if names[0] == "y":
            polygons = [(ys, along_x) for along_x, ys in polygons]
        if not {"color", "c", "facecolor", "facecolors", "fc"} & properties.keys():
            properties = {"facecolor": self._next_area_color()} | properties
        area = FillBetweenPolyCollection(polygons, **properties)
        return self._add(area)

    def _span(self, xy, width, height, spaces, properties):
        patch = Rectangle(xy, width, height, **properties)
        patch._spaces = spaces
        return self._add(patch)


def _formatted(fmt, value):
    if callable(fmt):
        return fmt(value)
    return fmt % value if "%" in fmt else fmt.format(value)


def _turns(value, name):
    if name in ("linewidth", "lw"):
        return [value] if isinstance(value, (int, float)) else list(value)
    if value is None or is_color_like(value):
        return [value]
    return list(value.tolist() if hasattr(value, "tolist") else value)


def _spread(value, count):
    values = _numbers.line(value)
    return list(values) * (count if len(values) == 1 else 1)


def _runs(flags):
    """Where flags are set: from one place to before another."""
    start = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None


def _area(xs, one, other, start, end, interpolate, step):
    """The corners of the area between two lines, from one place to before another."""
    x, upper, lower = list(xs[start:end]), list(one[start:end]), list(other[start:end])
    if interpolate:
        for place, inner, put in ((start - 1, start, 0), (end, end - 1, None)):
            crossing = _crossing(xs, one, other, place, inner)
            if crossing is not None:
                for line, value in ((x, crossing[0]), (upper, crossing[1]), (lower, crossing[1])):
                    line.insert(len(line) if put is None else put, value)
    if step is not None:
        x, upper, lower = _stepped(x, upper, lower, step)
    return array("d", [*x, *reversed(x)]), array("d", [*upper, *reversed(lower)])


def _crossing(xs, one, other, place, inner):
    """Where two lines meet between two places."""
    if not 0 <= place < len(xs):
        return None
    outside, inside = one[place] - other[place], one[inner] - other[inner]
    if not math.isfinite(outside) or outside == inside or outside * inside > 0:
        return None
    share = inside / (inside - outside)
    return xs[inner] + share * (xs[place] - xs[inner]), one[inner] + share * (one[place] - one[inner])


def _stepped(x, upper, lower, step):
    if step == "mid":
        edges = [x[0], *((a + b) / 2 for a, b in zip(x, x[1:])), x[-1]]
        doubled = [edge for edge in edges for _ in (0, 1)][1:-1]
        return doubled, [value for value in upper for _ in (0, 1)], [value for value in lower for _ in (0, 1)]
    doubled = [value for value in x for _ in (0, 1)]
    tops, bottoms = ([value for value in line for _ in (0, 1)] for line in (upper, lower))
    return (doubled[1:], tops[:-1], bottoms[:-1]) if step == "post" else (doubled[:-1], tops[1:], bottoms[1:])


def _groups(x):
    """The data sets: one of a line, the columns of a matrix, the parts of a list of lines."""
    if (
        isinstance(x, (list, tuple))
        and len(x)
        and all(hasattr(part, "__len__") and not isinstance(part, str) for part in x)
    ):
        return [_numbers.line(part) for part in x]
    values, shape = _numbers.numbers(x)
    if len(shape) > 2:
        raise ValueError("x must be 1D or 2D")
    if len(shape) == 2:
        return [values[column :: shape[1]] for column in range(shape[1])]
    return [values]


def _edges(bins, values, limits):
    """The edges of bins."""
    if isinstance(bins, str):
        if bins not in _ESTIMATORS:
            raise ValueError(f"{bins!r} is not a valid estimator for `bins`")
        inside = [value for value in values if limits is None or limits[0] <= value <= limits[1]]
        low, high = limits if limits is not None else (min(inside, default=0.0), max(inside, default=1.0))
        width = _ESTIMATORS[bins](sorted(inside)) if inside else 0
        bins = max(1, math.ceil((high - low) / width)) if width else 1
    if hasattr(bins, "__len__") or hasattr(bins, "tolist") and getattr(bins, "ndim", 0):
        edges = list(_numbers.line(bins))
        if any(low > high for low, high in zip(edges, edges[1:])):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    count = int(bins)
    if count < 1:
        raise ValueError("`bins` must be positive, when an integer")
    low, high = limits if limits is not None else (min(values, default=0.0), max(values, default=1.0))
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    return list(_numbers.linspace(float(low), float(high), count + 1))


def _spacing(values):
    """The range of values that are sorted."""
    return values[-1] - values[0]


def _quantile(values, share):
    at = share * (len(values) - 1)
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])


def _freedman(values):
    return 2 * (_quantile(values, 0.75) - _quantile(values, 0.25)) / len(values) ** (1 / 3)


def _sturges(values):
    return _spacing(values) / (math.log2(len(values)) + 1)


def _scott(values):
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return (24 * math.pi**0.5 / len(values)) ** (1 / 3) * deviation


def _auto(values):
    widths = [width for width in (_freedman(values), _sturges(values)) if width]
    return min(widths, default=0)


# The width of a bin by a rule.
_ESTIMATORS = {
    "auto": _auto,
    "fd": _freedman,
    "rice": lambda values: _spacing(values) / (2 * len(values) ** (1 / 3)),
    "scott": _scott,
    "sqrt": lambda values: _spacing(values) / math.sqrt(len(values)),
    "sturges": _sturges,
}


def _counts(values, edges, weights):
    """How many values lie in each bin; the last bin has its upper edge."""
    counts = [0.0] * (len(edges) - 1)
    last = len(counts) - 1
    for place, value in enumerate(values):
        if edges[0] <= value <= edges[-1]:
            at = min(bisect.bisect_right(edges, value) - 1, last)
            counts[at] += 1.0 if weights is None else weights[place]
    return counts


def _running(counts):
    rows, below = [], [0.0] * len(counts[0])
    for count in counts:
        below = [low + one for low, one in zip(below, count)]
        rows.append(below)
    return rows


def _densities(counts, widths, stacked):
    totals = [sum(counts[-1])] * len(counts) if stacked else [sum(count) for count in counts]
    return [[one / total / width for one, width in zip(count, widths)] for count, total in zip(counts, totals)]


def _accumulated(count, widths, is_reversed):
    parts = count if widths is None else [one * width for one, width in zip(count, widths)]
    total, sums = 0.0, []
    for part in reversed(parts) if is_reversed else parts:
        total += part
        sums.append(total)
    return sums[::-1] if is_reversed else sums
