// Element types, their names, and what operands of several types share.

import { config } from "./config.ts";
import { isNumPy } from "./library.ts";

const facts = {
  bool: { short: "bool", kind: "b", bytes: 1 },
  int8: { short: "i8", kind: "i", bytes: 1 },
  int16: { short: "i16", kind: "i", bytes: 2 },
  int32: { short: "i32", kind: "i", bytes: 4 },
  int64: { short: "i64", kind: "i", bytes: 8 },
  uint8: { short: "u8", kind: "u", bytes: 1 },
  uint16: { short: "u16", kind: "u", bytes: 2 },
  uint32: { short: "u32", kind: "u", bytes: 4 },
  uint64: { short: "u64", kind: "u", bytes: 8 },
  bfloat16: { short: "bf16", kind: "f", bytes: 2 },
  float16: { short: "f16", kind: "f", bytes: 2 },
  float32: { short: "f32", kind: "f", bytes: 4 },
  float64: { short: "f64", kind: "f", bytes: 8 },
  complex64: { short: "c64", kind: "c", bytes: 8 },
  complex128: { short: "c128", kind: "c", bytes: 16 },
  "key<fry>": { short: "key<fry>", kind: "k", bytes: 8 },
  unknown: { short: "", kind: "?", bytes: 0 },
} as const;

/** JAX's element types. `unknown` stands only in the language server, for an array of which no more is known. */
export type DType = keyof typeof facts;

/** NumPy's letter for the kind of number, `k` for PRNG keys, `?` where the dtype is not known. */
export type DTypeKind = (typeof facts)[DType]["kind"];

export const dtypeNames = Object.keys(facts) as readonly DType[]; // SAFETY: the keys of `facts` are DType by definition.

export function isDType(name: string): name is DType {
  return Object.hasOwn(facts, name) && name !== "unknown";
}

export const kindOf = (dtype: DType): DTypeKind => facts[dtype].kind;
export const itemSize = (dtype: DType): number => facts[dtype].bytes;
/** JAX's short name, as in `f32[3]`. */
export const shortName = (dtype: DType): string => facts[dtype].short;

export const isInexact = (dtype: DType): boolean => kindOf(dtype) === "f" || kindOf(dtype) === "c";
export const isInteger = (dtype: DType): boolean => kindOf(dtype) === "i" || kindOf(dtype) === "u";
export const isComplex = (dtype: DType): boolean => kindOf(dtype) === "c";

const narrowed: { readonly [D in DType]?: DType } = {
  int64: "int32",
  uint64: "uint32",
  float64: "float32",
  complex128: "complex64",
};

/** The dtype an array gets: JAX's 64-bit types are off unless asked for, NumPy has them. Mirrors `dtypes.canonicalize_dtype`. */
export function canonicalizeDtype(dtype: DType): DType {
  const narrow = narrowed[dtype];
  if (narrow === undefined || isNumPy()) return dtype;
  const isWide = config().wideTypes;
  return isWide === null ? "unknown" : isWide ? dtype : narrow;
}

/**
 * The dtype as far as it is certain. With JAX's 64-bit types on, one of 32 bits may stand where JAX has one of 64: the
 * rules name the types that JAX has without them.
 */
export function certainDtype(dtype: DType): DType {
  return doubled.has(dtype) && !isNumPy() && config().wideTypes !== false ? "unknown" : dtype;
}

const doubled: ReadonlySet<DType> = new Set(["int32", "float32", "complex64"]);

/** The dtypes of arrays made of Python's numbers. */
export const intDtype = (): DType => canonicalizeDtype("int64");
export const floatDtype = (): DType => canonicalizeDtype("float64");
export const complexDtype = (): DType => canonicalizeDtype("complex128");

/** A dtype and whether it is weak: whether it came from a Python number and yields to any other. */
export interface TypedAs {
  readonly dtype: DType;
  readonly weakType: boolean;
}

type LatticeNode = Exclude<DType, "key<fry>" | "unknown"> | "i*" | "f*" | "c*";

/** Each type and those directly above it, from the type promotion page of JAX's documentation. */
const above: { readonly [Node in LatticeNode]: readonly LatticeNode[] } = {
  bool: ["i*"],
  "i*": ["uint8", "int8"],
  uint8: ["int16", "uint16"],
  uint16: ["int32", "uint32"],
  uint32: ["int64", "uint64"],
  uint64: ["f*"],
  int8: ["int16"],
  int16: ["int32"],
  int32: ["int64"],
  int64: ["f*"],
  "f*": ["bfloat16", "float16", "c*"],
  bfloat16: ["float32"],
  float16: ["float32"],
  float32: ["float64", "complex64"],
  float64: ["complex128"],
  "c*": ["complex64"],
  complex64: ["complex128"],
  complex128: [],
};

const upperBounds = new Map<LatticeNode, ReadonlySet<LatticeNode>>();

/**
 * The dtype of a result computed from operands of these types, by the rules of the library that is asked.
 *
 * Mirrors `dtypes._lattice_result_type`, with 64-bit types off, and `np.result_type`. An operand of unknown dtype makes
 * the result unknown; key types promote only with themselves (null otherwise).
 */
