"""What arrays give of themselves: flags, and the elements one by one."""


class flagsobj:
    """What may be done with the memory of an array."""

    def __init__(self, array):
        self._array = array

    @property
    def writeable(self):
        return self._array._writeable

    @writeable.setter
    def writeable(self, value):
        if value and not self._array._writeable:
            raise ValueError("cannot set WRITEABLE flag to True of this array")
        self._array._writeable = bool(value)

    @property
    def c_contiguous(self):
        return self._array._layout.contiguous

    @property
    def f_contiguous(self):
        return self._array.T._layout.contiguous

    @property
    def owndata(self):
        return self._array._base is None

    def __getitem__(self, name):
        return getattr(self, name.lower())


class flatiter:
    """The elements of an array one by one, in row-major order."""

    def __init__(self, array):
        self.base = array

    def __len__(self):
        return self.base.size

    def __iter__(self):
        return iter(self.base.ravel())

    def __getitem__(self, index):
        return self.base.ravel()[index]

    def __setitem__(self, index, value):
        flat = self.base.reshape(-1)
        flat[index] = value
        if flat._base is None:
            self.base[...] = flat.reshape(self.base.shape)
