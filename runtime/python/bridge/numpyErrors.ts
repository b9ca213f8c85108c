// NumPy's words for the mistakes that the functions of jax.numpy find.

import { PythonError } from "../../core/errors.ts";

type Translation = readonly [pattern: RegExp, type: string, text: (match: RegExpMatchArray) => string];

/** What NumPy raises where a function `name` of the API table raised this. */
export function asNumpyError(error: PythonError, name: string): PythonError {
  for (const [pattern, type, text] of translations) {
    const match = error.message.match(pattern);
    if (match !== null) return new PythonError(type, text(match).replaceAll("%name%", name));
  }
  return new PythonError(error.pythonType, error.message.replaceAll(/\bjnp\.|\bjax\.numpy\./g, "np."));
}

const translations: readonly Translation[] = [
  [/^axis -?\d+ is out of bounds for array of dimension \d+$/, "AxisError", ([text]) => text],
  [
    /shapes for broadcasting: (?:shapes=\[)?(.*?)[\].]?$/,
    "ValueError",
    (match) => `operands could not be broadcast together with shapes ${tightShapes(match[1]!)} `,
  ],
  [
    /^zero-size array to reduction operation (max|min) which has no identity$/,
    "ValueError",
    (match) => `zero-size array to reduction operation ${match[1]}imum which has no identity`,
  ],
  [
    /does not accept dtype|must have an inexact dtype|does not support complex/,
    "TypeError",
    () =>
      "ufunc '%name%' not supported for the input types, and the inputs could not be safely coerced to any supported " +
      "types according to the casting rule ''safe''",
  ],
  [/^duplicate value in 'axis'/, "ValueError", () => "duplicate value in 'axis'"],
  [
    /^Need at least one array to (concatenate|stack)\.$/,
    "ValueError",
    (match) => `need at least one array to ${match[1]}`,
  ],
  [
    /^Zero-dimensional arrays cannot be concatenated\.$/,
    "ValueError",
    () => "zero-dimensional arrays cannot be concatenated",
  ],
  [
    /requires ndarray or scalar arguments, got <class '(.*?)'>/,
    "TypeError",
    (match) => `the bundled numpy has arrays of numbers alone, and can make none of a value of type '${match[1]}'`,
  ],
  [
    /is not a valid JAX array type/,
    "TypeError",
    () => "the bundled numpy has arrays of numbers alone: bool, integer, float and complex dtypes, no object or str",
  ],
  [
    /^broadcast_in_dim shape must have every element be nonnegative/,
    "ValueError",
    () => "negative dimensions are not allowed",
  ],
];

function tightShapes(shapes: string): string {
  return [...shapes.matchAll(/\(([^)]*)\)/g)].map(([, sizes]) => `(${sizes!.replaceAll(" ", "")})`).join(" ");
}
