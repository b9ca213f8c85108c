import { describe, expect, test } from "vitest";
import type { Raster } from "../../runtime/python/figure/images.ts";
import { FigureError } from "../../runtime/python/figure/schema.ts";
import { axes, axis, draw, elements, figure, grid, label, line, mapping, Numbers, texts } from "./recorded.ts";

const hostile = `</text><script>alert("1")</script>&'\u0000\ud800`;
const title = (text: string) => ({ label: label(text), pad: 6, y: null });
const stroke = { color: "#000000", width: 1, dash: [] };

/** The path of the only line of axes with the limits [0, 1]. */
function pathOf(x: readonly number[], y: readonly number[], changes = {}, scales = {}): string | undefined {
  const numbers = new Numbers();
  const artist = line(numbers, x, y, changes);
  const svg = draw(figure({ axes: [axes({ artists: [artist], ...scales })] }), numbers);
  return elements(svg, "path").find((path) => path.stroke === "#1f77b4")?.d;
}

describe("texts", () => {
  const numbers = new Numbers();
  const annotation = {
    kind: "text",
    zorder: 3,
    x: 0.5,
    y: 0.5,
    xSpace: "data",
    ySpace: "data",
    offset: [0, 0],
    label: label(hostile),
    box: null,
    arrow: null,
    isClipped: false,
  };
  const entry = { label: hostile, line: stroke, marker: null, bar: null, patch: null };
  const legend = { entries: [entry], title: label(hostile), place: "best", anchor: null, columns: 1 };
  const frame = { label: label("x"), face: "#ffffff", edge: "#cccccc", hasFrame: true };
  const everywhere = axes({
    titles: [title(hostile)],
    x: axis({ label: label(hostile), places: numbers.part([0.5]), labels: [hostile] }),
    artists: [annotation],
    legend: { ...legend, ...frame },
  });
  const svg = draw(figure({ axes: [everywhere], title: { label: label(hostile), x: 0.5, y: 0.98 } }), numbers);

  test("are escaped wherever they stand", () => {
    expect(svg).not.toContain("<script");
    expect(texts(svg).filter((text) => text.includes("&lt;script&gt;"))).toHaveLength(7);
    expect(["\u0000", "\ud800"].filter((character) => svg.includes(character))).toEqual([]);
    expect(elements(svg, "svg")[0]!["aria-label"]).toContain("&lt;script&gt;alert(&quot;1&quot;)");
  });

  test("are texts, in a font that is there on most machines", () => {
    expect(elements(svg, "svg")[0]).toMatchObject({ role: "img", "font-family": "DejaVu Sans, Verdana, sans-serif" });
    expect(texts(draw(figure({ axes: [axes({ titles: [title("Growth of $x^2$")] })] })))).toContain("Growth of x2");
  });

  test("name the figure for those who do not see it", () => {
    const named = axes({
      titles: [title("Loss")],
      x: axis({ label: label("epoch") }),
      y: axis({ label: label("nats") }),
    });
    expect(draw(figure({ axes: [named] }))).toContain("<title>Loss: nats over epoch</title>");
    expect(draw(figure({ axes: [axes(), axes()] }))).toContain("<title>Figure with 2 Axes</title>");
  });

  test("of several lines stand below each other", () => {
    const svg = draw(figure({ axes: [axes({ titles: [title("one\ntwo")] })] }));
    const [one, two] = elements(svg, "text").slice(-2);
    expect(Number(two!.y) - Number(one!.y)).toBeGreaterThan(10);
  });
});

