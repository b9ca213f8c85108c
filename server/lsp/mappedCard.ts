// The hover over `vmap(…)` and over what it makes: which axis of which argument is mapped.

import { pyRepr } from "../../runtime/core/pyRepr.ts";
import type { PyValue } from "../../runtime/core/pyValue.ts";
import { type Description, hasShape, label } from "../analysis/describe.ts";
import type { MappedArgument, MappedCall } from "../analysis/mappedCall.ts";
import type { MappedLevel } from "../analysis/mappedLevels.ts";
import { aligned, block } from "./markdown.ts";

/** One call of a mapped function: its arguments level by level, then the shapes of one example and of the batch. */
export function mappedCallCard(call: MappedCall): string {
  const levels = levelsOf(call);
  const innermost = levels.at(-1)!;
  const arrow = aligned([
    [
      "per example",
      signature(
        innermost.arguments.map(({ example }) => example),
        innermost.exampleResult,
      ),
    ],
    [
      "batched",
      signature(
        call.arguments.map(({ batch }) => batch),
        call.result,
      ),
    ],
  ]);
  const lines = levels.flatMap((level, index) => levelLines(level, levels.length === 1 ? null : index + 1));
  return block([...lines, "", ...arrow], "text");
}

/** A mapped function that is not called here: what its axes say. */
export function mappedFunctionCard(name: string, levels: readonly MappedLevel[]): string {
  const lines = levels.flatMap(({ inAxes, outAxes, parameters }, index) => [
    `vmap${numbered(levels.length === 1 ? null : index + 1)} of ${name}: in_axes=${pyRepr(inAxes)}, out_axes=${pyRepr(outAxes)}`,
    ...aligned(axisRows(inAxes, parameters)).map((line) => `  ${line}`),
  ]);
  return block(lines, "text");
}

function levelsOf(call: MappedCall): readonly MappedCall[] {
  return call.inner === null ? [call] : [call, ...levelsOf(call.inner)];
}

function levelLines({ name, size, arguments: leaves }: MappedCall, number: number | null): readonly string[] {
  const rows = leaves.map((leaf) => [leaf.name, describedBatch(leaf), axisOf(leaf, size)]);
  return [`vmap${numbered(number)} of ${name} over ${size} examples`, ...aligned(rows).map((line) => `  ${line}`)];
}

function numbered(number: number | null): string {
  return number === null ? "" : ` ${number}`;
}

function describedBatch({ batch }: MappedArgument): string {
  return batch.kind === "unknown" ? "?" : label(batch);
}

function axisOf({ axis, example }: MappedArgument, size: string): string {
  return axis === null ? "not mapped" : `axis ${axis} of size ${size}, each ${label(example)}`;
}

function signature(args: readonly Description[], result: Description): string {
  const shown = args.map((arg) => (hasShape(arg) ? label(arg) : arg.kind === "unknown" ? "?" : "…"));
  return `(${shown.join(", ")}) → ${label(result)}`;
}

function axisRows(inAxes: PyValue, parameters: readonly string[] | null): readonly (readonly string[])[] {
  if (parameters === null) return [];
  if (inAxes.kind !== "tuple") return parameters.map((name) => [name, axisWords(inAxes)]);
  return inAxes.items.map((entry, index) => [parameters[index] ?? `args[${index}]`, axisWords(entry)]);
}

function axisWords(entry: PyValue): string {
  if (entry.kind === "none") return "not mapped";
  return entry.kind === "int" ? `axis ${pyRepr(entry)}` : `axes ${pyRepr(entry)}`;
}
