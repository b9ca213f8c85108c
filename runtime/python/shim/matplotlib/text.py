"""Texts, and texts with arrows."""

from matplotlib import _parameters
from matplotlib.artist import Artist, color, one_of
from matplotlib.colors import hexed
from matplotlib.lines import stroke

_ROTATIONS = {None: 0.0, "horizontal": 0.0, "vertical": 90.0}
_BOLD = frozenset({"semibold", "demibold", "demi", "bold", "heavy", "extra bold", "black"})


def _rotation(value):
    return _ROTATIONS[value] if value in _ROTATIONS else float(value) % 360


def _weight(value):
    if isinstance(value, (int, float)):
        return "bold" if value >= 600 else "normal"
    return "bold" if value in _BOLD else "normal"


def _family(value):
    name = str(value if isinstance(value, str) or value is None else value[0]).lower()
    if name == "monospace" or "mono" in name or "courier" in name:
        return "monospace"
    return "serif" if name in ("serif", "times", "times new roman", "georgia", "cmr10") else "sans-serif"


class Transform:
    """What the coordinates of something are counted in."""

    def __init__(self, space):
        self._space = space

    def __repr__(self):
        return f"<coordinates of the {self._space}>"


class Text(Artist):
    """A text."""

    _default_zorder = 3
    _properties = {
        "backgroundcolor": color,
        "bbox": lambda value: value if value is None else dict(value),
        "color": color,
        "fontfamily": _family,
        "fontsize": _parameters.points,
        "fontstyle": lambda value: "italic" if value in ("italic", "oblique") else "normal",
        "fontweight": _weight,
        "horizontalalignment": one_of("align", "center", "right", "left"),
        "linespacing": float,
        "rotation": _rotation,
        "rotation_mode": one_of("rotation_mode", None, "default", "anchor", "xtick", "ytick"),
        "verticalalignment": one_of("align", "top", "bottom", "center", "baseline", "center_baseline"),
    }

    def __init__(self, x=0, y=0, text="", *, fontdict=None, fontproperties=None, **properties):
        settings = _parameters.rcParams
        usual = {
            "color": settings["text.color"],
            "fontfamily": settings["font.family"],
            "fontsize": settings["font.size"],
            "fontstyle": "normal",
            "fontweight": settings["font.weight"],
            "horizontalalignment": "left",
            "rotation": 0.0,
            "verticalalignment": "baseline",
        }
        given = self._known({**(fontdict or {}), **properties})
        super().__init__(**usual | {name: value for name, value in given.items() if value is not None})
        self._x, self._y = x, y
        self.set_text(text)

    def get_text(self):
        """The text."""
        return self._text

    def set_text(self, s):
        """Another text."""
        self._text = "" if s is None else str(s)

    def get_position(self):
        """The place."""
        return self._x, self._y

    def set_position(self, xy):
        """Another place."""
        self._x, self._y = xy

    def set_x(self, x):
        """Another place along x."""
        self._x = x

    def set_y(self, y):
        """Another place along y."""
        self._y = y

    def __repr__(self):
        return f"Text({self._x}, {self._y}, {self._text!r})"

    def __str__(self):
        return f"{type(self).__name__}({self._x}, {self._y}, {self._text!r})"

    def _label(self, **changes):
        """The text as a figure records it."""
        values = self._values
        return {
            "text": self._text if values["visible"] else "",
            "size": values["fontsize"],
            "color": hexed(values["color"], values["alpha"]),
            "weight": values["fontweight"],
            "style": values["fontstyle"],
            "family": values["fontfamily"],
            "horizontal": values["horizontalalignment"],
            "vertical": values["verticalalignment"].replace("center_baseline", "center"),
            "rotation": values["rotation"],
            "aroundAnchor": values["rotation_mode"] == "anchor",
        } | changes

    def _box(self):
        bbox = self._values["bbox"]
        if bbox is None and self._values["backgroundcolor"] is not None:
            bbox = {"facecolor": self._values["backgroundcolor"], "edgecolor": "none"}
        if bbox is None:
            return None
        style, *options = str(bbox.get("boxstyle", "square")).split(",")
        pads = [float(option.partition("=")[2]) for option in options if option.strip().startswith("pad=")]
        alpha = bbox.get("alpha")
        face = bbox.get("facecolor", bbox.get("fc", bbox.get("color", _parameters.rcParams["patch.facecolor"])))
        edge = bbox.get("edgecolor", bbox.get("ec", bbox.get("color", "black")))
        pad = pads[0] if pads else bbox["pad"] / self._values["fontsize"] if "pad" in bbox else 0.4
        return {
            "face": hexed(face, alpha),
            "edge": hexed(edge, alpha),
            "width": float(bbox.get("linewidth", bbox.get("lw", 1.0))),
            "pad": pad,
            "isRound": style.strip().startswith("round"),
        }

    def _place(self, recorder):
        """The place in numbers, and what it is counted in."""
        transform = self._values["transform"]
        space = transform._space if isinstance(transform, Transform) else "data"
        if space == "data":
            return (*self.axes._numbers_at(self._x, self._y), "data", "data")
        return float(self._x), float(self._y), "axes", "axes"

    def _record(self, recorder):
        x, y, x_space, y_space = self._place(recorder)
        yield {
            "kind": "text",
            "zorder": self._values["zorder"],
            "x": x,
            "y": y,
            "xSpace": x_space,
            "ySpace": y_space,
            "offset": [0, 0],
            "label": self._label(),
            "box": self._box(),
            "arrow": None,
            "isClipped": False,
        }


