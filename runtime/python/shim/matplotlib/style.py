"""Styles: settings that belong together."""

from matplotlib import _parameters
from matplotlib._parameters import apply_style as use

available = sorted(_parameters.STYLES)
library = {name: dict(settings) for name, settings in _parameters.STYLES.items()}


class context(_parameters.rc_context):
    """A style for the duration of a `with` statement."""

    def __init__(self, style, after_reset=False):
        super().__init__(style)


__all__ = ["available", "context", "library", "use"]
