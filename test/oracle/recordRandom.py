"""Records what jax.random answers to many calls: python test/oracle/recordRandom.py > test/values/random.json

The form of the records is that of recordVmap.py.
"""

from recordVmap import A, F, L, T, print_records

cases = []


def call(fun, *args, **kwargs):
    fun = F(fun) if isinstance(fun, str) else fun
    cases.append({"fun": fun, "args": list(args), "kwargs": kwargs})


def key(seed):
    return {"key": seed}


def raw(seed):
    return {"rawKey": seed}


seeds = (0, 1, 42, 123456, -1, -123, 2**31, 2**32 + 5, 2**40 + 7, True)

# Keys.
for seed in seeds:
    call("PRNGKey", seed)
    call("key", seed)
call("key", 3, impl="threefry2x32")
call("key", 3, dtype="threefry2x32")
call("key", 3, impl="threefry2x32", dtype="threefry2x32")
call("key", A(dtype="int32"))
call("key", A(dtype="uint8"))
for seed in ({"float": 1.5}, None, A(3, dtype="int32"), A(), key(0)):
    call("key", seed)
    call("PRNGKey", seed)
for of in (key(7), raw(7)):
    call("split", of)
    call("split", of, 5)
    call("split", of, T(2, 3))
    call("split", of, num=L(2, 2))
    call("split", of, 0)
    call("key_data", of)
    call("key_impl", of)
    for data in (0, 1, 77, 2**31 + 1, True, {"float": 1.5}, A(dtype="int32"), A(3, dtype="int32"), -1, 2**32):
        call("fold_in", of, data)
    call({"fun": "vmap", "of": F("fold_in"), "in_axes": T(None, 0)}, of, A(4, dtype="int32"))
call("wrap_key_data", raw(3))
call("wrap_key_data", A(3, 2, dtype="uint32"))
call("wrap_key_data", A(2, dtype="int32"))
call("wrap_key_data", 3)
call("key_data", A(3, dtype="key<fry>"))
call("key_data", A(3, 2, dtype="uint32"))

# Samples of every shape and dtype.
shapes = (T(), T(1), T(7), T(2, 3), L(3, 2), 5, T(2, 0), T(2, 1, 3), T(100))
for seed in (0, 42, 123456, -1):
    for shape in shapes:
        for fun in ("bits", "uniform", "normal"):
            call(fun, key(seed), shape)
    call("bernoulli", key(seed), 0.3, T(50))
    call("randint", key(seed), T(20), 0, 10)
    call("permutation", key(seed), 10)
for fun in ("bits", "uniform", "normal", "bernoulli"):
    call(fun, key(5))
    call(fun, raw(5))
for dtype in ("uint8", "uint16", "uint32", {"dtype": "uint16"}, "int32"):
    call("bits", raw(1), T(9), dtype)
for dtype in ("float32", "float16", "bfloat16", {"dtype": "float16"}, "int32"):
    call("uniform", raw(1), T(9), dtype)
    call("normal", raw(1), T(9), dtype=dtype)
call("uniform", key(9), T(40), minval=-1, maxval=1)
call("uniform", key(9), T(40), minval={"float": 2}, maxval=2.5)
call("uniform", key(9), T(200), minval=0.1, maxval=0.7)
call("uniform", key(9), T(60), "float16", 0.1, 0.7)
call("uniform", key(9), T(60), "bfloat16", 1.3, 2.9)
call("uniform", key(9), T(200), minval=-3.3, maxval=12.7)
call("uniform", key(9), T(40), minval=-8, maxval=8)
call("uniform", key(9), T(2, 3), minval=A(3), maxval=16)
call("uniform", key(9), T(2, 3), minval=A(2, 1), maxval=64)
call("uniform", key(9), T(2, 3), minval=A(4))
for p in ({"float": 0}, {"float": 1}, 0.5, 0.123, 1, A(4), A(2, dtype="float16")):
    call("bernoulli", key(2), p)
    call("bernoulli", key(2), p, T(3, 4))
call("bernoulli", key(2), A(4), T(4))
call("bernoulli", key(2), A(4), T(2, 4))
call("bernoulli", key(2), A(4, 1), T(4, 3))
call("bernoulli", key(2), A(4), T(3))
call("bernoulli", key(2), A(2, 4), T(4))
call("bernoulli", key(2), 0.3, T(30), "high")
call("bernoulli", key(2), 0.3, T(3), mode="middle")
call("bernoulli", key(2), T(3))
call("bernoulli", key(2), 0.5, 3)
for low, high in ((0, 1), (0, 2), (-5, 5), (-(2**31), 2**31 - 1), (3, 3), (7, 2), (0, 1000000007), ({"float": 0}, 10)):
    call("randint", key(11), T(12), low, high)
for dtype in ("int8", "uint8", "int16", "uint16", "uint32", "int32", "float32"):
    call("randint", key(11), T(12), 0, 200, dtype)
