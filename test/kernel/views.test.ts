import { describe, expect, test } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import type { DType } from "../../runtime/core/dtype.ts";
import { EvalArray, evalArray } from "../../runtime/engine/evalArray.ts";
import { LiveValues } from "../../runtime/python/bridge/liveValues.ts";
import { statisticsOf } from "../../runtime/python/bridge/statistics.ts";
import { Views } from "../../runtime/python/bridge/views.ts";

const bytes = (size: number) => new ShapedArray([size], "int8");
const viewOf = (size: number) => ({ array: new EvalArray(bytes(size)), library: "jax" }) as const;

describe("The views of arrays", () => {
  test("are five hundred at most; the oldest go first.", () => {
    const views = new Views();
    const numbers = Array.from({ length: 502 }, () => views.keep(viewOf(1)));
    expect(numbers.filter((number) => views.get(number) === null)).toEqual(numbers.slice(0, 2));
    expect(views.bytes).toBe(500);
  });

  test("take 512 MB at most.", () => {
    const views = new Views();
    // The elements are those of one array, so that the test needs no memory.
    const { data } = new EvalArray(bytes(200 * 2 ** 20));
    const view = () => ({ array: new EvalArray(bytes(data.length), data), library: "jax" }) as const;
    const numbers = [views.keep(view()), views.keep(view()), views.keep(view())];
    expect(numbers.map((number) => views.get(number) === null)).toEqual([true, false, false]);
  });

  test("have numbers that no other kernel gives.", () => {
    const first = new Views().keep(viewOf(1));
    expect(first).toBeGreaterThan(2 ** 50);
    expect(Number.isSafeInteger(first)).toBe(true);
  });

  test("give way to what Python computes before it is told that memory is used up.", () => {
    const views = new Views();
    const live = new LiveValues(1000, views);
    const [old, recent] = [views.keep(viewOf(400)), views.keep(viewOf(400))];
    live.admit([bytes(500)]);
    expect([views.get(old), views.get(recent) === null]).toEqual([null, false]);
    expect(() => live.admit([bytes(1001)])).toThrow("Out of memory allocating 1001 bytes.");
    live.add(new EvalArray(bytes(600)));
    expect(() => live.admit([bytes(500)])).toThrow("Out of memory allocating 500 bytes.");
    expect(views.bytes).toBe(0);
  });

  test("that are released are forgotten, once.", () => {
    const views = new Views();
    const number = views.keep(viewOf(3));
    views.release(number);
    views.release(number);
    expect([views.bytes, views.get(number)]).toEqual([0, null]);
  });
});

describe("The statistics of an array", () => {
  const of = (values: ArrayLike<number>, dtype: DType) => statisticsOf(evalArray(values, [values.length], dtype));

  test("count what is not finite apart.", () => {
    const values = [Number.NaN, 2, Number.POSITIVE_INFINITY, -1, Number.NEGATIVE_INFINITY, 5];
    expect(of(values, "float32")).toEqual({ min: -1, max: 5, mean: 2, nan: 1, infinite: 2 });
    expect(of([Number.NaN], "float32")).toEqual({ min: null, max: null, mean: null, nan: 1, infinite: 0 });
  });

  test("are exact for whole numbers.", () => {
    const values = Uint32Array.from({ length: 100_001 }, (_, i) => 4_294_867_295 + i);
    expect(of(values, "uint32")).toEqual({
      min: 4_294_867_295,
      max: 4_294_967_295,
      mean: 4_294_917_295,
      nan: 0,
      infinite: 0,
    });
  });

  test("hold for numbers of which the sum is none.", () => {
    const largest = Number.MAX_VALUE;
    expect(of([largest, largest, largest, largest], "float64")).toMatchObject({ max: largest, mean: largest });
  });

  test("lose little where many small numbers are added.", () => {
    const tenth = Math.fround(0.1);
    expect(of(new Float32Array(1_000_000).fill(tenth), "float32")?.mean).toBeCloseTo(tenth, 15);
  });

  test("do not exist without an order.", () => {
    expect([of([1, 2], "float32"), of([], "float32")]).toEqual([expect.anything(), null]);
    expect(statisticsOf(evalArray([1, 2], [1], "complex64"))).toBeNull();
    expect(statisticsOf(evalArray([1, 2], [1], "key<fry>"))).toBeNull();
  });
});
