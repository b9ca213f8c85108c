"""Looking into functions while they run."""

import builtins

from jax._src import marshal, runtime


def print(fmt, *args, ordered=False, **kwargs):
    """Prints values, of every example in a mapped function; `fmt` has a place `{}` for each."""
    references = []
    answer = runtime.examples(marshal.dumps((args, kwargs), references))
    for values, named in marshal.loads(answer, references):
        builtins.print(fmt.format(*values, **named))
