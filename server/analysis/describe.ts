// What is kept of a value after the analysis has gone on: enough for a label and a hover, no tracers.

import { type ApiFunction, isApiFunction } from "../../runtime/api/row.ts";
import type { ShapedArray } from "../../runtime/core/aval.ts";
import { definitelyEqual, formatDim } from "../../runtime/core/dim.ts";
import { type DType, shortName } from "../../runtime/core/dtype.ts";
import { pyRepr } from "../../runtime/core/pyRepr.ts";
import type { PyBool, PyFloat, PyStr, PyValue } from "../../runtime/core/pyValue.ts";
import type { FunctionDef } from "../syntax/ast.ts";
import { joinDTypes, joinShapes } from "./join.ts";
import { type MappedLevel, mappedLevels } from "./mappedLevels.ts";
import { isProgramClass } from "./programClass.ts";
import { type MappedAxis, mappedAxes } from "./tracers.ts";
import { isClosure, isModule, isUnranked, type ListContents, listContents } from "./value.ts";

/** A digest of a value as it was seen at one place of the program. */
export type Description =
  | { readonly kind: "array"; readonly aval: ShapedArray; readonly mapped: readonly MappedAxis[] }
  | { readonly kind: "unranked"; readonly dtype: DType; readonly mapped: readonly MappedAxis[] }
  | { readonly kind: "tuple"; readonly typeName: string; readonly items: readonly Description[] }
  | { readonly kind: "list"; readonly element: Description | null; readonly length: string }
  | {
      readonly kind: "function";
      readonly name: string;
      /** Its row in the API table. */
      readonly row: ApiFunction | null;
      /** The `vmap`s around it, outermost first. */
      readonly levels: readonly MappedLevel[];
      /** Its def, for a function of the program. */
      readonly node: FunctionDef | null;
    }
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "unknown"; readonly reason: string };

const longestTuple = 16;
/** Longer lists of unlike items are not compared. */
const longestMixture = 32;

export function describe(value: PyValue): Description {
  switch (value.kind) {
    case "array":
      return { kind: "array", aval: value.aval, mapped: mappedAxes(value) };
    case "tuple":
      return {
        kind: "tuple",
        typeName: value.typeName ?? "tuple",
        items: value.items.slice(0, longestTuple).map(describe),
      };
    case "list":
      return describeList(listContents(value));
    case "unknown":
      return isUnranked(value)
        ? { kind: "unranked", dtype: value.unranked, mapped: [] }
        : { kind: "unknown", reason: value.reason };
    case "int":
      return { kind: "plain", text: value.value === null ? "int" : `int = ${formatDim(value.value)}` };
    case "float":
    case "bool":
    case "str":
      return { kind: "plain", text: value.value === null ? value.kind : `${value.kind} = ${literal(value)}` };
    case "function":
      if (isProgramClass(value)) return { kind: "plain", text: `class ${value.name}` };
      return {
        kind: "function",
        name: value.name,
        row: isApiFunction(value) ? value : null,
        levels: mappedLevels(value),
        node: isClosure(value) && value.node.kind === "FunctionDef" ? value.node : null,
      };
    case "dtype":
      return { kind: "plain", text: `dtype ${value.dtype}` };
    case "object":
      return { kind: "plain", text: isModule(value) ? `module ${value.module}` : value.typeName };
    default:
      return { kind: "plain", text: value.kind === "none" ? "None" : value.kind };
  }
}

