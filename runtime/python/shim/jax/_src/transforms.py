"""vmap and jit: what the API table makes of them, called from Python."""

import functools

from jax._src import marshal, runtime


class _Transformed:
    """A function's transformation in the runtime, freed with the function that uses it."""

    __slots__ = ("handle",)

    def __init__(self, handle):
        self.handle = handle

    def __del__(self):
        runtime.free(self.handle)

    def call(self, function, args, kwargs):
        """What the transformation makes of a call: Python calls the function, inside the runtime's trace."""
        references = []
        depth = runtime.depth()
        try:
            given = marshal.dumps((args, kwargs), references)
            args, kwargs = marshal.loads(runtime.enter(self.handle, given), references)
            # Python has to hold the result while the runtime reads it: its arrays are freed with it.
            result = function(*args, **kwargs)
            return marshal.loads(runtime.exit(marshal.dumps(result, references)), references)
        finally:
            runtime.leave(depth)


class PjitFunction:
    """A function that jit compiled."""

    def __init__(self, transformed, function):
        self._transformed = transformed
        functools.update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        return self._transformed.call(self.__wrapped__, args, kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self):
        return f"<PjitFunction of {self.__wrapped__!r}>"


def _mapped(code, references):
    transformed = _Transformed(code[0])
    function = marshal.decode(code[1], references)
    name = getattr(function, "__name__", "<unnamed function>")

    def mapped(*args, **kwargs):
        return transformed.call(function, args, kwargs)

    functools.update_wrapper(mapped, function)
    mapped.__name__ = name
    mapped.__doc__ = (
        f"Vectorized version of {name}. Takes similar arguments as {name} but with additional array axes over which "
        f"{name} is mapped."
    )
    if getattr(function, "__doc__", None):
        mapped.__doc__ += f"\n\nOriginal documentation:\n\n{function.__doc__}"
    return mapped


marshal.readers["vmap"] = _mapped
marshal.readers["jit"] = lambda code, references: PjitFunction(_Transformed(code[0]), marshal.decode(code[1], references))
