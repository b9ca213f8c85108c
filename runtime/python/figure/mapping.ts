import { channelsOf, colormap } from "./colormaps.ts";
import type { Mapping } from "./figure.ts";
import { FigureError } from "./schema.ts";

/** How numbers become colors. */
export interface ColorScale {
  readonly limits: readonly [number, number];
  readonly isLogarithmic: boolean;
  readonly colors: readonly string[];
  /** The place of a value's color in `colors`, -1 for NaN. */
  place(value: number): number;
}

/** The colors of a mapping, whose limits are those of its finite values where it has none of its own. */
export function colorScale(mapping: Mapping, values: ArrayLike<number> = mapping.values): ColorScale {
  const colors = mapping.colors ?? colormap(mapping.map);
  if (colors === null || colors.length === 0) throw new FigureError(`there is no colormap ${mapping.map}`);
  const isLogarithmic = mapping.norm === "log";
  const [low, high] = limitsOf(mapping, values, isLogarithmic);
  const share = shareOf(mapping, low, high);
  const last = colors.length - 1;
  return {
    limits: [low, high],
    isLogarithmic,
    colors,
    place: (value) => {
      const at = share(value);
      return Number.isNaN(at) ? -1 : Math.max(0, Math.min(last, Math.floor(at * colors.length)));
    },
  };
}

/** The color of each value; `none` for NaN. */
export function colorsOf(mapping: Mapping): readonly string[] {
  const { colors, place } = colorScale(mapping);
  const opaque = mapping.alpha === 1 ? colors : colors.map((color) => withAlpha(color, mapping.alpha));
  return Array.from(mapping.values, (value) => opaque[place(value)] ?? "none");
}

/** A color with its opacity multiplied. */
export function withAlpha(color: string, alpha: number): string {
  const [red = 0, green = 0, blue = 0, own = 255] = channelsOf(color);
  const channels = [red, green, blue, Math.round(own * alpha)];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function limitsOf({ limits }: Mapping, values: ArrayLike<number>, isLogarithmic: boolean): readonly [number, number] {
  const [low, high] = limits;
  if (low !== null && high !== null) return [low, high];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!Number.isFinite(value) || (isLogarithmic && value <= 0)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) [least, most] = isLogarithmic ? [1, 10] : [0, 1];
  return [low ?? least, high ?? most];
}

/** Where a value lies between the limits: 0 to 1 inside of them. */
function shareOf({ norm, center }: Mapping, low: number, high: number): (value: number) => number {
  if (low === high) return (value) => (Number.isNaN(value) ? value : 0);
  if (norm === "log") {
    const [from, range] = [Math.log(low), Math.log(high / low)];
    return (value) => (value > 0 ? (Math.log(value) - from) / range : Number.NaN);
  }
  if (norm === "linear") return (value) => (value - low) / (high - low);
  return (value) =>
    value < center
      ? (0.5 * (value - low)) / (center - low || 1)
      : 0.5 + (0.5 * (value - center)) / (high - center || 1);
}
