"""The lines around the data."""

from matplotlib import _parameters
from matplotlib.artist import Artist, color, number
from matplotlib.colors import hexed
from matplotlib.lines import linestyle


class Spine(Artist):
    """One side of the frame."""

    _properties = {"color": color, "edgecolor": color, "linewidth": number, "linestyle": linestyle}

    def __init__(self, side):
        settings = _parameters.rcParams
        super().__init__(color=settings["axes.edgecolor"], linewidth=settings["axes.linewidth"])
        self.set_visible(settings[f"axes.spines.{side}"])
        self._place = None

    def set_position(self, position):
        """Moves the line to `zero`, `center`, or a pair such as `("data", 1.5)`."""
        position = {"zero": ("data", 0), "center": ("axes", 0.5)}.get(position, position)
        space, value = position
        if space not in ("data", "axes", "outward"):
            raise ValueError("position[0] should be one of 'outward', 'axes', or 'data' ")
        self._place = {"space": space, "value": float(value)}

    def set_bounds(self, low=None, high=None):
        """Without effect: a spine is as long as its axis."""

    def __str__(self):
        return "Spine"

    def _as_record(self):
        paint = self._values["edgecolor"] or self._values["color"]
        return {
            "isVisible": self._values["visible"],
            "color": hexed(paint, self._values["alpha"]),
            "width": self._values["linewidth"],
            "place": self._place,
        }


class Spines(dict):
    """The four lines by side; several can be changed at once."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        if name.startswith("set"):
            return lambda *args, **properties: [getattr(spine, name)(*args, **properties) for spine in self.values()]
        raise AttributeError(f"'Spines' object does not contain a {name!r} spine", name=name, obj=self)

    def __getitem__(self, key):
        if isinstance(key, list):
            return Spines({side: self[side] for side in key})
        if isinstance(key, slice):
            return self
        return super().__getitem__(key)

    def __repr__(self):
        return f"<matplotlib.spines.Spines at {id(self):#x}>"
