// The results view in a browser, with arrays that it can look into.

import type { Browser } from "playwright-core";
import type { FromView, ToView } from "../../client/views/results/messages.ts";
import type { ArraySummary } from "../../runtime/python/inspection.ts";
import { openViewPage, type ViewOptions, type ViewPage } from "./viewPage.ts";

/** An array that the view can look into; `elements` are in order, complex ones as two numbers. */
export interface Viewable {
  readonly summary: ArraySummary;
  readonly elements: Float64Array;
}

/** The view; requests for slabs are answered from the arrays and are not among what it sent. */
export interface ResultsView extends ViewPage<FromView, ToView> {
  offer(array: Viewable): Promise<void>;
}

export async function openResultsView(browser: Browser, options: ViewOptions): Promise<ResultsView> {
  const view = await openViewPage<FromView, ToView>(browser, "results", options, (page) =>
    page.addInitScript(answerSlabs),
  );
  return {
    ...view,
    offer: ({ summary, elements }) =>
      view.page.evaluate(
        ({ view, shape, isComplex, text }) => {
          const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
          window.arrays.set(view, { shape, isComplex, elements: new Float64Array(bytes.buffer) });
        },
        {
          view: summary.view,
          shape: summary.shape,
          isComplex: summary.dtype.startsWith("complex"),
          text: Buffer.from(elements.buffer).toString("base64"),
        },
      ),
  };
}

interface OfferedArray {
  readonly shape: readonly number[];
  readonly isComplex: boolean;
  readonly elements: Float64Array;
}

declare global {
  interface Window {
    arrays: Map<number, OfferedArray>;
  }
}

/** Runs in the page before everything else. */
function answerSlabs(): void {
  window.arrays = new Map();
  window.answer = (value) => {
    // SAFETY: the view sends nothing else.
    const message = value as FromView;
    if (message.kind !== "slab") return false;
    const array = window.arrays.get(message.slab.view);
    const values = array === undefined ? null : slabOf(array, message.slab);
    setTimeout(() => window.postMessage({ kind: "slab", request: message.request, values }, "*"));
    return true;
  };

  function slabOf({ shape, isComplex, elements }: OfferedArray, slab: Extract<FromView, { kind: "slab" }>["slab"]) {
    const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
    const { start, rowAxis, columnAxis, rows, columns, step } = slab;
    const first = start.reduce((sum, index, axis) => sum + index * strides[axis]!, 0);
    const parts = isComplex ? 2 : 1;
    const values = new Float64Array(rows * columns * parts);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const down = rowAxis === null ? 0 : row * step * strides[rowAxis]!;
        const right = columnAxis === null ? 0 : column * step * strides[columnAxis]!;
        for (let part = 0; part < parts; part++) {
          values[(row * columns + column) * parts + part] = elements[(first + down + right) * parts + part]!;
        }
      }
    }
    return values;
  }
}
