// Where ticks are, and what is written at them, as matplotlib's AutoLocator, LogLocator and their formatters decide.

import type { Axis } from "./figure.ts";

/** The ticks of an axis within its limits, with what is written at them. */
export interface Ticks {
  readonly places: readonly number[];
  readonly texts: readonly string[];
  readonly minor: readonly number[];
  readonly minorTexts: readonly string[];
  /** What the texts are to be multiplied with or added to, such as `1e6`. */
  readonly remark: string;
}

/** The ticks of an axis on which there is room for `most` texts. */
export function ticksOf(axis: Axis, limits: readonly [number, number], most: number): Ticks {
  const low = Math.min(...limits);
  const high = Math.max(...limits);
  const chosen = axis.places === null ? automatic(axis, low, high, most) : fixed(axis, low, high);
  if (axis.labels === null) return chosen;
  const all = axis.places === null ? chosen.places : Array.from(axis.places);
  const named = all.flatMap((place, index) =>
    isWithin(place, low, high) ? [[place, axis.labels![index] ?? ""] as const] : [],
  );
  return { ...chosen, places: named.map(([place]) => place), texts: named.map(([, text]) => text), remark: "" };
}

/** At most `most + 1` multiples of a round step (1, 2, 2.5 or 5 times a power of ten) that lie in [low, high]. */
export function linearTicks(low: number, high: number, most: number): readonly number[] {
  return linearPlaces(low, high, most).filter((place) => isWithin(place, low, high));
}

/** As `linearTicks`, with the next place on either side of the limits. */
export function linearPlaces(low: number, high: number, most: number, rounds = roundSteps): readonly number[] {
  const range = high - low;
  if (!(range > smallest) || !Number.isFinite(range)) return [low];
  // Far from zero, steps are counted from a round number nearby.
  const middle = (low + high) / 2;
  const origin =
    Math.abs(middle) / range < farFromZero ? 0 : Math.sign(middle) * 10 ** Math.floor(Math.log10(Math.abs(middle)));
  const power = 10 ** Math.floor(Math.log10(range / most));
  const steps = rounds.map((step) => step * power);
  const from = low - origin;
  const to = high - origin;
  const widest = steps.findIndex((step) => step >= range / most);
  for (let place = widest; place > 0; place--) {
    const step = steps[place]!;
    const base = Math.floor(from / step) * step;
    const first = roundedDown((from - base) / step);
    const last = roundedUp((to - base) / step);
    const places = Array.from({ length: last - first + 1 }, (_, count) => tidy((first + count) * step + base) + origin);
    if (place === 1 || places.filter((at) => low <= at && at <= high).length >= 2) return places;
  }
  return [low, high];
}

/** What is written at places of a linear axis, some of them outside its limits: as few decimals as tell them apart. */
export function linearTexts(
  places: readonly number[],
  [low, high]: readonly [number, number],
  notation: Axis["notation"] = "auto",
): { readonly texts: readonly string[]; readonly remark: string } {
  const isPlain = notation === "plain";
  const seen = places.filter((place) => place >= low && place <= high);
  const offset = isPlain ? 0 : commonPart(seen);
  const power = isPlain ? 0 : commonPower(seen, high - low, offset, notation === "scientific");
  const scaled = places.map((place) => (place - offset) / 10 ** power);
  const ends = places.length < 5 ? [low, high].map((end) => (end - offset) / 10 ** power) : [];
  const digits = decimals(scaled, ends);
  const texts = scaled.map((value) => withMinus((Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value).toFixed(digits)));
  return { texts, remark: (power === 0 ? "" : withMinus(`1e${power}`)) + (offset === 0 ? "" : offsetText(offset)) };
}

function automatic(axis: Axis, low: number, high: number, most: number): Ticks {
  if (axis.scale === "log") return logTicks(axis, low, high, most);
  if (axis.scale === "symlog") return symlogTicks(low, high, axis.base, axis.threshold);
  return linear(axis, linearPlaces(low, high, Math.min(axis.most, most)), low, high);
}

function fixed(axis: Axis, low: number, high: number): Ticks {
  if (axis.scale === "linear") return linear(axis, Array.from(axis.places!), low, high);
  const places = Array.from(axis.places!).filter((place) => isWithin(place, low, high));
  const texts = places.map((place) => powerText(place, axis.base));
  return { places, texts, remark: "", ...minorOf(axis.hasMinor ? logMinor(low, high, axis.base) : []) };
}

