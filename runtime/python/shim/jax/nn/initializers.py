"""Functions that fill parameters."""

from functools import wraps as _wraps

from jax._src.rows import fill

fill(globals())


def _refused(make):
    @_wraps(make)
    def refuse(*args, **kwargs):
        raise NotImplementedError(
            f"jax.nn.initializers.{make.__name__} has shapes in the editor; the bundled runtime does not run it"
        )

    return refuse


globals().update(
    {name: _refused(make) for name, make in list(globals().items()) if name[0] != "_" and name not in ("fill", "zeros", "ones")}
)
