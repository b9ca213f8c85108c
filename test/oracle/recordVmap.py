"""Records what jax.vmap answers to many calls: python test/oracle/recordVmap.py > test/messages/vmap.json

Each case names a body, how it is wrapped, and the arguments; the answer is the result with its types and elements, or
the error. The bodies stand in test/transforms/bodies.ts once more, written with the runtime.
"""

import collections
import functools
import json

import jax
import jax.numpy as jnp
import numpy as np

Point = collections.namedtuple("Point", "a b")

bodies = {
    "identity": lambda x: x,
    "first": lambda x, y: x,
    "second": lambda x, y: y,
    "pair": lambda x, y: (x, y),
    "add": lambda x, y: x + y,
    "total": lambda x: x.sum(),
    "inner": lambda x, y: jax.lax.dot_general(x, y, (((0,), (0,)), ((), ()))),
    "one": lambda x: 1,
    "half": lambda x: 0.5,
    "yes": lambda x: True,
    "nothing": lambda x: None,
    "text": lambda x: "s",
    "zeros": lambda x: jnp.zeros((2, 3)),
    "nullary": lambda: 1.0,
    "named": lambda x: {"b": x, "a": 1.0},
    "twice": lambda x: [x, x],
    "halves": lambda x: (x, (0.5, x)),
    "point": lambda x: Point(x, 2),
    "many": lambda *xs: xs[0],
    "firstOfMany": lambda a, *xs: a,
    "keywords": lambda **k: k,
    "firstAndKeywords": lambda x, **k: x,
    "defaults": lambda x, y=2, z=3: x,
    "keywordOnly": lambda x, *, z=3: x,
    "three": lambda a, x, y: x,
    "affine": lambda p, x: p["w"] * x + p["b"],
    "addToEach": lambda x: jax.vmap(lambda y: x + y)(jnp.ones((4, 2))),
    "isNone": lambda x: x is None,
    "isList": lambda x: isinstance(x, list),
    "addFirst": lambda p: p[0] + p[1],
}


def value_of(code):
    """The Python value of its JSON form."""
    match code:
        case None:
            return None
        case {"array": [shape, dtype]}:
            size = int(np.prod(shape))
            if dtype == "key<fry>":
                return jax.random.split(jax.random.key(0), shape)
            elements = np.arange(size) % 2 if dtype == "bool" else np.arange(size)
            return jnp.asarray(elements.reshape(shape).astype(jnp.dtype(dtype)))
        case {"tuple": items}:
            return tuple(map(value_of, items))
        case {"list": items}:
            return list(map(value_of, items))
        case {"dict": entries}:
            return {value_of(key): value_of(item) for key, item in entries}
        case {"point": items}:
            return Point(*map(value_of, items))
        case {"key": seed}:
            return jax.random.key(seed)
        case {"rawKey": seed}:
            return jax.random.PRNGKey(seed)
        case {"complex": [re, im]}:
            return complex(re, im)
        case {"fun": _}:
            return function_of(code)
        case {"ellipsis": _}:
            return ...
        case {"slice": parts}:
            return slice(*map(value_of, parts))
        case {"dtype": name}:
            return getattr(jnp, name)
        case {"float": number}:
            return float(number)
        case _:
            return code


def function_of(code):
    match code:
        case {"fun": "vmap", "of": inner, **options}:
            return jax.vmap(function_of(inner), **{name: value_of(option) for name, option in options.items()})
        case {"fun": "jit", "of": inner, **options}:
            return jax.jit(function_of(inner), **{name: value_of(option) for name, option in options.items()})
        case {"fun": "partial", "of": inner, **given}:
            named = {name: value_of(item) for name, item in given.get("kwargs", {}).items()}
            return functools.partial(function_of(inner), *map(value_of, given.get("args", [])), **named)
        case {"fun": name}:
            return bodies[name] if name in bodies else eval(name if "." in name else f"jax.random.{name}")
        case other:
            return value_of(other)


