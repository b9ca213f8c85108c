"""What a user types with numpy, cell by cell: recordNumpy.py records what real NumPy answers, test/shim replays it."""

from numpyPrograms import everyday, linalg, lines, programs, random_cells, with_jax
from numpyShapes import indexing, printing, shapes

imports = "import warnings\nimport numpy as np\nwarnings.simplefilter('ignore')"

dtypes = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()

creation = lines("""
np.array([1, 2, 3])
np.array([1.5, 2, 3])
np.array([[1, 2], [3, 4]])
np.array([True, False])
np.array([1 + 2j, 3])
np.array(5)
np.array(2.5)
np.array([])
np.array([[]])
np.array([[], []])
np.array([1, 2.5, True])
np.array([True, 2])
np.array([1, 2, 3], dtype=float)
np.array([1, 2, 3], dtype='float32')
np.array([1.7, -1.7], dtype=int)
np.array([1, 2], dtype=np.uint8)
np.array([0, 1, 2], dtype=bool)
np.array([1, 2], dtype=complex)
np.array((1, 2, 3))
np.array(range(4))
np.array([[1, 2], [3, 4]], ndmin=3)
np.array([np.array([1, 2]), np.array([3, 4])])
np.array([np.float32(1), 2.5])
np.array([np.int32(1), np.int32(2)])
np.array([np.array(1), np.array(2.5)])
np.asarray([1, 2])
np.asarray((1.0, 2.0), dtype=np.float32)
np.zeros(3)
np.zeros((2, 3))
np.zeros((2, 3), dtype=int)
np.zeros(())
np.zeros((0, 3))
np.zeros(2, bool)
np.ones(3)
np.ones((2, 2), dtype=np.int32)
np.ones((3,), 'f4')
np.full((2, 2), 7)
np.full(3, 2.5)
np.full((2, 3), [1, 2, 3])
np.full(2, True)
np.full((2,), 1, dtype=float)
np.empty((2, 0))
np.empty(3).shape
np.zeros_like(np.array([1, 2]))
np.ones_like(np.array([1.5, 2]))
np.full_like(np.array([1, 2]), 9)
np.full_like(np.array([1, 2]), 2.5)
np.zeros_like([1, 2], dtype=float)
np.zeros_like(np.float32(3))
np.empty_like(np.ones((2, 2))).shape
np.eye(3)
np.eye(2, 3)
np.eye(3, k=1)
np.eye(2, dtype=int)
np.identity(2)
np.arange(5)
np.arange(2, 8)
np.arange(1, 10, 3)
np.arange(0, 1, 0.25)
np.arange(0, 1, 0.1)
np.arange(5.0)
np.arange(10, 0, -3)
np.arange(0)
np.arange(5, dtype=float)
np.arange(3, dtype=np.int32)
np.arange(0.5, 3)
np.arange(1, 2, 0.3, dtype=np.float32)
np.arange(np.int64(3))
np.linspace(0, 1, 5)
np.linspace(0, 1, 11)
np.linspace(1, 10, 4)
np.linspace(0, 10, 3, dtype=int)
np.linspace(0, 1, 4, endpoint=False)
np.linspace(2, 3, 5, retstep=True)
np.linspace(0, 1, 1)
np.linspace(0, 1, 0)
np.linspace([0, 1], [1, 3], 3)
np.linspace(0, -1, 5)
np.linspace(-np.pi, np.pi, 7)
np.linspace(0, 1).shape
np.logspace(0, 3, 4)
np.logspace(0, 2, 3, base=2)
np.geomspace(1, 1000, 4)
np.geomspace(1, 256, 9)
np.geomspace(-1, -8, 4)
np.meshgrid([1, 2, 3], [4, 5])
np.meshgrid([1, 2], [4, 5], indexing='ij')
np.meshgrid([1, 2], [4, 5], sparse=True)
np.mgrid[0:2, 0:3]
np.mgrid[0:1:3j]
np.ogrid[0:2, 0:3]
np.r_[1:4, 0, 4]
np.c_[[1, 2], [3, 4]]
np.indices((2, 2))
np.tri(3)
np.tri(2, 3, k=-1, dtype=int)
np.diag([1, 2, 3])
np.diag([1, 2], k=1)
np.diag(np.arange(9).reshape(3, 3))
np.diagflat([[1, 2], [3, 4]])
np.vander([1, 2, 3])
np.vander([1, 2, 3], 2, increasing=True)
np.fromfunction(lambda i, j: i + j, (2, 3))
np.fromiter((x * x for x in range(4)), float)
np.copy(np.array([1, 2]))
np.ascontiguousarray(np.arange(6).reshape(2, 3).T)
np.tril(np.ones((3, 3)))
np.triu(np.arange(9).reshape(3, 3), k=1)
""")

