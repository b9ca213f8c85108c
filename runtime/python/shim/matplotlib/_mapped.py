"""What has numbers that a colormap turns into colors."""

from matplotlib import _numbers
from matplotlib.artist import Artist
from matplotlib.colors import LogNorm, Normalize


class ScalarMappable(Artist):
    """Something whose colors are numbers."""

    _array = None
    _bar = None

    def _map(self, values, cmap, norm, vmin, vmax):
        from matplotlib import cm

        self._array = values
        self._cmap = cm.get_cmap(cmap)
        if isinstance(norm, str):
            norms = {"linear": Normalize, "log": LogNorm}
            if norm not in norms:
                raise ValueError(f"{norm!r} is not a valid value for norm. Supported values are 'linear', 'log'")
            norm = norms[norm]()
        if norm is not None and not isinstance(norm, Normalize):
            raise ValueError(
                f"'norm' must be an instance of matplotlib.colors.Normalize, str or None, not a {type(norm)}"
            )
        if norm is not None and (vmin is not None or vmax is not None):
            raise ValueError(
                "Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax as "
                "arguments to the norm object when creating it"
            )
        self.norm = Normalize(vmin, vmax) if norm is None else norm

    @property
    def cmap(self):
        """The colormap."""
        return self._cmap

    def get_cmap(self):
        """The colormap."""
        return self._cmap

    def set_cmap(self, cmap):
        """Another colormap."""
        from matplotlib import cm

        self._cmap = cm.get_cmap(cmap)

    def get_array(self):
        """The numbers."""
        return _numbers.as_array(list(self._array))

    def set_array(self, A):
        """Other numbers."""
        self._array = _numbers.line(A)

    def get_clim(self):
        """The numbers of the first and the last color."""
        self.norm.autoscale_None(self._array)
        return self.norm.vmin, self.norm.vmax

    def set_clim(self, vmin=None, vmax=None):
        """Other numbers for the first and the last color."""
        if vmax is None and isinstance(vmin, tuple):
            vmin, vmax = vmin
        self.norm.vmin = self.norm.vmin if vmin is None else vmin
        self.norm.vmax = self.norm.vmax if vmax is None else vmax

    def _mapping(self, recorder):
        name, colors = self._cmap._record()
        limits = [None if limit is None else float(limit) for limit in (self.norm.vmin, self.norm.vmax)]
        return {
            "values": recorder.part(self._array),
            "map": name,
            "colors": colors,
            "norm": self.norm._kind,
            "center": self.norm.vcenter,
            "limits": limits,
            "alpha": 1.0 if self._values["alpha"] is None else self._values["alpha"],
        }
