"""What a user types, cell by cell: recordSessions.py records what real JAX answers, test/shim replays it."""

import json
import pathlib

root = pathlib.Path(__file__).resolve().parent.parent.parent
imports = "from functools import partial\nimport jax\nimport jax.numpy as jnp\nfrom jax import jit, lax, nn, random, vmap"


def notebook():
    cells = json.loads((root / "samples" / "loopless_loops.ipynb").read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def lines(text):
    return [line for line in text.strip().split("\n") if line]


# The notebook that the tutorial is modelled on, in our words; magics and imports as it has them.
workshop = [
    "%load_ext autoreload\n%autoreload 2\n%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\n"
    "from IPython.display import YouTubeVideo, display",
    "import jax.numpy as np\na = np.arange(20)   # (20,)\n\ndef square(x: float) -> float:\n    return x ** 2",
    "from jax import vmap\nmapped_sq = vmap(square)  # a function!\nmapped_sq(a)",
    'def sum_vector(x: np.ndarray) -> np.ndarray:\n    """`x` is a vector"""\n    return np.sum(x)\n\na = np.arange(20).reshape((4, 5))\na',
    "vmap(sum_vector)(a)          # shape: (4,)",
    "vmap(sum_vector, in_axes=1)(a)  # shape: (5,)",
    "def softmax(x: np.ndarray) -> np.ndarray:\n    return np.exp(x) / np.sum(np.exp(x))\n\na = np.arange(20).reshape((4, 5))\na",
    "vmap(softmax)(a)",
    "def angle(opp: float, adj: float):\n    return np.arctan(opp/adj)\n\nangle(5, 3)",
    "opps = np.arange(20)\nadjs = np.linspace(3, 30, 20)\n\nvmap(angle)(opps, adjs)",
    "def mp(a: np.ndarray, f: np.ndarray) -> np.ndarray:\n    return np.dot(a, f)",
    "from jax import random\n\nnum_nodes = 7\nnum_graphs = 13\nnum_feats = 11\n\nkey = random.PRNGKey(90)\n"
    "As = random.bernoulli(key, p=0.1, shape=(num_graphs, num_nodes, num_nodes))\n"
    "Fs = random.normal(key, shape=(num_graphs, num_nodes, num_feats))",
    "As",
    "Fs",
    "def naive_mp(As, Fs):\n    res = []\n    for a, f in zip(As, Fs):\n        res.append(np.dot(a, f))\n    return np.stack(res)",
    "def vmapped_message_passing(As, Fs):\n    result = vmap(mp)(As, Fs)\n    return result",
    "result = vmapped_message_passing(As, Fs)\nassert result.shape == naive_mp(As, Fs).shape\nassert not np.allclose(result, Fs)\nresult",
    "from dl_workshop.jax_idioms import loopless_loops_ex2\n\ndata = random.normal(key, shape=(11, 31, 7))\n\n"
    "def ex2_numpy_equivalent(data):\n    result = []\n    for d in data:\n        cp = np.cumprod(d, axis=-1)\n"
    "        s = np.sum(cp, axis=1)\n        result.append(s)\n    return np.stack(result)",
    'def loopless_loops_ex2(data):\n    """Your turn!"""\n\nfrom dl_workshop.jax_idioms import loopless_loops_ex2\n\n'
    "assert loopless_loops_ex2(data).shape == ex2_numpy_equivalent(data).shape\nloopless_loops_ex2(data).shape",
    "num_nodes = 13\nnum_feats = 17\nnode_feats = random.normal(key, shape=(13, 17))\n\ndef ex3_numpy_equivalent(node_feats):\n"
    "    result = []\n    for node1 in node_feats:\n        node1_concats = []\n        for node2 in node_feats:\n"
    "            cc = np.concatenate([node1, node2])\n            node1_concats.append(cc)\n"
    "        result.append(np.stack(node1_concats))\n    return np.stack(result)",
    "from dl_workshop.jax_idioms import loopless_loops_ex3\n\nassert (\n    loopless_loops_ex3(node_feats).shape\n"
    "    == ex3_numpy_equivalent(node_feats).shape\n)\nloopless_loops_ex3(node_feats)",
]

operators = "+ - * / // % ** @ << >> & ^ | < <= > >= == !=".split()
operands = {
    "i": "jnp.array([3, -2, 7])",
    "j": "jnp.array([2, 5, 3])",
    "f": "jnp.array([0.5, -1.25, 2.0])",
    "b": "jnp.array([True, False, True])",
    "w": "jnp.asarray(2)",
    "c": "jnp.array([1 + 2j, -0.5j, 3])",
    "m": "jnp.arange(6.0).reshape(2, 3)",
}
pairs = "i j|i f|f i|b i|b b|f f|w i|m f|m i|c f|i 2|i 2.5|i True|i False|True b|2 i|2.5 i|True i|f 2|w False|f 0.5|2 f|b 2|2.5 b|w 2|w 2.5|1j * f|c 2".split("|")
pairs = [tuple(pair.replace("1j * f", "1j f").split()) for pair in pairs]
unary = [f"{operator}{name}" for name in operands for operator in ("-", "+", "~")] + [f"abs({name})" for name in operands]

values = lines("""
float(f[0])
int(w)
complex(c[0])
bool(w)
bool(i)
bool(jnp.zeros(0))
bool(jnp.ones(1))
float(f)
int(i)
[10, 20, 30][w]
[10, 20, 30][f[0]]
range(w)
len(m)
len(w)
iter(w)
list(i)
[row.sum() for row in m]
2 in i
i.item()
w.item()
f.item(1)
m.item(1, 2)
m.tolist()
c.tolist()
b.tolist()
f"{f[0]:.3f} {i} {w} {w:03d}"
f"{f:.2f}"
format(m, "")
str(m)
print(i, f, b, m)
i.shape, m.ndim, m.size, f.dtype, w.weak_type, m.nbytes, f.itemsize
m.T
m.mT.shape
m.dtype == jnp.float32, m.dtype == "float32", jnp.float32 == m.dtype, m.dtype.name, str(m.dtype)
jnp.float32, jnp.int32(3), jnp.float32([1, 2]), jnp.bool_(1)
isinstance(m, jax.Array), isinstance(m, jnp.ndarray), type(m).__name__
m.foo
m[0] = 1
m[1, 2], m[-1], m[:, 1], m[..., 0], m[None].shape, m[1:, ::-1], m[0, 1:]
m[w - 1]
m[i[1]]
m[jnp.array([1, 0, 1])]
m[:, jnp.array([2, 0])]
m[m > 2]
m[m > 2].sum()
m[:, b]
m[jnp.array([True, False])]
m[b]
i[w - 2 : w]
m[0, 0, 0]
m["a"]
m[0.5]
m[[0, 1]]
m.at[0, 1].set(9)
m.at[:, 0].add(1)
m.at[m > 2].set(0)
m.at[jnp.array([0, 0])].add(1)
i.at[1].multiply(10), i.at[0].min(1), i.at[0].max(9), i.at[0].get(), f.at[0].divide(4), f.at[1].power(2)
m.at
m.at[0]
m.sum(), m.sum(axis=0), m.mean(axis=1, keepdims=True), m.max(), m.argmax(axis=1), m.std()
m.reshape(3, 2), m.reshape(-1), m.ravel().shape, m.transpose().shape, m.astype(int), m.astype("bool")
m.sum(axis=3)
m.round(1), round(f[0]), round(f[1], 1), divmod(i, 2)
i + j.sum()
sum(i)
max(i)
sorted(i)[0]
i == None
i != "a"
i + "a"
i + None
i < "a"
i + [1]
(1,) + i
i + jnp.arange(4)
m @ m
jnp.dot(m, i)
jnp.where(i > 2)
jnp.where(m > 2)
jnp.repeat(j, j)
jnp.repeat(j, 2)
hash(i)
-0.0 * f
jnp.where(i > 2, i, 0)
jnp.zeros(w), jnp.arange(w), jnp.sum(m, axis=w - 2)
jnp.pi, jnp.inf, jnp.newaxis
jnp.array([1, 2.5, True]), jnp.array([[1], [2]]), jnp.asarray([i, j]), jnp.array([]), jnp.array(3), jnp.array([1j])
jnp.array(None)
jnp.array(2**40)
jnp.sum()
jnp.sum(m, foo=1)
jnp.sum([1, 2])
jnp.stack([])
jnp.concatenate([i, m])
jnp.linspace(0, 1, 5), jnp.eye(2), jnp.full((2,), 7), jnp.zeros((0, 3))
jnp.split(jnp.arange(6), 3)
jnp.meshgrid(jnp.arange(2), jnp.arange(3))
jnp.einsum("ij,kj->ik", m, m)
jax.__version__
jax.devices()
jax.typeof(m), jax.typeof(1), m.aval
jax.typeof(m).str_short(short_dtypes=True)
jax.ShapeDtypeStruct((2,), jnp.float32)
jax.config.update("foo", 1)
jax.block_until_ready(m).block_until_ready().shape
jax.device_put([1, 2.0])
jax.vmap.__name__, jnp.sum.__name__, jax.vmap(lambda x: x).__name__
random.key(0)
random.PRNGKey(90)
random.split(random.key(0), 2)
random.normal(random.key(1), (3,))
random.randint(random.key(1), (4,), 0, 10)
random.permutation(random.key(2), 5)
random.normal(random.split(random.key(0)))
bool(random.key(0))
random.key(0) + 1
nn.relu(f), nn.softmax(m), nn.one_hot(jnp.array([0, 2]), 3)
lax.add(1, 2.0)
lax.add(i, j)
jax.tree.map(lambda x, y: x + y, {"b": 1, "a": (2, [3])}, {"b": 10, "a": (20, [30])})
jax.tree.map(lambda x: x * 2, [i, {"k": f}, None])
jax.tree.leaves({"b": 1, "a": None, "c": [2, "text"]})
jax.tree.structure([1, {"c": (2, None)}])
jax.tree.flatten([1, {"c": 2}])
jax.tree.unflatten(jax.tree.structure([0, 0]), [1, 2])
jax.tree.structure([1]) == jax.tree.structure([2]), jax.tree.structure([1]) == jax.tree.structure((2,))
jax.tree.leaves([(1, 2), (3, 4)], is_leaf=lambda x: isinstance(x, tuple))
jax.tree.map(lambda a, b: a, [1], [1, 2])
jax.tree.map(lambda a, b: a, [1, 2], 3)
jax.tree_util.tree_map(lambda x: x + 1, (1, [2]))
jax.debug.print("{} and {b}", i, b=2)
""")

transforms = [
    "x = jnp.arange(6.0).reshape(2, 3)\ny = jnp.arange(3)",
    *lines("""
vmap(lambda a: a * 2)(x)
vmap(lambda a: a.sum())(x)
vmap(lambda a: a.sum(), in_axes=1)(x)
vmap(lambda a, b: a + b, in_axes=(0, None))(x, y)
vmap(lambda a, b: a * b, in_axes=(None, 0))(x, y)
vmap(lambda a, b: a @ b, in_axes=(0, None), out_axes=0)(x, y)
vmap(lambda a: a, out_axes=1)(x)
vmap(lambda a: (a, a.sum()))(x)
vmap(lambda a: {"total": a.sum(), "one": 1})(x)
vmap(lambda p: p["w"] * p["b"])({"w": x, "b": jnp.ones(2)})
vmap(lambda p, a: p["w"] * a, in_axes=({"w": None}, 0))({"w": 2.0}, x)
vmap(lambda a, scale: a * scale)(x, scale=jnp.array([1.0, 10.0]))
vmap(vmap(lambda a: a + 1))(x)
vmap(lambda a: vmap(lambda b: a.sum() + b)(y))(x)
vmap(partial(jnp.add, 1))(y)
vmap(partial(lambda a, b: a - b, b=10))(y)
vmap(jnp.sum)(x)
vmap(lambda a: jnp.ones(2))(y)
vmap(lambda a: 1)(y)
vmap(lambda a: a.at[0].set(5))(x)
vmap(lambda k: random.normal(k))(random.split(random.key(0), 3))
vmap(lambda s, a: a, in_axes=(None, 0))("text", y)
vmap(lambda f, a: f(a), in_axes=(None, 0))(jnp.sin, y)
vmap(lambda a: print(a, a + 1, a.shape))(x)
vmap(lambda a: vmap(lambda b: print(a, b))(a))(x)
vmap(lambda a: print(type(a).__name__, isinstance(a, jax.Array), a.dtype, len(a)))(x)
vmap(lambda a: bool(a > 1))(y)
vmap(lambda a: a if a > 1 else 0)(y)
vmap(lambda a: float(a))(y)
vmap(lambda a: int(a))(y)
vmap(lambda a: [1, 2, 3][a])(y)
vmap(lambda a: a.item())(y)
vmap(lambda a: a.tolist())(y)
vmap(lambda a: x[:a])(y)
vmap(lambda a: x[0][a > 1])(x)
vmap(lambda a: a.foo)(y)
vmap(lambda a: f"{a:.2f}")(y)
vmap(lambda a: jax.debug.print("{} {}", a, 1))(y)
vmap(lambda a: "text")(y)
vmap(lambda a: a)("text")
vmap(lambda a: a)(1.0)
vmap(lambda a, b: a + b)(x, y)
vmap(lambda a: a, in_axes=2)(x)
vmap(lambda a, b: a + b, in_axes=(0,))(x, y)
vmap(lambda a: a, in_axes="a")(x)
vmap(lambda a: a)()
vmap(3)
vmap(lambda a, b: a)(x)
jit(lambda a: a * 2)(x)
jit(lambda a: a)(1)
jit(lambda n, a: a * n, static_argnums=0)(2, y)
jit(lambda n, a: a[:n], static_argnames="n")(n=2, a=y)
jit(lambda a: print(a, a * 2))(x)
jit(lambda a: print(jnp.ones(2), x * 1))(x)
jit(lambda a: 1 if a > 0 else 2)(1.0)
jit(lambda a: float(a))(1.0)
vmap(jit(lambda a: a + 1))(y)
jit(vmap(lambda a: print(a)))(y)
jit(jit(lambda a: a - 1))(y)
"""),
    "@vmap\ndef twice(a):\n    '''Doubles.'''\n    return a * 2\n\ntwice(y), twice.__name__, twice.__doc__",
    "@partial(vmap, in_axes=(0, None))\ndef scaled(a, s):\n    return a * s\n\nscaled(x, 3)",
    "@jit\ndef half(a):\n    '''Halves.'''\n    return a / 2\n\nhalf(y), half.__name__, half.__doc__",
    "@partial(jit, static_argnames=['n'])\ndef first(a, n=2):\n    return a[:n]\n\nfirst(y), first(y, n=1)",
    "class Model:\n    @jit\n    def call(self, a):\n        return a\n\nweights = jnp.array([1.0, 2.0, 3.0])\n\ndef predict(a):\n    return weights @ a\n\nvmap(predict)(x)",
    "leaked = []\nvmap(lambda a: leaked.append(a))(y)\nleaked[0]",
    "leaked[0] + 1",
    "bool(leaked[0])",
    "from collections import namedtuple\nPoint = namedtuple('Point', 'a b')\nvmap(lambda p: Point(p.b, p.a))(Point(y, y * 2))",
    "def loop(f, *arrays):\n    return jnp.stack([f(*rows) for rows in zip(*arrays)])\n\n"
    "f = lambda a, b: jnp.tanh(a) * b\njnp.array_equal(vmap(f)(x, x + 1), loop(f, x, x + 1))",
    "vmap(lambda a: jnp.sort(a)[::-1])(x), vmap(lambda a: jnp.where(a > 1, a, 0))(x)",
    "def broken(a):\n    raise ValueError('mine')\n\nvmap(broken)(y)",
    "y + 1  # the trace of the failed call is gone",
]


def operator_cells():
    setup = "\n".join(f"{name} = {value}" for name, value in operands.items())
    binary = [f"{left} {operator} {right}" for operator in operators for left, right in pairs]
    binary.remove("1j ** f")  # XLA's power of complex numbers is off by a float's rounding of pi.
    return [setup, *binary, *unary]


def value_cells():
    return ["\n".join(f"{name} = {value}" for name, value in operands.items()), *values]


control = lines(
    """
def step(c, x): return c + x, c * x
lax.scan(step, jnp.zeros(3), jnp.arange(12.0).reshape(4, 3))
lax.scan(step, 0.0, jnp.arange(4.0), reverse=True)
lax.scan(step, 1, jnp.arange(4.0))
lax.scan(lambda c, _: (c * 2, {"c": c, "k": 1}), 1, None, length=5)
lax.scan(lambda c, x: (c + 1, (x[0], x[1] * c)), jnp.float32(0), (jnp.arange(3), jnp.arange(6.0).reshape(3, 2)))
lax.scan(step, jnp.zeros(3), jnp.zeros((0, 3)))
lax.scan(lambda c, x: (c, lax.scan(lambda d, y: (d + y, d), c, x)[0]), jnp.float32(1), jnp.arange(6.0).reshape(2, 3))
vmap(lambda a, xs: lax.scan(lambda c, x: (c + x * a, c), 0.0, xs), in_axes=(0, None))(jnp.arange(3.0), jnp.arange(4.0))
jit(lambda xs: lax.scan(step, 0.0, xs)[0])(jnp.arange(5.0))
lax.scan(lambda c, x: (c.sum(), x), jnp.zeros(3), jnp.ones((2, 3)))
lax.scan(lambda c, x: c, jnp.zeros(3), jnp.ones((2, 3)))
lax.scan(lambda c, x: (c if x > 0 else -c, x), 1.0, jnp.ones(2))
lax.scan(lambda c, x: ((c, c), x), 1.0, jnp.ones(2))
lax.scan(step, jnp.zeros(3), jnp.ones((2, 3)), length=jnp.asarray(2))
lax.map(lambda x: x.sum(), jnp.arange(6.0).reshape(3, 2))
lax.map(lambda t: {"p": t[0] * t[1]}, (jnp.arange(3), jnp.arange(6).reshape(3, 2)))
lax.map(lambda x: jnp.cumsum(x), jnp.arange(10).reshape(5, 2), batch_size=2)
lax.associative_scan(jnp.add, jnp.arange(7))
lax.associative_scan(lambda a, b: (a[0] * b[0], a[1] + b[1]), (jnp.arange(1, 6), jnp.arange(5.0)), reverse=True)
lax.associative_scan(jnp.maximum, jnp.array([[3, 1, 2], [1, 5, 4]]), axis=1)
lax.cond(True, lambda x: x + 1, lambda x: x - 1, jnp.arange(3))
lax.cond(jnp.float32(0), lambda x: x + 1, lambda x: x - 1, 3)
lax.cond(True, lambda: 1.0, lambda: jnp.float32(2))
lax.cond(False, lambda _: 1, lambda _: 2, operand=None)
lax.cond(True, 3, lambda x: x, 4, lambda y: y * 2)
vmap(lambda a: lax.cond(a > 1, lambda x: x * 10, lambda x: -x, a))(jnp.arange(4))
jit(lambda p, x: lax.cond(p, jnp.sin, jnp.cos, x))(True, 0.0)
lax.cond(True, lambda x: x.sum(), lambda x: x, jnp.ones(3))
lax.switch(1, [lambda x: x, lambda x: x * 2, lambda x: x * 3], jnp.arange(3))
[lax.switch(i, [lambda: 10, lambda: 20, lambda: 30]).item() for i in (-5, 0, 2, 9)]
vmap(lambda i: lax.switch(i, [lambda: 10, lambda: 20, lambda: 30]))(jnp.array([-5, 0, 1, 2, 9]))
lax.switch(1.0, [lambda: 1, lambda: 2])
lax.fori_loop(0, 5, lambda i, c: c + i, 0)
lax.fori_loop(2, 5, lambda i, c: c.at[i].set(i), jnp.zeros(5, int))
lax.fori_loop(0, 3, lambda i, c: c + 0.5, 0)
lax.fori_loop(5, 2, lambda i, c: c + 1, 7)
lax.fori_loop(0, jnp.asarray(3), lambda i, c: c * 2, 1)
vmap(lambda n: lax.fori_loop(0, n, lambda i, c: c + i, 0))(jnp.arange(5))
jit(lambda n: lax.fori_loop(0, n, lambda i, c: c * 2.0, 1.0))(4)
lax.fori_loop(0, 3, lambda i, c: c.sum(), jnp.ones(2))
lax.while_loop(lambda c: c < 100, lambda c: c * 3, 1)
lax.while_loop(lambda s: s[0] < 5, lambda s: (s[0] + 1, {"f": s[1]["f"] * s[0]}), (1, {"f": 1.0}))
vmap(lambda x: lax.while_loop(lambda c: c < 10, lambda c: c * 2, x))(jnp.array([1, 3, 20]))
lax.while_loop(lambda c: c < 3, lambda c: c + 1, jnp.zeros(2))
lax.while_loop(lambda c: c.sum() < 3, lambda c: c.sum(), jnp.zeros(2))
jnp.vectorize(lambda a, b: (a * b).sum(), signature="(n),(n)->()")(jnp.arange(6.0).reshape(2, 3), jnp.arange(3.0))
jnp.vectorize(lambda a, b: a + b)(jnp.arange(2)[:, None], jnp.arange(3))
jnp.vectorize(lambda a, n: a * n, excluded={1})(jnp.arange(3), 2)
jnp.vectorize(lambda a: a[:2], signature="(n)->(m)")(jnp.ones((1, 2, 3))).shape
jnp.vectorize(lambda a: a, signature="(n)->()")(jnp.ones(3))
jax.eval_shape(lambda x, n: {"y": x @ x.T, "n": n}, jnp.ones((2, 3)), 4)
jax.eval_shape(lambda x: x.sum(0), jax.ShapeDtypeStruct((5, 3), jnp.float16))
jax.eval_shape(lambda x: 1 if x > 0 else 2, 1.0)
jax.eval_shape(lambda k: random.normal(k, (3,)), random.key(0))
jax.checkpoint(lambda x: (x * 2, x))(jnp.arange(3))
jax.remat(lambda x, n: x * n)(3, n=2)
vmap(lambda x: x - lax.pmean(x, "i"), axis_name="i")(jnp.arange(4.0))
vmap(lambda x: (lax.psum(x, "i"), lax.pmax(x, "i"), lax.pmin(x, "i"), lax.axis_index("i"), lax.psum(1, "i")), axis_name="i")(jnp.arange(4))
vmap(lambda x: lax.all_gather(x, "i"), axis_name="i", out_axes=None)(jnp.arange(6).reshape(3, 2))
vmap(lambda x: lax.all_gather(x, "i", tiled=True), axis_name="i")(jnp.arange(4).reshape(2, 2))
vmap(vmap(lambda x: lax.psum(x, "i"), axis_name="j"), axis_name="i")(jnp.arange(6).reshape(2, 3))
vmap(jit(lambda x: lax.psum(x, "i") + lax.axis_index("i")), axis_name="i")(jnp.arange(3))
vmap(lambda x: lax.scan(lambda c, y: (c + lax.psum(y, "i"), c), 0.0, jnp.ones(2) * x), axis_name="i")(jnp.arange(3.0))
lax.psum(1, "i")
def shown(i, c): jax.debug.print("{} {}", i, c); return c * 2
lax.fori_loop(0, 3, shown, 1)
def double(x): return x * 2
double = jax.custom_jvp(double)
double(3)
double.defjvp(lambda primals, tangents: (primals, tangents)) is not None
double(3), double(jnp.arange(2))
jax.named_call(double, name="d")(2)
vmap(lambda x: x, axis_name="i", axis_size=3)(jnp.arange(4))
"""
)

tables = lines(
    """
labels, x = jnp.array([3, 1, 2, 1]), jnp.arange(6.0).reshape(2, 3)
jnp.unique(labels), jnp.unique(labels, return_counts=True), jnp.flatnonzero(labels > 1), jnp.argwhere(x > 2)
jnp.intersect1d(labels, jnp.array([1, 2, 9])), jnp.setdiff1d(labels, jnp.array([1])), jnp.setxor1d(labels, jnp.array([1, 9]))
jnp.compress(labels > 1, labels), jnp.extract(x > 2, x), jnp.trim_zeros(jnp.array([0, 0, 1, 2, 0]))
jnp.choose(jnp.array([0, 1]), [labels[:2], labels[2:]]), jnp.ravel_multi_index((labels, labels), (4, 5))
jnp.choose(jnp.array([0, 2]), [labels[:2], labels[2:]])
jnp.apply_along_axis(lambda v: v[:2] * 2, 1, x), jnp.apply_over_axes(jnp.sum, x, (0, 1))
jnp.fromfunction(lambda a, b: a * 10 + b, (2, 3)), jnp.mask_indices(3, jnp.triu, 1)
jnp.piecewise(x, [x < 2, x > 4], [-1, lambda v: v * 10, 7]), jnp.piecewise(x, [x < 4, x < 2], [1, 2])
lax.reduce_window(x, 0.0, lambda a, b: a + b, (1, 2), (1, 1), "SAME"), lax.reduce_window(x, -jnp.inf, lax.max, (2, 2), (1, 1), "VALID")
vmap(lambda a: lax.reduce_window(a, 0.0, lax.add, (2,), (1,), "VALID"))(x)
jit(lambda a: lax.conv(a[None, None], jnp.ones((1, 1, 2, 2)), (1, 1), "SAME"))(x)
vmap(lambda a: jnp.unique(a, size=2))(x)
jnp.gradient(x), jnp.unique_counts(labels), jnp.histogram2d(x[0], x[1], 2)
jnp.mgrid[0:2, 0:2], jnp.ogrid[0:1:3j, 0:2], jnp.r_[-1:1:3j, 4, jnp.ones(2)], jnp.c_[1:4, jnp.ones(3)]
jnp.s_[1:2, ...], jnp.index_exp[1]
jnp.finfo(jnp.float32), jnp.finfo(jnp.bfloat16).bits, jnp.iinfo(jnp.int8).max, jnp.finfo(x.dtype).eps
jnp.issubdtype(x.dtype, jnp.floating), jnp.issubdtype(jnp.bfloat16, jnp.inexact), jnp.issubdtype(jnp.int32, jnp.floating)
jnp.result_type(x, 1), jnp.promote_types("int8", "uint8"), jnp.result_type(float), jnp.promote_types(float, int)
"""
)

sessions = {
    "the tutorial": notebook(),
    "the workshop's notebook": workshop,
    "operators": [imports, *operator_cells()],
    "values": [imports, *value_cells()],
    "transformations": [imports, *transforms],
    "loops and branches": [imports, *control],
    "tables and windows": [imports, *tables],
}