operators = "+ - * / // % ** & | ^ << >> < <= > >= == !=".split()
operands = {
    "i": "np.array([3, -2, 7])",
    "j": "np.array([2, 5, 3])",
    "z": "np.array([2, 0, 3])",
    "f": "np.array([0.5, -1.25, 2.0])",
    "g": "np.array([1.5, 2.5, -3], dtype=np.float32)",
    "b": "np.array([True, False, True])",
    "u": "np.array([1, 2, 3], dtype=np.uint8)",
    "h": "np.array([1, 2, 3], dtype=np.int16)",
    "c": "np.array([1 + 2j, -0.5j, 3])",
    "m": "np.arange(6.0).reshape(2, 3)",
    "s": "np.float64(2.5)",
    "n": "np.int64(3)",
    "o": "np.array(4)",
}
pairs = "i j|i z|i f|f i|f g|g i|g g|b i|b b|f f|u h|u u|u i|u f|u g|m f|m i|c f|i 2|i 2.5|i True|True b|2 i|2.5 i|f 2|g 2|g 2.5|g 3|f 0.5|2 f|b 2|2.5 b|u 2|2 u|u 2.5|h 300|1j f|c 2|s 2|s i|i s|n 2|n 2.5|n i|g s|g n|u n|s n|o 2|o i|f 0|i 0|s 0|n 0|n n|s s|b True|i [1,2,3]".split("|")
arithmetic = [f"{name} = {text}" for name, text in operands.items()]
arithmetic += [f"({pair.split()[0]}) {operator} ({pair.split()[1]})" for pair in pairs for operator in operators]
arithmetic += [f"{operator}{name}" for name in operands for operator in ("-", "+", "~")] + [f"abs({name})" for name in operands]
arithmetic += [
    "divmod(i, j)",
    "divmod(7, i)",
    "divmod(f, 0.3)",
    "i @ j",
    "m @ f",
    "m.T @ m",
    "n ** -1",
    "i ** -1",
    "2 ** i[:1]",
    "f ** i",
    "f ** 2",
    "f ** 0.5",
    "f ** 3",
    "f ** -1",
    "g ** 2",
    "(-8.0) ** np.float64(1/3)",
    "2.0 ** f",
    "10 ** np.arange(5)",
    "np.arange(5) ** 2",
    "i == None",
    "i == 'a'",
    "[1, 2, 3] + i",
    "(1, 2, 3) * f",
    "i + [1.5, 2, 3]",
    "round(s)",
    "round(np.float64(2.567), 2)",
    "int(s), float(n), complex(s), bool(n)",
    "[10, 20, 30, 40][n]",
    "'ab' * n",
    "range(n)",
    "hash(s) == hash(2.5), hash(n) == hash(3)",
    "{n: 1}[3]",
    "s == 2.5, n == 3, n == 3.0, s != n",
    "s > n, n <= 3, 2 < s",
    "sum([n, n])",
    "max(n, 5), min(s, 1)",
    "isinstance(s, float), isinstance(n, int), isinstance(np.float32(1), float), isinstance(np.bool(True), bool)",
    "isinstance(s, np.floating), isinstance(n, np.integer), isinstance(s, np.generic), isinstance(n, np.number)",
    "type(s), type(n), type(i), type(i[0]), type(f[0] + 1), type(g[0]), type(b[0])",
    "f'{s:.3f} {n:05d} {s} {n}'",
    "'%.2f %d' % (s, n)",
    "str(s), repr(s), str(n), repr(n), str(g[0]), repr(g[0]), repr(b[0]), str(b[0]), repr(c[0]), str(c[0])",
    "[s, n, g[0]]",
    "print(s, n, b[0], g[0], c[0], u[0])",
    "s.dtype, n.dtype, g[0].dtype, s.shape, s.ndim, s.size",
    "s.item(), n.item(), type(n.item())",
    "s.astype(int), n.astype(float), n.astype('float32')",
    "s.is_integer(), s.as_integer_ratio()",
    "np.float64(3).sum(), np.float64(2).mean(), np.int64(3).max()",
    "np.uint8(200) + np.uint8(100)",
    "np.int8(127) + np.int8(1)",
    "np.int32(2**31 - 1) + np.int32(1)",
    "np.int64(2**62) + np.int64(2**62)",
    "np.uint8(3) - np.uint8(4)",
    "np.int64(7) // 2, np.int64(-7) // 2, np.int64(-7) % 3, np.int64(7) / 2",
    "np.float64(7) // 2, np.float64(-7.5) % 2",
    "np.int64(1) / 0",
    "np.float64(0) / 0",
    "np.int64(5) & 3, np.int64(5) | 3, np.int64(5) ^ 3, np.int64(5) << 2, np.int64(5) >> 1, ~np.int64(5)",
    "np.True_ & np.False_, np.True_ | np.False_, ~np.True_, not np.True_",
    "np.True_ + np.True_",
    "np.True_ is np.bool(1)",
    "np.float32(0.1) + 0.2",
    "np.float32(0.1) + np.float64(0.2)",
    "np.float32(1) / 3",
    "np.float16(1) / 3",
    "np.float32(0.1) == 0.1",
    "np.int32(5) * 2.0",
    "np.int8(5) * 2",
    "np.complex64(1 + 2j) * 2",
    "np.complex128(1 + 2j).real, np.complex128(1 + 2j).imag, np.complex128(1 + 2j).conjugate(), abs(np.complex128(3 + 4j))",
    "np.float64('1.5'), np.int64('7'), np.float32('nan'), np.float64('inf')",
    "np.float64([1, 2]), np.float32(np.array([1, 2])), np.int64(3.9), np.int64(np.float64(-3.9))",
    "np.int8(300)",
    "np.uint8(-1)",
    "np.array([300]).astype(np.uint8)",
    "np.float64(1.5)[()]",
    "np.float64(1.5)[0]",
    "np.float64(1.5)[None]",
    "list(np.float64(1))",
    "np.bool(False) - np.bool(True)",
    "b - b",
    "-b",
    "u + 300",
    "u == 300",
    "u < 300",
    "u * -1",
    "h + 40000",
    "f & 1",
    "f << i",
]
arithmetic += [f"(np.ones(2, '{a}') + np.ones(2, '{b}')).dtype" for a in dtypes for b in dtypes]
arithmetic += [f"(np.ones(1, '{a}') {o} {p}).dtype" for a in dtypes for o, p in (("+", "1"), ("+", "1.0"), ("+", "1j"), ("/", "2"), ("//", "2"), ("*", "True"))]
arithmetic += [f"np.ones(2, '{a}')[0] + np.ones(2, '{b}')[0]" for a in ("int8", "uint8", "int64", "float32", "float64") for b in ("bool", "int16", "uint32", "int64", "float16", "float32", "complex64")]

