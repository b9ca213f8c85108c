import { describe, expect, test } from "vitest";
import { Slabs } from "../../client/views/results/slabs.ts";
import type { Slab } from "../../runtime/python/inspection.ts";

const slabAt = (index: number, columns = 2): Slab => ({
  view: 1,
  start: [index, 0],
  rowAxis: null,
  columnAxis: 1,
  rows: 1,
  columns,
  step: 1,
});

/** Slabs, and the indices that were asked for with the numbers of their requests. */
function watched() {
  const asked: { readonly request: number; readonly index: number }[] = [];
  const slabs = new Slabs((request, _id, { start }) => asked.push({ request, index: start[0]! }));
  return { slabs, asked, indices: () => asked.map(({ index }) => index) };
}

const ignore = () => {};

describe("the parts of arrays", () => {
  test("are not taken from an answer to another page", () => {
    const asked: number[] = [];
    const slabs = new Slabs((request) => asked.push(request), 1000);
    slabs.want({}, "a", [slabAt(0)], ignore);
    slabs.answer(1, new Float64Array([1, 2]));
    expect(asked).toEqual([1001]);
    expect(slabs.find("a", slabAt(0))).toBe(undefined);
  });

  test("are asked for once, and there when they were answered", () => {
    const { slabs, asked } = watched();
    const picture = {};
    let answers = 0;
    slabs.want(picture, "a", [slabAt(0)], () => answers++);
    slabs.want({}, "a", [slabAt(0)], ignore);
    expect(asked).toEqual([{ request: 1, index: 0 }]);
    expect(slabs.find("a", slabAt(0))).toBe(undefined);
    slabs.answer(1, new Float64Array([1, 2]));
    expect(answers).toBe(1);
    expect(slabs.find("a", slabAt(0))).toEqual(new Float64Array([1, 2]));
    expect(slabs.find("b", slabAt(0))).toBe(undefined);
    slabs.want(picture, "a", [slabAt(0)], ignore);
    expect(asked.length).toBe(1);
  });

  test("are asked for two at a time, and the last wish of a picture is the one that is met", () => {
    const { slabs, indices } = watched();
    const picture = {};
    for (let index = 0; index < 100; index++) slabs.want(picture, "a", [slabAt(index)], ignore);
    expect(indices()).toEqual([0, 1]);
    slabs.answer(1, new Float64Array(2));
    expect(indices()).toEqual([0, 1, 99]);
    slabs.answer(2, new Float64Array(2));
    slabs.answer(3, new Float64Array(2));
    expect(indices()).toEqual([0, 1, 99]);
  });

  test("that Python does not have are missing, and not asked for again before another wish", () => {
    const { slabs, indices } = watched();
    const picture = {};
    slabs.want(picture, "a", [slabAt(0)], ignore);
    slabs.answer(1, null);
    expect(slabs.isMissing(picture)).toBe(true);
    expect(indices()).toEqual([0]);
    slabs.want(picture, "a", [slabAt(0)], ignore);
    expect(slabs.isMissing(picture)).toBe(false);
    expect(indices()).toEqual([0, 0]);
  });

  test("are not asked for by pictures that are gone", () => {
    const { slabs, indices } = watched();
    const pictures = [{}, {}, {}];
    for (const [index, picture] of pictures.entries()) slabs.want(picture, "a", [slabAt(index)], ignore);
    slabs.leave(pictures[2]!);
    slabs.answer(1, new Float64Array(2));
    expect(indices()).toEqual([0, 1]);
  });

  test("pass over answers that nobody asked for", () => {
    const { slabs } = watched();
    slabs.answer(7, new Float64Array(2));
    expect(slabs.save(100)).toEqual([]);
  });

  test("are forgotten when there are too many, those first that were not looked at for longest", () => {
    const { slabs } = watched();
    const large = (index: number) => slabAt(index, 1_500_000);
    for (const index of [0, 1, 2]) {
      slabs.want({}, "a", [large(index)], ignore);
      if (index === 2) slabs.find("a", large(0));
      slabs.answer(index + 1, new Float64Array(1_500_000));
    }
    expect([0, 1, 2].map((index) => slabs.find("a", large(index)) !== undefined)).toEqual([true, false, true]);
  });

  test("outlive the view as far as they fit", () => {
    const { slabs } = watched();
    const values = new Float64Array([Number.NaN, -0, Number.POSITIVE_INFINITY, 0.1]);
    slabs.want({}, "a", [slabAt(0, 4), slabAt(1, 1000)], ignore);
    slabs.answer(1, values);
    slabs.answer(2, new Float64Array(1000));
    const { slabs: later } = watched();
    later.restore(structuredClone(slabs.save(100)));
    expect(later.find("a", slabAt(0, 4))).toEqual(values);
    expect(later.find("a", slabAt(1, 1000))).toBe(undefined);
  });

  test("take in nothing else than what they saved", () => {
    const { slabs } = watched();
    for (const saved of [null, 3, [{ key: "a" }], [{ key: "a", base64: "?" }], [{ key: "a", base64: "AAAA" }]]) {
      slabs.restore(saved);
    }
    expect(slabs.save(100)).toEqual([]);
  });
});
