"""Figures: axes in a grid, and texts around them."""

import json

from _loopless import drawFigure
from matplotlib import _missing, _parameters
from matplotlib._axes_array import AxesArray
from matplotlib._mapped import ScalarMappable
from matplotlib._png import encode as _encode_png
from matplotlib._recorder import Recorder
from matplotlib.axes import Axes
from matplotlib.colorbar import Colorbar
from matplotlib.colors import hexed
from matplotlib.gridspec import GridSpec, SubplotSpec
from matplotlib.legend import Legend
from matplotlib.text import Text, Transform


class Figure:
    """A drawing, as large as `figsize` in inches."""

    def __init__(
        self,
        figsize=None,
        dpi=None,
        *,
        facecolor=None,
        edgecolor=None,
        tight_layout=None,
        constrained_layout=None,
        layout=None,
        num=None,
        **ignored,
    ):
        settings = _parameters.rcParams
        self.set_size_inches(settings["figure.figsize"] if figsize is None else figsize)
        self.dpi = float(settings["figure.dpi"] if dpi is None else dpi)
        self._face = settings["figure.facecolor"] if facecolor is None else facecolor
        self._edge = settings["figure.edgecolor"] if edgecolor is None else edgecolor
        automatic = settings["figure.autolayout"] or settings["figure.constrained_layout.use"]
        wanted = layout not in (None, "none") or tight_layout or constrained_layout
        self._tight = bool(wanted or (automatic and layout is None))
        self.number = num
        self.transFigure = Transform("figure")
        self.patch = self
        self._shown = None
        self._label = ""
        self.clear()

    def clear(self, keep_observers=False):
        """Empties it."""
        self._axes = []
        self._current = None
        self._margins = {}
        self._title = None
        self._texts = []
        self._legend = None

    clf = clear

    @property
    def axes(self):
        """All axes."""
        return list(self._axes)

    def get_axes(self):
        """All axes."""
        return list(self._axes)

    @property
    def number_of_axes(self):
        """How many axes there are."""
        return len(self._axes)

    def subplots(
        self,
        nrows=1,
        ncols=1,
        *,
        sharex=False,
        sharey=False,
        squeeze=True,
        width_ratios=None,
        height_ratios=None,
        subplot_kw=None,
        gridspec_kw=None,
    ):
        """Axes in rows and columns: one, a row, or an array of them."""
        ratios = {"width_ratios": width_ratios, "height_ratios": height_ratios}
        ratios = {name: value for name, value in ratios.items() if value is not None}
        grid = GridSpec(nrows, ncols, figure=self, **ratios | (gridspec_kw or {}))
        return self._fill(grid, sharex, sharey, squeeze, subplot_kw or {})

    def subplot_mosaic(
        self, mosaic, *, sharex=False, sharey=False, empty_sentinel=".", gridspec_kw=None, subplot_kw=None, **ratios
    ):
        """Axes by name, in the cells of a drawing such as `"AB;CC"`."""
        if isinstance(mosaic, str):
            lines = mosaic.strip().split("\n") if "\n" in mosaic.strip() else mosaic.split(";")
            mosaic = [list(line.strip()) for line in lines if line.strip()]
        rows, columns = len(mosaic), len(mosaic[0])
        grid = GridSpec(rows, columns, figure=self, **{**ratios, **(gridspec_kw or {})})
        made = {}
        for name in dict.fromkeys(name for row in mosaic for name in row if name != empty_sentinel):
            cells = [(r, c) for r, row in enumerate(mosaic) for c, one in enumerate(row) if one == name]
            (top, left), (bottom, right) = min(cells), max(cells)
            spec = SubplotSpec(grid, (top, bottom), (left, right))
            first = next(iter(made.values()), None)
            shared = {"sharex": first if sharex else None, "sharey": first if sharey else None}
            made[name] = self._add_axes(Axes(self, ("grid", spec), **shared, **(subplot_kw or {})))
            made[name].set_label(name)
        return made

    def add_subplot(self, *args, projection=None, polar=False, sharex=None, sharey=None, label="", **properties):
        """Axes in a cell: `add_subplot(rows, columns, number)`, `add_subplot(221)` or a part of a GridSpec."""
        _refuse_projection("polar" if polar else projection)
        spec = self._cell(args)
        axes = Axes(self, ("grid", spec), sharex=sharex, sharey=sharey, **properties)
        axes.set_label(label)
        return self._add_axes(axes)

    def add_axes(self, rect, projection=None, polar=False, label="", **properties):
        """Axes at a place: left, lower end, width and height as fractions of the figure."""
        _refuse_projection("polar" if polar else projection)
        if isinstance(rect, Axes):
            return self._add_axes(rect)
        box = [float(value) for value in rect]
        return self._add_axes(Axes(self, ("box", box), **properties))

    def add_gridspec(self, nrows=1, ncols=1, **options):
        """A grid for axes."""
        return GridSpec(nrows, ncols, figure=self, **options)

    def delaxes(self, ax):
        """Takes axes off."""
        self._axes.remove(ax)
        self._current = self._axes[-1] if self._axes else None
        for range_ in (ax._x, ax._y):
            range_.members = [one for one in range_.members if one is not ax] or [ax]

    def gca(self):
        """The axes that were used last, new ones where there are none."""
        return self._current or self.add_subplot()

    def sca(self, a):
        """Makes axes those that are used."""
        self._current = a
        return a

    def suptitle(self, t, **properties):
        """The text above all axes."""
        settings = _parameters.rcParams
        x, y = properties.pop("x", 0.5), properties.pop("y", 0.98)
        usual = {"fontsize": settings["figure.titlesize"], "fontweight": settings["figure.titleweight"]}
        usual |= {"horizontalalignment": "center", "verticalalignment": "top"}
        known = Text._known(properties)
        self._title = Text(x, y, t, **usual | known)
        return self._title

    def supxlabel(self, t, **properties):
        """The text below all axes."""
        return self.text(
            properties.pop("x", 0.5),
            properties.pop("y", 0.01),
            t,
            **{"size": "large", "ha": "center", "va": "bottom"} | properties,
        )

    def supylabel(self, t, **properties):
        """The text left of all axes."""
        usual = {"size": "large", "ha": "left", "va": "center", "rotation": 90}
        return self.text(properties.pop("x", 0.02), properties.pop("y", 0.5), t, **usual | properties)

    def text(self, x, y, s, fontdict=None, **properties):
        """A text at fractions of the figure."""
        text = Text(x, y, s, fontdict=fontdict, **properties)
        self._texts.append(text)
        return text

    def legend(self, *args, handles=None, labels=None, **options):
        """What stands for what in all axes."""
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if handles is None:
            found = [pair for axes in self._axes for pair in zip(*axes.get_legend_handles_labels())]
            handles = [handle for handle, _ in found]
            labels = [label for _, label in found] if labels is None else labels
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        self._legend = Legend(list(handles), list(labels), default_loc="upper right", **options)
        return self._legend

    def colorbar(
        self,
        mappable,
        cax=None,
        ax=None,
        use_gridspec=True,
        *,
        orientation=None,
        location=None,
        label="",
        ticks=None,
        **options,
    ):
        """Shows what the colors of something stand for, beside its axes."""
        if not isinstance(mappable, ScalarMappable):
            raise TypeError(f"a colorbar explains what a plot such as imshow gives, not {type(mappable).__name__}")
        if location is None:
            location = {"horizontal": "bottom"}.get(orientation, "right")
        is_vertical = location in ("left", "right")
        if cax is None:
            if ax is None:
                ax = mappable.axes or (self._current if self._current is not None else self.gca())
            parents = [ax] if isinstance(ax, Axes) else list(getattr(ax, "flat", ax))
            options = {
                "side": location,
                "fraction": float(options.pop("fraction", 0.15)),
                "pad": float(options.pop("pad", 0.05 if is_vertical else 0.15)),
                "shrink": float(options.pop("shrink", 1.0)),
                "aspect": float(options.pop("aspect", 20)),
                **{name: value for name, value in options.items() if name not in _BAR_OPTIONS},
            }
            unknown = options.keys() - {"side", "fraction", "pad", "shrink", "aspect"}
            if unknown:
                raise TypeError(f"Colorbar.__init__() got an unexpected keyword argument {sorted(unknown)[0]!r}")
            before = self._current
            cax = self._add_axes(Axes(self, ("beside", parents, options)))
            self._current = before
        cax._colorbar_of = (mappable, is_vertical)
        cax._margins = {"x": 0.0, "y": 0.0}
        long, short = (cax.yaxis, cax.xaxis) if is_vertical else (cax.xaxis, cax.yaxis)
        short.set_visible(False)
        if location in ("right", "top"):
            long.set_ticks_position(location)
            long.set_label_position(location)
        bar = Colorbar(cax, mappable, "vertical" if is_vertical else "horizontal")
        mappable.colorbar = bar
        if label:
            bar.set_label(label)
        if ticks is not None:
            bar.set_ticks(ticks)
        return bar

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        """Uses all of the figure, with room for what is written around axes."""
        self._tight = True

    def set_tight_layout(self, tight):
        """Whether all of the figure is used."""
        self._tight = bool(tight)

    def set_layout_engine(self, layout=None, **options):
        """How axes are laid out."""
        self._tight = layout in ("tight", "constrained", "compressed")

    set_constrained_layout = set_tight_layout

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        """Margins and gaps, as fractions of the figure and of the axes."""
        given = dict(left=left, bottom=bottom, right=right, top=top, wspace=wspace, hspace=hspace)
        self._margins |= {name: float(value) for name, value in given.items() if value is not None}
        self._tight = False

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        """Turns what is written at x axes."""
        for axes in self._axes:
            axes.xaxis._texts.set(rotation=rotation)

    def align_labels(self, axs=None):
        """Without effect: labels stand close to their axes."""

    align_xlabels = align_ylabels = align_titles = align_labels

    def set_size_inches(self, w, h=None, forward=True):
        """Another size."""
        width, height = w if h is None else (w, h)
        self._size = (float(width), float(height))
        if not all(0 <= side < 1000 for side in self._size):
            raise ValueError(f"figure size must be positive finite not {self._size}")

    def get_size_inches(self):
        """The size."""
        return self._size

    def set_figwidth(self, val, forward=True):
        """Another width in inches."""
        self._size = (float(val), self._size[1])

    def set_figheight(self, val, forward=True):
        """Another height in inches."""
        self._size = (self._size[0], float(val))

    def get_figwidth(self):
        """The width in inches."""
        return self._size[0]

    def get_figheight(self):
        """The height in inches."""
        return self._size[1]

    def set_dpi(self, val):
        """Other pixels per inch."""
        self.dpi = float(val)

    def get_dpi(self):
        """Pixels per inch."""
        return self.dpi

    def set_facecolor(self, color):
        """The color of the background."""
        hexed(color)
        self._face = color

    def set_edgecolor(self, color):
        """The color of the edge."""
        hexed(color)
        self._edge = color

    def set_alpha(self, alpha):
        """The opacity of the background."""
        self._face = (self._face, alpha)

    def set_label(self, s):
        """The name by which `plt.figure` knows it."""
        self._label = str(s)

    def get_label(self):
        """The name by which `plt.figure` knows it."""
        return self._label

    @property
    def canvas(self):
        """What it would be drawn on."""
        return _Canvas()

    def savefig(self, fname, **options):
        """Not possible: there are no files."""
        raise _missing.files()

    def show(self, warn=True):
        """Shows it now."""
        from _loopless_cells import display

        display(self)

    def __repr__(self):
        width, height = (round(side * self.dpi) for side in self._size)
        return f"<Figure size {width}x{height} with {len(self._axes)} Axes>"

    def __str__(self):
        width, height = (side * self.dpi for side in self._size)
        return f"Figure({width:g}x{height:g})"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'Figure' object has no attribute {name!r}", name=name, obj=self)
        raise _missing.attribute("'Figure' object", name, vars(Figure))

    def _repr_svg_(self):
        if not (self._axes or self._texts or self._title or self._legend):
            return None
        self._shown = self._draw()
        return self._shown

    def _draw(self):
        """The figure as SVG."""
        recorder = Recorder()
        record = json.dumps(self._record(recorder), allow_nan=False)
        svg = drawFigure(record, recorder.numbers, _encode_png)
        if svg == -1:
            from jax._src import marshal

            raise marshal.error()
        return svg

    def _record(self, recorder):
        axes = self._in_order()
        grids = list({id(one._place[1]._grid): one._place[1]._grid for one in axes if one._place[0] == "grid"}.values())
        indices = {id(one): place for place, one in enumerate(axes)} | {
            id(grid): place for place, grid in enumerate(grids)
        }
        recorded = [one._record(recorder, indices) for one in axes]
        title = self._title
        return {
            "width": self._size[0],
            "height": self._size[1],
            "density": self.dpi,
            "face": hexed(self._face),
            "edge": "none",
            "isTight": self._tight,
            "title": None if title is None else {"label": title._label(), "x": title._x, "y": title._y},
            "labels": [{"label": text._label(), "x": float(text._x), "y": float(text._y)} for text in self._texts],
            "grids": [grid._record(self._margins) for grid in grids],
            "axes": [
                record | {"colorbar": _explained(colorbar, axes, recorded, recorder)}
                for record, colorbar, _ in recorded
            ],
            "legend": None if self._legend is None else self._legend._as_record(),
        }

    def _in_order(self):
        """The axes, those that stand by others behind them."""
        ordered = []
        waiting = list(self._axes)
        while waiting:
            ready = [one for one in waiting if all(parent in ordered for parent in _parents(one))]
            if not ready:
                raise ValueError("Axes stand beside axes that are no longer in the figure.")
            ordered += ready
            waiting = [one for one in waiting if one not in ready]
        return ordered

    def _add_axes(self, axes):
        self._axes.append(axes)
        self._current = axes
        return axes

    def _cell(self, args):
        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            return args[0]
        if len(args) == 1:
            digits = str(args[0])
            if len(digits) != 3 or not digits.isdigit():
                raise ValueError(f"Single argument to subplot must be a three-digit integer, not {args[0]!r}")
            args = tuple(map(int, digits))
        if len(args) != 3:
            raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
        rows, columns, number = args
        grid = GridSpec(rows, columns, figure=self)
        first, last = number if isinstance(number, tuple) else (number, number)
        for one in (first, last):
            if not isinstance(one, int) or not 1 <= one <= rows * columns:
                raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {number!r}")
        known = next(
            (
                axes._place[1]._grid
                for axes in self._axes
                if axes._place[0] == "grid" and axes._place[1]._grid.get_geometry() == (rows, columns)
            ),
            grid,
        )
        return known._cells(first - 1, last - 1)

    def _fill(self, grid, sharex, sharey, squeeze, options):
        """Axes in every cell of a grid."""
        _refuse_projection(options.get("projection"))
        options = {name: value for name, value in options.items() if name != "projection"}
        rows, columns = grid.nrows, grid.ncols
        sharing = {True: "all", False: "none"}
        sharex, sharey = sharing.get(sharex, sharex), sharing.get(sharey, sharey)
        for one in (sharex, sharey):
            if one not in ("all", "row", "col", "none"):
                raise ValueError(
                    f"{one!r} is not a valid value for sharex. Supported values are 'all', 'row', 'col', 'none'"
                )
        made = []
        for row in range(rows):
            for column in range(columns):
                leaders = {"all": 0, "row": row * columns, "col": column, "none": len(made)}
                shared = {
                    name: made[leaders[kind]] if leaders[kind] < len(made) else None
                    for name, kind in (("sharex", sharex), ("sharey", sharey))
                }
                axes = Axes(self, ("grid", grid[row, column]), **shared, **options)
                if sharex in ("all", "col") and row < rows - 1:
                    axes.xaxis._shown["low"] = False
                if sharey in ("all", "row") and column > 0:
                    axes.yaxis._shown["low"] = False
                made.append(self._add_axes(axes))
        if not squeeze:
            return AxesArray(made, (rows, columns))
        if rows == columns == 1:
            return made[0]
        return AxesArray(made, (len(made),) if 1 in (rows, columns) else (rows, columns))


_BAR_OPTIONS = frozenset(
    "format extend extendfrac extendrect drawedges spacing boundaries values anchor panchor alpha".split()
)


class _Canvas:
    """Figures are drawn when they are shown."""

    def draw(self):
        """Without effect."""

    draw_idle = flush_events = draw


def _parents(axes):
    kind, *where = axes._place
    return where[0] if kind == "beside" else [where[0]] if kind in ("same", "inside") else []


def _explained(colorbar, axes, recorded, recorder):
    """The place of what a colorbar explains among the axes and their artists."""
    if colorbar is None:
        return None
    mappable, is_vertical = colorbar
    for index, (record, _, places) in enumerate(recorded):
        if id(mappable) in places:
            return {"axes": index, "artist": places[id(mappable)], "mapping": None, "isVertical": is_vertical}
    return {"axes": 0, "artist": 0, "mapping": mappable._mapping(recorder), "isVertical": is_vertical}


def _refuse_projection(projection):
    if projection not in (None, "rectilinear"):
        raise _missing.refused(f"the projection {projection!r}")
