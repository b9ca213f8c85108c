"""What becomes of divisions by zero, overflows and invalid values: `np.errstate`."""

import contextlib
import warnings

from jax._src import marshal

_MODES = ("ignore", "warn", "raise", "call", "print", "log")
_state = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_FOLDER = __file__.rpartition("/numpy/")[0] + "/"


def geterr():
    """What happens in each case."""
    return dict(_state)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Says what is to happen, and gives what happened before."""
    before = geterr()
    for kind, mode in {"divide": divide, "over": over, "under": under, "invalid": invalid}.items():
        mode = mode or all
        if mode is not None:
            if mode not in _MODES:
                raise ValueError(f"invalid error mode {mode!r}")
            if mode in ("call", "log"):
                raise NotImplementedError(f"The bundled numpy has no error mode {mode!r}.")
            _state[kind] = mode
    return before


class errstate(contextlib.ContextDecorator):
    """Within `with np.errstate(divide="ignore"):` other things happen."""

    def __init__(self, **modes):
        self._modes = modes

    def __enter__(self):
        self._before = seterr(**self._modes)

    def __exit__(self, *error):
        _state.update(self._before)


def tell(kind, message):
    """Warns of one case, or raises what there is to raise."""
    mode = _state[kind]
    if mode == "raise":
        raise FloatingPointError(message)
    if mode == "print":
        print(f"Warning: {message}")
    if mode == "warn":
        warn(message, RuntimeWarning)


def warn(message, category):
    """Warns where the code outside of numpy stands."""
    warnings.warn(message, category, stacklevel=2, skip_file_prefixes=(_FOLDER,))


def _read(code, references):
    value = marshal.decode(code[1], references)
    for kind, message in marshal.decode(code[0], references):
        tell(kind, message)
    return value


marshal.readers["warned"] = _read
