// Axis sizes, and the only ways a shape rule may compare and combine them.

/** The size of one array axis: a number at run time, possibly symbolic in the language server. */
export type Dim = number | SymbolicDim;
export type Shape = readonly Dim[];

/** A factor that arithmetic cannot take apart: a symbol, or `floordiv`, `mod`, `max`, `min` of two sizes. */
interface Atom {
  readonly key: string;
  readonly text: string;
  /** False when somewhere in it stands a size nobody named: it then prints as `?`. */
  readonly named: boolean;
}

/** An integer times a product of atoms (sorted by key; a power repeats its atom). */
interface Term {
  readonly coefficient: number;
  readonly atoms: readonly Atom[];
}

/** A size that is not a number: a normalised sum of products of symbols, such as `2*n + 1`. */
export class SymbolicDim {
  readonly kind = "symbolic";
  readonly terms: readonly Term[];
  readonly key: string;

  /** Use the functions of this file; `terms` must be normalised and not a plain number. */
  constructor(terms: readonly Term[]) {
    this.terms = terms;
    this.key = terms.map((term) => `${term.coefficient}*${monomialKey(term)}`).join("+");
  }

  /** Whether every symbol in it was named by the user. */
  get named(): boolean {
    return this.terms.every((term) => term.atoms.every((atom) => atom.named));
  }

  toString(): string {
    return this.named ? this.terms.map(formatTerm).join(" + ").replaceAll("+ -", "- ") : "?";
  }
}

let symbolCount = 0;

/** A size known by a name of the user's own. Two calls give two different sizes, even under one name. */
export function namedDim(name: string): SymbolicDim {
  return symbol(name, true);
}

/** A size nobody named and nothing is known of; it prints as `?` and equals only itself. */
export function unknownDim(): SymbolicDim {
  return symbol("?", false);
}

function symbol(text: string, named: boolean): SymbolicDim {
  symbolCount += 1;
  return new SymbolicDim([{ coefficient: 1, atoms: [{ key: `${text}#${symbolCount}`, text, named }] }]);
}

/** True only if the sizes are equal whatever the symbols stand for. Mirrors `core.definitely_equal` in JAX. */
export function definitelyEqual(a: Dim, b: Dim): boolean {
  return typeof a === "number" || typeof b === "number" ? a === b : a.key === b.key;
}

/** True only if `a` is smaller whatever the symbols stand for: where the difference is a number. */
export function definitelyLess(a: Dim, b: Dim): boolean {
  const difference = subtractDims(a, b);
  return typeof difference === "number" && difference < 0;
}

/** `definitelyEqual`, axis by axis. */
export function shapesEqual(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, axis) => definitelyEqual(dim, b[axis]!));
}

/**
 * The size that two axes share, or null if they cannot be equal.
 *
 * This is where inference differs from execution, and the only place: a symbol may equal a number,
 * so the rule goes on with the more precise of the two. With numbers alone it is plain equality.
 */
export function unifyDims(a: Dim, b: Dim): Dim | null {
  if (typeof a === "number" && typeof b === "number") return a === b ? a : null;
  if (typeof a === "number") return a;
  if (typeof b === "number") return b;
  return a.named ? a : b;
}

/**
 * The size of an axis where `a` and `b` are broadcast together, or null if they do not fit.
 *
 * A size of one stretches. Two different unknown sizes give an unknown size, as either may be one.
 */
export function broadcastDims(a: Dim, b: Dim): Dim | null {
  if (definitelyEqual(a, b) || b === 1) return a;
  if (a === 1) return b;
  if (typeof a === "number" || typeof b === "number") return unifyDims(a, b);
  return unknownDim();
}

/** Whether every size of the shape is a number. */
export function isStatic(shape: Shape): shape is readonly number[] {
  return shape.every((dim) => typeof dim === "number");
}

export function addDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return a + b;
  return normalise([...termsOf(a), ...termsOf(b)]);
}

export function subtractDims(a: Dim, b: Dim): Dim {
  return addDims(a, multiplyDims(-1, b));
}

export function multiplyDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return a * b;
  return normalise(
    termsOf(a).flatMap((x) =>
      termsOf(b).map((y) => ({
        coefficient: x.coefficient * y.coefficient,
        atoms: [...x.atoms, ...y.atoms].sort((p, q) => (p.key < q.key ? -1 : 1)),
      })),
    ),
  );
}

