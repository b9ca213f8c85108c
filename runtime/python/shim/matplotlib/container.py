"""Several artists that belong together."""


class Container(tuple):
    """Artists with one label."""

    def __new__(cls, parts, label=None, **_):
        made = super().__new__(cls, parts)
        made._label = label
        return made

    def get_label(self):
        """The text in the legend."""
        return self._label

    def set_label(self, s):
        """Another text in the legend."""
        self._label = s

    def remove(self):
        """Takes all of them off their axes."""
        for part in self._artists():
            part.remove()

    def __repr__(self):
        return f"<{type(self).__name__} object of {len(self)} artists>"

    __str__ = __repr__

    def _artists(self):
        return list(self)


class BarContainer(Container):
    """Bars, and the lines at their ends."""

    def __new__(cls, patches, errorbar=None, *, datavalues=None, orientation=None, label=None):
        made = super().__new__(cls, patches, label)
        made.patches = list(patches)
        made.errorbar = errorbar
        made.datavalues = datavalues
        made.orientation = orientation
        return made

    def _legend_entry(self):
        return self.patches[0]._legend_entry() if self.patches else None


class ErrorbarContainer(Container):
    """A line, and the bars of its errors."""

    def __new__(cls, lines, has_xerr=False, has_yerr=False, *, label=None):
        made = super().__new__(cls, lines, label)
        made.lines = lines
        made.has_xerr, made.has_yerr = has_xerr, has_yerr
        return made

    def _artists(self):
        line, caps, bars = self
        return [*([] if line is None else [line]), *caps, *bars]

    def _legend_entry(self):
        line, _, bars = self
        bar = bars[0]._legend_entry()["line"] if bars else None
        entry = {"line": None, "marker": None, "patch": None} if line is None else line._legend_entry()
        return entry | {"bar": bar}


class StemContainer(Container):
    """Markers on stems."""

    def __new__(cls, parts, *, label=None):
        made = super().__new__(cls, parts, label)
        made.markerline, made.stemlines, made.baseline = parts
        return made

    def _legend_entry(self):
        return self.markerline._legend_entry()


class silent_list(list):
    """A list that says what it is a list of."""

    def __init__(self, type, seq=()):
        super().__init__(seq)
        self._type = type

    def __repr__(self):
        return f"<a list of {len(self)} {self._type} objects>"
