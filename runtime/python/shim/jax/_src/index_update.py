"""`x.at[index].set(y)`: the objects that stand between the array and the method."""

from jax._src import marshal, runtime


class _IndexUpdateHelper:
    """`x.at`, which is there to be indexed."""

    __slots__ = ("array",)

    def __init__(self, array):
        self.array = array

    def __getitem__(self, index):
        return _IndexUpdateRef(self.array, index)

    def __repr__(self):
        return f"_IndexUpdateHelper({self.array!r})"


class _IndexUpdateRef:
    """`x.at[index]`, of which methods make changed copies of `x`."""

    __slots__ = ("array", "index")

    def __init__(self, array, index):
        self.array = array
        self.index = index

    def __repr__(self):
        return f"_IndexUpdateRef({self.array!r}, {self.index!r})"


def _update_method(name):
    def method(self, *args, **kwargs):
        references = []
        index = marshal.dumps(self.index, references)
        given = marshal.dumps((args, kwargs), references)
        return marshal.loads(runtime.update(self.array._handle, index, name, given), references)

    method.__name__ = name
    return method


for _name in "set add subtract multiply mul divide power min max get".split():
    setattr(_IndexUpdateRef, _name, _update_method(_name))
