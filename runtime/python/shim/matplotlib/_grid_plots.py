"""Plots of numbers in rows and columns."""

import bisect
from array import array

from matplotlib import _numbers, _parameters
from matplotlib._area_plots import _edges as _bin_edges
from matplotlib.artist import refuse
from matplotlib.collections import PolyQuadMesh, QuadMesh
from matplotlib.colors import hexed
from matplotlib.contour import QuadContourSet
from matplotlib.image import AxesImage
from matplotlib.text import Text


class GridPlots:
    """What axes can draw of matrices."""

    def imshow(
        self,
        X,
        cmap=None,
        norm=None,
        *,
        aspect=None,
        interpolation=None,
        alpha=None,
        vmin=None,
        vmax=None,
        origin=None,
        extent=None,
        data=None,
        **properties,
    ):
        """A matrix as an image; its first row is above, unless `origin="lower"`."""
        if alpha is not None and hasattr(alpha, "__len__"):
            refuse({"alpha": True}, "alpha")
        image = AxesImage(
            X,
            cmap=cmap,
            norm=norm,
            vmin=vmin,
            vmax=vmax,
            origin=origin,
            extent=extent,
            interpolation=_parameters.rcParams["image.interpolation"] if interpolation is None else interpolation,
            alpha=alpha,
            **properties,
        )
        self.set_aspect(_parameters.rcParams["image.aspect"] if aspect is None else aspect)
        self._add(image)
        left, right, bottom, top = image.get_extent()
        for range_, low, high in ((self._x, left, right), (self._y, bottom, top)):
            if range_.fixed is None:
                range_.inverted = low > high
        self._current_image = image
        return image

    def matshow(self, Z, **properties):
        """A matrix as an image, with its columns counted above it."""
        image = self.imshow(Z, **{"origin": "upper", "interpolation": "nearest", "aspect": "equal"} | properties)
        self.xaxis.set_ticks_position("top")
        self.xaxis.set_label_position("top")
        for axis in (self.xaxis, self.yaxis):
            axis._ticks["major"]["high" if axis is self.yaxis else "low"] = True
        return image

    def spy(self, Z, precision=0, **properties):
        """Where a matrix is not zero."""
        values, shape = _numbers.numbers(Z)
        flags = [
            [1.0 if abs(values[row * shape[1] + column]) > precision else 0.0 for column in range(shape[1])]
            for row in range(shape[0])
        ]
        return self.matshow(flags, **{"cmap": "binary", "vmin": 0, "vmax": 1} | properties)

    def pcolormesh(
        self, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, shading=None, data=None, **properties
    ):
        """Cells between edges: `pcolormesh(C)` or `pcolormesh(X, Y, C)`."""
        if shading not in (None, "auto", "flat", "nearest", "gouraud"):
            raise ValueError(f"{shading!r} is not a valid value for shading")
        refuse({"shading": shading if shading == "gouraud" else None}, "shading")
        values, shape = _numbers.numbers(args[-1])
        if len(shape) != 2:
            raise TypeError(f"Incompatible C shape {shape}: it has two axes")
        rows, columns = shape
        if len(args) == 1:
            x, y = array("d", range(columns + 1)), array("d", range(rows + 1))
            corners = None
        else:
            x, y, corners = self._mesh_edges(args[0], args[1], rows, columns, shading)
        if corners is None:
            mesh = QuadMesh(x, y, values, alpha=alpha, **properties)
        else:
            mesh = PolyQuadMesh(corners, values, alpha=alpha, linewidth=0.5, **properties)
        mesh._map(values, cmap, norm, vmin, vmax)
        self._current_image = mesh
        return self._add(mesh)

    pcolor = pcolormesh

    def contour(self, *args, **properties):
        """Lines at levels: `contour(Z)`, `contour(X, Y, Z)`, and either with levels."""
        return self._contour(args, False, properties)

    def contourf(self, *args, **properties):
        """The areas between levels, filled."""
        return self._contour(args, True, properties)

    def clabel(self, CS, levels=None, *, fontsize=None, inline=True, fmt=None, colors=None, **options):
        """Writes levels at their lines."""
        text = Text(fontsize=fontsize, horizontalalignment="center", verticalalignment="center")
        color = "none" if colors is None or not isinstance(colors, str) else hexed(colors)
        CS._labels = text._label(text="%", color=color)
        return []

    def hist2d(
        self, x, y, bins=10, *, range=None, density=False, weights=None, cmin=None, cmax=None, data=None, **properties
    ):
        """How many points lie in each cell."""
        xs, ys = _numbers.line(x), _numbers.line(y)
        if len(xs) != len(ys):
            raise ValueError("x and y must have the same length.")
        both = list(bins) if isinstance(bins, (list, tuple)) and len(bins) == 2 else [bins, bins]
        limits = [None, None] if range is None else range
        edges = [_bin_edges(count, list(values), limit) for count, values, limit in zip(both, (xs, ys), limits)]
        columns, rows = len(edges[0]) - 1, len(edges[1]) - 1
        counts = array("d", bytes(8 * rows * columns))
        weights = None if weights is None else _numbers.line(weights)
        for place, (one, other) in enumerate(zip(xs, ys)):
            column, row = _bin(edges[0], one), _bin(edges[1], other)
            if column is not None and row is not None:
                counts[row * columns + column] += 1 if weights is None else weights[place]
        if density:
            total = sum(counts)
            areas = [(b - a) * (d - c) for c, d in zip(edges[1], edges[1][1:]) for a, b in zip(edges[0], edges[0][1:])]
            counts = array("d", [count / total / area for count, area in zip(counts, areas)])
        nan = float("nan")
        low = float("-inf") if cmin is None else cmin
        high = float("inf") if cmax is None else cmax
        counts = array("d", [count if low <= count <= high else nan for count in counts])
        nested = [list(counts[row * columns : (row + 1) * columns]) for row in _range(rows)]
        image = self.pcolormesh(edges[0], edges[1], nested, **properties)
        by_column = [[nested[row][column] for row in _range(rows)] for column in _range(columns)]
        return _numbers.as_array(by_column), _numbers.as_array(edges[0]), _numbers.as_array(edges[1]), image

    def _contour(self, args, filled, properties):
        args = list(args)
        levels = properties.pop("levels", None)
        if len(args) in (2, 4):
            levels = args.pop()
        for name in ("origin", "corner_mask", "nchunk", "algorithm", "data", "antialiased", "locator", "hatches"):
            properties.pop(name, None)
        extent = properties.pop("extent", None)
        z, shape = _numbers.numbers(args[-1])
        if len(shape) != 2:
            raise TypeError(f"Input z must be 2D, not {len(shape)}D")
        rows, columns = shape
        if rows < 2 or columns < 2:
            raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {shape}")
        if len(args) == 1:
            x, y = array("d", range(columns)), array("d", range(rows))
            if extent is not None:
                x, y = _numbers.linspace(*map(float, extent[:2]), columns), _numbers.linspace(
                    *map(float, extent[2:]), rows
                )
        else:
            x, y = (self._grid_line(args[place], rows, columns, place) for place in (0, 1))
        if levels is not None and not isinstance(levels, int):
            levels = _numbers.line(levels)
        contour = QuadContourSet(x, y, z, levels, filled, **properties)
        self._current_image = contour
        return self._add(contour)

    @staticmethod
    def _grid_line(values, rows, columns, place):
        """The places of the columns, or of the rows, of a grid along the axes."""
        numbers, shape = _numbers.numbers(values)
        name, size, what = (("x", columns, "columns"), ("y", rows, "rows"))[place]
        if len(shape) == 1:
            if len(numbers) != size:
                raise TypeError(f"Length of {name} ({len(numbers)}) must match number of {what} in z ({size})")
            return numbers
        if shape != (rows, columns):
            raise TypeError(f"Shapes of {name} {shape} and z {(rows, columns)} do not match")
        lines = _even_lines(numbers, rows, columns, place)
        if lines is None:
            raise NotImplementedError(
                "The bundled matplotlib draws contours on grids along the axes, as meshgrid makes them."
            )
        return lines

    def _mesh_edges(self, x, y, rows, columns, shading):
        """The edges of the columns and of the rows; the corners of the cells where the grid is not along the axes."""
        (xs, x_shape), (ys, y_shape) = self._x.numbers(x), self._y.numbers(y)
        x_size = x_shape[-1]
        y_size = y_shape[0]
        is_flat = (x_size, y_size) == (columns + 1, rows + 1)
        is_centered = (x_size, y_size) == (columns, rows) and shading != "flat"
        if not (is_flat and shading != "nearest") and not is_centered:
            wanted = "" if shading == "nearest" else "one smaller than "
            raise TypeError(
                f"Dimensions of C {(rows, columns)} should be {wanted}X({x_size}) and Y({y_size}) while using "
                f"shading={shading or 'flat'!r} see help(pcolormesh)"
            )
        along_x = xs if len(x_shape) == 1 else _even_lines(xs, *x_shape, 0)
        along_y = ys if len(y_shape) == 1 else _even_lines(ys, *y_shape, 1)
        if along_x is not None and along_y is not None:
            return (along_x, along_y, None) if is_flat else (_midway(along_x), _midway(along_y), None)
        if not is_flat:
            raise NotImplementedError(
                "The bundled matplotlib draws cells around points on grids along the axes: give their corners."
            )
        at = lambda values, row, column: values[row * (columns + 1) + column]
        cells = [(row, column) for row in range(rows) for column in range(columns)]
        around = ((0, 0), (0, 1), (1, 1), (1, 0))
        corners = [
            tuple(array("d", [at(values, row + down, column + right) for down, right in around]) for values in (xs, ys))
            for row, column in cells
        ]
        return None, None, corners


_range = range


def _even_lines(values, rows, columns, place):
    """What all rows (or all columns) of a grid have in common, None where they differ."""
    if place == 0:
        first = values[:columns]
        same = all(values[row * columns : (row + 1) * columns] == first for row in range(rows))
        return first if same else None
    first = values[::columns]
    return first if all(values[column::columns] == first for column in range(columns)) else None


def _midway(places):
    """Edges around places: halfway between them."""
    if len(places) == 1:
        return array("d", [places[0] - 0.5, places[0] + 0.5])
    between = [(one + other) / 2 for one, other in zip(places, places[1:])]
    return array("d", [2 * places[0] - between[0], *between, 2 * places[-1] - between[-1]])


def _bin(edges, value):
    if not edges[0] <= value <= edges[-1]:
        return None
    return min(bisect.bisect_right(edges, value) - 1, len(edges) - 2)
