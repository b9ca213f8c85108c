/** The batch rule of a primitive without operands: there is nothing that could be mapped. */
export function neverBatched(): never {
  throw new Error("a primitive without operands has nothing to batch");
}
