"""Colorbars: what the colors stand for."""


class Colorbar:
    """Axes that show the colors of something and their numbers."""

    def __init__(self, axes, mappable, orientation):
        self.ax = axes
        self.mappable = mappable
        self.orientation = orientation

    @property
    def _long(self):
        return self.ax.yaxis if self.orientation == "vertical" else self.ax.xaxis

    def set_label(self, label, *, loc=None, **properties):
        """The text beside it."""
        self._long.set_label_text(label, **properties)

    def set_ticks(self, ticks, *, labels=None, minor=False, **properties):
        """The numbers beside it."""
        self._long.set_ticks(ticks, labels, **properties)

    def set_ticklabels(self, ticklabels, *, minor=False, **properties):
        """What is written at the numbers that were set."""
        self._long.set_ticklabels(ticklabels, **properties)

    def minorticks_on(self):
        """Shows small ticks between others."""
        self._long._has_minor = True

    def minorticks_off(self):
        """Shows no small ticks."""
        self._long._has_minor = False

    def set_alpha(self, alpha):
        """Without effect: the colors are those of what it explains."""

    def update_ticks(self):
        """Without effect: ticks follow by themselves."""

    @property
    def outline(self):
        """The lines around it."""
        return self.ax.spines[:]

    def remove(self):
        """Takes it off the figure."""
        self.ax.remove()

    def __repr__(self):
        return f"<matplotlib.colorbar.Colorbar at {id(self):#x}>"
