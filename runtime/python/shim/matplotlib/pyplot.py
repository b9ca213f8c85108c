"""Drawing step by step: every function works on the figure and the axes that were used last."""

import functools as _functools

import _loopless_cells as _cells
import matplotlib as _matplotlib
from matplotlib import _missing
from matplotlib import cm as cm
from matplotlib import rc as rc
from matplotlib import rc_context as rc_context
from matplotlib import rcdefaults as rcdefaults
from matplotlib import rcParams as rcParams
from matplotlib import rcParamsDefault as rcParamsDefault
from matplotlib import style as style
from matplotlib import use as switch_backend
from matplotlib._parameters import cycler as cycler
from matplotlib.artist import getp as getp
from matplotlib.artist import setp as setp
from matplotlib.axes import Axes as Axes
from matplotlib.cm import get_cmap as get_cmap
from matplotlib.colors import LogNorm as LogNorm
from matplotlib.colors import Normalize as Normalize
from matplotlib.figure import Figure as Figure
from matplotlib.gridspec import GridSpec as GridSpec
from matplotlib.image import imread as imread
from matplotlib.image import imsave as imsave
from matplotlib.lines import Line2D as Line2D
from matplotlib.patches import Circle as Circle
from matplotlib.patches import Polygon as Polygon
from matplotlib.patches import Rectangle as Rectangle
from matplotlib.text import Annotation as Annotation
from matplotlib.text import Text as Text

# The figures that are open, in the order of their use.
_figures = {}


def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, clear=False, **options):
    """A new figure, or one that is open, by its number or name."""
    if isinstance(num, Figure):
        num = num.number
    name = num if isinstance(num, str) else ""
    if name:
        num = next((key for key, one in _figures.items() if one.get_label() == name), None)
    if num is None:
        num = max(_figures, default=0) + 1
    if num in _figures:
        made = _figures.pop(num)
        if clear:
            made.clear()
    else:
        face = facecolor if frameon else "none"
        made = Figure(figsize, dpi, facecolor=face, edgecolor=edgecolor, num=num, **options)
        made.set_label(name)
    _figures[num] = made
    return made


def gcf():
    """The figure that was used last, a new one where there is none."""
    return list(_figures.values())[-1] if _figures else figure()


def gca():
    """The axes that were used last, new ones where there are none."""
    return gcf().gca()


def sca(ax):
    """Makes axes those that are used."""
    if ax.figure.number in _figures:
        figure(ax.figure.number)
    ax.figure.sca(ax)


def gci():
    """The image that was drawn last."""
    return gca()._current_image


def sci(im):
    """Makes an image the one that `colorbar` explains."""
    gca()._current_image = im


def cla():
    """Empties the axes."""
    gca().cla()


def clf():
    """Empties the figure."""
    gcf().clear()


def close(fig=None):
    """Forgets a figure without showing it: the last one, one by its number, or `"all"`."""
    if fig == "all":
        _figures.clear()
    elif fig is None:
        if _figures:
            _figures.popitem()
    else:
        keys = [
            key
            for key, one in _figures.items()
            if one is fig or key == fig or (isinstance(fig, str) and one.get_label() == fig)
        ]
        for key in keys:
            del _figures[key]


def show(*args, **options):
    """Shows all open figures now and closes them."""
    figures = [_figures[number] for number in sorted(_figures)]
    _figures.clear()
    for one in figures:
        _cells.display(one)


def draw():
    """Without effect: figures are drawn when they are shown."""


def pause(interval):
    """Shows all open figures now."""
    show()


def ion():
    """Without effect: figures are shown at the end of a cell."""


ioff = ion


def isinteractive():
    """Whether figures are shown without `show`."""
    return True


def get_fignums():
    """The numbers of the open figures."""
    return sorted(_figures)


def fignum_exists(num):
    """Whether a figure is open."""
    return num in _figures or any(one.get_label() == num for one in _figures.values() if num)


