// Arrays that were shown and can still be looked at, even where Python has let them go.

import type { Library } from "../../core/library.ts";
import type { EvalArray } from "../../engine/evalArray.ts";

/** An array that can be looked at. */
export interface View {
  readonly array: EvalArray;
  readonly library: Library;
}

const mostViews = 500;
const mostBytes = 512 * 2 ** 20;

/** Arrays by number: at most 500, of at most 512 MB together. The oldest ones go first. */
export class Views {
  private readonly views = new Map<number, View>();
  private heldBytes = 0;
  /** Numbers come from the clock, so that those of a Python that ended mean nothing to the next one. */
  private next = Date.now() * 1000;

  /** How many bytes the elements take. */
  get bytes(): number {
    return this.heldBytes;
  }

  /** Keeps an array, and gives the number to look at it. */
  keep(view: View): number {
    const number = this.next++;
    this.views.set(number, view);
    this.heldBytes += view.array.data.byteLength;
    while (this.views.size > mostViews || this.heldBytes > mostBytes) this.releaseOldest();
    return number;
  }

  get(number: number): View | null {
    return this.views.get(number) ?? null;
  }

  release(number: number): void {
    this.heldBytes -= this.get(number)?.array.data.byteLength ?? 0;
    this.views.delete(number);
  }

  /** Lets go of one array; false where there is none. */
  releaseOldest(): boolean {
    for (const number of this.views.keys()) {
      this.release(number);
      return true;
    }
    return false;
  }
}
