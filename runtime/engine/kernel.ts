import type { EvalArray } from "./evalArray.ts";

/** Computes the elements of a primitive's results, which come as zeros of the avals that its abstractEval gave. */
export type Kernel<Params> = (operands: readonly EvalArray[], results: readonly EvalArray[], params: Params) => void;