describe("the document", () => {
  const svg = draw(figure({ axes: [axes()] }));

  test("has a background, and refers to nothing outside of itself", () => {
    expect(elements(svg, "rect")[0]).toMatchObject({ fill: "#ffffff" });
    expect(svg).not.toMatch(/\b(?:href|src|on\w+|style)=/);
    expect(svg.match(/url\([^)]*\)/g) ?? []).toEqual([]);
  });

  test("is as large as what is drawn", () => {
    const [, , width, height] = elements(svg, "svg")[0]!.viewBox!.split(" ").map(Number);
    expect([width, height]).toEqual([Number(elements(svg, "svg")[0]!.width), Number(elements(svg, "svg")[0]!.height)]);
    expect(width).toBeLessThan(640);
    const far = { label: label("far away", { horizontal: "left" }), x: 1.5, y: 0.5 };
    const wider = draw(figure({ axes: [axes()], labels: [far] }));
    expect(Number(elements(wider, "svg")[0]!.width)).toBeGreaterThan(900);
  });

  test("has ids of its own", () => {
    const ids = [0.2, 0.4].map((y) => {
      const numbers = new Numbers();
      const artists = [line(numbers, [0, 1], [y, y])];
      return elements(
        draw(figure({ title: { label: label(`${y}`), x: 0, y: 0 }, axes: [axes({ artists })] }), numbers),
        "clipPath",
      )[0]!.id;
    });
    expect(ids[0]).not.toBe(ids[1]);
  });

  test("does not grow beyond what can be shown", () => {
    expect(() => draw(figure({ width: 90, height: 90, density: 1000 }))).toThrow(FigureError);
    const numbers = new Numbers();
    const many = Array.from({ length: 300_000 }, (_, at) => (at * 0.618034) % 1);
    const wild = line(numbers, many, many.toReversed());
    expect(() => draw(figure({ axes: [axes({ artists: [wild] })] }), numbers)).toThrow(/MB; at most 3.5 MB are shown/);
  });

  test("names no axes that are not there", () => {
    const beside = { side: "right", fraction: 0.1, pad: 0.1, shrink: 1, aspect: 20 };
    for (const place of [
      { kind: "grid", grid: 1, rows: [0, 0], columns: [0, 0] },
      { kind: "grid", grid: 0, rows: [0, 5], columns: [0, 0] },
      { kind: "same", as: 0 },
      { kind: "same", as: 1 },
      { kind: "inside", as: 3, box: [0, 0, 1, 1] },
      { kind: "beside", of: [0], ...beside },
      { kind: "beside", of: [], ...beside },
    ]) {
      expect(() => draw(figure({ axes: [axes({ place }), axes()] })), JSON.stringify(place)).toThrow(FigureError);
    }
    const colorbar = { axes: 7, artist: 0, mapping: null, isVertical: true };
    expect(() => draw(figure({ axes: [axes({ colorbar })] }))).toThrow(FigureError);
  });
});

describe("lines", () => {
  test("run from corner to corner of the limits", () => {
    expect(pathOf([0, 1], [0, 1])).toBe("M80.5,427.5L576.5,57.5");
    expect(pathOf([0, 1], [0, 1], {}, { y: axis({ limits: [1, 0] }) })).toBe("M80.5,57.5L576.5,427.5");
  });

  test("are broken by NaN", () => {
    expect(pathOf([0, 0.5, 0.6, 0.7, 1], [0, 0, Number.NaN, 1, 1])).toBe(
      "M80.5,427.5L328.5,427.5M427.7,57.5L576.5,57.5",
    );
  });

  test("with one point are not seen", () => {
    expect(pathOf([0.5], [0.5])).toBeUndefined();
    expect(pathOf([], [])).toBeUndefined();
  });

  test("rise before, in the middle of or after a step", () => {
    const corners = (steps: string) => pathOf([0, 1], [0, 1], { steps })!.split(/[ML]/).slice(1);
    const [start, end] = ["80.5,427.5", "576.5,57.5"];
    expect(corners("pre")).toEqual([start, "80.5,57.5", end]);
    expect(corners("post")).toEqual([start, "576.5,427.5", end]);
    expect(corners("mid")).toEqual([start, "328.5,427.5", "328.5,57.5", end]);
  });

  test("fall far below where a logarithm has no value", () => {
    const path = pathOf([0, 0.5, 1], [1, -1, 10], {}, { y: axis({ limits: [1, 10], scale: "log" }) })!;
    expect(path).toBe("M80.5,427.5L328.5,10427.5L576.5,57.5");
  });

  test("stay within what SVG can hold", () => {
    const path = pathOf([0, 1e300], [0, -1e308])!;
    expect(path).toBe("M80.5,427.5L100000,100000");
  });
});

