"""vmap, jit and the like: what the API table makes of functions, called from Python."""

import functools

from jax._src import calls, marshal, runtime


class _Transformed:
    """A function's transformation in the runtime, freed with the function that uses it."""

    __slots__ = ("handle", "references")

    def __init__(self, handle, references):
        self.handle = handle
        self.references = references

    def __del__(self):
        runtime.free(self.handle)

    def call(self, args, kwargs):
        """What the transformation makes of a call."""
        references = [*self.references]
        return calls.run(lambda: runtime.begin(self.handle, marshal.dumps((args, kwargs), references)), references)


class PjitFunction:
    """A function that jit compiled."""

    def __init__(self, transformed, function):
        self._transformed = transformed
        functools.update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        return self._transformed.call(args, kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self):
        return f"<PjitFunction of {self.__wrapped__!r}>"


def _mapped(code, references):
    transformed = _Transformed(code[0], references)
    function = marshal.decode(code[1], references)
    name = getattr(function, "__name__", "<unnamed function>")

    def mapped(*args, **kwargs):
        return transformed.call(args, kwargs)

    functools.update_wrapper(mapped, function)
    mapped.__name__ = name
    mapped.__doc__ = (
        f"Vectorized version of {name}. Takes similar arguments as {name} but with additional array axes over which "
        f"{name} is mapped."
    )
    if getattr(function, "__doc__", None):
        mapped.__doc__ += f"\n\nOriginal documentation:\n\n{function.__doc__}"
    return mapped


def _transformed(code, references):
    transformed = _Transformed(code[0], references)

    def function(*args, **kwargs):
        return transformed.call(args, kwargs)

    return functools.update_wrapper(function, marshal.decode(code[1], references))


marshal.readers["vmap"] = _mapped
marshal.readers["jit"] = lambda code, references: PjitFunction(_Transformed(code[0], references), marshal.decode(code[1], references))
marshal.readers["steps"] = _transformed
