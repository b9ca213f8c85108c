import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Axis } from "../../runtime/python/figure/figure.ts";
import { linearTicks, ticksOf } from "../../runtime/python/figure/ticks.ts";
import { axis } from "./recorded.ts";

interface RecordedTicks {
  readonly scale: "linear" | "log";
  readonly low: number;
  readonly high: number;
  readonly room: number;
  readonly places: readonly number[];
  readonly texts: readonly string[];
  readonly minor: readonly number[];
  readonly minorTexts: readonly string[];
  readonly remark: string;
}

// SAFETY: test/oracle/recordFigures.py writes ticks of this form.
const recorded = JSON.parse(readFileSync(new URL("ticks.json", import.meta.url), "utf8")) as readonly RecordedTicks[];

const axisOf = (changes: Readonly<Record<string, unknown>>) =>
  // SAFETY: it has the form of an axis; arrays stand in it as such.
  axis(changes) as unknown as Axis;

describe("ticks stand where matplotlib has them", () => {
  test.each(recorded)("$scale from $low to $high with room for $room", (wanted) => {
    const { scale, low, high, room } = wanted;
    const isLog = scale === "log";
    const ticks = ticksOf(axisOf({ scale, hasMinor: isLog }), [low, high], room);
    const unit = isLog ? 1 : high - low;
    expect(ticks.places.map((place) => digits(place, isLog ? place : unit))).toEqual(
      wanted.places.map((place) => digits(place, isLog ? place : unit)),
    );
    if (!isLog) expect([ticks.texts, ticks.remark]).toEqual([wanted.texts, wanted.remark]);
    else {
      expect(ticks.texts.map(plainFormula)).toEqual(wanted.texts.map(plainFormula));
      expect(ticks.minor.map((place) => digits(place, place))).toEqual(
        wanted.minor.map((place) => digits(place, place)),
      );
      expect(ticks.minorTexts.map(plainFormula)).toEqual(wanted.minorTexts.map(plainFormula));
    }
  });
});

test("Limits without a distance between them have one tick.", () => {
  expect(linearTicks(3, 3, 9)).toEqual([3]);
  expect(ticksOf(axisOf({}), [2, 2], 9).texts).toHaveLength(1);
});

test("Ticks that were set are shown where they lie within the limits, with their names.", () => {
  const places = Float64Array.of(0, 1, 2, 3);
  const named = axisOf({ places, labels: ["a", "b", "c", "d"] });
  expect(ticksOf(named, [0.5, 2.5], 9)).toMatchObject({ places: [1, 2], texts: ["b", "c"] });
  expect(ticksOf(axisOf({ places }), [3.5, 0.5], 9)).toMatchObject({ places: [1, 2, 3], texts: ["1", "2", "3"] });
});

test("Small ticks divide the distance of large ones in four, or in five where that is rounder.", () => {
  const minor = (low: number, high: number) => ticksOf(axisOf({ hasMinor: true }), [low, high], 9).minor;
  expect(minor(0, 4)).toEqual(
    [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9].concat(
      [1.1, 1.2, 1.3, 1.4, 1.6, 1.7, 1.8, 1.9],
      [2.1, 2.2, 2.3, 2.4, 2.6, 2.7, 2.8, 2.9],
      [3.1, 3.2, 3.3, 3.4, 3.6, 3.7, 3.8, 3.9],
    ),
  );
  expect(minor(0, 1).slice(0, 4)).toEqual([0.05, 0.1, 0.15, 0.25]);
});

test("A symlog axis has ticks at zero and at powers on both sides.", () => {
  const { places, texts } = ticksOf(axisOf({ scale: "symlog", threshold: 1 }), [-150, 150], 9);
  expect(places).toEqual([-100, -10, -1, 0, 1, 10, 100]);
  expect(texts[0]).toBe("$\\mathrm{−10^{2}}$");
});

test("Numbers can be written plainly, or with a power of ten.", () => {
  const texts = (notation: string) => ticksOf(axisOf({ notation }), [0, 2e6], 4);
  expect(texts("plain")).toMatchObject({ texts: ["0", "500000", "1000000", "1500000", "2000000"], remark: "" });
  expect(texts("auto")).toMatchObject({ texts: ["0.0", "0.5", "1.0", "1.5", "2.0"], remark: "1e6" });
});

/** A place in units of which it is a part, without the noise of the last digits. */
function digits(place: number, unit: number): string {
  return unit === place ? place.toPrecision(9) : (Math.round((place / unit) * 1e8) / 1e8).toString();
}

function plainFormula(text: string): string {
  return text.replace(/\\math(rm|default)|[\s${}]/g, "").replace("-", "−");
}
