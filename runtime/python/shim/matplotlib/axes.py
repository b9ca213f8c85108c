"""Coordinate systems: what is drawn in them, and what is written around them."""

from matplotlib import _missing, _parameters
from matplotlib._area_plots import AreaPlots
from matplotlib._axes_settings import AxesSettings
from matplotlib._grid_plots import GridPlots
from matplotlib._line_plots import LinePlots
from matplotlib.axis import Range, XAxis, YAxis
from matplotlib.collections import Collection
from matplotlib.colors import hexed
from matplotlib.container import silent_list
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, shapes
from matplotlib.spines import Spine, Spines
from matplotlib.text import Annotation, Text, Transform


class Axes(AxesSettings, LinePlots, AreaPlots, GridPlots):
    """A coordinate system of a figure."""

    def __init__(self, figure, place, *, sharex=None, sharey=None, facecolor=None, **properties):
        self.figure = figure
        self._place = place
        self._x = Range("x") if sharex is None else sharex._x
        self._y = Range("y") if sharey is None else sharey._y
        self.transAxes, self.transData = Transform("axes"), Transform("data")
        self._visible = True
        self._facecolor = facecolor
        self._colorbar_of = None
        self._locked_aspect = None
        self.cla()
        self.set(**properties)

    def cla(self):
        """Empties it."""
        settings = _parameters.rcParams
        for which, range_ in (("x", self._x), ("y", self._y)):
            if range_.members in ([], [self]):
                range_.__init__(which)
            if self not in range_.members:
                range_.members.append(self)
        self._artists = []
        self.containers = []
        self._margins = {which: settings[f"axes.{which}margin"] for which in "xy"}
        self._axis_on = True
        self._grid_order = {True: 0.5, "line": 1.5, False: 2.5}[settings["axes.axisbelow"]]
        self._aspect, self._adjusts = None, "box"
        self._turns = settings["axes.prop_cycle"]
        self._line_turn = self._area_turn = 0
        self._current_image = None
        self._face = settings["axes.facecolor"] if self._facecolor is None else self._facecolor
        self._titles = {side: self._title(side) for side in ("center", "left", "right")}
        self._legend = None
        self.xaxis, self.yaxis = XAxis(self, "x", self._x), YAxis(self, "y", self._y)
        self.spines = Spines({side: Spine(side) for side in ("left", "right", "bottom", "top")})
        self.patch = _Background(self)

    clear = cla

    def set(self, **properties):
        """Changes several properties: `set(title="a", xlabel="b")`."""
        results = []
        for name, value in properties.items():
            change = getattr(type(self), f"set_{name}", None)
            if change is None:
                raise AttributeError(f"Axes.set() got an unexpected keyword argument {name!r}")
            results.append(
                change(self, **value) if name in ("label",) and isinstance(value, dict) else change(self, value)
            )
        return results

    def axis(self, arg=None, /, *, emit=True, **limits):
        """Limits, or what to do with the axes: `off`, `equal`, `tight`, …"""
        if isinstance(arg, (str, bool)):
            self._set_axis({True: "on", False: "off"}.get(arg, arg))
        elif arg is not None:
            low, high, bottom, top = arg
            self.set_xlim(low, high)
            self.set_ylim(bottom, top)
        if limits:
            self.set_xlim(limits.get("xmin"), limits.get("xmax"))
            self.set_ylim(limits.get("ymin"), limits.get("ymax"))
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        """Shows neither axes nor background."""
        self._hide_axis()

    def set_axis_on(self):
        """Shows axes and background."""
        self._axis_on = True

    def set_visible(self, b):
        """Whether anything of it is shown."""
        self._visible = bool(b)

    def get_visible(self):
        """Whether anything of it is shown."""
        return self._visible

    def set_frame_on(self, b):
        """Whether the lines around the data and the background are shown."""
        self.spines[:].set_visible(b)
        self._face = self._face if b else "none"

    def set_facecolor(self, color):
        """The color of the background."""
        hexed(color)
        self._face = color

    set_fc = set_facecolor

    def get_facecolor(self):
        """The color of the background."""
        return self._face

    def set_prop_cycle(self, *args, **properties):
        """The colors that lines take turns in."""
        self._turns = (
            _parameters.cycler(*args, **properties) if args or properties else _parameters.rcParams["axes.prop_cycle"]
        )
        if args == (None,):
            self._turns = _parameters.rcParams["axes.prop_cycle"]
        self._line_turn = self._area_turn = 0

    def text(self, x, y, s, fontdict=None, **properties):
        """A text at a place."""
        return self._add(Text(x, y, s, fontdict=fontdict, **properties))

    def annotate(
        self,
        text,
        xy,
        xytext=None,
        xycoords="data",
        textcoords=None,
        arrowprops=None,
        annotation_clip=None,
        **properties,
    ):
        """A text about a place, with an arrow to it."""
        made = Annotation(text, xy, xytext, xycoords, textcoords, arrowprops, annotation_clip, **properties)
        return self._add(made)

    def legend(self, *args, handles=None, labels=None, **options):
        """What stands for what: of all that has a label, or of given handles and labels."""
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if handles is None and labels is None:
            handles, labels = self.get_legend_handles_labels()
            if not handles:
                import warnings

                warnings.warn(
                    "No artists with labels found to put in legend.  Note that artists whose label start with an underscore "
                    "are ignored when legend() is called with no argument.",
                    stacklevel=2,
                )
        elif handles is None:
            handles = [handle for handle in self._legend_handles() if handle._legend_entry() is not None]
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        self._legend = Legend(list(handles), list(labels), **options)
        self._legend.axes = self
        return self._legend

    def get_legend(self):
        """The legend."""
        return self._legend

    @property
    def legend_(self):
        """The legend."""
        return self._legend

    def get_legend_handles_labels(self, legend_handler_map=None):
        """All that has a label, and the labels."""
        named = [
            handle for handle in self._legend_handles() if handle.get_label() and not handle.get_label().startswith("_")
        ]
        return named, [handle.get_label() for handle in named]

    def twinx(self, **options):
        """Axes in the same place that share the x axis and have a y axis of their own on the right."""
        twin = self.figure._add_axes(Axes(self.figure, ("same", self), sharex=self))
        twin.yaxis.tick_right()
        twin.yaxis.set_label_position("right")
        self.yaxis.tick_left()
        twin.xaxis.set_visible(False)
        twin._face = "none"
        return twin

    def twiny(self, **options):
        """Axes in the same place that share the y axis and have an x axis of their own above."""
        twin = self.figure._add_axes(Axes(self.figure, ("same", self), sharey=self))
        twin.xaxis.tick_top()
        twin.xaxis.set_label_position("top")
        self.xaxis.tick_bottom()
        twin.yaxis.set_visible(False)
        twin._face = "none"
        return twin

    def inset_axes(self, bounds, *, transform=None, zorder=5, **options):
        """Axes inside of these: left, lower end, width and height as fractions."""
        box = [float(value) for value in bounds]
        return self.figure._add_axes(Axes(self.figure, ("inside", self, box), **options))

    def sharex(self, other):
        """Takes the x axis of others."""
        self._x.members.remove(self)
        self._x = self.xaxis._range = other._x
        self._x.members.append(self)

    def sharey(self, other):
        """Takes the y axis of others."""
        self._y.members.remove(self)
        self._y = self.yaxis._range = other._y
        self._y.members.append(self)

    def label_outer(self, remove_inner_ticks=False):
        """Writes at ticks only at the outer sides of the grid."""
        spec = self.get_subplotspec()
        if spec is None:
            return
        if not spec.is_last_row():
            self.xaxis._shown["low"] = False
            self.set_xlabel("")
        if not spec.is_first_col():
            self.yaxis._shown["low"] = False
            self.set_ylabel("")

    def get_subplotspec(self):
        """The cells of the grid it stands in, None where it stands elsewhere."""
        return self._place[1] if self._place[0] == "grid" else None

    def get_figure(self, root=None):
        """The figure."""
        return self.figure

    def get_xaxis(self):
        """The x axis."""
        return self.xaxis

    def get_yaxis(self):
        """The y axis."""
        return self.yaxis

    def get_position(self, original=False):
        """Not known before the figure is drawn."""
        raise _missing.refused("at a place that depends on where other axes are drawn")

    def set_position(self, pos, which="both"):
        """Left, lower end, width and height as fractions of the figure."""
        self._place = ("box", [float(value) for value in pos])

    def get_lines(self):
        """The lines."""
        return silent_list("Line2D", self.lines)

    def get_children(self):
        """All that is drawn in it."""
        return list(self._artists)

    @property
    def lines(self):
        """The lines."""
        return [artist for artist in self._artists if isinstance(artist, Line2D)]

    @property
    def patches(self):
        """The areas with a form of their own."""
        return [artist for artist in self._artists if isinstance(artist, Patch)]

    @property
    def collections(self):
        """Many points, lines or areas at once."""
        return [artist for artist in self._artists if isinstance(artist, Collection)]

    @property
    def images(self):
        """The images."""
        return [artist for artist in self._artists if isinstance(artist, AxesImage)]

    get_images = lambda self: self.images

    @property
    def texts(self):
        """The texts."""
        return [artist for artist in self._artists if isinstance(artist, Text)]

    @property
    def artists(self):
        """All other that is drawn."""
        return []

    def add_patch(self, p):
        """Draws an area."""
        return self._add(p)

    def add_line(self, line):
        """Draws a line."""
        return self._add(line)

    def add_collection(self, collection, autolim=True):
        """Draws many at once."""
        return self._add(collection)

    def add_artist(self, a):
        """Draws something."""
        if isinstance(a, Legend):
            self._legend = a
            return a
        return self._add(a)

    def has_data(self):
        """Whether anything is drawn in it."""
        return bool(self._artists)

    def remove(self):
        """Takes it off its figure."""
        self.figure.delaxes(self)

    def __repr__(self):
        parts = [f"label={self._label!r}"] if getattr(self, "_label", "") else []
        titles = {side: title.get_text() for side, title in self._titles.items() if title.get_text()}
        parts += [f"title={titles}"] if titles else []
        parts += [
            f"{which}label={axis.get_label_text()!r}"
            for which, axis in (("x", self.xaxis), ("y", self.yaxis))
            if axis.get_label_text()
        ]
        return f"<Axes: {', '.join(parts)}>"

    def get_label(self):
        """The name by which `plt.axes` and `subplot_mosaic` know it."""
        return getattr(self, "_label", "")

    def set_label(self, s):
        """The name by which it is known."""
        self._label = str(s)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise _missing.attribute("'Axes' object", name, {**_names(Axes)})

    def _add(self, artist):
        artist.axes, artist.figure = self, self.figure
        self._artists.append(artist)
        return artist

    def _remove(self, artist):
        if artist is self._legend:
            self._legend = None
        else:
            self._artists.remove(artist)
        self.containers = [one for one in self.containers if artist not in one._artists()]

    def _numbers_at(self, x, y):
        return self._x.numbers(x)[0][0], self._y.numbers(y)[0][0]

    def _next_line_turn(self):
        turns = list(self._turns)
        self._line_turn += 1
        return turns[(self._line_turn - 1) % len(turns)] if turns else {"color": "k"}

    def _next_line_color(self):
        return self._next_line_turn().get("color", "k")

    def _next_area_color(self):
        turns = list(self._turns)
        self._area_turn += 1
        return turns[(self._area_turn - 1) % len(turns)].get("color", "k") if turns else "k"

    def _set_axis(self, word):
        if word == "on":
            self._axis_on = True
        elif word == "off":
            self._hide_axis()
        elif word in ("equal", "scaled", "tight", "auto", "image", "square"):
            self.set_aspect("auto")
            self.autoscale()
            if word == "square":
                self._make_square()
            if word == "tight":
                self.autoscale(False)
            if word in ("equal", "scaled", "image", "square"):
                self.set_aspect("equal", adjustable="datalim" if word == "equal" else "box")
        else:
            raise ValueError(f"Unrecognized string {word!r} to axis; try 'on' or 'off'")

    def _make_square(self):
        (left, right), (bottom, top) = self.get_xlim(), self.get_ylim()
        side = max(right - left, top - bottom)
        self.set_xlim(left, left + side)
        self.set_ylim(bottom, bottom + side)

    def _hide_axis(self):
        self._axis_on = False

    def _legend_handles(self):
        """What a legend can show, in its order."""
        handles = [*(artist for artist in self._artists if not isinstance(artist, Text)), *self.containers]
        return [handle for handle in handles if handle.get_label() != "_nolegend_"]

    def _record(self, recorder, indices):
        kind, *where = self._place
        artists, places = self._artist_records(recorder)
        colorbar = None
        if self._colorbar_of is not None:
            mappable, is_vertical = self._colorbar_of
            colorbar = (mappable, is_vertical)
        aspect, adjusts = self._aspect, self._adjusts
        if self._locked_aspect is not None:
            (left, right), (bottom, top) = self.get_xlim(), self.get_ylim()
            aspect, adjusts = self._locked_aspect * abs((right - left) / (top - bottom)), "box"
        titles = [
            {"label": title._label(), "pad": title._pad, "y": title._at}
            for title in self._titles.values()
            if title.get_text()
        ]
        record = {
            "place": _place_record(kind, where, indices),
            "x": self.xaxis._record(recorder),
            "y": self.yaxis._record(recorder),
            "spines": {side: spine._as_record() for side, spine in self.spines.items()},
            "titles": titles,
            "face": hexed(self._face),
            "gridOrder": self._grid_order,
            "isVisible": self._visible,
            "hasAxis": self._axis_on,
            "aspect": aspect,
            "adjusts": adjusts,
            "artists": artists,
            "legend": None if self._legend is None else self._legend._as_record(),
        }
        return record, colorbar, places

    def _artist_records(self, recorder):
        """What is drawn, and the place of each artist in it; areas that look the same are one."""
        records, places = [], {}
        run, style = [], None

        def finish():
            if run:
                records.append(shapes(run, recorder))
                run.clear()

        for artist in self._artists:
            if not artist.get_visible():
                continue
            if isinstance(artist, Patch):
                own = (artist._style(), artist._closed)
                if own != style:
                    finish()
                run.append(artist)
                style = own
                continue
            finish()
            style = None
            places[id(artist)] = len(records)
            records.extend(artist._record(recorder))
        finish()
        return records, places


class _Background:
    """The background of axes, which `ax.patch` changes."""

    def __init__(self, axes):
        self._axes = axes

    def set_facecolor(self, color):
        self._axes.set_facecolor(color)

    def set_visible(self, visible):
        self._axes._face = self._axes._face if visible else "none"

    def set_alpha(self, alpha):
        self._axes._face = (self._axes._face, alpha)


def _place_record(kind, where, indices):
    if kind == "grid":
        [spec] = where
        return {"kind": kind, "grid": indices[id(spec._grid)], "rows": list(spec._rows), "columns": list(spec._columns)}
    if kind == "box":
        return {"kind": kind, "box": where[0]}
    if kind == "same":
        return {"kind": kind, "as": indices[id(where[0])]}
    if kind == "inside":
        return {"kind": kind, "as": indices[id(where[0])], "box": where[1]}
    parents, options = where
    return {"kind": kind, "of": [indices[id(parent)] for parent in parents], **options}


def _names(kind):
    return {name: None for base in kind.__mro__ for name in vars(base) if not name.startswith("_")}