call("randint", key(11), T(2, 3), A(3, dtype="int32"), 10)
call("randint", key(11), T(2, 3), 0, A(2, 1, dtype="int32"))
call("randint", key(11), T(2, 3), A(4, dtype="int32"), 10)
call("randint", key(11), T(2, 3))
call("randint", key(11), T(4), A(dtype="uint8"), A(dtype="int32"))
for x in (0, 1, 2, 100, A(6, dtype="int32"), A(6), A(5, 2), A(2, 5), A(3, 2, 2)):
    call("permutation", key(13), x)
call("permutation", key(13), A(3, 4), 1)
call("permutation", key(13), A(3, 4), -1, True)
call("permutation", key(13), A(3, 4), independent=True)
call("permutation", key(13), A(3, 4), 2)
call("permutation", key(13), A())

# What is no shape, dtype or key.
for shape in (None, {"float": 3.5}, T(3, {"float": 2.0})):
    call("normal", key(0), shape)
call("normal", key(0), 3, 4)
call("normal", key(0), T(2, -3))
call("normal", key(0), T(True, 2))
call("split", key(0), {"float": 2.5})
call("split", key(0), -1)
no_keys = (0, {"float": 1.5}, "a", None, L(1, 2), A(2), A(2, dtype="int32"), A(dtype="uint32"))
for fun, rest in (("split", []), ("fold_in", [1]), ("bits", []), ("uniform", []), ("normal", []), ("bernoulli", []),
                  ("randint", [T(), 0, 3]), ("permutation", [3])):
    for batch in (A(3, dtype="key<fry>"), A(3, 2, dtype="uint32"), A(2, 3, dtype="key<fry>")):
        call(fun, batch, *rest)
    for none in no_keys:
        call(fun, none, *rest)

# Mapped over keys.
keys = A(4, dtype="key<fry>")
for fun in ("split", "bits", "uniform", "normal", "bernoulli"):
    call({"fun": "vmap", "of": F(fun)}, keys)
    call({"fun": "vmap", "of": F(fun)}, A(4, 2, dtype="uint32"))
    call({"fun": "vmap", "of": {"fun": "vmap", "of": F(fun)}}, A(2, 3, dtype="key<fry>"))
    call({"fun": "vmap", "of": {"fun": "vmap", "of": F(fun)}, "in_axes": 1}, A(2, 3, dtype="key<fry>"))
call({"fun": "vmap", "of": F("normal"), "in_axes": T(0, None)}, keys, T(3, 2))
call({"fun": "vmap", "of": F("normal"), "in_axes": T(0, None), "out_axes": 1}, keys, 3)
call({"fun": "vmap", "of": F("normal"), "in_axes": T(0, None), "out_axes": -1}, A(3, 2, dtype="uint32"), T(5))
call({"fun": "vmap", "of": F("normal"), "in_axes": T(1, None)}, A(2, 3, dtype="uint32"), T(5))
call({"fun": "vmap", "of": F("bernoulli"), "in_axes": T(None, 0)}, key(3), A(4))
call({"fun": "vmap", "of": F("bernoulli")}, keys, A(4, 3))
call({"fun": "vmap", "of": F("randint"), "in_axes": T(0, None, None, 0)}, keys, T(3), 0, A(4, dtype="int32"))
call({"fun": "vmap", "of": F("permutation"), "in_axes": T(0, None)}, keys, A(5))
call({"fun": "vmap", "of": F("permutation"), "in_axes": T(0, None)}, keys, A(5, 2))
call({"fun": "vmap", "of": F("permutation")}, keys, A(4, 3, 2))
call({"fun": "vmap", "of": F("PRNGKey")}, A(5, dtype="int32"))
call({"fun": "vmap", "of": F("key"), "in_axes": 0}, A(5, dtype="uint32"))
call({"fun": "vmap", "of": {"fun": "partial", "of": F("uniform"), "kwargs": {"shape": T(2)}}}, keys)
call({"fun": "vmap", "of": F("wrap_key_data"), "in_axes": 1}, A(2, 3, dtype="uint32"))

# Many draws: permutations that sort more than once, keys of keys, and every width of bits.
call("permutation", key(17), 2000)
call("permutation", key(17), A(1700))
call("split", key(17), 300)
call({"fun": "vmap", "of": F("fold_in"), "in_axes": T(None, 0)}, key(17), A(300, dtype="int32"))
for fun in ("bits", "uniform", "normal"):
    call(fun, key(17), T(40, 50))
for dtype in ("uint8", "uint16"):
    call("bits", key(17), T(20, 30), dtype)
for dtype in ("float16", "bfloat16"):
    call("uniform", key(17), T(20, 30), dtype)
    call("normal", key(17), T(20, 30), dtype)
for dtype in ("int8", "uint8", "int16", "uint16", "int32", "uint32"):
    call("randint", key(17), T(20, 30), 3, 101, dtype)
call("bernoulli", key(17), 0.01, T(20, 30))
call("bernoulli", key(17), 0.7, T(20, 30), "high")

if __name__ == "__main__":
    print_records(cases)