ufuncs = lines("""
x = np.array([0.5, 1.0, 2.0])
i = np.array([1, 2, 3])
np.exp(x), np.log(x), np.sqrt(x), np.sin(x), np.cos(x), np.tan(x)
np.exp(1), np.log(10), np.sqrt(2), np.sin(1.0)
np.arcsin([0, 0.5, 1]), np.arccos([0, 0.5, 1]), np.arctan(x), np.arctan2(x, i)
np.sinh(x), np.cosh(x), np.tanh(x), np.arcsinh(x), np.arccosh(x + 1), np.arctanh(x / 4)
np.exp2(x), np.expm1(x), np.log1p(x), np.log2([1, 8, 10]), np.log10([1, 10, 1000, 5])
np.cbrt([1, 8, 27]), np.square(i), np.square(x), np.reciprocal(x), np.reciprocal(i)
np.deg2rad([0, 90, 180]), np.rad2deg([0, np.pi]), np.degrees(np.pi), np.radians(180)
np.floor([-1.5, 1.5]), np.ceil([-1.5, 1.5]), np.trunc([-1.5, 1.5]), np.rint([0.5, 1.5, 2.5])
np.floor(i), np.ceil(i), np.rint(i)
np.abs([-1, 2]), np.abs([-1.5, 2]), np.abs(3 + 4j), np.absolute(np.array([3 + 4j, 1])), np.fabs([-1, 2])
np.sign([-2, 0, 3]), np.sign([-2.5, 0.0]), np.negative(i), np.positive(x)
np.isnan([1, np.nan]), np.isinf([1, np.inf]), np.isfinite([1, np.nan, np.inf]), np.isnan(1)
np.signbit([-1.0, 0.0, -0.0]), np.copysign([1, 2], [-1, 1]), np.nextafter(1, 2)
np.maximum([1, 5], [3, 2]), np.minimum([1, 5], 3), np.fmax([1, np.nan], [2, 3]), np.fmin([1, np.nan], [2, 3])
np.maximum([1, np.nan], [2, 3])
np.add(1, 2), np.subtract([1, 2], 1), np.multiply(i, x), np.divide(i, 2), np.true_divide(1, 3)
np.power(2, i), np.power(i, 2), np.power(2.0, -1), np.float_power(2, 3), np.power(x, x)
np.mod(i, 2), np.remainder([-3, 3], 2), np.fmod([-3, 3], 2), np.floor_divide(i, 2), np.divmod(i, 2)
np.hypot(3, 4), np.hypot(i, i), np.heaviside([-1, 0, 1], 0.5), np.logaddexp(1, 2), np.logaddexp2(1.0, 3.0)
np.logical_and([1, 0], [1, 1]), np.logical_or([1, 0], 0), np.logical_not([1, 0]), np.logical_xor(True, [True, False])
np.bitwise_and(5, 3), np.bitwise_or([5], 2), np.bitwise_xor(5, i), np.invert(i), np.left_shift(1, i), np.right_shift(8, i)
np.equal(i, 2), np.not_equal(i, 2), np.less(i, 2), np.greater_equal(i, 2)
np.gcd(12, [8, 9]), np.lcm(4, 6)
np.modf([1.5, -2.25]), np.sinc([0, 0.5]), np.angle(1j), np.angle([1, -1], deg=True)
np.real([1 + 2j]), np.imag([1 + 2j]), np.conj([1 + 2j]), np.conjugate(1 - 1j)
np.iscomplex([1, 1j]), np.isreal([1, 1j]), np.isposinf([np.inf, 1]), np.isneginf([-np.inf])
np.round(2.567, 2), np.round([1.25, 2.35], 1), np.round(i), np.around(1234.5, -2), np.round([1234, 5678], -2), np.round(2.5)
np.nan_to_num([np.nan, np.inf, 1]), np.nan_to_num(np.nan, nan=5)
np.clip([1, 5, 9], 2, 6), np.clip(x, None, 1), np.clip(x, 1, None), np.clip(x, a_min=0, a_max=1), np.clip(i, 1.5, 2.5)
np.add.reduce([1, 2, 3]), np.multiply.reduce([[1, 2], [3, 4]]), np.maximum.reduce([3, 1, 2]), np.add.accumulate([1, 2, 3]), np.maximum.accumulate([1, 3, 2])
np.add.outer([1, 2], [10, 20]), np.multiply.outer([1, 2], [3, 4]), np.subtract.outer(i, i)
a = np.zeros(4); np.add.at(a, [0, 1, 1], 1); a
np.add, np.sin
out = np.zeros(3); np.add(i, x, out=out); out
np.add(i, 1, where=np.array([True, False, True]), out=np.zeros(3, int))
np.sqrt(x, out=x); x
np.multiply(i, 2, dtype=float)
np.sin(np.array([1, 2], dtype=np.int8)).dtype, np.sin(np.array([1], np.uint16)).dtype, np.sqrt(np.array([True])).dtype
np.sin(np.float32(1)), np.exp(np.float16(1)), np.sqrt(np.int32(4)), np.exp(np.array([1, 2], np.float32))
np.sqrt(-1.0), np.log(0.0), np.log(-1), np.arcsin(2)
np.exp(1000), np.exp(-1000)
np.exp([1j, 0]), np.sqrt(np.array([-1 + 0j])), np.log(1j)
np.sqrt([4, 9]).tolist()
np.vectorize(lambda a, b: a + b)([1, 2], 3)
np.vectorize(lambda a: a > 1)(np.array([[1, 2], [3, 0]]))
np.piecewise(np.array([-1.0, 1, 3]), [np.array([-1, 1, 3]) < 0], [-1, 1])
np.apply_along_axis(np.sum, 0, np.arange(6).reshape(2, 3))
np.apply_along_axis(lambda v: v[::-1], 1, np.arange(6).reshape(2, 3))
np.interp(2.5, [1, 2, 3], [3, 2, 0])
np.interp([0, 1, 1.5, 2.72, 3.14], [1, 2, 3], [3, 2, 0])
np.interp([0, 5], [1, 2], [10, 20], left=-1, right=99)
np.gradient(np.array([1.0, 2, 4, 7, 11]))
np.gradient([1, 2, 4, 7], 2)
np.gradient(np.arange(9.0).reshape(3, 3) ** 2)
np.gradient([1.0, 4, 9], np.array([0.0, 1, 3]))
np.diff([1, 4, 9, 16]), np.diff([1, 4, 9], n=2), np.diff([[1, 3], [6, 10]], axis=0)
np.ediff1d([1, 2, 4])
np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [0, 1, 0.5], 'same'), np.convolve([1, 2, 3], [0, 1], 'valid')
np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], 'full')
np.trapezoid([1, 2, 3]), np.trapezoid([1, 2, 3], x=[4, 6, 8]), np.trapezoid([1, 2, 3], dx=2)
np.polyval([1, 2, 3], 2), np.polyval([1, 0], [1, 2])
d = np.array([1e-40, 1], np.float32)
d * np.float32(1), d + d, d > 0, d == 0, -d, np.abs(d), d * np.float32(0.5), d / 2, d.sum(), np.sqrt(d[:1]), d.astype(float), np.maximum(d, 0), d % 1, np.float32(1e-30) * np.float32(1e-10), np.cumsum(d)
np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(6)
np.poly1d([1, 2, 3])(2), np.polyder([1, 2, 3]), np.polyint([2, 2])
np.unwrap([0, 3, 7])
""")

