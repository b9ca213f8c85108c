// What Python sees of figures, as part of `_loopless`; see bridge.ts.

import { PythonError } from "../../core/errors.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { colormap, colormapNames } from "../figure/colormaps.ts";
import { drawFigure, FigureError } from "../figure/drawFigure.ts";
import type { LiveValues } from "./liveValues.ts";

/** One of Python's arrays of doubles, as Pyodide hands it over. */
export interface Doubles {
  getBuffer(type: "f64"): { readonly data: Float64Array; release(): void };
}

/** Python's encoder of images: `palette` has six digits for each color, none where a pixel has four bytes. */
export type PythonEncoder = (width: number, height: number, palette: string, pixels: Uint8Array) => string;

/** The functions for matplotlib: `guarded` turns what they throw into -1. */
export function createFigureBridge(live: LiveValues, guarded: <Result>(body: () => Result) => Result | number) {
  return {
    /** The SVG of a figure, whose JSON mentions parts of `numbers`. */
    drawFigure: (json: string, numbers: Doubles, encode: PythonEncoder) =>
      guarded(() => {
        // Python's memory may move while it encodes an image.
        const copied = withDoubles(numbers, (data) => data.slice());
        try {
          return drawFigure(json, copied, ({ width, height, palette, bytes }) =>
            encode(width, height, palette?.map((color) => color.slice(1)).join("") ?? "", bytes),
          );
        } catch (error) {
          throw error instanceof FigureError ? new PythonError("ValueError", error.message) : error;
        }
      }),
    /** The colors of a colormap, empty where there is none; without a name the names of all. */
    colormap: (name: string) => (name === "" ? colormapNames() : (colormap(name) ?? [])).join(" "),
    /** Writes the elements of an array into one of Python's that is as long. */
    copyElements: (x: number, target: Doubles) => {
      const { data } = requireElements(live.array(x));
      withDoubles(target, (doubles) => doubles.set(data));
    },
  };
}

function withDoubles<Result>(array: Doubles, use: (data: Float64Array) => Result): Result {
  const buffer = array.getBuffer("f64");
  try {
    return use(buffer.data);
  } finally {
    buffer.release();
  }
}
