import { expect, test } from "vitest";
import { seenPoints, thinLine } from "../../runtime/python/figure/thinning.ts";

const count = 200_000;
const width = 500;
const x = Float64Array.from({ length: count }, (_, at) => (at / count) * width);
const y = x.map((_, at) => 100 + 50 * Math.sin(at * 12.9898) * Math.cos(at * 0.001));

test("A short line stays as it is.", () => {
  const points = { x: x.subarray(0, 100), y: y.subarray(0, 100) };
  expect(thinLine(points)).toEqual(points);
});

test("A long line keeps what it reaches in each column of pixels, and its order.", () => {
  const thin = thinLine({ x, y });
  expect(thin.x.length).toBeLessThanOrEqual(4 * 2 * width + 4);
  expect(reach(thin.x, thin.y)).toEqual(reach(x, y));
  expect(thin.x.every((value, at) => at === 0 || value >= thin.x[at - 1]!)).toBe(true);
  expect([thin.x[0], thin.x.at(-1), thin.y.at(-1)]).toEqual([x[0], x.at(-1), y.at(-1)]);
});

test("Gaps of a long line stay gaps.", () => {
  const broken = y.slice();
  broken[70_000] = Number.NaN;
  broken[140_000] = Number.POSITIVE_INFINITY;
  const thin = thinLine({ x, y: broken });
  expect(Array.from(thin.y).filter((value) => !Number.isFinite(value))).toEqual([Number.NaN, Number.POSITIVE_INFINITY]);
});

test("Of many markers in one place the last one stays, and of those that shine through as many as can be seen.", () => {
  const same = { x: new Float64Array(count).fill(7), y: new Float64Array(count).fill(7) };
  expect(seenPoints(same)).toEqual([count - 1]);
  expect(seenPoints(same, 3)).toEqual([count - 3, count - 2, count - 1]);
});

test("Markers that are nowhere are left out.", () => {
  const points = { x: Float64Array.of(1, Number.NaN, 3), y: Float64Array.of(1, 2, Number.NEGATIVE_INFINITY) };
  expect(seenPoints(points)).toEqual([0]);
});

/** The lowest and the highest point of each half pixel. */
function reach(xs: Float64Array, ys: Float64Array): ReadonlyMap<number, readonly [number, number]> {
  const reached = new Map<number, readonly [number, number]>();
  for (const [at, value] of xs.entries()) {
    const column = Math.floor(value * 2);
    const [low, high] = reached.get(column) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    reached.set(column, [Math.min(low, ys[at]!), Math.max(high, ys[at]!)]);
  }
  return reached;
}
