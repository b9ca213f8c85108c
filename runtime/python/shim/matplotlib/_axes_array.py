"""The axes of several subplots, in rows."""


class AxesArray:
    """Axes in rows and columns, or in one row, as NumPy would hold them."""

    def __init__(self, items, shape):
        self._items = list(items)
        self.shape = shape

    @property
    def ndim(self):
        """The number of axes of this array."""
        return len(self.shape)

    @property
    def size(self):
        """How many there are."""
        return len(self._items)

    @property
    def flat(self):
        """All, row by row."""
        return iter(self._items)

    @property
    def T(self):
        """Rows as columns."""
        if self.ndim < 2:
            return self
        rows, columns = self.shape
        return AxesArray(
            [self._items[row * columns + column] for column in range(columns) for row in range(rows)], (columns, rows)
        )

    def ravel(self, order="C"):
        """All in one row."""
        return AxesArray(self.T._items if order == "F" else self._items, (self.size,))

    flatten = ravel

    def reshape(self, *shape):
        """The same in other rows."""
        shape = tuple(shape[0]) if isinstance(shape[0], (tuple, list)) else shape
        known = 1
        for size in shape:
            known *= size if size != -1 else 1
        shape = tuple(self.size // known if size == -1 else size for size in shape)
        made = AxesArray(self._items, shape)
        total = 1
        for size in shape:
            total *= size
        if total != self.size or len(shape) > 2:
            raise ValueError(f"cannot reshape array of size {self.size} into shape {shape}")
        return made

    def tolist(self):
        """As nested lists."""
        return list(self._items) if self.ndim == 1 else [row.tolist() for row in self]

    def item(self, *place):
        """One of them."""
        return self.flatten()[place[0]] if len(place) == 1 else self[place]

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return iter(self[place] for place in range(len(self)))

    def __getitem__(self, key):
        if key is Ellipsis:
            return self
        if not isinstance(key, tuple):
            key = (key,)
        if len(key) > self.ndim:
            raise IndexError(
                f"too many indices for array: array is {self.ndim}-dimensional, but {len(key)} were indexed"
            )
        places = [_places(one, size, axis) for axis, (one, size) in enumerate(zip(key, self.shape))]
        places += [range(size) for size in self.shape[len(key) :]]
        columns = self.shape[-1]
        if self.ndim == 1:
            chosen = [self._items[place] for place in _each(places[0])]
        else:
            chosen = [self._items[row * columns + column] for row in _each(places[0]) for column in _each(places[1])]
        shape = tuple(len(one) for one in places if not isinstance(one, int))
        return AxesArray(chosen, shape) if shape else chosen[0]

    def __repr__(self):
        if self.ndim == 1:
            return f"array([{', '.join(map(repr, self._items))}], dtype=object)"
        rows = [f"[{', '.join(map(repr, row))}]" for row in self]
        return f"array([{(','+chr(10)+'       ').join(rows)}], dtype=object)"

    def __getattr__(self, name):
        raise AttributeError(f"'numpy.ndarray' object has no attribute {name!r}", name=name, obj=self)


def _places(key, size, axis):
    if isinstance(key, slice):
        return range(*key.indices(size))
    if isinstance(key, (list, tuple)):
        return [_places(one, size, axis) for one in key]
    place = key.__index__()
    if not -size <= place < size:
        raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")
    return place % size


def _each(places):
    return [places] if isinstance(places, int) else places
