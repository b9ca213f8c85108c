"""Looking into functions while they run."""

import builtins

from jax._src import marshal, runtime
from jax._src.rows import fill


def print(fmt, *args, ordered=False, **kwargs):
    """Prints values, of every example in a mapped function; `fmt` has a place `{}` for each."""
    for values, named in _examples(args, kwargs):
        builtins.print(fmt.format(*values, **named))


def callback(callback, *args, ordered=False, **kwargs):
    """Calls a function with values, with those of every example in a mapped function."""
    for values, named in _examples(args, kwargs):
        callback(*values, **named)


def _examples(args, kwargs):
    references = []
    return marshal.loads(runtime.examples(marshal.dumps((args, kwargs), references)), references)


fill(globals())
