/** How arrays are printed; NumPy's names, defaults and meanings. */
export interface PrintOptions {
  /** The most digits after the point. */
  readonly precision: number;
  /** Beyond so many elements only the corners are shown. */
  readonly threshold: number;
  /** So many elements from each end of an axis then. */
  readonly edgeitems: number;
  /** The columns of a line. */
  readonly linewidth: number;
  /** Whether small numbers are written without an exponent. */
  readonly suppress: boolean;
}

let current: PrintOptions = { precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false };

export function printOptions(): PrintOptions {
  return current;
}

/** Prints all arrays of NumPy and JAX like this from now on. */
export function setPrintOptions(options: PrintOptions): void {
  current = options;
}
