/** A program with something of everything, for the laws. */
export const sample = `"""A module – with a docstring."""
import jax, jax.numpy as jnp
from functools import partial
%matplotlib inline

# A comment between statements.
@partial(jax.jit, static_argnames=("n",))
def größe(xs: "f32[b, n]", *args, n=1, **kw) -> dict[str, int]:
    '''Doc "string".

def not_a_function(): it is text
    '''
    total = {f"{x!r:>{n}} {'a' + "b"}": [y for y in x if y] for x in args}  # 😀
    for i, (a, b) in enumerate(zip(xs, kw)):
        if not a == b is None:
            continue
        elif (m := n // 2) > 3: total[i, ..., ::2] = lambda q=a, /, *r: q @ b.T[m]
        else:
            yield "😀", a, total
    try:
        with open(größe) as f, jax.disable_jit(): f.read()
    except (ValueError, TypeError) as e:
        raise RuntimeError("no") from e
    finally:
        del total

class Model(object, metaclass=type):
    w: jnp.ndarray = jnp.zeros((3, 4))

    async def call(self, x):
        async for y in x: await y
        return -self.w ** 2 + x[0, 1:n] \\
            - 1_000.5e-3j

files = !ls *.py
names = ["😀😀"]; y, x = größe(
    jnp.ones((2, 3)),
    n=3,
); y = -x
match x:
    case [first, *rest]: z = first
    case _: pass
while True:
    break
else:
    assert y, f"{y}"
`;
