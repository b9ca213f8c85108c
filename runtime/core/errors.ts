// The two ways a computation on Python values ends without a result.

/** The name of a built-in or JAX exception class. */
export type PythonErrorType = string;

/** An argument of the call that failed: its position or keyword, and the path of the leaf inside it (`['w'][0]`). */
export interface FaultyArgument {
  readonly argument: number | string;
  readonly path: string;
}

export interface PythonErrorDetails {
  /** A stable kebab-case name for the kind of mistake, `vmap-inconsistent-sizes`. */
  readonly code?: string;
  /** The arguments at fault, the likeliest culprit first. */
  readonly faults?: readonly FaultyArgument[];
  /** The positions in `in_axes` or `out_axes` at fault, outermost first: `[1]` is its second entry. */
  readonly axesPath?: readonly (number | string)[];
  /** What the message would be for one example, when the mistake was found in a whole batch under `vmap`. */
  readonly example?: string;
}

/** An exception that Python would raise; `message` is what JAX prints after the type and a colon. */
export class PythonError extends Error {
  readonly pythonType: PythonErrorType;
  readonly details: PythonErrorDetails;

  constructor(pythonType: PythonErrorType, message: string, details: PythonErrorDetails = {}) {
    super(message);
    this.pythonType = pythonType;
    this.details = details;
  }
}

export const typeError = (message: string, details?: PythonErrorDetails) =>
  new PythonError("TypeError", message, details);
export const valueError = (message: string, details?: PythonErrorDetails) =>
  new PythonError("ValueError", message, details);
export const indexError = (message: string, details?: PythonErrorDetails) =>
  new PythonError("IndexError", message, details);

/**
 * The result depends on something that is not known while editing, such as the value of an array's element.
 *
 * Reading an unknown value throws this; whoever asked for a result then answers "unknown", with the reason.
 * It is never thrown by a run, where everything is known.
 */
export class NotKnownError extends Error {
  /** Why the value is not known, in words that a hover can show. */
  get reason(): string {
    return this.message;
  }
}