def answer_of(value):
    """The JSON form of a result: containers as above, arrays with their type and elements."""
    if value is None:
        return None
    if isinstance(value, Point):
        return {"point": [answer_of(item) for item in value]}
    if isinstance(value, tuple):
        return {"tuple": [answer_of(item) for item in value]}
    if isinstance(value, list):
        return {"list": [answer_of(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[key if isinstance(key, str) else {"repr": repr(key)}, answer_of(item)] for key, item in value.items()]}
    if isinstance(value, jax.Array):
        weak = "~" if getattr(value, "weak_type", False) else ""
        data = jax.random.key_data(value) if jnp.issubdtype(value.dtype, jax.dtypes.prng_key) else value
        return {"array": weak + jax.typeof(value).str_short(short_dtypes=True), "elements": elements_of(np.ravel(data))}
    return {"repr": repr(value)}


def elements_of(data):
    if data.dtype.kind == "c":
        return np.stack([data.real, data.imag], axis=1).ravel().tolist()
    return data.astype(np.float32 if data.dtype.name == "bfloat16" else data.dtype).tolist()


def A(*shape, dtype="float32"):
    return {"array": [list(shape), dtype]}


def T(*items):
    return {"tuple": list(items)}


def L(*items):
    return {"list": list(items)}


def D(**items):
    return {"dict": [[key, item] for key, item in items.items()]}


def P(a, b):
    return {"point": [a, b]}


def F(name):
    return {"fun": name}


cases = []


def case(fun, *args, kwargs=None, **options):
    """One call of `vmap(fun, **options)`."""
    fun = F(fun) if isinstance(fun, str) else fun
    call(dict(fun="vmap", of=fun, **options), *args, kwargs=kwargs)


def call(fun, *args, kwargs=None):
    cases.append({"fun": fun, "args": list(args), "kwargs": kwargs or {}})


x34, x54, x43 = A(3, 4), A(5, 4), A(4, 3)

# Which axis is mapped.
for axis in (0, 1, -1, -2, None):
    case("pair", x34, x34, in_axes=T(0, axis)) if axis in (0, -2, None) else case("pair", x34, x43, in_axes=T(0, axis))
for axis in (0, 1, 2, -1, -3):
    case("identity", A(2, 2, 2), in_axes=axis)
    case("total", A(2, 3, 4), in_axes=axis)
    case("identity", A(3, 4, 2), out_axes=axis)
case("add", x34, A(4), in_axes=T(0, None))
case("add", x34, A(4), in_axes=L(0, None))
case("add", A(3), A(3, dtype="int32"))
case("add", A(3, dtype="int32"), 2.5, in_axes=T(0, None))
case("add", A(3, dtype="int32"), 2, in_axes=T(0, None))
case("add", A(3, dtype="bool"), True, in_axes=T(0, None))
case("add", A(3, dtype="uint8"), {"complex": [0, 1]}, in_axes=T(0, None))
case("inner", x34, x34)
case("inner", x34, x43, in_axes=T(0, 1))
case("inner", x34, A(4), in_axes=T(0, None))
case("inner", x34, A(5), in_axes=T(0, None))
case("add", x34, A(3, 5))
case("identity", A(0, 3))
case("identity", A(3, dtype="key<fry>"))
case("second", x34, A(2), in_axes=T(0, None))
case("second", x34, 1, in_axes=T(0, None))
case("second", x34, "mean", in_axes=T(0, None), out_axes=None)
case("first", x34, "mean", in_axes=T(0, None))
case("first", x34, F("add"), in_axes=T(0, None))
case("first", x34, L(1, "a", None), in_axes=T(0, None))
case("first", x34, None)
case("first", x34, None, in_axes=T(0, 5))
case("second", x34, None)

# Trees as arguments.
params = D(w=A(3, 4), b=A(3))
case("affine", params, x34)
case("affine", D(w=A(4), b=A(4)), x34, in_axes=T(None, 0))
case("affine", D(w=A(4), b=A(3)), x34, in_axes=T(D(w=None, b=0), 0))
case("affine", D(w=A(4, 3), b=A(4)), A(2, 3), in_axes=T(D(w=1, b=None), -1))
case("identity", D(z=A(3), a=T(A(3, 2), L(A(3), None))))
case("identity", P(A(3), A(3, 2)))
case("identity", P(A(3), A(2, 3)), in_axes=T(P(0, 1)))
case("addFirst", T(A(3, 2), A(3, 2)), in_axes=T(T(0, 0)))
case("addFirst", L(A(3, 2), A(2, 3)), in_axes=T(L(0, 1)))
case("addFirst", T(A(3, 2), A(2)), in_axes=T(T(0, None)))
case("second", x34, D(a=1, b="s"), in_axes=T(0, None), out_axes=None)

# Keywords are mapped on axis 0.
case("pair", A(4, 3), kwargs={"y": A(3, 9)}, in_axes=1)
case("pair", A(3), kwargs={"y": A(3, 9)}, in_axes=T(0))
case("pair", A(3), kwargs={"y": A(3, 9)}, in_axes=None)
case("pair", kwargs={"y": A(3, 9), "x": A(3)})
case("keywords", kwargs={"b": A(3), "a": A(3, 2)})
case("defaults", A(3), kwargs={"z": A(3)})

# The size.
case("identity", A(3), axis_size=3)
case("nullary", axis_size=3)
case("one", A(3), in_axes=None, axis_size=4)
case("pair", A(2), 1, in_axes=None, axis_size=3)
case("one", D(), axis_size=2)

# Where the mapped axis goes.
for body in ("one", "half", "yes", "nothing", "text", "zeros", "named", "twice", "halves", "point"):
    case(body, A(3))
    case(body, A(3), out_axes=None)
    case(body, A(3, 2), out_axes=1)
    case(body, A(3, 2), out_axes=-1)
    case(body, A(3, 2), out_axes=None, sum_match=True)
case("twice", A(3, 2), out_axes=L(0, 1))
case("twice", A(3, 2), out_axes=T(0, 1))
case("halves", A(3, 2), out_axes=L(0, 1))
case("halves", A(3, 2), out_axes=T(1, 0))
case("halves", A(3, 2), out_axes=T(1, T(0, -1)))
case("halves", A(3, 2), out_axes=T(1, T(None, -1)))
case("halves", A(3, 2), out_axes=T(1, T(None, None)))
case("halves", A(3, 2), out_axes=T(0, 1, 2))
case("halves", A(3, 2), out_axes=T(None, 0), axis_name="i")
case("identity", A(3, 2), out_axes=None, axis_name="i")
case("identity", A(3, 2), out_axes=T(0))
case("identity", A(3, 2), out_axes=2)
case("identity", A(3, 2), out_axes=-3)
case("zeros", A(3, 2), out_axes=3)
case("zeros", A(3, 2), out_axes=-4)
case("one", A(3, 2), out_axes=1)
case("named", A(3, 2), out_axes=D(a=None, b=1))
case("named", A(3, 2), out_axes=D(a=None, c=1))
case("named", A(3, 2), out_axes=D(a=None))
case("point", A(3, 2), out_axes=P(1, None))
case("point", A(3, 2), out_axes=T(1, None))
case("identity", A(3, 2, dtype="bool"), out_axes=None, sum_match=True)
case("identity", A(3, 2, dtype="int8"), out_axes=None, sum_match=True)
case("identity", A(3, 2, dtype="uint8"), out_axes=None, sum_match=True)
case("identity", A(3, 2, dtype="bfloat16"), out_axes=None, sum_match=True)

# Nested, in closures, with partial and jit.
case({"fun": "vmap", "of": F("add")}, A(3, 4), A(3, 4))
case({"fun": "vmap", "of": F("add"), "in_axes": T(0, None)}, A(3), A(4), in_axes=T(None, 0))
case({"fun": "vmap", "of": F("add"), "in_axes": T(None, 0)}, A(3), A(4), in_axes=T(0, None))
case({"fun": "vmap", "of": F("inner"), "in_axes": T(None, 1)}, x34, A(4, 5), in_axes=T(0, None))
case({"fun": "vmap", "of": F("inner"), "in_axes": T(None, 1), "out_axes": 0}, x34, A(4, 5), in_axes=T(0, None), out_axes=1)
case({"fun": "vmap", "of": F("pair"), "in_axes": T(1, None), "out_axes": T(-1, 0)}, A(2, 3, 4), A(2), in_axes=0)
case({"fun": "vmap", "of": F("identity"), "out_axes": None}, x34)
case({"fun": "vmap", "of": F("add")}, A(3, 4), A(3, 5))
case({"fun": "vmap", "of": {"fun": "vmap", "of": F("add"), "in_axes": T(None, 0)}, "in_axes": T(0, None)}, A(2, 3), A(2, 4))
case({"fun": "vmap", "of": F("total"), "axis_name": "j"}, A(2, 3, 4), in_axes=2, axis_name="i")
case("addToEach", A(3, 2))
case("addToEach", A(3))
case("addToEach", A(2, 3), in_axes=1, out_axes=2)
case({"fun": "vmap", "of": F("addToEach")}, A(5, 3, 2))
case({"fun": "partial", "of": F("add"), "args": [A(4)]}, x34)
case({"fun": "partial", "of": F("add"), "kwargs": {"y": A(4)}}, x34)
call({"fun": "partial", "of": {"fun": "vmap", "of": F("pair")}, "kwargs": {"y": A(3)}}, A(3, 2))
call({"fun": "partial", "of": {"fun": "vmap", "of": F("pair"), "in_axes": 1}, "kwargs": {"y": A(3)}}, A(2, 3))
case({"fun": "jit", "of": F("add")}, x34, 2, in_axes=T(0, None))
call({"fun": "jit", "of": {"fun": "vmap", "of": F("add"), "in_axes": T(0, None)}}, x34, 2)
call({"fun": "jit", "of": F("pair")}, 1, T(2.5, True, D(b=A(2))))
call({"fun": "jit", "of": F("second"), "static_argnums": 0}, "a", 1)
call({"fun": "jit", "of": F("second"), "static_argnames": "x"}, "a", 1)
call({"fun": "jit", "of": F("second"), "static_argnames": T("x")}, 2, kwargs={"y": 1})
call({"fun": "jit", "of": F("halves")}, 1)
call({"fun": "jit", "of": F("second"), "static_argnums": 0}, L(1), 1)

# Sizes that differ, and the names of arguments.
case("first", x34, x54)
case("first", x34, x43, in_axes=T(0, 0))
case("first", x34, x54, in_axes=T(1, 0))
case("first", x34, x54, in_axes=T(-1, -2))
case("first", x34, kwargs={"y": x54})
case("keywords", kwargs={"b": x34, "a": x54})
case("firstAndKeywords", x34, kwargs={"b": x34, "a": x54})
case("many", x34, x54)
case("firstOfMany", x34, x34, x54)
case("many", x34, x34, x54, x54, A(7), x34)
case("many", x34, x34, x54, x54)
case("many", x54, x54, x54, x34, x34, x34, A(7))
case("many", x54, x54, x34, axis_size=9)
case("identity", x34, axis_size=2)
case("identity", kwargs={"x": x34}, axis_size=2)
case("three", x34, x34, x54)
case("defaults", x34, kwargs={"z": x54})
case("keywordOnly", x34, kwargs={"z": x54})
case("identity", x34, x54)
case("identity", x34, kwargs={"q": x54})
case("identity", D(z=x34, a=L(x34, x54)))
case("first", x34, P(x34, x54))
case("first", P(x34, D(k=x54)), x34)
case({"fun": "partial", "of": F("three"), "args": [1.0]}, x34, x54)
case({"fun": "partial", "of": F("three"), "kwargs": {"a": 1.0}}, x34, x54)
case({"fun": "partial", "of": F("three"), "kwargs": {"y": 1.0}}, x34, x54)
case({"fun": "partial", "of": F("three"), "kwargs": {"a": 1.0}}, kwargs={"x": x34, "y": x54})
case({"fun": "partial", "of": {"fun": "partial", "of": F("three"), "args": [1.0]}, "args": [2.0]}, x34, axis_size=4)
case({"fun": "jit", "of": F("first")}, x34, x54)
case("first", A(3, dtype="key<fry>"), x54)
case("first", A(0, 3), A(3))
case("first", A(3, dtype="bfloat16"), A(5, dtype="bool"))

# No axis to map.
for value in (3, {"float": 3.0}, True, {"complex": [0, 1]}, A()):
    case("first", x34, value)
case("first", x34, x34, in_axes=T(0, 2))
case("first", x34, x34, in_axes=T(0, -3))
case("first", x34, A(2), in_axes=1)
case("first", x34, D(a=T(x34, 1)))
case("first", x34, kwargs={"y": 2})
case("first", x34, x34, in_axes=None)
case("identity", D())
case("identity", L(None))
call({"fun": "vmap", "of": F("nullary")})
for value in ("mean", {"ellipsis": True}, {"dtype": "float32"}, {"slice": [None, 1, None]}):
    case("first", x34, value)
case("first", "mean", 2.0)
case("first", 2.0, "mean")
case("first", x34, D(k=L("mean")))
case("first", x34, kwargs={"y": "it's"})

# in_axes that do not fit the arguments, or are no axes.
case("first", x34, x34, in_axes=L(0))
case("first", x34, x34, in_axes=T(0, 0, None))
case("first", x34, in_axes=T())
case("first", kwargs={"x": x34, "y": x34}, in_axes=T(0, 0))
for axes in (D(a=0), True, {"float": 0.5}, "a", P(0, 0)):
    case("first", x34, x34, in_axes=axes)
for entry in ("a", {"float": 1.5}, True, L(0, "b"), D(k=False)):
    case("first", x34, x34, in_axes=T(0, entry))
    case("first", x34, x34, out_axes=T(0, entry))
case("identity", x34, out_axes={"float": 0.5})
case("identity", x34, out_axes="a")
case("first", x34, x34, in_axes=T(0, T(0, 1)))
case("first", x34, L(x34, x34), in_axes=T(0, T(0, 1)))
case("first", x34, T(x34, x34), in_axes=T(0, L(0, 1)))
case("first", x34, T(x34, x34), in_axes=T(0, T(0, 1, 2)))
case("first", x34, L(x34), in_axes=T(0, L(0, 1)))
case("first", x34, T(x34, L(x34, x34)), in_axes=T(0, T(0, T(0, 0))))
case("first", x34, D(a=x34, b=x34), in_axes=T(0, D(a=0)))
case("first", x34, D(a=x34), in_axes=T(0, D(a=0, b=1)))
case("first", x34, D(a=x34, b=x34, e=1), in_axes=T(0, D(a=0, c=1, d=0)))
case("first", x34, D(a=x34, c=x34), in_axes=T(0, D(a=0, b=1)))
case("first", x34, D(weights=x34), in_axes=T(0, D(w=0)))
case("first", x34, D(w1=x34, b1=x34), in_axes=T(0, D(w=0, b=0)))
case("first", x34, D(kernel=x34, bias=x34), in_axes=T(0, D(kernels=0, bias=0)))
case("first", x34, P(x34, x34), in_axes=T(0, T(0, 1)))
case("first", x34, T(x34, x34), in_axes=T(0, P(0, 1)))
case("first", x34, P(T(x34), x34), in_axes=T(0, P(L(1), 0)))
case("first", x34, None, in_axes=T(0, T(0, 1)))
case("first", x34, L(x34, x34), in_axes=T(T(0, 1), T(0, 1)))
case("first", x34, x34, in_axes=T(None, T(0, 1)))
case("identity", D(a=x34, b=x34), in_axes=T(D(a=None, b=T(1, 2))))
case("first", x34, kwargs={"y": x34}, in_axes=T(T(0, 1)))

# The function.
case(3, x34)
case("three", x34)
case({"fun": "partial", "of": 3}, x34)

# Trees.
trees = [1, None, T(), T(1), T(1, 2), L(1), L(), D(), D(a=1), D(b=1, a=T(1, L(2, None))), P(1, 2), "s", A(2)]
trees += [{"dict": [[T(2, 1), 1], [T(1, "b"), 2], [T(1, "a", 3), 3], [T(1, "a"), 4]]}]
trees += [{"dict": [[2, "x"], [1, "y"]]}, {"dict": [[2.5, 1], [1.5, 2]]}, {"dict": [[True, 1], [2, 2]]}, D(**{"b'": 1})]
for tree in trees:
    call(F("jax.tree.flatten"), tree)
    call(F("jax.tree_util.tree_map"), F("twice"), tree)
call(F("jax.tree.leaves"), {"dict": [[1, 1], ["a", 2]]})
call(F("jax.tree.leaves"), {"dict": [[T(1, 2), 1], [T("a", 2), 2]]})
add_to = F("jax.tree.map"), F("add")
call(*add_to, D(a=1.5, b=L(A(2), 2)), D(a=A(2), b=L(A(2), A())))
call(*add_to, D(a=A(), b=L(1, 2)), D(a=1, b=L(3)))
call(*add_to, D(a=A(), b=L(1, 2)), D(a=1, b=T(3, 4)))
call(*add_to, D(a=1), D(b=1))
call(*add_to, D(a=1), D(a=1, b=2))
call(*add_to, T(1, 2), T(1))
call(*add_to, T(1, 2), 5)
call(*add_to, T(1, 2), A(2))
call(*add_to, P(1, 2), T(1, 2))
call(*add_to, L(1), T(1))
call(*add_to, None, T(1))
call(F("jax.tree.map"), F("pair"), 5, T(1, 2))
call(F("jax.tree.map"), F("pair"), L(1, 2), L(T(1, 2), D(a=None)))
call(F("jax.tree.leaves"), T(1, None, L(2)), kwargs={"is_leaf": F("isNone")})
call(F("jax.tree.map"), F("nothing"), T(1, None, L(2)), kwargs={"is_leaf": F("isList")})
case({"fun": "partial", "of": F("jax.tree.map"), "args": [F("add")]}, T(A(3), D(a=A(3, 2))), T(A(3), D(a=A(3))))
case({"fun": "partial", "of": F("jax.tree.map"), "args": [F("add")]}, T(A(3), A(3)), L(A(3), A(3)))
call(F("jax.device_put"), T(1, 2.5, True, A(3), None))
call(F("jax.device_put"), "a")
call(F("jax.device_put"), {"ellipsis": True})
call(F("jax.block_until_ready"), T(1, A(3)))
call(F("functools.reduce"), F("add"), L(A(2), A(2), 1))
call(F("functools.reduce"), F("add"), T(), 7)
call(F("functools.reduce"), F("add"), T())


def record(entry):
    try:
        fun = function_of(entry["fun"])
        result = fun(*map(value_of, entry["args"]), **{k: value_of(v) for k, v in entry["kwargs"].items()})
        return {**entry, "answer": answer_of(result)}
    except Exception as error:
        return {**entry, "error": {"type": type(error).__name__, "message": str(error)}}


def print_records(entries):
    lines = ",\n".join("  " + json.dumps(record(entry)) for entry in entries)
    print(f"[\n{lines}\n]")


if __name__ == "__main__":
    print_records(cases)