_SPACES = {"data": "data", "axes fraction": "axes"}


class Annotation(Text):
    """A text about a place, with an arrow to it."""

    def __init__(
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
        place = xy if xytext is None else xytext
        super().__init__(place[0], place[1], text, **properties)
        self.xy = (xy[0], xy[1])
        self._target = _space(xycoords)
        self._coordinates = textcoords or xycoords
        self._offset = isinstance(self._coordinates, str) and self._coordinates.startswith("offset ")
        if not self._offset:
            _space(self._coordinates)
        self.arrowprops = arrowprops
        self._clip = annotation_clip

    def _record(self, recorder):
        [record] = super()._record(recorder)
        x, y = self.axes._numbers_at(*self.xy) if self._target == "data" else map(float, self.xy)
        if self._offset:
            unit = 72 / self.axes.figure.dpi if "pixels" in self._coordinates else 1
            if "fontsize" in self._coordinates:
                unit = self._values["fontsize"]
            record |= {"x": x, "y": y, "xSpace": self._target, "ySpace": self._target}
            record["offset"] = [unit * float(self._x), unit * float(self._y)]
        record["arrow"] = None if self.arrowprops is None else self._arrow(x, y)
        record["isClipped"] = self._target == "data" and self._clip is not False
        yield record

    def _place(self, recorder):
        if self._offset or _space(self._coordinates) == "axes":
            return float(self._x), float(self._y), "axes", "axes"
        return super()._place(recorder)

    def _arrow(self, x, y):
        props = dict(self.arrowprops)
        has_style = "arrowstyle" in props
        style = str(props.get("arrowstyle", "simple")).split(",")[0]
        if style not in _HEADS:
            raise ValueError(f"Unknown style: {style!r}; the bundled matplotlib has {', '.join(_HEADS)}")
        paint = props.get("color", props.get("facecolor", props.get("fc", props.get("ec", "black"))))
        usual = 4.0 if _HEADS[style][1] == "wide" else 1.0
        width = props.get("linewidth", props.get("lw", usual)) if has_style else props.get("width", usual)
        bends = [part for part in str(props.get("connectionstyle", "")).split(",") if part.strip().startswith("rad=")]
        line = stroke(paint, float(width), props.get("linestyle", props.get("ls", "-")), props.get("alpha"))
        tail, head = _HEADS[style]
        return {
            "x": x,
            "y": y,
            "space": self._target,
            "stroke": line or {"color": "none", "width": 0, "dash": []},
            "tail": tail,
            "head": head,
            "curve": float(bends[0].partition("=")[2]) if bends else 0.0,
        }


# The ends of an arrow by its style: at the text, and at the place.
_HEADS = {
    "-": ("none", "none"),
    "->": ("none", "open"),
    "-|>": ("none", "filled"),
    "<-": ("open", "none"),
    "<->": ("open", "open"),
    "<|-": ("filled", "none"),
    "<|-|>": ("filled", "filled"),
    "fancy": ("none", "wide"),
    "simple": ("none", "wide"),
    "wedge": ("none", "wide"),
}


def _space(coordinates):
    if isinstance(coordinates, Transform):
        return coordinates._space
    if coordinates not in _SPACES:
        allowed = [*_SPACES, "offset points", "offset pixels"]
        raise ValueError(f"{coordinates!r} is not a valid coordinate: the bundled matplotlib has {', '.join(allowed)}")
    return _SPACES[coordinates]
