"""What `tick_params` changes."""

from matplotlib.artist import color
from matplotlib.colors import hexed
from matplotlib.lines import linestyle

_SIDES = {"x": ("bottom", "top"), "y": ("left", "right")}
_NAMES = (
    "length width color pad direction labelsize labelcolor labelrotation labelfontfamily colors bottom top left right labelbottom "
    "labeltop labelleft labelright grid_color grid_alpha grid_linewidth grid_linestyle zorder which reset size rotation"
).split()


def tick_changes(axis, options):
    """Changes how the ticks of one axis look."""
    unknown = [name for name in options if name not in _NAMES]
    if unknown:
        raise ValueError(f"keyword {unknown[0]} is not recognized; valid keywords are {_NAMES}")
    levels = {"both": ("major", "minor")}.get(options.get("which", "major"), (options.get("which", "major"),))
    options = dict(options)
    if "size" in options:
        options["length"] = options.pop("size")
    if "colors" in options:
        paint = options.pop("colors")
        options = {"color": paint, "labelcolor": paint} | options
    for level in levels:
        ticks = axis._ticks[level]
        for name in ("length", "width", "pad"):
            if name in options:
                ticks[name] = float(options[name])
        if "color" in options:
            ticks["color"] = color(options["color"])
        if "direction" in options:
            if options["direction"] not in ("in", "out", "inout"):
                raise ValueError(
                    f"{options['direction']!r} is not a valid value for direction. Supported values are 'in', 'out', 'inout'"
                )
            ticks["direction"] = options["direction"]
        for side, name in zip(("low", "high"), _SIDES[axis._which]):
            if name in options:
                ticks[side] = bool(options[name])
    if "major" in levels:
        for side, name in zip(("low", "high"), _SIDES[axis._which]):
            if f"label{name}" in options:
                axis._shown[side] = bool(options[f"label{name}"])
    texts = {
        "labelsize": "fontsize",
        "labelcolor": "color",
        "labelrotation": "rotation",
        "rotation": "rotation",
        "labelfontfamily": "fontfamily",
    }
    axis._texts.set(**{of: options[name] for name, of in texts.items() if name in options})
    grid = {name[5:]: value for name, value in options.items() if name.startswith("grid_")}
    if grid and axis._grid["major"] is not None:
        paint, width, style, alpha = axis._grid["major"]
        axis._grid["major"] = (
            grid.get("color", paint),
            float(grid.get("linewidth", width)),
            linestyle(grid.get("linestyle", style)),
            grid.get("alpha", alpha),
        )
        hexed(axis._grid["major"][0])
