// Sizes as people write them: `n`, `4`, `2*n + 1`, `(a + b) // 2`.

import { addDims, type Dim, floorDivideDims, moduloDims, multiplyDims, subtractDims } from "../../runtime/core/dim.ts";

/** The size that a text stands for; `named` gives that of a name. Null where the text is no arithmetic of sizes. */
export function readSize(text: string, named: (name: string) => Dim): Dim | null {
  const tokens = text.match(/\d+|[A-Za-z]\w*|\/\/|\S/g) ?? [];
  let next = 0;

  const operand = (): Dim | null => {
    const token = tokens[next] ?? "";
    next += 1;
    if (/^\d/.test(token)) return Number(token);
    if (/^[A-Za-z]/.test(token)) return named(token);
    if (token !== "(") return null;
    const inner = sum();
    next += 1;
    return tokens[next - 1] === ")" ? inner : null;
  };
  const chain = (operators: Operators, part: () => Dim | null) => (): Dim | null => {
    let result = part();
    for (let apply = operators[tokens[next] ?? ""]; apply !== undefined; apply = operators[tokens[next] ?? ""]) {
      next += 1;
      const right = part();
      result = result === null || right === null ? null : apply(result, right);
    }
    return result;
  };
  const sum: () => Dim | null = chain(additive, chain(multiplicative, operand));

  const size = sum();
  return next === tokens.length ? size : null;
}

type Operators = Readonly<Record<string, ((a: Dim, b: Dim) => Dim | null) | undefined>>;

const additive: Operators = { "+": addDims, "-": subtractDims };

const multiplicative: Operators = {
  "*": multiplyDims,
  "//": (a, b) => (b === 0 ? null : floorDivideDims(a, b)),
  "%": (a, b) => (b === 0 ? null : moduloDims(a, b)),
};