reductions = lines("""
a = np.array([[1, 2, 3], [4, 5, 6]])
f = np.array([[0.1, 0.2, 0.3], [1.5, 2.5, 3.5]])
v = np.array([3, 1, 2])
a.sum(), a.sum(axis=0), a.sum(axis=1), a.sum(axis=-1), a.sum(axis=(0, 1)), a.sum(axis=1, keepdims=True)
np.sum(a), np.sum(a, axis=0), np.sum([1, 2, 3]), np.sum([]), np.sum(5), np.sum([0.1] * 10)
f.sum(), f.mean(), f.mean(axis=0), f.mean(1), f.std(), f.var(), f.std(axis=0), f.var(axis=1, ddof=1)
np.mean(a), np.mean(a, axis=0), np.mean([1, 2, 4]), np.mean(np.array([1, 2], np.float32))
np.std([1, 2, 3, 4]), np.std([1, 2, 3, 4], ddof=1), np.var([1, 2, 3, 4])
a.max(), a.min(), a.max(axis=0), a.min(axis=1), np.max([3, 1]), np.min(a), np.amax(a), np.amin(a, axis=1)
a.argmax(), a.argmin(), a.argmax(axis=0), np.argmax([1, 3, 2]), np.argmin(v), np.argmax([[1, 5], [7, 2]], axis=1)
a.prod(), np.prod([1, 2, 3]), np.prod(a, axis=0), np.prod([1.5, 2]), np.prod([])
a.cumsum(), a.cumsum(axis=0), np.cumsum([1, 2, 3]), np.cumprod([1, 2, 3]), a.cumprod(axis=1), np.cumsum(f, axis=1)
(a > 2).any(), (a > 0).all(), np.any([False, True]), np.all([1, 0]), np.any(a > 5, axis=0), np.all(a > 1, axis=1)
np.ptp([1, 5, 3]), np.ptp(a, axis=0)
np.median([3, 1, 2]), np.median([4, 1, 2, 3]), np.median(a), np.median(a, axis=0), np.median(f, axis=1, keepdims=True)
np.percentile([1, 2, 3, 4], 50), np.percentile([1, 2, 3, 4], [25, 75]), np.percentile(a, 90), np.percentile(a, 50, axis=0)
np.quantile([1, 2, 3, 4], 0.3), np.quantile(f, [0.1, 0.5], axis=1), np.quantile([1, 2, 3], 0.5, method='lower')
np.average([1, 2, 3]), np.average([1, 2, 3], weights=[3, 1, 0]), np.average(a, axis=1, weights=[1, 0, 1]), np.average([1, 2], weights=[1, 3], returned=True)
np.count_nonzero([1, 0, 2]), np.count_nonzero(a > 2, axis=0)
np.nansum([1, np.nan, 2]), np.nanmean([1, np.nan, 3]), np.nanmax([1, np.nan]), np.nanmin([np.nan, 2]), np.nanstd([1, np.nan, 3]), np.nanmedian([1, np.nan, 3]), np.nanpercentile([1, np.nan, 3], 50)
np.nanargmax([1, np.nan, 3]), np.nancumsum([1, np.nan, 2])
np.max([1, np.nan]), np.min([np.nan, 1]), np.argmax([1, np.nan, 3]), np.sum([1, np.nan]), np.median([1, np.nan])
np.sum(np.array([100, 200], np.uint8)), np.sum(np.array([True, True])), np.sum(np.array([1, 2], np.int8)).dtype, np.sum(np.ones(3, np.float32)), np.prod(np.array([2, 3], np.uint16)).dtype
np.mean(np.array([True, False])), np.mean(np.array([1, 2], np.uint8)), np.mean(np.ones(2, np.float16))
np.sum(a, dtype=float), np.sum(a, initial=10), np.sum(a, where=a > 2), np.max(a, initial=100), np.mean(a, where=a > 2)
np.sum(np.arange(100) * 0.1), np.mean(np.arange(1000) / 7), np.sum(np.sqrt(np.arange(1, 300)))
np.sum(np.arange(600).reshape(20, 30) / 7, axis=0)[:3], np.sum(np.arange(600).reshape(20, 30) / 7, axis=1)[:3]
np.sum((np.arange(2000) / 3).astype(np.float32)), np.cumsum((np.arange(5) / 3).astype(np.float32)), np.mean((np.arange(2000) / 3).astype(np.float32))
np.std(np.arange(50) / 7), np.var(np.arange(600).reshape(20, 30) / 7, axis=1)[:4]
np.max([])
np.min([])
np.argmax([])
np.mean([]), np.median([]), np.sum([]), np.std([])
np.sum(a, axis=2)
a.mean(axis=5)
a.sum(axis=(0, 0))
a.sum(axis=1.5)
out = np.zeros(3); np.sum(a, axis=0, out=out); out
np.sort([3, 1, 2]), np.sort(np.array([[3, 1], [2, 5]]), axis=0), np.sort([[3, 1], [2, 0]], axis=None), np.sort([np.nan, 1, -1])
np.argsort([3, 1, 2]), np.argsort([[3, 1], [2, 5]], axis=0), np.argsort([2, 1, 2, 1], kind='stable'), v.argsort()
np.sort(np.array([True, False])), np.sort([2 + 1j, 1, 2 - 1j])
v.sort(); v
np.lexsort(([1, 0, 1], [3, 3, 1]))
np.searchsorted([1, 2, 3], 2), np.searchsorted([1, 2, 3], [0, 2.5, 4]), np.searchsorted([1, 2, 2, 3], 2, side='right')
np.unique([3, 1, 2, 1]), np.unique([3, 1, 2, 1], return_counts=True), np.unique([3, 1, 1], return_index=True, return_inverse=True)
np.unique([[1, 2], [1, 2], [0, 1]], axis=0), np.unique([1.5, np.nan, np.nan]), np.unique([True, False, True])
np.bincount([0, 1, 1, 3]), np.bincount([0, 1], weights=[0.5, 2]), np.bincount([1], minlength=4)
np.histogram([1, 2, 1, 4]), np.histogram([1, 2, 1, 4], bins=3), np.histogram([1, 2, 1], bins=[0, 1, 2, 3]), np.histogram([1, 2, 3], bins=2, density=True), np.histogram([1, 2, 5], bins=2, range=(0, 4))
np.digitize([0.2, 6.4, 3.0], [0, 1, 2.5, 4, 10]), np.digitize(1, [0, 1, 2], right=True)
np.isin([1, 2, 3], [2, 5]), np.intersect1d([1, 2, 3], [2, 3, 4]), np.union1d([1, 2], [2, 3]), np.setdiff1d([1, 2, 3], [2]), np.setxor1d([1, 2], [2, 3])
np.cov([[1, 2, 3], [4, 6, 9]]), np.cov([1, 2, 4], [2, 3, 9]), np.corrcoef([1, 2, 3], [1, 3, 2]), np.cov([1.0, 2, 4])
np.dot([1, 2], [3, 4]), np.dot(a, a.T), np.dot(2, a), np.vdot([1j, 2], [1j, 3]), np.inner([1, 2], [3, 4]), np.outer([1, 2], [3, 4])
np.matmul(a, a.T), np.cross([1, 0, 0], [0, 1, 0]), np.kron([1, 2], [1, 1]), np.trace(np.eye(3)), np.tensordot(a, a, axes=([0, 1], [0, 1])), np.einsum('ij,ij->i', a, a), np.einsum('ij,jk', a, a.T)
np.linalg.norm([3, 4]), np.linalg.norm(f), np.linalg.norm(f, axis=1), np.linalg.norm([1, -2], 1), np.linalg.norm([1, -2], np.inf), np.linalg.norm(a, 'fro')
""")

