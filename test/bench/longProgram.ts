// A long program as people write them: functions, mapped calls, plain statements, and a sum that runs through all of it.

/** A program of at least `lines` lines, of which about two in three begin a statement at the top level. */
export function longProgram(lines: number): string {
  const text = [
    "import jax",
    "import jax.numpy as jnp",
    "from jax import random, vmap",
    "",
    "key = random.PRNGKey(0)",
    "total = 0.0",
  ];
  for (let part = 0; text.length < lines; part++) text.push(...partOf(part));
  return `${text.join("\n")}\n`;
}

/** The statement that `longProgram` has in each part behind which a benchmark types another one. */
export const landmark = (part: number): string => `nearest_${part} = jnp.argmin(pairwise_${part}, axis=1)`;

function partOf(part: number): readonly string[] {
  const [points, centers] = [(part % 40) + 3, (part % 7) + 2];
  return `
# Part ${part}: distances between points and centers.
def distance_${part}(x, y, scale=1.0):
    """How far one point is from one center."""
    delta = x - y
    squares = delta**2
    return scale * jnp.sqrt(jnp.sum(squares))

key, subkey = random.split(key)
points_${part} = random.normal(subkey, (${points}, 3))
centers_${part} = jnp.linspace(0.0, 1.0, ${centers * 3}).reshape(${centers}, 3)
to_centers_${part} = vmap(distance_${part}, in_axes=(None, 0))
pairwise_${part} = vmap(to_centers_${part}, in_axes=(0, None))(points_${part}, centers_${part})
${landmark(part)}
weights_${part} = jnp.exp(-pairwise_${part})
weights_${part} = weights_${part} / weights_${part}.sum(axis=1, keepdims=True)
means_${part} = weights_${part}.T @ points_${part}
print(means_${part}.shape, nearest_${part}.dtype)

@jax.jit
def step_${part}(means, rate):
    moved = means + rate * (means - means.mean(axis=0))
    return moved / jnp.linalg.norm(moved)

rows_${part} = []
for turn in range(4):
    rows_${part}.append(step_${part}(means_${part}, 0.1 * turn).sum(axis=0))
summary_${part} = jnp.stack(rows_${part})
if summary_${part}.shape[0] > 3:
    summary_${part} = summary_${part}[:3]
total = total + summary_${part}.sum()`.split("\n");
}