export function promoteTypes(operands: readonly TypedAs[]): TypedAs | null {
  const first = operands[0]!;
  if (operands.every(({ dtype, weakType }) => dtype === first.dtype && !weakType)) return first;
  const type = promoteExactly(operands);
  const isShared = type === null || operands.every(({ dtype }) => dtype === type.dtype);
  return isShared ? type : { ...type, dtype: canonicalizeDtype(type.dtype) };
}

/** `promoteTypes` with the types of 64 bits that JAX's arrays may not have. Mirrors `dtypes.promote_types`. */
export function promoteExactly(operands: readonly TypedAs[]): TypedAs | null {
  const first = operands[0]!;
  if (operands.some(({ dtype }) => dtype === "unknown")) return { dtype: "unknown", weakType: false };
  if (operands.some(({ dtype }) => kindOf(dtype) === "k")) {
    return operands.every(({ dtype }) => dtype === first.dtype) ? { dtype: first.dtype, weakType: false } : null;
  }
  if (isNumPy()) return { dtype: numpyResultType(operands), weakType: false };
  const allWeak = operands.every(({ weakType }) => weakType);
  if (operands.every(({ dtype }) => dtype === first.dtype)) return { dtype: first.dtype, weakType: allWeak };
  const bound = leastUpperBound(operands.map(({ dtype, weakType }) => latticeNode(dtype, allWeak ? false : weakType)));
  const weakType = (allWeak || bound.endsWith("*")) && bound !== "bool";
  return { dtype: concrete(bound), weakType };
}

function latticeNode(dtype: DType, weakType: boolean): LatticeNode {
  // SAFETY: promoteTypes has returned before on keys and unknown dtypes, the only two that are no lattice nodes.
  const node = dtype as LatticeNode;
  if (!weakType || dtype === "bool") return node;
  return kindOf(dtype) === "f" ? "f*" : kindOf(dtype) === "c" ? "c*" : "i*";
}

function concrete(node: LatticeNode): DType {
  if (node === "i*") return "int64";
  if (node === "f*") return "float64";
  return node === "c*" ? "complex128" : node;
}

function boundsOf(node: LatticeNode): ReadonlySet<LatticeNode> {
  const known = upperBounds.get(node);
  if (known !== undefined) return known;
  const bounds = new Set<LatticeNode>([node, ...above[node].flatMap((next) => [...boundsOf(next)])]);
  upperBounds.set(node, bounds);
  return bounds;
}

function leastUpperBound(nodes: readonly LatticeNode[]): LatticeNode {
  const common = [...boundsOf(nodes[0]!)].filter((bound) => nodes.every((node) => boundsOf(node).has(bound)));
  for (const candidate of common) {
    if (common.every((other) => boundsOf(candidate).has(other))) return candidate;
  }
  throw new Error(`no common dtype of ${nodes.join(", ")}`);
}

/** A Python number counts with its kind alone, and only where that comes after the kinds of all others. */
function numpyResultType(operands: readonly TypedAs[]): DType {
  const strong = new Set(operands.flatMap(({ dtype, weakType }) => (weakType ? [] : [dtype])));
  const weak = new Set(operands.flatMap(({ dtype, weakType }) => (weakType ? [dtype] : [])));
  return [...strong, ...weak].reduce((shared, dtype) => {
    if (!weak.has(dtype) || strong.has(dtype)) return sharedDtype(shared, dtype);
    if (rankOf(dtype) <= rankOf(shared)) return shared;
    return isComplex(dtype) && kindOf(shared) === "f" ? sharedDtype(shared, "complex64") : dtype;
  });
}

/** The least dtype that holds the values of both. */
function sharedDtype(one: DType, other: DType): DType {
  const [low, high] = rankOf(one) <= rankOf(other) ? [one, other] : [other, one];
  if (kindOf(low) === "b" || low === high) return high;
  if (isInteger(high)) return sharedInteger(low, high);
  const bytes = Math.max(floatBytes(low), floatBytes(high));
  return isComplex(high) ? (bytes === 8 ? "complex128" : "complex64") : floats[bytes]!;
}

function sharedInteger(one: DType, other: DType): DType {
  const [narrow, wide] = itemSize(one) <= itemSize(other) ? [one, other] : [other, one];
  if (kindOf(one) === kindOf(other)) return wide;
  if (kindOf(wide) === "i" && itemSize(wide) > itemSize(narrow)) return wide;
  return signedIntegers[2 * itemSize(wide)] ?? "float64";
}

const floats: Readonly<Record<number, DType>> = { 2: "float16", 4: "float32", 8: "float64" };
const signedIntegers: Readonly<Record<number, DType>> = { 2: "int16", 4: "int32", 8: "int64" };

/** The bytes of the float that holds the values of a dtype, or the parts of a complex number. */
function floatBytes(dtype: DType): number {
  if (isComplex(dtype)) return itemSize(dtype) / 2;
  return isInteger(dtype) ? Math.min(2 * itemSize(dtype), 8) : itemSize(dtype);
}

/** Booleans come before integers, these before floats, and complex numbers last. */
function rankOf(dtype: DType): number {
  return "biufc".indexOf(kindOf(dtype) === "u" ? "i" : kindOf(dtype));
}
