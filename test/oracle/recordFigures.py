"""Records facts from real matplotlib: test/shim/figures.json (answers to the cases of figureCases.py), and the ticks and
colormaps in test/figure.

Run it with a Python that has matplotlib 3.11: `python test/oracle/recordFigures.py`.
"""

import ast
import json
import pathlib

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from figureCases import cases, prologue

root = pathlib.Path(__file__).resolve().parent.parent


def write(path, items):
    text = ",\n".join(json.dumps(item) for item in items)
    (root / path).write_text(f"[\n{text}\n]\n")
    print(path, len(items))


def answer(source):
    plt.close("all")
    names = {}
    exec(prologue, names)
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value)
    try:
        exec(compile(tree, "case", "exec"), names)
        value = names["plain"](eval(compile(last, "case", "eval"), names))
    except Exception as error:
        return {"source": source, "error": [type(error).__name__, str(error).split("\n")[0]]}
    return {"source": source, "result": value}


def shown(axis, places, low, high):
    slack = 1e-10 * (low if axis.get_scale() == "log" else high - low)
    return [place for place in range(len(places)) if low - slack <= places[place] <= high + slack]


def ticks(scale, low, high, room):
    """The ticks of an x axis that has room for so many texts."""
    figure, axes = plt.subplots()
    axes.set_xscale(scale)
    axes.set_xlim(low, high)
    axes.xaxis.get_tick_space = lambda: room
    figure.canvas.draw()
    result = {"scale": scale, "low": low, "high": high, "room": room}
    for name, minor in (("places", False), ("minor", True)):
        places = [float(place) for place in axes.get_xticks(minor=minor)]
        texts = [label.get_text() for label in axes.get_xticklabels(minor=minor)]
        within = shown(axes.xaxis, places, low, high)
        result[name] = [places[place] for place in within]
        result["texts" if name == "places" else "minorTexts"] = [texts[place] for place in within]
    result["remark"] = axes.xaxis.get_offset_text().get_text()
    plt.close(figure)
    return result


linear = [
    (0, 1),
    (-0.05, 1.05),
    (0, 100),
    (-4.5, 94.5),
    (0, 12.3),
    (-0.3, 6.6),
    (1e-7, 3e-7),
    (1e6, 5e6),
    (-2e6, 2e6),
    (1000.001, 1000.009),
    (0.95, 1.05),
    (-1, 1),
    (-3.3, 3.3),
    (2000, 2020),
    (123456, 123999),
    (-1e-12, 1e-12),
    (0, 0.001),
    (-0.0005, 0.0105),
    (10001, 10002),
    (99990, 100010),
    (0, 255),
    (-0.5, 9.5),
    (-0.5, 2.5),
    (0, 1e5),
    (0, 999999),
    (0, 1000001),
    (-1e-5, 9.9e-5),
    (1e15, 1e15 + 100),
    (-250, -240),
]
logarithmic = [
    (1, 10),
    (1, 100),
    (0.5, 2000),
    (1e-3, 1e12),
    (2, 8),
    (2, 4),
    (1, 1e20),
    (1e-8, 1e-1),
    (1.5, 1.8),
    (3, 30),
]
logarithmic += [(20, 95), (1e-16, 1), (0.7, 1.3)]
write(
    "figure/ticks.json",
    [ticks("linear", *limits, room) for limits in linear for room in (9, 4)]
    + [ticks("log", *limits, room) for limits in logarithmic for room in (9, 5)],
)
names = (
    "viridis plasma inferno magma cividis turbo gray binary Greys Blues Greens Oranges Reds Purples RdBu coolwarm bwr seismic "
    "Spectral jet hot cool spring summer autumn winter bone copper hsv rainbow terrain tab10 tab20 Set1 Set2 Dark2 Paired "
    "viridis_r RdYlGn_r"
).split()
share = [place / 20 for place in range(21)]
write(
    "figure/colormaps.json",
    [
        {"name": name, "colors": [matplotlib.colors.to_hex(color) for color in matplotlib.colormaps[name](share)]}
        for name in names
    ],
)
write("shim/figures.json", [answer(source) for source in cases])
