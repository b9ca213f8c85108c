// What Python itself does for trees, and modules of rows.

import { beforeAll, expect, test } from "vitest";
import { type Session, startSession } from "./session.ts";

let session: Session;

beforeAll(async () => {
  session = await startSession();
  await session.run("import jax, jax.numpy as jnp, jax.tree_util as tu\ntree = {'b': (1, 2.0), 'a': jnp.ones(2)}");
});

test.each([
  ["jax.tree.reduce(lambda total, leaf: total + 1, tree, 0)", "3"],
  ["jax.tree.all({'a': True, 'b': 0})", "False"],
  ["[jax.tree_util.keystr(path) for path, _ in jax.tree.leaves_with_path(tree)]", `["['a']", "['b'][0]", "['b'][1]"]`],
  ["tu.tree_map_with_path(lambda path, leaf: len(path), tree)", "{'a': 1, 'b': (2, 2)}"],
  [
    "jax.tree.transpose(jax.tree.structure([0, 0]), None, [{'a': 1, 'b': 2}, {'a': 3, 'b': 4}])",
    "{'a': [1, 3], 'b': [2, 4]}",
  ],
  ["jax.flatten_util.ravel_pytree(tree)[0].shape", "(4,)"],
  ["jax.flatten_util.ravel_pytree(tree)[1](jnp.arange(4.0))['b'][0].item()", "2"],
  ["jnp.fft.rfft(jnp.ones(4)).tolist()", "[(4+0j), 0j, 0j]"],
  ["jax.vmap(lambda x: jnp.fft.fft(x))(jnp.ones((2, 4))).shape", "(2, 4)"],
  ["jax.lax.sort((jnp.array([2, 1]), jnp.array([3, 4])))[1].tolist()", "[4, 3]"],
])("%s gives what it gives in JAX", async (source, result) => {
  expect(await session.run(source)).toMatchObject({ result });
});
