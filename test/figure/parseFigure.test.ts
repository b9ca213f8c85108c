import { expect, test } from "vitest";
import { parseFigure } from "../../runtime/python/figure/figure.ts";
import { FigureError } from "../../runtime/python/figure/schema.ts";
import { axes, axis, figure, label, line, mapping, Numbers } from "./recorded.ts";

const none = new Float64Array();
const parse = (recorded: unknown, numbers = none) => parseFigure(JSON.stringify(recorded), numbers);

test("A figure is read with its numbers.", () => {
  const numbers = new Numbers();
  const recorded = figure({ axes: [axes({ artists: [line(numbers, [1, 2], [3, Number.NaN])] })] });
  const [artist] = parse(recorded, Float64Array.from(numbers.all)).axes[0]!.artists;
  expect(artist).toMatchObject({ kind: "line", x: Float64Array.of(1, 2), y: Float64Array.of(3, Number.NaN) });
});

test.each<[string, unknown]>([
  ["figure", 5],
  ["figure", null],
  ["figure", []],
  ["figure.width", figure({ width: "6" })],
  ["figure.width", figure({ width: 1e9 })],
  ["figure.density", figure({ density: null })],
  ["figure.face", figure({ face: "url(#a)" })],
  ["figure.face", figure({ face: '#000000" onload="x' })],
  ["figure.axes", figure({ axes: {} })],
  ["figure.axes", figure({ axes: Array.from({ length: 500 }, () => axes()) })],
  ["figure.axes[0].place.kind", figure({ axes: [axes({ place: { kind: "elsewhere" } })] })],
  ["figure.axes[0].place.kind", figure({ axes: [axes({ place: { kind: "__proto__" } })] })],
  ["figure.axes[0].x.limits", figure({ axes: [axes({ x: axis({ limits: [1] }) })] })],
  ["figure.axes[0].x.limits[1]", figure({ axes: [axes({ x: axis({ limits: [1, null] }) })] })],
  ["figure.axes[0].artists[0].x", figure({ axes: [axes({ artists: [line(new Numbers(), [1], [1])] })] })],
  ["figure.title.label.text", figure({ title: { label: label("x", { text: 3 }), x: 0, y: 0 } })],
])("%s has to be right", (path, recorded) => {
  expect(() => parse(recorded)).toThrow(FigureError);
  expect(() => parse(recorded)).toThrow(new RegExp(`^${path.replace(/[[\].]/g, "\\$&")} is not`));
});

test.each([[[0, 5]], [[-1, 1]], [[0.5, 1]], [[3, -1]], [[2, 1]], ["0"], [null]])(
  "Numbers are a part of those there are, not %j.",
  (x) => {
    const recorded = figure({ axes: [axes({ artists: [{ ...line(new Numbers(), [], []), x }] })] });
    expect(() => parse(recorded, Float64Array.of(1, 2))).toThrow(
      "figure.axes[0].artists[0].x is not a part of the numbers",
    );
  },
);

test("What is no JSON is no figure.", () => {
  expect(() => parseFigure("{", none)).toThrow(FigureError);
});

test("A text as long as a book is cut, and what nobody asked for is left out.", () => {
  const long = "x".repeat(1_000_000);
  const parsed = parse(figure({ title: { label: label(long), x: 0, y: 0 }, surprise: 1 }));
  expect(parsed.title!.label.text.length).toBeLessThanOrEqual(5000);
  expect(parsed).not.toHaveProperty("surprise");
});

test("A colormap may have colors of its own.", () => {
  const own = mapping([0, 0], { colors: ["#000000", "#ffffff80"] });
  const image = { kind: "image", zorder: 0, values: [0, 0], rows: 0, columns: 0, mapping: own, full: 1, alpha: 1 };
  const recorded = figure({ axes: [axes({ artists: [{ ...image, x: [0, 0], y: [0, 0], isSmooth: false }] })] });
  expect(parse(recorded).axes[0]!.artists[0]).toMatchObject({ mapping: { colors: ["#000000", "#ffffff80"] } });
});