/** Ticks outside of the limits are not seen, but count for how the others are written. */
function linear(axis: Axis, all: readonly number[], low: number, high: number): Ticks {
  const { texts, remark } = linearTexts(all, [low, high], axis.notation);
  const seen = all.map((place) => isWithin(place, low, high));
  const places = all.filter((_, index) => seen[index]);
  const minor = axis.hasMinor ? between(places, low, high) : [];
  return { places, texts: texts.filter((_, index) => seen[index]), remark, ...minorOf(minor) };
}

function minorOf(minor: readonly number[]): Pick<Ticks, "minor" | "minorTexts"> {
  return { minor, minorTexts: minor.map(() => "") };
}

/** Four ticks between two that are a step of 1, 5 or 10 apart, else three. */
function between(places: readonly number[], low: number, high: number): readonly number[] {
  const [first, second] = places;
  if (first === undefined || second === undefined) return [];
  const step = second - first;
  const leading = step / 10 ** Math.floor(Math.log10(step));
  const parts = [1, 2.5, 5, 10].some((round) => Math.abs(leading - round) < 1e-6) ? 5 : 4;
  const from = Math.ceil((low - first) / (step / parts) - 1e-9);
  const to = Math.floor((high - first) / (step / parts) + 1e-9);
  const counts = Array.from({ length: Math.min(to - from + 1, 1000) }, (_, count) => from + count);
  return counts.filter((count) => count % parts !== 0).map((count) => tidy(first + (count * step) / parts));
}

/** Powers of the base; where fewer than two fit in, places between them get texts too. */
function logTicks(axis: Axis, low: number, high: number, most: number): Ticks {
  const { base } = axis;
  const first = Math.ceil(logarithm(low, base) - nearly);
  const available = Math.min(Math.max(0, Math.floor(logarithm(high, base) + nearly) - first + 1), 2000);
  const { stride, offset } = strideOf(first, available, Math.max(2, Math.min(most, axis.most)));
  const powers = Array.from(
    { length: Math.ceil((available - offset) / stride) },
    (_, count) => first + offset + count * stride,
  );
  const places = powers.map((power) => base ** power);
  const texts = places.map((place) => powerText(place, base));
  if (!axis.hasMinor || stride > 1 || available >= 10) return { places, texts, remark: "", ...minorOf([]) };
  const steps = logMinor(low, high, base);
  const minor = places.length + steps.length > 1 ? steps : linearTicks(low, high, 9);
  const range = logarithm(high, base) - logarithm(low, base);
  const hasText = (place: number) => places.length < 2 && (range <= 0.4 || isSparse(place, base));
  return {
    places,
    texts,
    minor,
    minorTexts: minor.map((place) => (hasText(place) ? powerText(place, base) : "")),
    remark: "",
  };
}

/** Which powers get a tick: as many as there is room for, as far apart as so many can be, at multiples if possible. */
function strideOf(
  first: number,
  available: number,
  most: number,
): { readonly stride: number; readonly offset: number } {
  if (available <= most) return { stride: 1, offset: 0 };
  const strides = Array.from({ length: available }, (_, place) => available - place);
  const counts = strides.map((stride) => [Math.ceil(available / stride), Math.floor(available / stride)] as const);
  const count = Math.max(...counts.flat().filter((ticks) => ticks <= most));
  const stride = strides[counts.findIndex((possible) => possible.includes(count))]!;
  const offsets = Array.from({ length: stride }, (_, offset) => offset);
  const fitting = offsets.filter((offset) => Math.ceil((available - offset) / stride) === count);
  return { stride, offset: fitting.find((offset) => (first + offset) % stride === 0) ?? fitting[0]! };
}

function logMinor(low: number, high: number, base: number): readonly number[] {
  const from = Math.floor(logarithm(low, base));
  const to = Math.ceil(logarithm(high, base));
  if (to - from > 12 || base < 3) return [];
  const factors = Array.from({ length: Math.ceil(base) - 2 }, (_, count) => count + 2);
  const powers = Array.from({ length: to - from + 1 }, (_, count) => base ** (from + count));
  return powers
    .flatMap((power) => factors.map((factor) => factor * power))
    .filter((place) => place >= low && place <= high);
}

/** Whether a place between powers is one of the few that are written at where there is little room. */
function isSparse(place: number, base: number): boolean {
  const factor = place / base ** Math.floor(logarithm(place, base) + nearly);
  return [2, 3, 4, 6].some((sparse) => Math.abs(factor - sparse) < 1e-6);
}

function logarithm(value: number, base: number): number {
  return base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base);
}

