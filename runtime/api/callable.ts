import { NotKnownError, typeError } from "../core/errors.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";

/**
 * The value as a function. Throws a `TypeError` with this message when it cannot be called, and `NotKnownError` for
 * what may be callable but is not known.
 */
export function requireCallable(value: PyValue, message: () => string): PyFunction {
  if (value.kind === "function") return value;
  if (value.kind === "object" && value.callable) return value.callable;
  if (value.kind === "unknown") throw new NotKnownError(value.reason);
  if (value.kind === "object" || value.kind === "dtype")
    throw new NotKnownError("what this callable does is not known");
  throw typeError(message());
}