types = lines("""
np.dtype('float32'), np.dtype(float), np.dtype(int), np.dtype(bool), np.dtype(complex), np.dtype('i4'), np.dtype('<f8'), np.dtype('uint8'), np.dtype('f'), np.dtype('d'), np.dtype(np.float32), np.dtype('double'), np.dtype('?')
np.dtype('float32') == np.float32, np.float32 == np.dtype('float32'), np.dtype('float64') == float, np.dtype('int64') == 'int64', np.arange(3).dtype == int, np.arange(3).dtype == np.int32
np.dtype('float32').name, np.dtype('float32').itemsize, np.dtype('float32').kind, np.dtype('int16').char, np.dtype('float32').type, np.dtype('float32').str, np.dtype('bool').str
str(np.dtype('int8')), repr(np.dtype('int8')), f"{np.dtype('int8')}", {np.dtype('int8'): 1}[np.dtype('int8')]
np.dtype('foo')
np.float32, np.int64, np.bool, np.complex128, np.bool_, np.float16
np.float32(1.5), np.float64(2), np.int32(3.7), np.uint8(3), np.bool(2), np.complex64(1), np.int64('12'), np.double(1), np.single(1), np.int_(3), np.intp(2)
np.float32([1, 2]), np.int64(np.array([1.5, 2.5])), np.float32(np.array(1.5))
np.issubdtype(np.float32, np.floating), np.issubdtype(np.int32, np.integer), np.issubdtype(np.arange(3).dtype, np.floating), np.issubdtype(np.uint8, np.signedinteger), np.issubdtype(float, np.float64), np.issubdtype(bool, np.number), np.issubdtype(np.float32, np.inexact)
np.finfo(float).eps, np.finfo(np.float32).eps, np.finfo(np.float32).max, np.finfo(float).tiny, np.finfo(np.float64).max, np.finfo(np.float16).min, np.finfo(float).bits, np.finfo(np.float32).precision, np.finfo(float).resolution
np.iinfo(np.int32).max, np.iinfo(np.uint8), np.iinfo(int).min, np.iinfo('int8').bits, np.iinfo(np.int64).max
np.iinfo(float)
np.promote_types('int8', 'uint8'), np.promote_types(np.int64, np.float32), np.result_type(np.int32, np.float32), np.result_type(np.int8, 1), np.result_type(np.float32, 1.0), np.result_type(np.arange(3), 2.5), np.result_type(1, 2.0)
np.can_cast(np.int32, np.float64), np.can_cast(np.float64, np.int32), np.can_cast('i8', 'f4', 'same_kind'), np.can_cast(np.uint8, np.int16), np.can_cast(np.int64, np.int32, 'same_kind')
np.min_scalar_type(10), np.min_scalar_type(-300), np.min_scalar_type(1.5)
np.isscalar(3), np.isscalar(np.float64(1)), np.isscalar(np.array(1)), np.isscalar('a'), np.iscomplexobj(np.array([1j])), np.isrealobj([1])
isinstance(np.arange(3), np.ndarray), isinstance([1], np.ndarray), isinstance(np.float64(1), np.ndarray), type(np.arange(3)), np.ndarray
isinstance(np.float32(1), np.floating), isinstance(np.int8(1), np.signedinteger), isinstance(np.uint8(1), np.unsignedinteger), isinstance(np.complex64(1), np.complexfloating), isinstance(np.True_, np.bool)
issubclass(np.float64, float), issubclass(np.float32, np.floating), issubclass(np.int64, np.integer), np.float64.__mro__[-2]
def f(x: np.ndarray) -> np.ndarray: return x * 2
f(np.arange(2)), f.__annotations__['x'] is np.ndarray
import numpy.typing as npt
def g(x: npt.NDArray[np.float64]) -> npt.ArrayLike: return x
g(3)
np.pi, np.e, np.inf, np.nan, np.newaxis, np.euler_gamma, -np.inf
np.arange(3, dtype=np.float32).dtype, np.zeros(1, 'c8').dtype, np.zeros(1, np.float16).dtype, np.ones(2, 'i2').dtype
np.array([1], np.int64).dtype.type, np.float64(1).dtype.type is np.float64
np.zeros(2, dtype=np.dtype('f4')), np.array([1, 2]).astype('i4').dtype, np.array([1, 2]).astype(np.float32)
with np.errstate(divide='ignore'): print(np.array([1.0]) / 0)
import warnings
def told(f): exec("with warnings.catch_warnings(record=True) as w:\\n    warnings.simplefilter('always')\\n    f()", {'warnings': warnings, 'f': f}, d := {}); return [(x.category.__name__, str(x.message)) for x in d['w']]
told(lambda: np.array([1.0, 0]) / 0), told(lambda: np.log([0.0, -1])), told(lambda: np.sqrt(-1.0)), told(lambda: np.exp(1000.0)), told(lambda: np.array([1, 2]) // 0), told(lambda: np.float64(1) / 0), told(lambda: np.array([1e308]) * 10), told(lambda: np.ones(2) * 2), told(lambda: np.int64(1) // 0), told(lambda: np.array([1]) % 0), told(lambda: np.arccos(2.0)), told(lambda: np.float64(1e308) * 10), told(lambda: np.array([np.inf]) - np.inf), told(lambda: np.power(0.0, -1)), told(lambda: np.array([np.nan]) + 1), told(lambda: np.log1p(-1.0)), told(lambda: np.array([1 + 2j]).astype(float)), told(lambda: np.mean([]))
told(lambda: np.divide(1, 0)), told(lambda: np.array([1, 0]) / np.array([0, 0])), told(lambda: np.tan(np.inf))
np.seterr(all='ignore')
np.geterr()
told(lambda: np.array([1.0]) / 0)
np.seterr(all='warn')['divide'], np.seterr(under='ignore')['under']
with np.errstate(all='raise'): np.array([1.0]) / 0
with np.errstate(invalid='raise'): np.sqrt(-1)
np.testing.assert_allclose([1, 2], [1, 2 + 1e-9])
np.testing.assert_array_equal([1, 2], [1, 2])
np.testing.assert_equal(3, 3)
np.testing.assert_almost_equal(1.0, 1.00000001)
np.testing.assert_allclose([1, 2, 3], [1, 2, 4])
np.testing.assert_array_equal([1, 2], [1, 3])
np.testing.assert_allclose(1.0, 1.1, rtol=1e-3)
np.testing.assert_array_equal([1, 2], [1, 2, 3])
np.testing.assert_raises(ValueError, int, 'a')
np.shares_memory(a := np.arange(3), a[1:]), np.shares_memory(a, a.copy()), np.may_share_memory(a, a)
np.isfortran(np.ones((2, 3)).T), np.ndim(2), np.iterable([1]), np.iterable(1)
""")

sessions = {
    "numpy makes arrays": [imports, *creation],
    "numpy computes and promotes": [imports, *arithmetic],
    "numpy has functions of elements": [imports, *ufuncs],
    "numpy reduces and sorts": [imports, *reductions],
    "numpy indexes and assigns": [imports, *indexing],
    "numpy changes shapes": [imports, *shapes],
    "numpy prints": [imports, *printing],
    "numpy knows types": [imports, *types],
    "numpy does linear algebra": [imports, *linalg],
    "numpy draws random numbers": [imports, *random_cells],
    "numpy from day to day": [imports, *everyday],
    "programs with numpy": programs,
    "numpy together with jax": with_jax,
}
