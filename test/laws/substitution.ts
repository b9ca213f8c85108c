// Numbers put in for the symbols of a size.

import type { Dim, Shape, SymbolicDim } from "../../runtime/core/dim.ts";

/** The value of a size when every symbol of `values` stands for its number. */
export function substitute(dim: Dim, values: readonly (readonly [SymbolicDim, number])[]): number {
  if (typeof dim === "number") return dim;
  const numbers = new Map(values.map(([symbol, value]) => [symbol.terms[0]!.atoms[0]!.key, value]));
  return new KeyReader(dim.key, numbers).sum();
}

export function substituteShape(shape: Shape, values: readonly (readonly [SymbolicDim, number])[]): readonly number[] {
  return shape.map((dim) => substitute(dim, values));
}

const operations: { readonly [name: string]: (a: number, b: number) => number } = {
  floordiv: (a, b) => Math.floor(a / b),
  mod: (a, b) => a - b * Math.floor(a / b),
  max: Math.max,
  min: Math.min,
};

/** Reads the key of a size, `2*n#1+floordiv(n#1,3)`, as the arithmetic that it is. */
class KeyReader {
  private readonly tokens: string[];
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(key: string, numbers: ReadonlyMap<string, number>) {
    this.tokens = key.match(/[A-Za-z?]\w*#\d+|\?#\d+|[a-z]+|-?\d+|[-+*(),]/g) ?? [];
    this.numbers = numbers;
  }

  sum(): number {
    let total = this.product();
    while (this.tokens[0] === "+") {
      this.tokens.shift();
      total += this.product();
    }
    return total;
  }

  private product(): number {
    let product = Number(this.tokens.shift());
    while (this.tokens[0] === "*") {
      this.tokens.shift();
      const next = this.tokens[0];
      if (next !== undefined && /[A-Za-z?]/.test(next)) product *= this.atom();
    }
    return product;
  }

  private atom(): number {
    const token = this.tokens.shift()!;
    const operation = operations[token];
    if (operation === undefined) return this.numbers.get(token)!;
    this.tokens.shift();
    const a = this.sum();
    this.tokens.shift();
    const b = this.sum();
    this.tokens.shift();
    return operation(a, b);
  }
}
