import type { ArrayValue } from "../core/trace.ts";
import { squeeze } from "../lax/reshape.ts";
import { slice } from "../lax/slice.ts";

/** The part of the array at `position` of its first axis. */
export function index(x: ArrayValue, position: number): ArrayValue {
  const rest = x.aval.shape.slice(1);
  const start = [position, ...rest.map(() => 0)];
  const strides = x.aval.shape.map(() => 1);
  return squeeze(slice(x, start, [position + 1, ...rest], strides), [0]);
}
