"""Showing values in the output of a cell."""

import html

from _loopless_cells import display


class DisplayObject:
    """Something that is shown in a form of its own."""

    def __init__(self, data=None):
        self.data = data

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(DisplayObject):
    """Shown as HTML."""

    def _repr_html_(self):
        return self.data


class Markdown(DisplayObject):
    """Shown as formatted text."""

    def _repr_markdown_(self):
        return self.data


class Latex(DisplayObject):
    """Shown as a formula."""

    def _repr_latex_(self):
        return self.data


class SVG(DisplayObject):
    """Shown as a picture."""

    def _repr_svg_(self):
        return self.data


class YouTubeVideo(DisplayObject):
    """A film that is not played here: nothing is fetched from the network, so a link stands for it."""

    def __init__(self, id, width=400, height=300, **options):
        super().__init__()
        self.id = id
        self.src = f"https://www.youtube.com/watch?v={id}"

    def _repr_html_(self):
        address = html.escape(self.src, quote=True)
        return f'<p>YouTube video: <a href="{address}">{address}</a></p>'

    def __repr__(self):
        return f"<YouTubeVideo {self.src}, not played on the bundled runtime>"


__all__ = ["HTML", "SVG", "DisplayObject", "Latex", "Markdown", "YouTubeVideo", "display"]