def get_figlabels():
    """The names of the open figures."""
    return [_figures[number].get_label() for number in sorted(_figures)]


def subplots(
    nrows=1,
    ncols=1,
    *,
    sharex=False,
    sharey=False,
    squeeze=True,
    width_ratios=None,
    height_ratios=None,
    subplot_kw=None,
    gridspec_kw=None,
    **options,
):
    """A new figure with axes in rows and columns."""
    made = figure(**options)
    axes = made.subplots(
        nrows,
        ncols,
        sharex=sharex,
        sharey=sharey,
        squeeze=squeeze,
        width_ratios=width_ratios,
        height_ratios=height_ratios,
        subplot_kw=subplot_kw,
        gridspec_kw=gridspec_kw,
    )
    return made, axes


def subplot_mosaic(
    mosaic, *, sharex=False, sharey=False, subplot_kw=None, gridspec_kw=None, empty_sentinel=".", **options
):
    """A new figure with axes by name."""
    made = figure(**options)
    axes = made.subplot_mosaic(
        mosaic,
        sharex=sharex,
        sharey=sharey,
        subplot_kw=subplot_kw,
        gridspec_kw=gridspec_kw,
        empty_sentinel=empty_sentinel,
    )
    return made, axes


def subplot(*args, **options):
    """Axes in a cell of the figure; those that are there already are used again."""
    made = gcf()
    key = made._cell(args)._key()
    there = [axes for axes in made.axes if (spec := axes.get_subplotspec()) is not None and spec._key() == key]
    if there and not options:
        return made.sca(there[-1])
    return made.add_subplot(*args, **options)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **options):
    """Axes in some cells of a grid."""
    made = gcf() if fig is None else fig
    spec = made._cell((*shape, 1)).get_gridspec()[loc[0] : loc[0] + rowspan, loc[1] : loc[1] + colspan]
    return made.add_subplot(spec, **options)


def axes(arg=None, **options):
    """Axes at a place: left, lower end, width and height as fractions of the figure."""
    return gcf().add_subplot(**options) if arg is None else gcf().add_axes(arg, **options)


def delaxes(ax=None):
    """Takes axes off their figure."""
    ax = gca() if ax is None else ax
    ax.remove()


def twinx(ax=None):
    """Axes in the same place with a y axis of their own."""
    return (gca() if ax is None else ax).twinx()


def twiny(ax=None):
    """Axes in the same place with an x axis of their own."""
    return (gca() if ax is None else ax).twiny()


def xlim(*args, **options):
    """The limits of the x axis, or others."""
    return gca().set_xlim(*args, **options) if args or options else gca().get_xlim()


def ylim(*args, **options):
    """The limits of the y axis, or others."""
    return gca().set_ylim(*args, **options) if args or options else gca().get_ylim()


def xticks(ticks=None, labels=None, *, minor=False, **properties):
    """The places of ticks on the x axis, and what is written at them."""
    return _ticks(gca().xaxis, ticks, labels, minor, properties)


def yticks(ticks=None, labels=None, *, minor=False, **properties):
    """The places of ticks on the y axis, and what is written at them."""
    return _ticks(gca().yaxis, ticks, labels, minor, properties)


def _ticks(axis, ticks, labels, minor, properties):
    if ticks is None and labels is None and not properties:
        places = axis.get_ticklocs()
    else:
        if ticks is not None:
            axis.set_ticks(ticks, labels, minor=minor, **properties)
        elif labels is not None:
            axis.set_ticklabels(labels, minor=minor, **properties)
        else:
            axis._texts.set(**properties)
        places = axis._range.places or []
    names = axis._range.labels or [""] * len(places)
    return list(places), [Text(place, 0, name) for place, name in zip(places, names)]


