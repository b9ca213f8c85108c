"""Computations of the runtime that call functions of Python: it says what to call with what, Python calls."""

from jax._src import marshal, runtime


def run(begin, references):
    """What a computation gives. `begin` starts it; the values of its answers refer to `references`."""
    depth = runtime.depth()
    try:
        waits, *answer = marshal.loads(begin(), references)
        while waits:
            function, args, kwargs = answer
            # Python has to hold the result while the runtime reads it: its arrays are freed with it.
            result = function(*args, **kwargs)
            waits, *answer = marshal.loads(runtime.resume(marshal.dumps(result, references)), references)
        return answer[0]
    finally:
        runtime.leave(depth)
