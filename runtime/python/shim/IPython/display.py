"""Showing values in the output of a cell."""

import html

import _loopless_cells as _cells


def display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False):
    """Shows each value in the richest form it has; with `raw` they are dicts by MIME type."""
    for value in objs:
        if raw:
            _cells.publish(value)
        else:
            _cells.display(value)
    return DisplayHandle(display_id) if display_id else None


class DisplayHandle:
    """What was shown: an update shows it again, below."""

    def __init__(self, display_id=None):
        self.display_id = display_id if isinstance(display_id, str) else f"{id(self):x}"

    def display(self, obj, **options):
        """Shows a value."""
        display(obj, **options)

    update = display


def update_display(obj, *, display_id, **options):
    """Shows a value again, below what was shown before."""
    display(obj, **options)


def clear_output(wait=False):
    """Takes away what the cell has shown: at once, or with `wait` when it shows something else."""
    _cells.clear(wait)


def set_matplotlib_formats(*formats, **options):
    """Without effect: figures are shown as SVG."""


class DisplayObject:
    """Something that is shown in a form of its own."""

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if filename is not None:
            raise PermissionError(f"{filename}: the bundled runtime reads no files")
        if data is None and url is not None:
            raise PermissionError(f"{url}: the bundled runtime fetches nothing from the network")
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


class Math(DisplayObject):
    """Shown as a formula, without the dollar signs around it."""

    def _repr_latex_(self):
        return f"$\\displaystyle {self.data.strip('$')}$"


class SVG(DisplayObject):
    """Shown as a picture."""

    def _repr_svg_(self):
        return self.data


class JSON(DisplayObject):
    """Shown as JSON."""

    def _repr_json_(self):
        return self.data


class Pretty(DisplayObject):
    """Shown as text."""

    def __repr__(self):
        return str(self.data)


class Code(DisplayObject):
    """Shown as the text of a program."""

    def __init__(self, data=None, url=None, filename=None, language=None):
        super().__init__(data, url, filename)
        self.language = language

    def _repr_html_(self):
        return f"<pre><code>{html.escape(self.data)}</code></pre>"

    def __repr__(self):
        return self.data


class Image(DisplayObject):
    """Shown as a picture: the bytes of a PNG or a JPEG file."""

    def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None, **options):
        super().__init__(data, url, filename)
        if not isinstance(data, bytes):
            raise TypeError("The bundled runtime shows images that are given as bytes")
        self.width, self.height = width, height

    def _repr_png_(self):
        return self.data if self.data.startswith(b"\x89PNG") else None

    def _repr_jpeg_(self):
        return self.data if self.data.startswith(b"\xff\xd8") else None


class IFrame:
    """A page that is not shown: nothing is fetched from the network, so a link stands for it."""

    def __init__(self, src, width, height, **options):
        self.src = src

    def _repr_html_(self):
        address = html.escape(self.src, quote=True)
        return f'<p><a href="{address}">{address}</a></p>'

    def __repr__(self):
        return f"<IFrame {self.src}, not shown on the bundled runtime>"


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


__all__ = (
    "Code DisplayHandle DisplayObject HTML IFrame Image JSON Latex Markdown Math Pretty SVG YouTubeVideo clear_output display "
    "set_matplotlib_formats update_display"
).split()