def colorbar(mappable=None, cax=None, ax=None, **options):
    """Shows what the colors of the image that was drawn last stand for."""
    mappable = gci() if mappable is None else mappable
    if mappable is None:
        raise RuntimeError(
            "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a "
            "contour set (with contourf)."
        )
    return gcf().colorbar(mappable, cax=cax, ax=ax, **options)


def clim(vmin=None, vmax=None):
    """The numbers of the first and the last color of the image that was drawn last."""
    image = gci()
    if image is None:
        raise RuntimeError("You must first define an image, e.g., with imshow")
    image.set_clim(vmin, vmax)


def set_cmap(cmap):
    """Another colormap, from now on and for the image that was drawn last."""
    rcParams["image.cmap"] = get_cmap(cmap).name
    if _figures and gci() is not None:
        gci().set_cmap(cmap)


def matshow(A, fignum=None, **properties):
    """A matrix as an image in a new figure."""
    if fignum is None:
        values = getattr(A, "shape", None) or (len(A), len(A[0]))
        ratio = max(0.5, min(2.0, values[0] / max(1, values[1])))
        figure(figsize=(4.8 / ratio, 4.8) if ratio > 1 else (4.8, 4.8 * ratio))
    elif fignum:
        figure(fignum)
    return gca().matshow(A, **properties)


def figtext(x, y, s, fontdict=None, **properties):
    """A text at fractions of the figure."""
    return gcf().text(x, y, s, fontdict, **properties)


def figlegend(*args, **options):
    """What stands for what in all axes."""
    return gcf().legend(*args, **options)


def box(on=None):
    """Shows the lines around the data, or hides them."""
    axes = gca()
    axes.set_frame_on(not axes.spines["top"].get_visible() if on is None else on)


def savefig(*args, **options):
    """Not possible: there are no files."""
    return gcf().savefig(*args, **options)


def colormaps():
    """The names of the colormaps."""
    return sorted(_matplotlib.colormaps)


_OF_AXES = (
    "annotate autoscale axhline axhspan axis axline axvline axvspan bar bar_label barh clabel contour contourf errorbar fill "
    "fill_between fill_betweenx grid hist hist2d hlines imshow legend locator_params loglog margins minorticks_off "
    "minorticks_on pcolor pcolormesh pie plot scatter semilogx semilogy spy stackplot stairs stem step text tick_params "
    "ticklabel_format vlines"
).split()
_SETTERS = {
    "title": "set_title",
    "xlabel": "set_xlabel",
    "ylabel": "set_ylabel",
    "xscale": "set_xscale",
    "yscale": "set_yscale",
}
_OF_FIGURES = ("subplots_adjust", "suptitle", "tight_layout")


def _forward(name, method, owner):
    function = getattr(Axes if owner is gca else Figure, method)

    @_functools.wraps(function)
    def forwarded(*args, **options):
        return getattr(owner(), method)(*args, **options)

    forwarded.__name__ = forwarded.__qualname__ = name
    forwarded.__module__ = __name__
    # What `help` says of the parameters: all but `self`.
    forwarded.__wrapped__ = _functools.partial(function, None)
    return forwarded


for _name in _OF_AXES:
    globals()[_name] = _forward(_name, _name, gca)
for _name, _method in _SETTERS.items():
    globals()[_name] = _forward(_name, _method, gca)
for _name in _OF_FIGURES:
    globals()[_name] = _forward(_name, _name, gcf)


def _end_cell():
    """Shows the figures of the cell that were not shown as they are, and closes all."""
    figures = [_figures[number] for number in sorted(_figures)]
    _figures.clear()
    failed = None
    for one in figures:
        try:
            if one._shown is None or one._shown != one._draw():
                _cells.display(one)
        except Exception as error:
            # The other figures are shown all the same.
            failed = failed or error
    if failed is not None:
        raise failed


_cells.at_end.append(_end_cell)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    functions = [one for one, value in globals().items() if not one.startswith("_") and callable(value)]
    raise _missing.member("matplotlib.pyplot", name, functions)