/** As Python writes the value; long strings are cut. */
function literal(value: PyBool | PyFloat | PyStr): string {
  if (value.kind !== "str") return pyRepr(value);
  const text = String(value.value);
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function describeList(contents: ListContents): Description {
  if (contents.kind === "listUnknown") return { kind: "plain", text: "list" };
  if (contents.kind === "listRepeated") {
    const { element, length } = contents.repeated;
    return { kind: "list", element: describe(element), length: formatDim(length) };
  }
  const { items } = contents;
  const [first] = items;
  const isAlike =
    first?.kind === "array" && items.every((item) => item.kind === "array" && item.aval.equals(first.aval));
  const shown = isAlike ? [describe(first)] : items.slice(0, longestMixture).map(describe);
  const element = items.length > longestMixture && !isAlike ? null : shown.every(hasShape) ? summarise(shown) : null;
  return { kind: "list", element, length: String(items.length) };
}

/** Whether an array, or a tuple of nothing else, was seen: only these have hints. */
export function hasShape(description: Description): boolean {
  if (description.kind === "tuple") return description.items.length > 0 && description.items.every(hasShape);
  return description.kind === "array" || description.kind === "unranked";
}

/**
 * What several sightings of one place have in common, as a hint shows it: sizes that differ become `?`.
 *
 * Plain values beside arrays are passed over, as a Python number has no shape to show. Null when no array was seen, or
 * arrays and tuples of them.
 */
export function summarise(sightings: readonly Description[]): Description | null {
  const shaped = sightings.filter(hasShape);
  const common = shaped.length === 0 ? null : shaped.reduce(joinDescriptions);
  return common !== null && hasShape(common) ? common : null;
}

function joinDescriptions(a: Description, b: Description): Description {
  if (a.kind === "tuple" && b.kind === "tuple" && a.items.length === b.items.length) {
    return { ...a, items: a.items.map((item, index) => joinDescriptions(item, b.items[index]!)) };
  }
  const joined = a.kind === "array" && b.kind === "array" ? joinArrays(a, b) : null;
  if (joined !== null) return joined;
  if (isArray(a) && isArray(b)) {
    return { kind: "unranked", dtype: joinDTypes(dtypeOf(a), dtypeOf(b)), mapped: joinMapped(a.mapped, b.mapped) };
  }
  if (a.kind === "plain" && b.kind === "plain" && a.text === b.text) return a;
  return { kind: "unknown", reason: "values of different kinds reach this line" };
}

type ArrayDescription = Extract<Description, { kind: "array" }>;

/** Null when the numbers of axes differ. */
function joinArrays(a: ArrayDescription, b: ArrayDescription): Description | null {
  const shape = joinShapes(a.aval.shape, b.aval.shape);
  if (shape === null) return null;
  const dtype = joinDTypes(a.aval.dtype, b.aval.dtype);
  const aval = a.aval.update({ shape, dtype, weakType: a.aval.weakType && b.aval.weakType });
  return { kind: "array", aval, mapped: joinMapped(a.mapped, b.mapped) };
}

/** Calls outside of any `vmap` hide nothing; calls under different numbers of them have no common picture. */
function joinMapped(a: readonly MappedAxis[], b: readonly MappedAxis[]): readonly MappedAxis[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (a.length !== b.length) return [];
  const same = a.every((axis, level) => definitelyEqual(axis.size, b[level]!.size) && axis.axis === b[level]!.axis);
  const sizes = joinShapes(
    a.map((axis) => axis.size),
    b.map((axis) => axis.size),
  )!;
  return same ? a : a.map((axis, level) => ({ ...axis, size: sizes[level]! }));
}

type AnyArray = Extract<Description, { kind: "array" | "unranked" }>;

function isArray(description: Description): description is AnyArray {
  return description.kind === "array" || description.kind === "unranked";
}

function dtypeOf(description: AnyArray): DType {
  return description.kind === "array" ? description.aval.dtype : description.dtype;
}

/** The text of a hint in JAX's `str_short` form: `f32[3,4]`, `f32[...]`, `(f32[3], f32[])`. */
export function label(description: Description): string {
  switch (description.kind) {
    case "array":
      return description.aval.toString();
    case "unranked":
      return `${shortName(description.dtype)}[...]`;
    case "tuple": {
      const items = description.items.map(label);
      return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
    }
    case "list":
      return "list";
    case "function":
      return `function ${description.name}`;
    case "plain":
      return description.text;
    case "unknown":
      return "?";
  }
}

/** The sizes of the mapped axes that the labelled value hides, outermost first; those of a tuple where its items agree. */
export function hiddenSizes(description: Description): readonly string[] {
  if (description.kind === "tuple") {
    const [first, ...rest] = description.items.map(hiddenSizes);
    return first !== undefined && rest.every((list) => list.join() === first.join()) ? first : [];
  }
  return isArray(description) ? description.mapped.map(({ size }) => formatDim(size)) : [];
}
