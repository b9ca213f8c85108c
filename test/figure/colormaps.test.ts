import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { channelsOf, colormap, colormapNames } from "../../runtime/python/figure/colormaps.ts";

// SAFETY: test/oracle/recordFigures.py writes colormaps of this form.
const recorded = JSON.parse(readFileSync(new URL("colormaps.json", import.meta.url), "utf8")) as readonly {
  readonly name: string;
  readonly colors: readonly string[];
}[];

test.each(recorded)("$name has matplotlib's colors, but for what nobody sees.", ({ name, colors }) => {
  const all = colormap(name)!;
  const last = colors.length - 1;
  for (const [index, color] of colors.entries()) {
    const own = all[Math.min(all.length - 1, Math.floor((index / last) * all.length))]!;
    const away = channelsOf(own).map((channel, place) => Math.abs(channel - channelsOf(color)[place]!));
    expect(Math.max(...away), `${own} for ${color} at ${index}`).toBeLessThanOrEqual(3);
  }
});

test("Every colormap has colors of six digits, and a reverse.", () => {
  for (const name of colormapNames()) {
    const colors = colormap(name)!;
    expect(colors.filter((color) => !/^#[\da-f]{6}$/.test(color))).toEqual([]);
    expect(colormap(`${name}_r`)).toEqual(colors.toReversed());
  }
  expect(colormap("nothing")).toBeNull();
  expect(colormap("__proto__")).toBeNull();
});
