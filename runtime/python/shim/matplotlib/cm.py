"""The colormaps by name."""

import difflib

from _loopless import colormap as _colormap
from matplotlib import _missing, _parameters
from matplotlib._mapped import ScalarMappable as _ScalarMappable
from matplotlib.colors import Colormap, Normalize, known_colormap

_NAMES = tuple(_colormap("").split())
_own = {}


class ColormapRegistry:
    """All colormaps, also the reverse of each."""

    def __getitem__(self, name):
        made = _own.get(name) or known_colormap(name)
        if made is None:
            raise KeyError(f"{name!r} is not a known colormap name")
        return made

    def __contains__(self, name):
        return name in self.keys()

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __call__(self):
        return self.keys()

    def keys(self):
        """The names."""
        return [*_NAMES, *(f"{name}_r" for name in _NAMES), *_own]

    def register(self, cmap, *, name=None, force=False):
        """Makes a colormap known by its name."""
        _own[name or cmap.name] = cmap


_colormaps = ColormapRegistry()


def get_cmap(name=None, lut=None):
    """The colormap of a name."""
    if isinstance(name, Colormap):
        return name
    name = _parameters.rcParams["image.cmap"] if name is None else name
    if not isinstance(name, str):
        raise TypeError(
            f"get_cmap expects None or an instance of str or Colormap. you passed {name!r} of type {type(name)}"
        )
    try:
        made = _colormaps[name]
    except KeyError:
        near = difflib.get_close_matches(name, _colormaps, 1)
        hint = f"Did you mean: {near[0]!r}? " if near else ""
        raise ValueError(
            f"{name!r} is not a valid value for cmap. {hint}The bundled matplotlib has {', '.join(_NAMES)}, and the reverse of "
            "each with _r behind it"
        ) from None
    return made if lut is None else made.resampled(lut)


class ScalarMappable(_ScalarMappable):
    """A colormap and the numbers of its ends, for a colorbar of their own."""

    def __init__(self, norm=None, cmap=None):
        super().__init__()
        self._map([], cmap, norm or Normalize(), None, None)

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        """The colors of numbers."""
        return self._cmap(self.norm(x) if norm else x, alpha, bytes)


def __getattr__(name):
    try:
        return _colormaps[name]
    except KeyError:
        raise _missing.member("matplotlib.cm", name, _NAMES) from None
