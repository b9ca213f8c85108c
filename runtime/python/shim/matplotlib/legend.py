"""Legends: what stands for what."""

from matplotlib import _parameters
from matplotlib.artist import Artist
from matplotlib.colors import hexed
from matplotlib.text import Text

_PLACES = (
    "best",
    "upper right",
    "upper left",
    "lower left",
    "lower right",
    "right",
    "center left",
    "center right",
    "lower center",
    "upper center",
    "center",
)


class Legend(Artist):
    """A legend of axes or of a figure."""

    _default_zorder = 5

    def __init__(
        self,
        handles,
        labels,
        *,
        loc=None,
        bbox_to_anchor=None,
        ncols=1,
        ncol=None,
        prop=None,
        fontsize=None,
        title=None,
        title_fontsize=None,
        frameon=None,
        framealpha=None,
        facecolor=None,
        edgecolor=None,
        labelcolor=None,
        reverse=False,
        default_loc=None,
        **ignored,
    ):
        super().__init__()
        settings = _parameters.rcParams
        unknown = ignored.keys() - _IGNORED
        if unknown:
            raise TypeError(f"Legend.__init__() got an unexpected keyword argument {sorted(unknown)[0]!r}")
        self._place, self._anchor = _placed(loc, bbox_to_anchor, default_loc or settings["legend.loc"])
        self._columns = ncols if ncol is None else ncol
        size = _parameters.points(
            (prop or {}).get("size", settings["legend.fontsize"]) if fontsize is None else fontsize
        )
        color = settings["text.color"] if labelcolor is None or not isinstance(labelcolor, str) else labelcolor
        self._text = Text(fontsize=size, color=color)
        self._title = Text(text=title or "", fontsize=size if title_fontsize is None else title_fontsize)
        self._frame = settings["legend.frameon"] if frameon is None else bool(frameon)
        self._alpha = settings["legend.framealpha"] if framealpha is None else framealpha
        face = settings["legend.facecolor"] if facecolor is None else facecolor
        self._face = settings["axes.facecolor"] if face == "inherit" else face
        self._edge = settings["legend.edgecolor"] if edgecolor is None else edgecolor
        entries = [(handle, str(label)) for handle, label in zip(handles, labels)]
        self._entries = entries[::-1] if reverse else entries
        self.legend_handles = [handle for handle, _ in self._entries]

    def get_texts(self):
        """The labels; all look like the one that stands for them."""
        return [self._text]

    def get_title(self):
        """The title."""
        return self._title

    def set_title(self, title, prop=None):
        """Another title."""
        self._title.set_text(title)

    def get_frame(self):
        """The frame."""
        return _Frame(self)

    def set_bbox_to_anchor(self, bbox, transform=None):
        """Another place."""
        self._anchor = _anchor(bbox)

    def __str__(self):
        return "Legend"

    def _as_record(self):
        entries = [(_entry(handle), label) for handle, label in self._entries]
        return {
            "entries": [entry | {"label": label} for entry, label in entries if entry is not None],
            "title": self._title._label() if self._title.get_text() else None,
            "place": self._place,
            "anchor": self._anchor,
            "columns": max(1, int(self._columns)),
            "label": self._text._label(text="x"),
            "face": hexed(self._face, self._alpha),
            "edge": hexed(self._edge, self._alpha),
            "hasFrame": self._frame,
        }


_IGNORED = frozenset(
    "markerscale numpoints scatterpoints scatteryoffsets borderpad labelspacing handlelength handleheight handletextpad "
    "borderaxespad columnspacing fancybox shadow mode alignment handler_map markerfirst draggable bbox_transform "
    "title_fontproperties".split()
)


class _Frame:
    def __init__(self, legend):
        self._legend = legend

    def set_alpha(self, alpha):
        self._legend._alpha = alpha

    def set_facecolor(self, color):
        self._legend._face = color

    def set_edgecolor(self, color):
        self._legend._edge = color

    def set_linewidth(self, width):
        self._legend._frame = self._legend._frame and width > 0


def _entry(handle):
    if isinstance(handle, tuple) and not hasattr(handle, "_legend_entry"):
        entries = [entry for entry in map(_entry, handle) if entry is not None]
        return {
            name: next((one[name] for one in entries if one[name]), None) for name in ("line", "marker", "patch", "bar")
        }
    return handle._legend_entry()


def _placed(loc, bbox, usual):
    loc = usual if loc is None else loc
    if isinstance(loc, (tuple, list)) and len(loc) == 2:
        return "lower left", [float(loc[0]), float(loc[1]), 0.0, 0.0]
    if isinstance(loc, int) and 0 <= loc < len(_PLACES):
        loc = _PLACES[loc]
    if isinstance(loc, str) and loc.startswith("outside "):
        loc = loc.removeprefix("outside ")
        loc = loc if loc in _PLACES else "upper right"
    if loc not in _PLACES:
        raise ValueError(f"{loc!r} is not a valid value for loc. Supported values are {', '.join(map(repr, _PLACES))}")
    anchor = None if bbox is None else _anchor(bbox)
    if loc == "right":
        loc = "center right"
    return ("upper right" if loc == "best" and anchor is not None else loc), anchor


def _anchor(bbox):
    values = [float(value) for value in bbox]
    return [*values, 0.0, 0.0] if len(values) == 2 else values
