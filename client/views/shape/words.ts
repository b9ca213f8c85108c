// What can be said of an array in words.

import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { bytesText, countText, kindOf, roundText, shortName } from "./numbers.ts";

/** Something to know of an array; `isBad` is what a reader should not miss. */
export interface Fact {
  readonly text: string;
  readonly isBad: boolean;
}

/** The shape as JAX writes it, such as `f32[13,7,11]`. */
export function shapeText({ dtype, shape }: { dtype: string; shape: readonly (number | null)[] }): string {
  return `${shortName(dtype)}[${shape.map((size) => size ?? "?").join(",")}]`;
}

/** The facts of an array, the ones of most use first. */
export function factsOf(array: ArraySummary): readonly Fact[] {
  const plain = (text: string): Fact => ({ text, isBad: false });
  return [
    plain(bytesText(array.bytes)),
    ...rangeOf(array).map(plain),
    ...marksOf(array),
    ...(array.weakType ? [plain("weak type")] : []),
    ...mappedOf(array).map(plain),
  ];
}

function rangeOf({ dtype, shape, statistics }: ArraySummary): readonly string[] {
  const size = shape.reduce((product, each) => product * each, 1);
  if (size === 0) return ["no elements"];
  if (statistics === null || shape.length === 0) return [];
  const { min, max, mean } = statistics;
  if (min === null || max === null || mean === null) return [];
  if (kindOf(dtype) === "bool") return [`${countText(Math.round(mean * size))} of ${countText(size)} are True`];
  return [`min ${roundText(min)}`, `max ${roundText(max)}`, `mean ${roundText(mean)}`];
}

function marksOf({ dtype, shape, statistics }: ArraySummary): readonly Fact[] {
  if (statistics === null || kindOf(dtype) !== "float" || shape.length === 0) return [];
  const { nan, infinite } = statistics;
  const marks = [nan > 0 ? `${countText(nan)} NaN` : "", infinite > 0 ? `${countText(infinite)} infinite` : ""];
  const bad = marks.filter((mark) => mark !== "").map((text) => ({ text, isBad: true }));
  return bad.length > 0 ? bad : [{ text: "no NaN", isBad: false }];
}

function mappedOf({ mapped }: ArraySummary): readonly string[] {
  const axes = mapped.flatMap((level, axis) => (level === null ? [] : [{ level, axis }]));
  const levels = [...new Set(axes.map(({ level }) => level))].sort((one, other) => one - other);
  if (levels.length === 0) return [];
  if (levels.length === 1) {
    const [first, ...more] = axes.map(({ axis }) => axis);
    return [
      more.length === 0
        ? `axis ${first} was mapped by vmap`
        : `axes ${[first, ...more].join(", ")} were mapped by vmap`,
    ];
  }
  const names = levels.length === 2 ? ["the outer vmap", "the inner"] : levels.map((_, index) => `vmap ${index + 1}`);
  const parts = levels.map((level, index) => {
    const axis = axes.find((each) => each.level === level)!.axis;
    return index === 0 ? `axis ${axis} was mapped by ${names[index]}` : `axis ${axis} by ${names[index]}`;
  });
  return [parts.join(", ")];
}
