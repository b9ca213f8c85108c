// Which element types a primitive takes, and what JAX says of others.

import type { ShapedArray } from "../core/aval.ts";
import { type DType, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";

/** NumPy's abstract types, by which JAX's messages name the dtypes that a primitive takes. */
export type AbstractType =
  | "bool"
  | "integer"
  | "signedinteger"
  | "floating"
  | "complexfloating"
  | "float32"
  | "float64"
  | "number"
  | "key";

// The lists that primitives share, in the order in which messages print them.
export const floatingTypes = ["floating"] as const;
export const integerTypes = ["integer"] as const;
export const inexactTypes = ["floating", "complexfloating"] as const;
export const realTypes = ["integer", "floating"] as const;
export const numberTypes = ["integer", "floating", "complexfloating"] as const;
export const boolOrIntegerTypes = ["integer", "bool"] as const;
export const orderedTypes = ["integer", "floating", "bool"] as const;
export const anyTypes = ["integer", "floating", "complexfloating", "bool"] as const;
export const comparableTypes = [...anyTypes, "key"] as const;

/** Whether the dtype is of one of these types. One that is not known may be. */
export function isAccepted(dtype: DType, accepted: readonly AbstractType[]): boolean {
  return dtype === "unknown" || accepted.some((type) => isSubtype(dtype, type));
}

/** Throws JAX's `TypeError` for the operand of a unary primitive that does not take its dtype. */
export function requireAccepted(name: string, dtype: DType, accepted: readonly AbstractType[]): void {
  if (isAccepted(dtype, accepted)) return;
  throw typeError(`${name} does not accept dtype ${dtype}. Accepted dtypes are subtypes of ${accepted.join(", ")}.`);
}

/**
 * The dtype that all operands share; mirrors `lax.check_same_dtypes`.
 *
 * Throws JAX's `TypeError` when they differ. Where one is not known, it must be that of the others.
 */
export function sameDtype(name: string, operands: readonly ShapedArray[]): DType {
  const known = operands.filter(({ dtype }) => dtype !== "unknown");
  const first = known[0]?.dtype ?? "unknown";
  if (known.every(({ dtype }) => dtype === first)) return first;
  const equivalent = numpyEquivalents[name];
  const tip =
    equivalent === undefined
      ? ""
      : ` (Tip: jnp.${equivalent} is a similar function that does automatic type promotion on inputs).`;
  const given = operands.map(({ dtype }) => dtype).join(", ");
  throw typeError(`lax.${name} requires arguments to have the same dtypes, got ${given}.${tip}`);
}

/** The jnp functions that messages about primitives recommend, where there is one. */
const numpyEquivalents: { readonly [name: string]: string | undefined } = {
  add: "add",
  atan2: "arctan2",
  concatenate: "concatenate",
  div: "divide",
  eq: "equal",
  max: "maximum",
  min: "minimum",
  mul: "multiply",
  ne: "not_equal",
  nextafter: "nextafter",
  select: "where",
  shift_left: "left_shift",
  shift_right_logical: "right_shift",
  shift_right_arithmetic: "right_shift",
  sub: "subtract",
};

function isSubtype(dtype: DType, type: AbstractType): boolean {
  const kind = kindOf(dtype);
  switch (type) {
    case "bool":
      return kind === "b";
    case "integer":
      return kind === "i" || kind === "u";
    case "signedinteger":
      return kind === "i";
    case "floating":
      return kind === "f";
    case "complexfloating":
      return kind === "c";
    case "key":
      return kind === "k";
    case "number":
      return kind === "i" || kind === "u" || kind === "f" || kind === "c";
    default:
      return dtype === type;
  }
}
