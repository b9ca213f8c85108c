// Einstein summation: products of arrays by the names of their axes.

import { type Dim, definitelyEqual, formatDim, unifyDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { dotGeneral } from "../lax/dot.ts";
import { transpose } from "../lax/reshape.ts";
import { range } from "./axes.ts";
import { constant } from "./conversion.ts";
import { eye } from "./creation.ts";
import { convert, resultType } from "./promotion.ts";
import { sum } from "./reductions.ts";
import { expandDims, squeeze } from "./reshaping.ts";
import { where } from "./where.ts";

/** An array with a name for each axis. */
interface Term {
  readonly array: ArrayValue;
  readonly labels: readonly string[];
}

/** The sum of products that `subscripts` describe, `"ij,jk->ik"`. Mirrors `jnp.einsum`. */
export function einsum(subscripts: string, operands: readonly ArrayValue[], dtype: DType | null): ArrayValue {
  const { inputs, output } = parseSubscripts(subscripts, operands);
  const sizes = labelSizes(inputs);
  const type = dtype === null ? resultType("einsum", operands) : { dtype, weakType: false };
  const terms = inputs.map((term) => simplify(term, sizes));
  const product = terms
    .slice(1)
    .reduce(
      (left, right, index) => multiplyTerms(left, right, neededLater(terms.slice(index + 2), output), type.dtype),
      terms[0]!,
    );
  const { array, labels } = sumOut(product, output);
  const missing = output.filter((label) => !labels.includes(label));
  const complete = expandDims(
    array,
    range(missing.length).map((place) => array.aval.ndim + place),
  );
  const names = [...labels, ...missing];
  return convert(
    transpose(
      complete,
      output.map((label) => names.indexOf(label)),
    ),
    type.dtype,
    type.weakType,
  );
}

function parseSubscripts(
  subscripts: string,
  operands: readonly ArrayValue[],
): { readonly inputs: readonly Term[]; readonly output: readonly string[] } {
  const [left, right] = subscripts.replaceAll(" ", "").split("->");
  const texts = left!.split(",");
  if (texts.length !== operands.length) {
    throw valueError(
      `Number of einsum subscripts, ${texts.length}, must be equal to the number of operands, ${operands.length}.`,
    );
  }
  const inputs = operands.map((array, index) => ({ array, labels: labelsOf(texts[index]!, array, index) }));
  const all = inputs.flatMap(({ labels }) => labels);
  const broadcast = [...new Set(all.filter(isBroadcastLabel))].sort().reverse();
  if (right !== undefined) {
    const output = right.split("...").flatMap((part, index) => [...(index === 0 ? [] : broadcast), ...part]);
    const foreign = output.find((label) => !all.includes(label));
    if (foreign !== undefined) throw valueError(`Output character '${foreign}' did not appear in the input`);
    return { inputs, output };
  }
  const once = [...new Set(all)].filter(
    (label) => !isBroadcastLabel(label) && all.indexOf(label) === all.lastIndexOf(label),
  );
  return { inputs, output: [...broadcast, ...once.sort()] };
}

/** The axes that `...` stands for are named by their distance from its end. */
function labelsOf(text: string, { aval }: ArrayValue, operand: number): readonly string[] {
  const [before, after] = text.split("...");
  const named = [...before!, ...(after ?? "")].length;
  const extra = aval.ndim - named;
  if (extra < 0 || (extra > 0 && after === undefined)) {
    throw valueError(
      `Einstein sum subscript '${text}' does not contain the correct number of indices for operand ${operand}.`,
    );
  }
  if (after === undefined) return [...before!];
  return [...before!, ...range(extra).map((place) => `.${String.fromCharCode(65 + extra - place)}`), ...after];
}

function isBroadcastLabel(label: string): boolean {
  return label.startsWith(".");
}

function labelSizes(inputs: readonly Term[]): ReadonlyMap<string, Dim> {
  const sizes = new Map<string, Dim>();
  for (const [operand, { array, labels }] of inputs.entries()) {
    for (const [axis, label] of labels.entries()) {
      const size = array.aval.shape[axis]!;
      const known = sizes.get(label) ?? 1;
      const shared = definitelyEqual(known, 1) ? size : definitelyEqual(size, 1) ? known : unifyDims(known, size);
      if (shared === null) {
        throw valueError(
          `Size of label '${label}' for operand ${operand} (${formatDim(known)}) does not match previous terms (${formatDim(size)}).`,
        );
      }
      sizes.set(label, shared);
    }
  }
  return sizes;
}

/** Takes diagonals where a name repeats, and drops axes of size one that the other operands stretch. */
function simplify({ array, labels }: Term, sizes: ReadonlyMap<string, Dim>): Term {
  const stretched = range(labels.length).filter(
    (axis) => definitelyEqual(array.aval.shape[axis]!, 1) && !definitelyEqual(sizes.get(labels[axis]!)!, 1),
  );
  const kept = labels.filter((_, axis) => !stretched.includes(axis));
  return takeDiagonals({ array: squeeze(array, stretched), labels: kept });
}

function takeDiagonals(term: Term): Term {
  const { array, labels } = term;
  const second = labels.findIndex((label, axis) => labels.indexOf(label) < axis);
  if (second < 0) return term;
  const first = labels.indexOf(labels[second]!);
  const { shape } = array.aval;
  const isEqual = expandDims(
    eye(shape[first]!, shape[second]!, constant(0, "int32"), "bool"),
    range(labels.length).filter((axis) => axis !== first && axis !== second),
  );
  const masked = where(isEqual, array, constant(0, array.aval.dtype));
  const diagonal = sum(masked, { axes: [first], keepDims: false, dtype: array.aval.dtype });
  return takeDiagonals({ array: diagonal, labels: labels.filter((_, axis) => axis !== first) });
}

function neededLater(terms: readonly Term[], output: readonly string[]): ReadonlySet<string> {
  return new Set([...output, ...terms.flatMap(({ labels }) => labels)]);
}

/** The product of two terms, summed over the names that nothing else needs. */
function multiplyTerms(left: Term, right: Term, needed: ReadonlySet<string>, dtype: DType): Term {
  const inEither = (other: Term) => new Set([...needed, ...other.labels]);
  const [a, b] = [sumOut(left, [...inEither(right)]), sumOut(right, [...inEither(left)])];
  const shared = a.labels.filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => needed.has(label));
  const contracted = shared.filter((label) => !needed.has(label));
  const axesOf = (term: Term, names: readonly string[]) => names.map((label) => term.labels.indexOf(label));
  const array = dotGeneral(
    a.array,
    b.array,
    {
      lhsContract: axesOf(a, contracted),
      rhsContract: axesOf(b, contracted),
      lhsBatch: axesOf(a, batch),
      rhsBatch: axesOf(b, batch),
    },
    dtype,
  );
  const rest = (term: Term) => term.labels.filter((label) => !shared.includes(label));
  return { array, labels: [...batch, ...rest(a), ...rest(b)] };
}

/** Sums over the axes whose names are not kept. */
function sumOut({ array, labels }: Term, kept: readonly string[]): Term {
  const axes = range(labels.length).filter((axis) => !kept.includes(labels[axis]!));
  if (axes.length === 0) return { array, labels };
  const reduced = sum(array, { axes, keepDims: false, dtype: array.aval.dtype });
  return { array: reduced, labels: labels.filter((label) => kept.includes(label)) };
}
