import type { Kernel } from "../../runtime/python/kernel.ts";
import type { Figure } from "./figure.ts";
import { runCell, withKernel } from "./running.ts";

/** How long Python takes for arrays, call by call. */
export async function arrayFigures(root: string): Promise<readonly Figure[]> {
  return withKernel(root, null, async (kernel) => {
    await runCell(kernel, preparation);
    const [sum, plain] = await timesOf(kernel, ["a + b", "x + y"], 20_000);
    const [mapped, looped] = await timesOf(kernel, ["mapped(xs)", "[affine(x) for x in rows]"], 500);
    return [
      {
        name: "a + b, f32[3]",
        unit: "µs",
        samples: sum!,
        limit: 4,
        peer: { name: "x + y of a class with __add__", samples: plain! },
      },
      {
        name: "vmap of 2 * x + 1 over f32[100]",
        unit: "µs",
        samples: mapped!,
        limit: null,
        peer: { name: "a loop over the 100 numbers", samples: looped! },
      },
    ];
  });
}

const preparation = `
import jax
import jax.numpy as jnp
from timeit import timeit

class Plain:
    def __add__(self, other):
        return Plain()

x, y = Plain(), Plain()
a, b = jnp.array([1.0, 2.0, 3.0]), jnp.array([0.5, 0.25, 0.125])
xs = jnp.arange(100.0)
rows = xs.tolist()

def affine(x):
    return 2 * x + 1

mapped = jax.vmap(affine)
`;

/** For each expression the microseconds that one evaluation takes, 30 times, turn by turn. */
async function timesOf(
  kernel: Kernel,
  expressions: readonly string[],
  evaluations: number,
): Promise<readonly (readonly number[])[]> {
  const source = `
import json
samples = [[] for _ in range(${expressions.length})]
for turn in range(35):
    for place, expression in enumerate(${JSON.stringify(expressions)}):
        seconds = timeit(expression, globals=globals(), number=${evaluations})
        # The first turns are those in which WebAssembly and JavaScript are still being compiled.
        if turn >= 5:
            samples[place].append(seconds / ${evaluations} * 1e6)
print(json.dumps(samples))
`;
  return JSON.parse((await runCell(kernel, source)).text);
}