function symlogTicks(low: number, high: number, base: number, threshold: number): Ticks {
  const start = Math.floor(logarithm(threshold || 1, base) + nearly);
  const end = Math.floor(logarithm(Math.max(Math.abs(low), Math.abs(high)), base) + nearly);
  const count = Math.max(0, end - start + 1);
  const stride = Math.ceil(count / 5) || 1;
  const powers = Array.from({ length: Math.ceil(count / stride) }, (_, place) => base ** (start + place * stride));
  const all = [...powers.map((power) => -power).reverse(), 0, ...powers];
  const places = all.filter((place) => place >= low && place <= high);
  return { places, texts: places.map((place) => powerText(place, base)), minor: [], minorTexts: [], remark: "" };
}

/** A number as a formula: `10^{3}`, `2×10^{-1}`. */
function powerText(value: number, base: number): string {
  if (value === 0) return "0";
  const sign = value < 0 ? "−" : "";
  const power = Math.floor(logarithm(Math.abs(value), base) + nearly);
  const factor = Math.abs(value) / base ** power;
  const lead = Math.abs(factor - 1) < 1e-6 ? "" : `${Number(factor.toPrecision(6))} \\times `;
  return `$\\mathrm{${sign}${lead}${Number(base.toPrecision(4))}^{${power}}}$`;
}

/** What all ticks begin with, where it is so long that the rest is written better alone. */
function commonPart(places: readonly number[]): number {
  if (places.length < 2) return 0;
  const least = Math.min(...places);
  const most = Math.max(...places);
  if (least === most || (least <= 0 && most >= 0)) return 0;
  const [small, large] = [Math.abs(least), Math.abs(most)].sort((one, other) => one - other) as [number, number];
  const top = Math.ceil(Math.log10(large));
  const partsAt = (power: number) => [Math.floor(small / 10 ** power), Math.floor(large / 10 ** power)] as const;
  const powerWhere = (differs: (one: number, other: number) => boolean) => {
    let power = top;
    while (power > -308 && !differs(...partsAt(power))) power--;
    return power + 1;
  };
  let power = powerWhere((one, other) => one !== other);
  if ((large - small) / 10 ** power <= 0.01) power = powerWhere((one, other) => other - one > 1);
  const parts = Math.floor(large / 10 ** power);
  return parts >= longOffset ? Math.sign(most) * tidy(parts * 10 ** power) : 0;
}

/** The power of ten that is written once, for all ticks. */
function commonPower(places: readonly number[], range: number, offset: number, isForced: boolean): number {
  const largest = offset === 0 ? Math.max(0, ...places.map(Math.abs)) : range;
  if (!(largest > smallest)) return 0;
  const power = Math.floor(Math.log10(largest));
  return isForced || power <= -5 || power >= 6 ? power : 0;
}

/** How many decimals tell values apart to a thousandth of their range, which `ends` may widen. */
function decimals(values: readonly number[], ends: readonly number[]): number {
  const all = [...values, ...ends];
  const range = Math.max(...all) - Math.min(...all) || Math.max(...all.map(Math.abs)) || 1;
  const power = Math.floor(Math.log10(range));
  const tolerance = 10 ** (power - 3);
  let digits = Math.min(Math.max(0, 3 - power), 100);
  const isEnough = (count: number) =>
    values.every((value) => Math.abs(value - Number(value.toFixed(count))) < tolerance);
  while (digits > 0 && isEnough(digits - 1)) digits--;
  return digits;
}

function offsetText(offset: number): string {
  return (offset < 0 ? "" : "+") + withMinus(offset.toExponential().replace("e+", "e"));
}

function withMinus(text: string): string {
  return text.replaceAll("-", "−");
}

/** Rounds away what counting in steps adds. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

function roundedDown(steps: number): number {
  return Math.abs(steps - Math.round(steps)) < nearly ? Math.round(steps) : Math.floor(steps);
}

function roundedUp(steps: number): number {
  return Math.abs(steps - Math.round(steps)) < nearly ? Math.round(steps) : Math.ceil(steps);
}

/** Whether a tick is seen, also where the limit was missed by rounding. */
function isWithin(place: number, low: number, high: number): boolean {
  const slack = (high - low) * nearly;
  return place >= low - slack && place <= high + slack;
}

const roundSteps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20];
const nearly = 1e-10;
/** What is smaller has no power of ten among the numbers. */
const smallest = 1e-300;
const farFromZero = 100;
/** An offset has at least four digits. */
const longOffset = 1000;
