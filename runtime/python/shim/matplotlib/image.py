"""Images: numbers or colors in rows."""

from array import array

from matplotlib import _missing, _numbers, _parameters
from matplotlib._mapped import ScalarMappable

_SHARP = frozenset({None, "none", "auto", "nearest", "antialiased"})


class AxesImage(ScalarMappable):
    """Numbers in rows as colors, or colors themselves."""

    _default_zorder = 0

    def __init__(self, X, *, cmap, norm, vmin, vmax, origin, extent, interpolation, **properties):
        super().__init__(**properties)
        origin = _parameters.rcParams["image.origin"] if origin is None else origin
        if origin not in ("upper", "lower"):
            raise ValueError(f"{origin!r} is not a valid value for origin. Supported values are 'upper', 'lower'")
        self.origin = origin
        self._smooth = interpolation not in _SHARP
        self._given = extent
        self._map(array("d"), cmap, norm, vmin, vmax)
        self.set_data(X)

    def set_data(self, A):
        """Other numbers or colors."""
        try:
            values, shape = _numbers.numbers(A)
        except TypeError:
            raise TypeError("Image data cannot be converted to float") from None
        if len(shape) == 3 and shape[2] == 1:
            shape = shape[:2]
        if len(shape) != 2 and not (len(shape) == 3 and shape[2] in (3, 4)):
            raise TypeError(f"Invalid shape {shape} for image data")
        self._array, self._shape = values, shape
        # Whole numbers are parts of 255.
        self._full = 255 if len(shape) == 3 and _kind(A) in "iu" else 1

    def get_extent(self):
        """Left, right, lower and upper end."""
        rows, columns = self._shape[:2]
        if self._given is not None:
            return tuple(map(float, self._given))
        low, high = -0.5, rows - 0.5
        return (-0.5, columns - 0.5, high, low) if self.origin == "upper" else (-0.5, columns - 0.5, low, high)

    def set_extent(self, extent):
        """Other ends."""
        self._given = extent

    @property
    def _is_color(self):
        return len(self._shape) == 3

    def _bounds(self, which):
        left, right, bottom, top = self.get_extent()
        return _numbers.bounds([left, right] if which == "x" else [bottom, top])

    def _sticky(self, which):
        left, right, bottom, top = self.get_extent()
        return (left, right) if which == "x" else (bottom, top)

    def _record(self, recorder):
        left, right, bottom, top = self.get_extent()
        rows, columns = self._shape[:2]
        mapping = None if self._is_color else self._mapping(recorder)
        yield {
            "kind": "image",
            "zorder": self._values["zorder"],
            "values": recorder.part(self._array) if mapping is None else mapping["values"],
            "rows": rows,
            "columns": columns,
            "mapping": mapping,
            "full": self._full,
            "alpha": 1.0 if self._values["alpha"] is None else self._values["alpha"],
            "x": recorder.part([left, right]),
            "y": recorder.part([top, bottom] if self.origin == "upper" else [bottom, top]),
            "isSmooth": self._smooth,
        }


def _kind(values):
    """What the elements are: `i` for whole numbers, `f` for others."""
    dtype = getattr(values, "dtype", None)
    if dtype is not None:
        return getattr(dtype, "kind", "f")
    while isinstance(values, (list, tuple)) and values:
        values = values[0]
    return "i" if isinstance(values, int) and not isinstance(values, bool) else "f"


def imread(fname, format=None):
    """Not possible: there are no files."""
    raise _missing.files()


def imsave(fname, arr, **options):
    """Not possible: there are no files."""
    raise _missing.files()
