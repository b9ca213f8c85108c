// The colours of pictures, taken from the theme, which may change at any time.

import { useEffect, useState } from "preact/hooks";

/** The colours of a theme: those that a canvas needs, as it can read them. */
export interface Palette {
  /** Colours from the lowest to the highest value, red, green, blue and opacity of each. */
  readonly rising: Uint8ClampedArray;
  /** The same for values on both sides of zero. */
  readonly diverging: Uint8ClampedArray;
  /** The two colours of a chequered pattern. */
  readonly chequers: Uint8ClampedArray;
  /** For marks, and behind them. */
  readonly text: string;
  readonly ground: string;
  readonly dim: string;
  readonly line: string;
  readonly curve: string;
}

/** How many colours a scale has. */
export const shades = 256;

/** The palette of the theme; a component that uses it is drawn again when the theme changes. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(currentPalette);
  useEffect(() => {
    const update = () => setPalette(currentPalette());
    listeners.add(update);
    // The theme may have changed between the first drawing and this.
    update();
    return () => void listeners.delete(update);
  }, []);
  return palette;
}

const listeners = new Set<() => void>();
let palette: Palette | null = null;

// VS Code changes the classes of the body and the variables of the root when the theme changes.
const observer = new MutationObserver(() => {
  palette = null;
  for (const listener of listeners) listener();
});
observer.observe(document.documentElement, { attributeFilter: ["style", "class"] });
observer.observe(document.body, { attributeFilter: ["class"] });

function currentPalette(): Palette {
  palette ??= readPalette();
  return palette;
}

function readPalette(): Palette {
  const probe = document.body.appendChild(document.createElement("span"));
  const colour = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    rising: scale(["--low", "--middle", "--high"].map(colour)),
    diverging: scale(["--far-below", "--below", "--zero", "--above", "--far-above"].map(colour)),
    chequers: chequered(colour("--text"), colour("--ground")),
    text: colour("--text"),
    ground: colour("--ground"),
    dim: colour("--dim"),
    line: colour("--line"),
    curve: colour("--curve"),
  };
  probe.remove();
  return colours;
}

/** Colours between those given, at equal distances for the eye. */
function scale(stops: readonly string[]): Uint8ClampedArray {
  const context = strip(shades);
  const gradient = context.createLinearGradient(0, 0, shades, 0);
  const between = 8;
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1];
    for (let part = 0; part < (next === undefined ? 1 : between); part++) {
      const colour = next === undefined ? stop : `color-mix(in oklab, ${next} ${(100 * part) / between}%, ${stop})`;
      gradient.addColorStop((index + part / between) / (stops.length - 1), colour);
    }
  }
  context.fillStyle = gradient;
  context.fillRect(0, 0, shades, 1);
  return context.getImageData(0, 0, shades, 1).data;
}

function chequered(first: string, second: string): Uint8ClampedArray {
  const context = strip(2);
  for (const [place, colour] of [first, second].entries()) {
    context.fillStyle = colour;
    context.fillRect(place, 0, 1, 1);
  }
  return context.getImageData(0, 0, 2, 1).data;
}

/** A row of pixels to draw on and to read from. */
function strip(width: number): OffscreenCanvasRenderingContext2D {
  return new OffscreenCanvas(width, 1).getContext("2d", { willReadFrequently: true })!;
}
