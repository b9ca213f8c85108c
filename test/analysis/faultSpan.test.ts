import { beforeAll, expect, test } from "vitest";
import { reportsOf } from "../../server/analysis/reports.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { analyze } from "../harness/analyze.ts";
import { loadGrammar } from "../syntax/parser.ts";

beforeAll(loadGrammar);

const start = `import jax.numpy as jnp
from functools import partial
from jax import jit, vmap
def f(a, b):
    return a + b
x = jnp.ones((8, 3))
`;

const underlined = [
  ["vmap(f)(x, jnp.ones((7, 3)))", "jnp.ones((7, 3))"],
  ["vmap(f)(x, b=jnp.ones((7, 3)))", "jnp.ones((7, 3))"],
  ["vmap(f, in_axes=(0, 1))(x, x[0])", "x[0]"],
  ['vmap(f)(x, "a")', '"a"'],
  ["vmap(f, in_axes=(0, 0, 0))(x, x)", "(0, 0, 0)"],
  ["vmap(f, (0, (0, 1)))(x, x)", "(0, 1)"],
  ["vmap(f, in_axes=(0, 1.5))(x, x)", "1.5"],
  ["vmap(f, in_axes={'a': 0})(x, x)", "{'a': 0}"],
  ["vmap(f, in_axes=(None, None))(x, x)", "(None, None)"],
  ["vmap(f, out_axes=3)(x, x)", "3"],
  ["vmap(lambda a: (a, a), out_axes=(0, None))(x)", "None"],
  ["vmap(lambda a: {'s': a}, out_axes={'s': 5})(x)", "5"],
  ["axes = (0, 0, 0)\nvmap(f, in_axes=axes)(x, x)", "axes"],
  // Which argument of the mapped function an argument of the call is, is not said here.
  ["pair = (x, x[:7])\nvmap(f)(*pair)", "vmap(f)(*pair)"],
  ["partial(vmap(f), x)(x[:7])", "partial(vmap(f), x)(x[:7])"],
  ["jit(vmap(f))(x, x[:7])", "jit(vmap(f))(x, x[:7])"],
] as const;

test.each(underlined)("%s is wrong in %s", (program, part) => {
  const lines = `${start}${program}`.split("\n");
  const [report, ...others] = reportsOf(analyze(pythonSource("a.py", lines.join("\n"))));
  expect(others).toEqual([]);
  const { line, column, endLine, endColumn } = report!.place;
  expect(endLine).toBe(line);
  expect(lines[line]!.slice(column, endColumn)).toBe(part);
});
