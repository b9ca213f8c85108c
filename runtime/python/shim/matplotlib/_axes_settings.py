"""What is written around the data, and how numbers become places: titles, labels, limits, scales, ticks, proportions."""

from matplotlib import _missing, _parameters
from matplotlib._tick_changes import tick_changes
from matplotlib.text import Text


class AxesSettings:
    """What axes let change of their frame."""

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **properties):
        """The text above."""
        title = self._titles[_parameters.rcParams["axes.titlelocation"] if loc is None else loc]
        title.set_text(label)
        title.set(**{**(fontdict or {}), **properties})
        title._pad = _parameters.rcParams["axes.titlepad"] if pad is None else float(pad)
        title._at = y
        return title

    def get_title(self, loc="center"):
        """The text above."""
        return self._titles[loc].get_text()

    @property
    def title(self):
        """The text above."""
        return self._titles["center"]

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **properties):
        """The text at the x axis."""
        return self._set_label(self.xaxis, xlabel, fontdict, labelpad, loc, properties)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **properties):
        """The text at the y axis."""
        return self._set_label(self.yaxis, ylabel, fontdict, labelpad, loc, properties)

    def get_xlabel(self):
        """The text at the x axis."""
        return self.xaxis.get_label_text()

    def get_ylabel(self):
        """The text at the y axis."""
        return self.yaxis.get_label_text()

    def get_xlim(self):
        """Where the x axis begins and ends."""
        return self._x.limits()

    def get_ylim(self):
        """Where the y axis begins and ends."""
        return self._y.limits()

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        """Where the x axis begins and ends."""
        return self._set_limits(self._x, left if xmin is None else xmin, right if xmax is None else xmax)

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        """Where the y axis begins and ends."""
        return self._set_limits(self._y, bottom if ymin is None else ymin, top if ymax is None else ymax)

    get_xbound, set_xbound, get_ybound, set_ybound = get_xlim, set_xlim, get_ylim, set_ylim

    def invert_xaxis(self):
        """Turns the x axis around."""
        self._x.inverted = not self._x.inverted

    def invert_yaxis(self):
        """Turns the y axis around."""
        self._y.inverted = not self._y.inverted

    def xaxis_inverted(self):
        """Whether the x axis is turned around."""
        return self._x.inverted

    def yaxis_inverted(self):
        """Whether the y axis is turned around."""
        return self._y.inverted

    def margins(self, *margins, x=None, y=None, tight=True):
        """The room around what is drawn, as shares of it."""
        if margins:
            x, y = margins if len(margins) == 2 else margins * 2
        for which, value in (("x", x), ("y", y)):
            if value is not None:
                self._margins[which] = float(value)
        return tuple(self._margins.values()) if x is None and y is None else None

    def set_xmargin(self, m):
        """The room left and right of what is drawn."""
        self.margins(x=m)

    def set_ymargin(self, m):
        """The room above and below what is drawn."""
        self.margins(y=m)

    def autoscale(self, enable=True, axis="both", tight=None):
        """Takes the limits of what is drawn again, or keeps those there are."""
        for range_ in self._ranges(axis):
            range_.fixed = None if enable else tuple(sorted(range_.limits()))
            if enable and tight:
                self._margins[range_.which] = 0.0

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        """Without effect: limits follow what is drawn by themselves."""

    relim = autoscale_view

    def set_xscale(self, value, **options):
        """`linear`, `log` or `symlog`."""
        self._set_scale(self._x, value, options)

    def set_yscale(self, value, **options):
        """`linear`, `log` or `symlog`."""
        self._set_scale(self._y, value, options)

    def get_xscale(self):
        """The kind of scale of the x axis."""
        return self._x.scale

    def get_yscale(self):
        """The kind of scale of the y axis."""
        return self._y.scale

    def set_xticks(self, ticks, labels=None, *, minor=False, **properties):
        """The places of ticks, and what is written at them."""
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **properties)

    def set_yticks(self, ticks, labels=None, *, minor=False, **properties):
        """The places of ticks, and what is written at them."""
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **properties)

    def get_xticks(self, *, minor=False):
        """The places of ticks that were set."""
        return self.xaxis.get_ticklocs()

    def get_yticks(self, *, minor=False):
        """The places of ticks that were set."""
        return self.yaxis.get_ticklocs()

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **properties):
        """What is written at the ticks."""
        return self.xaxis.set_ticklabels(labels, fontdict=fontdict, **properties)

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **properties):
        """What is written at the ticks."""
        return self.yaxis.set_ticklabels(labels, fontdict=fontdict, **properties)

    def get_xticklabels(self, minor=False, which=None):
        """What stands for the texts at the ticks."""
        return self.xaxis.get_ticklabels()

    def get_yticklabels(self, minor=False, which=None):
        """What stands for the texts at the ticks."""
        return self.yaxis.get_ticklabels()

    def tick_params(self, axis="both", **options):
        """How ticks and what is written at them look."""
        for which, one in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (which, "both"):
                tick_changes(one, options)

    def ticklabel_format(
        self, *, axis="both", style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None
    ):
        """How numbers are written: `style="plain"` or `"sci"`."""
        for range_ in self._ranges(axis):
            if style in ("sci", "scientific") or scilimits is not None:
                range_.notation = "scientific" if scilimits is None or tuple(scilimits) == (0, 0) else "auto"
            elif style == "plain" or useOffset is False:
                range_.notation = "plain"
            elif style not in (None, ""):
                raise ValueError(
                    f"{style!r} is not a valid value for style. Supported values are '', 'plain', 'sci', 'scientific'"
                )

    def locator_params(self, axis="both", tight=None, *, nbins=None, **options):
        """How many ticks there are at most."""
        if options:
            raise _missing.refused(f"with {', '.join(options)} in locator_params")
        for range_ in self._ranges(axis):
            range_.most = max(1, int(nbins))

    def minorticks_on(self):
        """Shows small ticks between others."""
        self.xaxis._has_minor = self.yaxis._has_minor = True

    def minorticks_off(self):
        """Shows no small ticks."""
        self.xaxis._has_minor = self.yaxis._has_minor = False

    def grid(self, visible=None, which="major", axis="both", **properties):
        """Shows lines at the ticks, or hides them."""
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis. Supported values are 'x', 'y', 'both'")
        for name, one in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                one.grid(visible, which, **properties)

    def set_axisbelow(self, b):
        """Whether the grid lies below what is drawn."""
        self._grid_order = {True: 0.5, "line": 1.5, False: 2.5}[b]

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        """How long a unit of y is beside one of x: `equal`, `auto` or a number."""
        if aspect == "auto":
            self._aspect = None
        else:
            self._aspect = 1.0 if aspect == "equal" else float(aspect)
        if adjustable is not None:
            self._adjusts = {"box": "box", "datalim": "limits"}[adjustable]

    def get_aspect(self):
        """How long a unit of y is beside one of x."""
        return "auto" if self._aspect is None else self._aspect

    def set_box_aspect(self, aspect=None):
        """The height of the box as a multiple of its width."""
        self._locked_aspect = None if aspect is None else float(aspect)

    def set_adjustable(self, adjustable, share=False):
        """What gives way to the aspect: `box` or `datalim`."""
        self._adjusts = {"box": "box", "datalim": "limits"}[adjustable]

    def _ranges(self, axis):
        return [range_ for which, range_ in (("x", self._x), ("y", self._y)) if axis in (which, "both")]

    def _title(self, side):
        settings = _parameters.rcParams
        color = settings["text.color"] if settings["axes.titlecolor"] == "auto" else settings["axes.titlecolor"]
        title = Text(
            {"left": 0.0, "center": 0.5, "right": 1.0}[side], 1.0, "", color=color, fontsize=settings["axes.titlesize"]
        )
        title.set(fontweight=settings["axes.titleweight"], horizontalalignment=side)
        title._pad, title._at = settings["axes.titlepad"], None
        return title

    def _set_label(self, axis, text, fontdict, labelpad, loc, properties):
        if labelpad is not None:
            axis.labelpad = float(labelpad)
        if loc is not None:
            aligned = {"left": "left", "bottom": "left", "center": "center", "right": "right", "top": "right"}
            axis.label.set(horizontalalignment=aligned[loc])
        axis.set_label_text(text, fontdict, **properties)
        axis.label._x, axis.label._y = (0.5, 0) if axis is self.xaxis else (0, 0.5)
        return axis.label

    def _set_limits(self, range_, low, high):
        if high is None and hasattr(low, "__len__") or hasattr(low, "tolist") and getattr(low, "ndim", 0):
            low, high = low
        before = range_.limits()
        low, high = (old if new is None else range_.numbers(new)[0][0] for new, old in zip((low, high), before))
        range_.fix(low, high)
        return range_.limits()

    def _set_scale(self, range_, value, options):
        if value not in ("linear", "log", "symlog"):
            raise ValueError(
                f"{value!r} is not a valid value for scale. The bundled matplotlib has 'linear', 'log', 'symlog'"
            )
        unknown = options.keys() - {"base", "nonpositive", "subs", "linthresh", "linscale", "basex", "basey"}
        if unknown:
            raise TypeError(f"Scale got an unexpected keyword argument {sorted(unknown)[0]!r}")
        range_.scale = value
        range_.base = float(options.get("base", 10.0))
        range_.threshold = float(options.get("linthresh", 2.0))
        if value == "log" and range_.fixed is not None and min(range_.fixed) <= 0:
            range_.fixed = None
