import { expect, test } from "vitest";
import { FigureError } from "../../runtime/python/figure/schema.ts";
import { axes, axis, draw, figure, label, line, mapping, Numbers } from "./recorded.ts";

const stroke = { color: "#000000", width: 1, dash: [2, 1] };
const marker = { shape: "s", size: 6, face: "#ff0000", edge: "#0000ff80", edgeWidth: 1 };
const paint = { faces: ["#00ff00"], edges: ["#000000"], stroke };

/** A figure with one of everything. */
function everything(): { readonly numbers: Numbers; readonly recorded: object } {
  const numbers = new Numbers();
  const [x, y] = [numbers.part([0.1, 0.5, 0.9]), numbers.part([0.2, 0.8, 0.4])];
  const nine = numbers.part([1, 2, 3, 2, 3, 4, 5, 1, 0]);
  const spaces = { xSpace: "data", ySpace: "data" };
  const image = {
    kind: "image",
    zorder: 0,
    values: nine,
    rows: 3,
    columns: 3,
    mapping: mapping(nine),
    full: 1,
    alpha: 0.5,
  };
  const contour = {
    kind: "contour",
    zorder: 1,
    x,
    y: x,
    values: nine,
    mapping: mapping(nine),
    levels: numbers.part([]),
  };
  const extend = { extendLow: true, extendHigh: true, dashNegative: true, labels: label("") };
  const box = { face: "#ffffff", edge: "#000000", width: 1, pad: 0.3, isRound: true };
  const arrow = { x: 0.9, y: 0.9, space: "data", stroke, tail: "open", head: "filled", curve: 0.2 };
  const place = { x: 0.3, y: 0.3, ...spaces, offset: [1, 2], isClipped: true };
  const artists = [
    { ...image, x: numbers.part([0, 1]), y: numbers.part([0, 0.2, 0.5, 1]), isSmooth: true },
    { ...contour, count: 5, isFilled: true, colors: ["#123456"], stroke, ...extend },
    { ...contour, count: 5, isFilled: false, colors: [], stroke, ...extend },
    { kind: "shapes", zorder: 1, x, y, lengths: numbers.part([3]), ...spaces, isClosed: true, mapping: null, ...paint },
    { kind: "points", zorder: 1, x, y, sizes: numbers.part([30]), shape: "^", mapping: mapping(y), ...paint },
    line(numbers, [0, 0.5, 1], [1, 0, 1], { steps: "mid", marker, stroke }),
    { kind: "text", zorder: 3, ...place, label: label("$a^b$", { rotation: 30 }), box, arrow },
  ];
  const legend = {
    entries: [{ label: "a", line: stroke, marker, bar: stroke, patch: { face: "#ff0000", edge: "none", width: 1 } }],
    title: label("legend"),
    place: "best",
    anchor: [0, 0, 1, 1],
    columns: 2,
    label: label("x"),
    face: "#ffffff",
    edge: "#cccccc",
    hasFrame: true,
  };
  const main = axes({
    x: axis({
      hasMinor: true,
      grid: stroke,
      minorGrid: stroke,
      label: label("x"),
      places: numbers.part([0, 1]),
      labels: ["a", "b"],
    }),
    y: axis({ limits: [0.1, 10], scale: "log", hasMinor: true }),
    titles: [{ label: label("title"), pad: 6, y: 1 }],
    artists,
    legend,
  });
  const beside = { kind: "beside", of: [0], side: "right", fraction: 0.15, pad: 0.05, shrink: 1, aspect: 20 };
  const bar = axes({ place: beside, colorbar: { axes: 0, artist: 0, mapping: null, isVertical: true } });
  const symlog = axes({
    place: { kind: "box", box: [0.1, 0.1, 0.2, 0.2] },
    y: axis({ scale: "symlog", limits: [-5, 50] }),
  });
  const title = { label: label("all"), x: 0.5, y: 0.98 };
  const all = [main, axes({ place: { kind: "same", as: 0 }, aspect: 1, adjusts: "limits" }), bar, symlog];
  return { numbers, recorded: figure({ axes: all, title, labels: [title], legend, isTight: true }) };
}

/** Every place in a value, as the keys that lead there. */
function* placesIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* placesIn(part, [...path, key]);
}

/** The value with another one at a place. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? changed(part, rest, to) : part));
  // SAFETY: the path was found in this value.
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: changed(object[key], rest, to) };
}

const strange = [
  null,
  true,
  0,
  -1,
  3,
  0.5,
  1e300,
  -1e300,
  5e-324,
  "",
  "x",
  '"><script>',
  [],
  [0, 0],
  [1e300, -1e300],
  {},
];

test("A figure with one of everything is drawn.", () => {
  const { numbers, recorded } = everything();
  expect(draw(recorded as never, numbers)).toMatch(/^<svg.*<\/svg>$/s);
});

test("With anything else at any place, a figure is drawn or refused.", () => {
  const { numbers, recorded } = everything();
  const wrong: string[] = [];
  const places = [...placesIn(recorded)];
  for (const [index, place] of places.entries()) {
    // Some of them for each place: all would take minutes.
    for (let offset = 0; offset < strange.length; offset += 8) {
      const value = strange[(index + offset) % strange.length];
      const said = outcome(changed(recorded, place, value), numbers);
      if (said !== null) wrong.push(`${place.join(".")} = ${JSON.stringify(value)}: ${said}`);
    }
  }
  expect(places.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, 0])("Numbers may all be %d.", (number) => {
  const { numbers, recorded } = everything();
  const same = new Numbers();
  same.part(numbers.all.map(() => number));
  expect(outcome(recorded, same)).toBeNull();
});

/** What is wrong with a drawing; null where it is right, or the figure was refused. */
function outcome(recorded: unknown, numbers: Numbers): string | null {
  try {
    const svg = draw(recorded as never, numbers);
    return /NaN|Infinity|undefined|<script/.exec(svg)?.[0] ?? null;
  } catch (error) {
    return error instanceof FigureError ? null : String(error);
  }
}
