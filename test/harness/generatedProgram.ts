// Programs that nobody wrote: array code put together at random, much of it right and some of it not.

import fc from "fast-check";

/** A program as its statements, one for each cell. */
export const generatedProgram: fc.Arbitrary<readonly string[]> = fc
  .array(
    fc.record({
      form: fc.nat(),
      left: fc.nat(),
      right: fc.nat(),
      axis: fc.integer({ min: -2, max: 2 }),
      size: fc.integer({ min: 1, max: 5 }),
    }),
    {
      minLength: 6,
      maxLength: 14,
    },
  )
  .map((choices) => {
    const names = ["a", "b", "c"];
    const statements = choices.map(({ form, left, right, axis, size }, index) => {
      const operands = { a: pick(names, left), b: pick(names, right), axis, size };
      const name = `v${index}`;
      const statement = pick(forms, form)(name, operands);
      names.push(name);
      return statement;
    });
    return [beginning, ...statements];
  });

interface Operands {
  /** Names that hold arrays, unless the statement that binds them raises. */
  readonly a: string;
  readonly b: string;
  readonly axis: number;
  readonly size: number;
}

const beginning = [
  "import jax",
  "import jax.numpy as jnp",
  "from jax import random, vmap",
  "key = random.PRNGKey(3)",
  "a = random.normal(key, (4, 3))",
  "b = jnp.arange(3)",
  "c = jnp.ones((3, 5), dtype=bool)",
].join("\n");

const expressions: readonly ((operands: Operands) => string)[] = [
  ({ size, axis }) => `jnp.zeros((${size}, ${Math.abs(axis) + 1}))`,
  ({ size }) => `jnp.linspace(0, 1, ${size})`,
  ({ size, axis }) => `random.uniform(random.fold_in(key, ${size}), (${Math.abs(axis) + 2}, ${size}))`,
  ({ a, b }) => `${a} + ${b}`,
  ({ a, b }) => `${a} * ${b} - 0.5`,
  ({ a, size }) => `${a} // ${size}`,
  ({ a, b }) => `${a} @ ${b}`,
  ({ a, b }) => `jnp.dot(${a}, ${b}.T)`,
  ({ a, axis }) => `${a}.sum(axis=${axis})`,
  ({ a, axis }) => `jnp.mean(${a}, axis=${axis}, keepdims=True)`,
  ({ a, axis }) => `jnp.argmax(${a}, axis=${axis})`,
  ({ a }) => `${a}.T`,
  ({ a, size }) => `${a}.reshape(-1, ${size})`,
  ({ a }) => `${a}.ravel()`,
  ({ a, b, axis }) => `jnp.concatenate([${a}, ${b}], axis=${axis})`,
  ({ a, b, axis }) => `jnp.stack([${a}, ${b}], axis=${axis})`,
  ({ a, axis }) => `${a}[${axis}]`,
  ({ a, size }) => `${a}[1:${size}]`,
  ({ a }) => `${a}[:, None]`,
  ({ a, axis }) => `${a}[..., ${axis}]`,
  ({ a, size }) => `${a}[jnp.arange(${size})]`,
  ({ a, b }) => `jnp.where(${a} > 0, ${a}, ${b})`,
  ({ a, axis }) => `jnp.argsort(${a}, axis=${axis})`,
  ({ a, axis }) => `jnp.cumsum(${a}, axis=${axis})`,
  ({ a, axis }) => `jnp.expand_dims(${a}, ${axis})`,
  ({ a, size, axis }) => `jnp.repeat(${a}, ${size}, axis=${axis})`,
  ({ a, axis }) => `jnp.flip(${a}, ${axis}).astype(jnp.float32)`,
  ({ a, b, size }) => `${a}.at[${size}].set(${b})`,
  ({ a, b }) => `jnp.einsum("ij,kj->ik", ${a}, ${b})`,
  ({ a }) => `vmap(lambda x: x.sum())(${a})`,
  ({ a, axis }) => `vmap(jnp.cumsum, in_axes=${axis}, out_axes=${-axis})(${a})`,
  ({ a, b }) => `vmap(jnp.dot)(${a}, ${b})`,
  ({ a, b, axis }) => `vmap(jnp.add, in_axes=(${axis}, None))(${a}, ${b})`,
  ({ a, b, axis }) => `vmap(lambda x, y: x[None] * y, in_axes=(0, ${axis}))(${a}, ${b})`,
  ({ a, b }) => `vmap(vmap(jnp.multiply, in_axes=(None, 0)), in_axes=(0, None))(${a}, ${b})`,
  ({ a, b }) => `vmap(lambda x: jnp.dot(${a}, x), in_axes=1, out_axes=1)(${b})`,
  ({ a, size }) => `vmap(lambda k: random.normal(k, (${size},)))(random.split(key, len(${a})))`,
  ({ a }) => `jnp.stack([row * 2 for row in ${a}])`,
  ({ a }) => `jax.lax.scan(lambda total, row: (total + row.sum(), total), 0.0, ${a})[1]`,
  ({ a, b }) => `jax.tree.map(lambda x: x.shape[0] + x, {"a": ${a}, "b": ${b}})["b"]`,
  ({ a, axis }) => `jax.nn.softmax(${a}, axis=${axis})`,
];

const forms: readonly ((name: string, operands: Operands) => string)[] = [
  ...expressions.map((expression) => (name: string, operands: Operands) => `${name} = ${expression(operands)}`),
  (name, { a, b }) => `if ${a}.sum() > ${b}.sum():\n    ${name} = ${a}\nelse:\n    ${name} = ${b}`,
  (name, { a }) => `${name} = 0\nfor row in ${a}:\n    ${name} = ${name} + row.mean()`,
  (name, { a, size }) =>
    `${name} = []\nfor turn in range(${size}):\n    ${name}.append(${a} * turn)\n${name} = jnp.array(${name})`,
  (name, { a, b }) => `def apply(x, y):\n    z = x * 2\n    return z + y\n${name} = vmap(apply, (0, None))(${a}, ${b})`,
  (name, { a, b }) => `try:\n    ${name} = ${a} + ${b}\nexcept TypeError:\n    ${name} = ${a}`,
];

function pick<Item>(items: readonly Item[], choice: number): Item {
  return items[choice % items.length]!;
}
