"""Where axes stand: the cells of grids."""

from matplotlib import _parameters


class GridSpec:
    """Rows and columns of a figure."""

    def __init__(
        self,
        nrows,
        ncols,
        figure=None,
        left=None,
        bottom=None,
        right=None,
        top=None,
        wspace=None,
        hspace=None,
        width_ratios=None,
        height_ratios=None,
    ):
        for what, count in (("rows", nrows), ("columns", ncols)):
            if not isinstance(count, int) or count <= 0:
                raise ValueError(f"Number of {what} must be a positive integer, not {count!r}")
        self.nrows, self.ncols = nrows, ncols
        self.figure = figure
        self._widths = _ratios("width", width_ratios, ncols)
        self._heights = _ratios("height", height_ratios, nrows)
        self._own = dict(left=left, bottom=bottom, right=right, top=top, wspace=wspace, hspace=hspace)

    def update(self, **places):
        """Other margins and gaps."""
        self._own |= places

    def get_geometry(self):
        """The number of rows and columns."""
        return self.nrows, self.ncols

    def __getitem__(self, key):
        if isinstance(key, tuple):
            row, column = key
            return SubplotSpec(self, _span(row, self.nrows, 0), _span(column, self.ncols, 1))
        first, last = _span(key, self.nrows * self.ncols, 0)
        return self._cells(first, last)

    def _cells(self, first, last):
        (row, column), (last_row, last_column) = divmod(first, self.ncols), divmod(last, self.ncols)
        rows = (min(row, last_row), max(row, last_row))
        return SubplotSpec(self, rows, (min(column, last_column), max(column, last_column)))

    def subplots(self, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None):
        """Axes in every cell."""
        return self.figure._fill(self, sharex, sharey, squeeze, subplot_kw or {})

    def _record(self, adjusted):
        """As a figure records it; `adjusted` has the margins and gaps of the figure that were set."""
        settings = _parameters.rcParams
        own = {name: value for name, value in (adjusted | self._own).items() if value is not None}
        place = {name: own.get(name, settings[f"figure.subplot.{name}"]) for name in self._own}
        return {
            "rows": self.nrows,
            "columns": self.ncols,
            "widths": self._widths,
            "heights": self._heights,
            **{name: float(place[name]) for name in ("left", "right", "bottom", "top")},
            "across": float(place["wspace"]),
            "down": float(place["hspace"]),
            "isLooseAcross": "wspace" not in own,
            "isLooseDown": "hspace" not in own,
        }


class SubplotSpec:
    """Some cells of a grid."""

    def __init__(self, gridspec, rows, columns):
        self._grid = gridspec
        self._rows, self._columns = rows, columns

    def get_gridspec(self):
        """The grid."""
        return self._grid

    @property
    def rowspan(self):
        """The rows."""
        return range(self._rows[0], self._rows[1] + 1)

    @property
    def colspan(self):
        """The columns."""
        return range(self._columns[0], self._columns[1] + 1)

    def is_first_row(self):
        """Whether it reaches the first row."""
        return self._rows[0] == 0

    def is_last_row(self):
        """Whether it reaches the last row."""
        return self._rows[1] == self._grid.nrows - 1

    def is_first_col(self):
        """Whether it reaches the first column."""
        return self._columns[0] == 0

    def is_last_col(self):
        """Whether it reaches the last column."""
        return self._columns[1] == self._grid.ncols - 1

    def _key(self):
        return (self._grid.nrows, self._grid.ncols, self._rows, self._columns)


def _span(key, size, axis):
    if isinstance(key, slice):
        start, stop, _ = key.indices(size)
        if stop <= start:
            raise IndexError("GridSpec slice would result in no space allocated for subplot")
        return start, stop - 1
    if not -size <= key < size:
        raise IndexError(f"index {key} is out of bounds for axis {axis} with size {size}")
    return key % size, key % size


def _ratios(name, ratios, count):
    if ratios is None:
        return [1.0] * count
    ratios = [float(ratio) for ratio in ratios]
    if len(ratios) != count:
        raise ValueError(
            f"Expected the given number of {name} ratios to match the number of {'rows' if name == 'height' else 'columns'} of the grid"
        )
    return ratios