/** The number of elements of a shape. */
export function sizeOf(shape: Shape): Dim {
  return shape.reduce<Dim>(multiplyDims, 1);
}

/** Python's `a // b`; `b` is not zero. */
export function floorDivideDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return Math.floor(a / b);
  return divideExactly(a, b) ?? atomOf("floordiv", a, b);
}

/** Python's `a % b`; `b` is not zero. */
export function moduloDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return a - b * Math.floor(a / b);
  return divideExactly(a, b) === null ? atomOf("mod", a, b) : 0;
}

export function maxDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return Math.max(a, b);
  return definitelyEqual(a, b) ? a : atomOf("max", a, b);
}

export function minDims(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return Math.min(a, b);
  return definitelyEqual(a, b) ? a : atomOf("min", a, b);
}

/** The size `q` with `q * b == a` whatever the symbols stand for, or null if there is none in this form. */
export function divideExactly(a: Dim, b: Dim): Dim | null {
  if (typeof a === "number" && typeof b === "number") return b !== 0 && a % b === 0 ? a / b : null;
  if (definitelyEqual(a, b)) return 1;
  const divisor = termsOf(b);
  if (divisor.length !== 1) return null;
  const quotient: Term[] = [];
  for (const term of termsOf(a)) {
    const rest = [...term.atoms];
    for (const atom of divisor[0]!.atoms) {
      const index = rest.findIndex((candidate) => candidate.key === atom.key);
      if (index < 0) return null;
      rest.splice(index, 1);
    }
    const coefficient = term.coefficient / divisor[0]!.coefficient;
    if (!Number.isInteger(coefficient)) return null;
    quotient.push({ coefficient, atoms: rest });
  }
  return normalise(quotient);
}

export function formatDim(dim: Dim): string {
  return String(dim);
}

/** As Python prints a shape: `(3,)`, `(3, 4)`. */
export function formatShape(shape: Shape): string {
  return `(${shape.map(formatDim).join(", ")}${shape.length === 1 ? "," : ""})`;
}

function termsOf(dim: Dim): readonly Term[] {
  if (typeof dim !== "number") return dim.terms;
  return dim === 0 ? [] : [{ coefficient: dim, atoms: [] }];
}

function monomialKey(term: Term): string {
  return term.atoms.map((atom) => atom.key).join("*");
}

/** Adds up like products; products of more symbols come first, the plain number last. */
function normalise(terms: readonly Term[]): Dim {
  const sums = new Map<string, Term>();
  for (const term of terms) {
    const key = monomialKey(term);
    const coefficient = (sums.get(key)?.coefficient ?? 0) + term.coefficient;
    sums.set(key, { coefficient, atoms: term.atoms });
  }
  const kept = [...sums].filter(([, term]) => term.coefficient !== 0);
  if (kept.length === 0) return 0;
  if (kept.length === 1 && kept[0]![0] === "") return kept[0]![1].coefficient;
  kept.sort(([a, x], [b, y]) => y.atoms.length - x.atoms.length || (a < b ? -1 : 1));
  return new SymbolicDim(kept.map(([, term]) => term));
}

function atomOf(operation: string, a: Dim, b: Dim): SymbolicDim {
  const key = `${operation}(${keyOf(a)},${keyOf(b)})`;
  const named = [a, b].every((dim) => typeof dim === "number" || dim.named);
  return new SymbolicDim([{ coefficient: 1, atoms: [{ key, text: `${operation}(${a}, ${b})`, named }] }]);
}

function keyOf(dim: Dim): string {
  return typeof dim === "number" ? String(dim) : dim.key;
}

function formatTerm(term: Term): string {
  const powers = new Map<string, { readonly text: string; count: number }>();
  for (const atom of term.atoms) {
    const power = powers.get(atom.key) ?? { text: atom.text, count: 0 };
    power.count += 1;
    powers.set(atom.key, power);
  }
  const factors = [...powers.values()].map(({ text, count }) => (count === 1 ? text : `${text}^${count}`));
  if (factors.length === 0) return String(term.coefficient);
  if (term.coefficient === 1) return factors.join("*");
  return term.coefficient === -1 ? `-${factors.join("*")}` : [term.coefficient, ...factors].join("*");
}
