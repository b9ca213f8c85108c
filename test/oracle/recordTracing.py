"""Records the whole messages of what loops, branches and derivatives refuse, as test/messages/tracing.json.

Run it with a Python that has JAX 0.10.2: `python test/oracle/recordTracing.py`.
"""

import json
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent.parent
prelude = "import jax\nimport jax.numpy as jnp\nfrom jax import lax\nx = jnp.ones(3)\nxs = jnp.ones((5, 3))\n"
programs = """
lax.scan(lambda c, x: (c.sum(), x), x, xs)
lax.scan(lambda c, x: (c.astype(int), x), x, xs)
lax.scan(lambda c, x: (jnp.arange(2), x), jnp.zeros(()), xs)
lax.scan(lambda c, x: ((c, c), x), x, xs)
lax.scan(lambda c, x: ({'a': c['a'].sum(), 'b': c['b'] * 1j}, x), {'a': x, 'b': x}, xs)
lax.scan(lambda c, x: ({'a': c['a']}, x), {'a': x, 'b': x}, xs)
lax.scan(lambda c, x: ({'a': c['a'], 'z': c['b']}, x), {'a': x, 'b': x}, xs)
lax.scan(lambda c, x: ({'a': (c['a'], 1.0), 'b': [c['b']]}, c), {'a': x, 'b': x}, xs)
lax.scan(lambda c, x: ((c[0],), x), (x, x), xs)
lax.scan(lambda c, x: ([c[0], c[1]], x), (x, x), xs)
lax.scan(lambda c, x: (x, x), None, xs)
lax.scan(lambda c, x: (None, x), x, xs)
lax.scan(lambda c, x: (c, 1, 2), x, xs)
lax.scan(lambda c, x: (c, 's'), x, xs)
lax.scan(lambda state, x: ({'p': [state['p'][0].sum()]}, x), {'p': [x]}, xs)
lax.map(lambda t: t[0], (xs, x))
lax.fori_loop(0, 5, lambda i, c: c.sum(), x)
lax.fori_loop(0, 5, lambda i, c: (c, c), x)
lax.fori_loop(0, 5, lambda i, c: None, x)
lax.while_loop(lambda c: c.sum() < 5, lambda c: c.sum(), x)
lax.while_loop(lambda c: c[0].sum() < 5, lambda val: (val[0].sum(), val[1]), (x, x))
lax.while_loop(lambda c: c.sum() < 5, lambda c: (c, c), x)
lax.while_loop(lambda c: 1, lambda c: c, x)
lax.cond(True, lambda x: x.sum(), lambda x: x, x)
lax.cond(True, lambda x: (x.sum(), x), lambda x: (x, x.sum()), x)
lax.cond(True, lambda x: {'a': x.sum(), 'b': x}, lambda x: {'a': x, 'b': x}, x)
lax.cond(True, lambda: x, lambda: 1)
lax.cond(True, lambda x: (x, x), lambda x: x, x)
lax.cond(True, lambda x: (x, x), lambda x: (x, x, x), x)
lax.cond(True, lambda x: {'a': x}, lambda x: {'b': x}, x)
lax.cond(True, lambda x: None, lambda x: x, x)
lax.cond(True, lambda: {'a': (x, 1.0), 'b': x}, lambda: {'a': x, 'b': [x]})
lax.cond(True, lambda x: 'a', lambda x: 'b', x)
lax.switch(1, [lambda x: x.sum(), lambda x: x.sum(), lambda x: x], x)
lax.switch(1, [lambda x: x, lambda x: (x,)], x)
jnp.vectorize(lambda a: a, signature='(n)->()')(xs)
jax.grad(lambda x: x * 2)(x)
jax.grad(lambda x: x.sum())(jnp.arange(3))
jax.grad(lambda x, y: x, argnums=-5)(1.0, 2.0)
jax.hessian(lambda x: (x**2).sum())(jnp.arange(3))
jax.vjp(lambda x: x * 2, x)[1](xs)
jax.linearize(lambda x: x * 2, x)[1](xs)
jax.jvp(lambda x: x, (x,), (xs,))
jax.checkpoint(lambda x: 's')(x)
"""


def message_of(program):
    try:
        exec(prelude + program, {"__name__": "__main__"})
    except Exception as error:
        # Where a function begins is not part of what we say.
        return re.sub(r" at \S+:\d+", "", str(error))
    raise SystemExit(f"nothing is wrong with {program}")


recorded = {program: message_of(program) for program in programs.strip().split("\n")}
(root / "test" / "messages" / "tracing.json").write_text(json.dumps({"prelude": prelude, "messages": recorded}, indent=2) + "\n")
print(len(recorded))