describe("markers", () => {
  const points = (count: number, changes = {}) => {
    const numbers = new Numbers();
    const places = Array.from({ length: count }, (_, at) => (at * 0.618034) % 1);
    const recorded = {
      kind: "points",
      zorder: 1,
      x: numbers.part(places),
      y: numbers.part(places.toReversed()),
      sizes: numbers.part([36]),
      shape: "o",
      mapping: null,
      faces: ["#ff0000"],
      edges: [],
      stroke,
      ...changes,
    };
    return { numbers, svg: draw(figure({ axes: [axes({ artists: [recorded] })] }), numbers) };
  };

  test("of one color are one path", () => {
    const { svg } = points(50);
    const dots = elements(svg, "path").filter((path) => path.stroke === "#ff0000");
    expect(dots).toHaveLength(1);
    expect(dots[0]!.d!.match(/h0/g)).toHaveLength(50);
    expect(dots[0]).toMatchObject({ "stroke-linecap": "round", "stroke-width": "9.72" });
  });

  test("that shine through are drawn one by one", () => {
    const { svg } = points(50, { faces: ["#ff000080"] });
    expect(svg.match(/h0"/g)).toHaveLength(50);
    expect(elements(svg, "g").some((group) => group["stroke-opacity"] === "0.5")).toBe(true);
  });

  test("of all shapes can be drawn", () => {
    for (const shape of "o . , s D d ^ v < > * x X + P | _ p h H 8 1 2 3 4".split(" ")) {
      expect(points(3, { shape, edges: ["#0000ff"] }).svg, shape).toMatch(/d="M[^"]*"/);
    }
  });

  test("are colored by numbers, but for those that are none", () => {
    const numbers = new Numbers();
    const three = [0.2, 0.5, 0.8];
    const recorded = {
      kind: "points",
      zorder: 1,
      x: numbers.part(three),
      y: numbers.part(three),
      sizes: numbers.part([36]),
      shape: "s",
      mapping: mapping(numbers.part([3, Number.NaN, 9])),
      faces: [],
      edges: [],
      stroke,
    };
    const svg = draw(figure({ axes: [axes({ artists: [recorded] })] }), numbers);
    expect(svg).toContain("#440154");
    expect(svg).toContain("#fde725");
  });

  test("are fewer where there are more than can be seen", () => {
    const { svg } = points(400_000, { faces: ["#ff0000"] });
    expect(svg.length).toBeLessThan(3_500_000);
  });
});

describe("images", () => {
  const image = (numbers: Numbers, rows: number, columns: number, changes = {}) => {
    const values = numbers.part(Array.from({ length: rows * columns }, (_, at) => at));
    const recorded = { kind: "image", zorder: 0, values, rows, columns, mapping: mapping(values), full: 1, alpha: 1 };
    return { ...recorded, x: numbers.part([0, 1]), y: numbers.part([1, 0]), isSmooth: false, ...changes };
  };
  const drawn = (make: (numbers: Numbers) => object, limits = {}) => {
    const numbers = new Numbers();
    const rasters: Raster[] = [];
    const svg = draw(figure({ axes: [axes({ artists: [make(numbers)], ...limits })] }), numbers, rasters);
    return { svg, raster: rasters[0]!, image: elements(svg, "image")[0]! };
  };

  test("have a pixel for each cell, the first row above", () => {
    const { raster, image: element } = drawn((numbers) => image(numbers, 2, 3));
    expect(raster).toMatchObject({ width: 3, height: 2 });
    expect(Array.from(raster.bytes)).toEqual([0, 51, 102, 153, 204, 255]);
    expect(raster.palette).toHaveLength(256);
    expect(element).toMatchObject({
      x: "80.5",
      y: "57.5",
      width: "496",
      height: "370",
      "image-rendering": "pixelated",
    });
    expect(element.href).toBe("data:image/png;base64,image1");
  });

  test("are turned with their axes", () => {
    const { raster } = drawn((numbers) => image(numbers, 2, 3), { y: axis({ limits: [1, 0] }) });
    expect(Array.from(raster.bytes)).toEqual([153, 204, 255, 0, 51, 102]);
    const { raster: mirrored } = drawn((numbers) => image(numbers, 1, 3), { x: axis({ limits: [1, 0] }) });
    expect(Array.from(mirrored.bytes)).toEqual([255, 128, 0]);
  });

  test("show nothing where there is no number", () => {
    const { raster } = drawn((numbers) => {
      const values = numbers.part([1, Number.NaN]);
      return image(numbers, 1, 2, { values, mapping: mapping(values, { limits: [0, 1] }) });
    });
    expect(raster.palette).toBeNull();
    expect(Array.from(raster.bytes)).toEqual([253, 231, 37, 255, 0, 0, 0, 0]);
  });

  test("may have colors of their own, as parts of 1 or of 255", () => {
    const { raster } = drawn((numbers) => {
      const values = numbers.part([255, 0, 51, 0, 300, -5]);
      return image(numbers, 1, 2, { values, mapping: null, full: 255 });
    });
    expect(Array.from(raster.bytes)).toEqual([255, 0, 51, 255, 0, 255, 0, 255]);
  });

  test("that are large have as many pixels as can be seen, with means of cells", () => {
    const { raster } = drawn((numbers) => {
      const values = numbers.part(Array.from({ length: 3000 * 20 }, (_, at) => at % 2));
      return image(numbers, 20, 3000, { values, mapping: mapping(values) });
    });
    expect(raster.width).toBe(992);
    expect(raster.height).toBe(20);
    const shades = new Set(raster.bytes);
    expect([...shades].every((shade) => shade > 60 && shade < 195)).toBe(true);
  });

  test("have cells of different widths", () => {
    const { raster } = drawn((numbers) => image(numbers, 1, 2, { x: numbers.part([0, 0.25, 1]) }));
    const row = Array.from(raster.bytes.subarray(0, raster.width));
    expect(row.indexOf(255) / raster.width).toBeCloseTo(0.25, 2);
  });

  test("that do not fit their size are not drawn", () => {
    expect(drawn((numbers) => image(numbers, 2, 2, { rows: 5 })).image).toBeUndefined();
    expect(drawn((numbers) => image(numbers, 0, 0)).image).toBeUndefined();
  });
});

describe("contours", () => {
  const contour = (numbers: Numbers, isFilled: boolean, changes = {}) => {
    const places = numbers.part([0, 0.25, 0.5, 0.75, 1]);
    const heights = Array.from({ length: 25 }, (_, at) => 1 - Math.hypot((at % 5) / 2 - 1, Math.floor(at / 5) / 2 - 1));
    const values = numbers.part(heights);
    const recorded = { kind: "contour", zorder: 1, x: places, y: places, values, mapping: mapping(values) };
    const levels = { levels: numbers.part([0.25, 0.5, 0.75]), count: 7, isFilled, colors: [], labels: null };
    const style = { stroke: { ...stroke, width: 1.5 }, extendLow: false, extendHigh: false, dashNegative: false };
    return { ...recorded, ...levels, ...style, ...changes };
  };
  const draws = (isFilled: boolean, changes = {}) => {
    const numbers = new Numbers();
    return draw(figure({ axes: [axes({ artists: [contour(numbers, isFilled, changes)] })] }), numbers);
  };
  const pathsIn = (svg: string) => elements(svg.slice(svg.indexOf("<g"), svg.indexOf("</g>")), "path");

  test("are a line for each level", () => {
    expect(pathsIn(draws(false)).map((path) => path.fill)).toEqual(["none", "none", "none"]);
  });

  test("are an area between each two levels", () => {
    expect(pathsIn(draws(true)).map((path) => path["fill-rule"])).toEqual(["evenodd", "evenodd"]);
    expect(pathsIn(draws(true, { extendLow: true, extendHigh: true }))).toHaveLength(4);
  });

  test("do not run along the border of their grid", () => {
    const [path] = pathsIn(draws(false, { levels: [0, 0] }));
    expect(path!.d).not.toMatch(/M80\.5 \d+(\.\d+)?L80\.5 /);
  });

  test("have levels in their colorbar", () => {
    const numbers = new Numbers();
    const of = axes({ artists: [contour(numbers, true)] });
    const beside = { kind: "beside", of: [0], side: "right", fraction: 0.15, pad: 0.05, shrink: 1, aspect: 20 };
    const bar = axes({ place: beside, colorbar: { axes: 0, artist: 0, mapping: null, isVertical: true } });
    expect(texts(draw(figure({ axes: [of, bar] }), numbers))).toEqual(expect.arrayContaining(["0.25", "0.50", "0.75"]));
  });
});

describe("several axes", () => {
  const four = (changes: Parameters<typeof axes>[0] = {}, grids = grid()) => {
    const places = [0, 1].flatMap((row) => [0, 1].map((column) => ({ rows: [row, row], columns: [column, column] })));
    const all = places.map((place) => axes({ place: { kind: "grid", grid: 0, ...place }, ...changes }));
    const svg = draw(
      figure({ axes: all, grids: [{ ...grids, rows: 2, columns: 2, widths: [1, 1], heights: [1, 1] }] }),
    );
    // The first rectangle is the background.
    return elements(svg, "rect")
      .slice(1, 5)
      .map((rect) => ({
        x: Number(rect.x),
        y: Number(rect.y),
        width: Number(rect.width),
        height: Number(rect.height),
      }));
  };

  test("stand in a grid, with room for what is written between them", () => {
    const [first, second, third] = four();
    const [roomy] = four({ titles: [title("a\nb\nc")], x: axis({ label: label("below") }) });
    expect(second!.x - first!.x - first!.width).toBeGreaterThan(30);
    expect(third!.y - first!.y - first!.height).toBeGreaterThan(20);
    expect(roomy!.height).toBeLessThan(first!.height - 30);
  });

  test("keep gaps that were set", () => {
    const [first, second, third] = four({}, grid({ across: 0, down: 0, isLooseAcross: false, isLooseDown: false }));
    expect(second!.x - first!.x - first!.width).toBe(0);
    expect(third!.y - first!.y - first!.height).toBe(0);
  });

  test("do not vanish where too much is written between them", () => {
    for (const { width, height } of four({ titles: [title("x\n".repeat(60))] })) {
      expect(width).toBeGreaterThan(20);
      expect(height).toBeGreaterThan(20);
    }
  });

  test("have units of the same length where they should", () => {
    const square = axes({ aspect: 1, x: axis({ limits: [0, 2] }), y: axis({ limits: [0, 1] }) });
    const box = elements(draw(figure({ axes: [square] })), "rect")[1]!;
    expect(Number(box.width) / Number(box.height)).toBeCloseTo(2, 1);
  });

  test("make room for a colorbar, which is as long as they are", () => {
    const numbers = new Numbers();
    const values = numbers.part([0, 10]);
    const image = {
      kind: "image",
      zorder: 0,
      values,
      rows: 1,
      columns: 2,
      mapping: mapping(values),
      full: 1,
      alpha: 1,
    };
    const ends = { x: numbers.part([0, 1]), y: numbers.part([0, 1]), isSmooth: false };
    const of = axes({ artists: [{ ...image, ...ends }] });
    const beside = { kind: "beside", of: [0], side: "right", fraction: 0.15, pad: 0.05, shrink: 0.5, aspect: 20 };
    const bar = axes({ place: beside, colorbar: { axes: 0, artist: 0, mapping: null, isVertical: true } });
    const svg = draw(figure({ axes: [of, bar] }), numbers);
    const [large, small] = elements(svg, "image").map((one) => ({
      width: Number(one.width),
      height: Number(one.height),
    }));
    expect(large!.width).toBeCloseTo(0.8 * 496, -1);
    expect(small!.height).toBeCloseTo(large!.height / 2, -1);
    expect(small!.height / small!.width).toBeCloseTo(20, 0);
  });
});
