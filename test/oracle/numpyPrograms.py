"""Random numbers, everyday code, and numpy together with jax: more cells for numpySessions.py."""


def lines(text):
    return [line for line in text.strip().split("\n") if line]


linalg = lines("""
a = np.array([[2.0, 1], [1, 3]])
b = np.array([[4, 7, 1], [2, 6, 5], [1, 0, 3]])
np.linalg.det(a).round(10), np.linalg.det(b).round(8), np.linalg.det(np.eye(3)), np.linalg.det([[1, 2], [2, 4]])
np.linalg.inv(a).round(10), np.linalg.inv(b).round(10), np.linalg.inv(np.stack([a, 2 * a])).round(10)
np.linalg.solve(a, [1, 2]).round(10), np.linalg.solve(b, np.eye(3)).round(10), np.linalg.solve(a, [[1.0], [2]]).round(10)
np.linalg.norm(a).round(10), np.linalg.norm(a, axis=0).round(10), np.linalg.norm(a, 2).round(8), np.linalg.norm(a, 1), np.linalg.norm(a, np.inf)
np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 5), np.linalg.matrix_power(a, 0), np.linalg.matrix_power(a, -1).round(10), np.linalg.matrix_rank(b), np.linalg.matrix_rank(np.ones((3, 3)))
np.linalg.cholesky(a).round(10)
np.abs(np.linalg.qr(b)[1]).round(8), (np.linalg.qr(b)[0] @ np.linalg.qr(b)[1]).round(8)
np.linalg.eigvalsh(a).round(8), np.linalg.eigh(a)[0].round(8), (np.linalg.eigh(a)[1] @ np.diag(np.linalg.eigh(a)[0]) @ np.linalg.eigh(a)[1].T).round(8)
np.linalg.svd(b)[1].round(8), np.linalg.svd(b, compute_uv=False).round(8), np.linalg.svd(np.ones((2, 3)), full_matrices=False)[0].shape, np.linalg.svd(np.ones((2, 3)))[2].shape
np.linalg.pinv(np.array([[1, 2], [3, 4], [5, 6]])).round(8), np.linalg.lstsq(np.array([[1.0, 1], [1, 2], [1, 3]]), [1, 2, 2])[0].round(8), np.linalg.cond(a).round(8)
np.linalg.slogdet(a)[1].round(10), np.linalg.slogdet(-np.eye(3))[0], np.linalg.multi_dot([a, a, a]), np.linalg.trace(a), np.linalg.outer([1, 2], [3, 4])
np.linalg.inv(np.zeros((2, 2)))
np.linalg.inv(np.ones((2, 3)))
np.linalg.solve(np.ones((2, 2)), [1, 2])
np.linalg.det(np.ones(3))
np.linalg.cholesky(-np.eye(2))
np.linalg.inv(np.eye(2, dtype=np.float32)).dtype, np.linalg.det(np.eye(2, dtype=np.float32)), np.linalg.solve(np.eye(2, dtype=np.float32), np.ones(2, np.float32)).dtype
""")

random_cells = lines("""
np.random.seed(42)
np.random.rand(3)
np.random.rand(2, 2)
np.random.rand()
np.random.randn(4)
np.random.randn()
np.random.randn(2, 3)
np.random.randint(10)
np.random.randint(0, 10, 5)
np.random.randint(1, 7, size=(2, 3))
np.random.randint(0, 2**40, 3)
np.random.randint(5, size=4, dtype=np.int32)
np.random.random(3)
np.random.random_sample(2)
np.random.uniform(-1, 1, 4)
np.random.uniform()
np.random.uniform(0, [1, 10])
np.random.normal(0, 1, 5)
np.random.normal(5, 2, (2, 2))
np.random.normal()
np.random.normal([0, 10], 1)
np.random.standard_normal(2)
np.random.choice(5, 3)
np.random.choice([10, 20, 30], 4)
np.random.choice(5)
np.random.choice(5, 3, replace=False)
np.random.choice([1, 2, 3], 5, p=[0.1, 0.2, 0.7])
np.random.choice(4, 2, replace=False, p=[0.1, 0.2, 0.3, 0.4])
np.random.permutation(6)
np.random.permutation([1, 2, 3, 4])
np.random.permutation(np.arange(6).reshape(3, 2))
x = np.arange(8); np.random.shuffle(x); x
y = [1, 2, 3, 4]; np.random.shuffle(y); y
z = np.arange(6).reshape(3, 2); np.random.shuffle(z); z
np.random.exponential(2.0, 3)
np.random.exponential()
np.random.randint(3, 3)
np.random.choice([1, 2], 3, replace=False)
np.random.choice([1, 2], p=[0.5, 0.6])
np.random.choice(0)
np.random.seed(-1)
r = np.random.RandomState(0)
r.rand(3), r.randn(2), r.randint(0, 100, 3), r.uniform(size=2), r.normal(size=2), r.choice(3), r.permutation(4)
np.random.RandomState(123).randn(1000).mean()
np.random.RandomState(7).rand(1000).sum()
np.random.seed([1, 2, 3]); np.random.rand(2)
np.random.seed(0); np.random.rand()
rng = np.random.default_rng(42)
str(rng)
rng.random(3)
rng.random()
rng.random((2, 2))
rng.random(2, dtype=np.float32)
rng.integers(10)
rng.integers(0, 10, 5)
rng.integers(1, 7, size=(2, 2))
rng.integers(0, 5, endpoint=True, size=3)
rng.integers(0, 2**40, 3)
rng.integers(0, 256, 5, dtype=np.uint8)
rng.integers(0, 2, 4, dtype=bool)
rng.integers(0, 100, 3, dtype=np.int32)
rng.standard_normal(4)
rng.standard_normal()
rng.normal(1, 2, 3)
rng.normal(size=(2, 2))
rng.normal()
rng.uniform(-1, 1, 3)
rng.uniform()
rng.choice(5)
rng.choice(5, 3)
rng.choice([10, 20, 30], 2)
rng.choice(10, 4, replace=False)
rng.choice(20000, 1000, replace=False)[:5]
rng.choice(20000, 5, replace=False)
rng.choice(9, 9, replace=False, shuffle=False)
rng.choice([1, 2, 3], 4, p=[0.5, 0.25, 0.25])
rng.choice(np.arange(6).reshape(3, 2), 2)
rng.permutation(6)
rng.permutation([5, 6, 7])
rng.permutation(np.arange(6).reshape(3, 2))
x = np.arange(8); rng.shuffle(x); x
y = [1, 2, 3]; rng.shuffle(y); y
rng.exponential(2.0, 3)
rng.standard_exponential()
np.random.default_rng(0).standard_normal(20000).sum()
np.random.default_rng(1).standard_normal(5), np.random.default_rng(2).integers(0, 1000, 5), np.random.default_rng([1, 2]).random(2), np.random.default_rng(2**40).random()
np.random.default_rng(5).standard_exponential(20000).sum()
rng.integers(5, 5)
rng.choice(3, 5, replace=False)
np.random.Generator(np.random.PCG64(3)).random(2)
""")

everyday = lines("""
a = np.arange(12).reshape(3, 4); f = np.linspace(0, 1, 5); c = np.array([1+1j, 2-1j]); b = np.array([True, False, True])
a.sum(0, keepdims=True), a.max(1), a.mean(axis=(0, 1)), a.T.sum(axis=0), a[::-1].cumsum(1), a.std(0), a.argmin(0)
a.astype(np.float32) / 3, (a.astype(np.float32) / 3).sum(), (a / 7).sum(0), np.float32(1) / np.arange(1, 4)
np.where(a % 2, a, -1), np.where(f > 0.4)[0], np.where([[True, False]], 1.5, [[1], [2]])
np.array([1, 2, 3]) @ np.array([[1, 0], [0, 1], [1, 1]]), np.einsum('i,j->ij', [1, 2], [3, 4]), np.einsum('ii', np.eye(3)), np.einsum('ij->ji', a).shape, np.einsum('...j,j', a, [1, 1, 1, 1])
c * 2, c.real, c.imag, c.conj(), abs(c), np.angle(c), c ** 2, c / (1 + 1j), c == 1 + 1j, c.sum(), c.mean(), np.exp(1j * np.pi).round(5)
b.sum(), b.mean(), b & ~b, b | True, b.astype(int), b * 2, b + b, np.logical_not(b), b.any(), b.all(), ~b, b ^ True, b == [True, True, False]
np.arange(6).reshape(2, 3)[:, ::-1], np.arange(24).reshape(2, 3, 4)[1, :, 2], np.arange(24).reshape(2, 3, 4).max(axis=(1, 2)), np.arange(24).reshape(2, 3, 4).sum(axis=1)
np.zeros((2, 3), dtype=complex), np.ones((1, 1)), np.full((2, 2), np.nan), np.full((1, 3), 1 + 2j), np.eye(2, dtype=bool), np.array([[1, 2]], dtype=float)
np.concatenate([[1, 2], [3.5]]), np.concatenate([np.zeros((1, 2)), np.ones((2, 2))]), np.stack([[1, 2], [3, 4]], axis=-1), np.hstack([np.ones((2, 1)), np.zeros((2, 2))])
np.array([3, 1, 2]).argsort()[::-1], np.sort([3, 1, 2])[::-1], np.sort(a, axis=0)[::-1], np.argsort([0.3, 0.1, 0.2]), np.argsort(-np.array([3, 1, 2]))
np.cumsum(a, axis=1), np.cumsum(a), np.cumprod([1.5, 2]), np.diff(a), np.diff(a, axis=0), np.prod(a + 1), np.ptp(a, 0)
np.percentile(a, [0, 25, 50, 75, 100]), np.quantile(a, 0.5, axis=1), np.median(a, axis=1), np.average(a, axis=0), np.histogram(a, bins=4), np.var(a, ddof=1), np.std(a, axis=1, ddof=1)
np.unique(a % 3), np.unique([[1, 1], [2, 3]]), np.unique([2, 1, 2], return_inverse=True), np.isin(a, [1, 5]).sum()
np.round(f * 3.14159, 2), f.round(1), np.floor(f * 10) / 10, np.ceil(-f), np.trunc(f * 3), np.sign(f - 0.5), np.clip(f, 0.2, 0.8)
np.maximum(a, 5), np.minimum(f, 0.5), np.fmax(f, np.nan), np.maximum.reduce(a), np.add.reduce(a, axis=1), np.logical_and.reduce(b), np.multiply.accumulate([1, 2, 3]), np.subtract.reduce([10, 2, 3])
np.dot(a, a.T), np.inner(a, a), np.outer([1, 2], [1, 2]), np.cross([1, 2, 3], [3, 2, 1]), np.trace(a), np.tril(a), np.triu(a, 1), np.diag(a), np.kron(np.eye(2), [[1, 2]])
np.isnan(np.array([1, np.nan])), np.nan == np.nan, np.isclose(0.1 + 0.2, 0.3), np.allclose([1e10, 1e-7], [1.00001e10, 1e-8]), np.array_equal([np.nan], [np.nan], equal_nan=True), np.isinf(np.inf)
np.array([1, 2, 3]).tolist(), np.float64(2.5).tolist(), a.tolist()[0], np.array(3).tolist(), c.tolist(), b.tolist()
a.flat[3], [int(x) for x in a.flat][:3], a.ravel()[5], a.reshape(-1, 2).shape, a.size, a.T.shape, a.nbytes, a.itemsize
x = a.copy(); x[x > 5] = 0; x[:, 0] += 100; x[1] = x[0] * 2; x
x[[0, 2]] = x[[2, 0]]; x[..., -1] = -1; x[1:, 1:3] *= -1; x
x = np.zeros((3, 3)); x[np.diag_indices(3)] = 1; x[np.triu_indices(3, 1)] = 2; x
x = np.arange(10); x[x % 2 == 0] = -x[x % 2 == 0]; x[-3:] = [7, 8, 9]; x[[0, 1]] += 10; x
x = np.arange(5.0); x[1:-1] = (x[:-2] + x[2:]) / 2; x[0], x[-1] = x[-1], x[0]; x
x = np.ones((2, 2)); y = x; y += 1; z = x + 1; z[0] = 0; x, z
x = np.ones(3); x[1] = 5; v = x[1:]; v *= 2; x, v
x = np.array([1, 2, 3]); x = x * 1.5; x.dtype, x
x = np.empty((2, 2)); x[:] = 3; x.fill(1.5); x
x = np.arange(4); x[0] = True; x[1] = 3.99; x[2:] = np.array([1.5, 2.5]); x
x = np.zeros(3, dtype=np.float32); x += np.arange(3); x += 0.1; x, x.dtype
x = np.arange(6).reshape(2, 3); x[:, [0, 2]] = x[:, [2, 0]]; x
x = np.zeros(5); x[::2] = 1; x[1::2] = np.array([5, 6]); x
for row in np.arange(4).reshape(2, 2): row[0] = 9
m = np.arange(4).reshape(2, 2)
for r in m: r += 10
m
s = 0.0
for v in np.linspace(0, 1, 11): s += v ** 2
s, type(s)
t = np.float32(0)
for v in np.ones(3, dtype=np.float32): t += v * 0.1
t, type(t)
k = np.int64(5); k += 1; k *= 2; k -= np.int32(3); k //= 2; k, type(k)
k ** 2, k / 2, k % 3, -k, abs(-k), k == 4, float(k), k.dtype, divmod(k, 3), 2 - k, 2.0 * k, 10 // k, 7 % k, 2 ** k
e = np.float64(0.1); e + 0.2, 1 - e, e * 3, 1 / e, e ** 2, -e, e > 0, round(e, 1), e == 0.1, int(e * 10), np.floor(e), divmod(1.0, e), e // 0.03, 2 ** e, e % 0.03
np.float32(0.1) * 3, np.float32(1) + np.int64(1), np.float32(1) + np.int16(1), np.float16(1) + 1, np.int8(100) + 27, np.uint8(5) - 3, np.int16(5) / 2, np.bool(True) + 1, np.int32(7) // np.int32(2)
max(np.float64(1), 2), sorted([np.int64(3), 1, np.float64(2)]), sum([np.float64(0.1)] * 3), np.float64(1).real, np.int64(4).imag, np.float64(2).conjugate(), np.int64(2).T
f"{np.float64(3.14159):.2f}", f"{np.int64(42):>6}", f"{np.float32(2.5):8.3f}|", "%s %r" % (np.float64(1.5), np.int64(2)), f"{np.array([1.0, 2.0])}", str(np.array([[1.5]])), f"{np.float64(1e-9)}", f"{np.float64(1234567.0):,}"
print(np.arange(3), np.float64(1.5), [np.float64(1.5)], {'a': np.int64(1)}, (np.float32(1),))
print(np.array([[1.123456789, 2], [3, 4]])); print(np.array([True])); print(np.zeros(0)); print(np.array([1e-20, 1])); print(np.arange(20) * 1.5)
np.array([1.0, 1e5, 1e-5]), np.array([0.1, 123.456]), np.array([1e10, 1]), np.array([-0.0, 0.0]), np.array([1.10, 2.25, 3.125]), np.array([[0.001, 1000]]), np.array([12345.678, 0.00012])
np.linspace(0, 1, 3, dtype=np.float32), np.arange(3, 0, -1), np.arange(-3, 3), np.arange(0, 2, 0.5), np.arange(1, 2.1, 0.2), np.logspace(-2, 2, 5), np.linspace(1, 2, 4)
np.meshgrid(np.arange(2), np.arange(3))[0].shape, np.indices((2, 3)).shape, np.mgrid[0:3, 0:2].shape, np.tile(np.arange(3), (2, 1)), np.repeat(np.arange(3), 2), np.roll(np.arange(5), -2), np.flip(a, 0)
np.pad(np.ones((2, 2)), 1), np.pad([1, 2], (2, 0)), np.pad(a, ((0, 1), (1, 0)), mode='constant', constant_values=-1), np.pad([1, 2, 3], 1, mode='symmetric')
np.polyfit(np.arange(5), np.arange(5) ** 2, 2).round(8), np.polyval([1, 0, 0], 3)
np.correlate([1, 2, 3], [1, 1]), np.convolve(np.ones(3) / 3, [1, 2, 3, 4], mode='valid'), np.trapezoid([0, 1, 4], dx=0.5), np.gradient([1.0, 4, 9, 16]), np.interp([0.5, 1.5], [0, 1, 2], [0, 10, 20]), np.cov(np.arange(6).reshape(2, 3)), np.corrcoef([1, 2, 3], [1, 2, 4])[0, 1].round(12)
np.searchsorted([1, 3, 5], [0, 1, 4, 9]), np.digitize([1, 5], [0, 2, 4]), np.bincount([0, 1, 1]), np.apply_along_axis(np.max, 1, a), np.vectorize(lambda x: x ** 2)(np.arange(3)), np.count_nonzero(a), np.nonzero(a > 9), np.argwhere(a > 9)
np.expand_dims(f, -1).shape, f[:, None].shape, f[None, :].shape, np.squeeze(f[None]).shape, np.atleast_2d(f).shape, np.broadcast_to(f, (2, 5)).shape, np.moveaxis(np.ones((1, 2, 3)), 0, 2).shape, np.transpose(np.ones((1, 2, 3)), (2, 0, 1)).shape
np.linalg.norm(a), np.linalg.norm(a, axis=1), np.linalg.norm([[1, 2], [3, 4]], axis=0, keepdims=True), np.linalg.norm([3, 4], ord=1), np.linalg.norm(c)
np.array([1, 2]) + np.array([[10], [20]]), np.array([[1], [2]]) * np.array([1, 2, 3]), np.ones((2, 1, 3)).shape, (np.ones((2, 1, 3)) + np.ones((4, 1))).shape, np.subtract.outer([1, 2], [3, 4])
np.array([5, 3])[np.argmax([1, 2])], np.arange(10)[np.array([1, 2])[0]:5], np.arange(5)[slice(1, 3)], np.arange(5)[(2,)], np.ones((2, 3))[(0, 1)], np.arange(5)[-2:][0], np.array([[1, 2], [3, 4]])[[True, False]], np.arange(4)[[True, False, True, False]]
np.dtype('float32').itemsize, np.array([1, 2], dtype='uint16').dtype, np.array([1.5]).astype('int'), np.array([1]).astype(bool), np.float32(3).dtype == 'float32', a.dtype.kind, np.result_type(a, f), a.dtype.name, (a > 1).dtype
np.max(a, axis=1, keepdims=True), np.min([[1, 2], [3, 0]], axis=0), np.any(a > 10, axis=1), np.all(a >= 0), np.mean(b), np.sum(b), np.nanmean([[1, np.nan], [3, 4]], axis=0), np.nansum([np.nan, 1]), np.argmax(a > 4)
np.array([1, 2, 3])[5:], np.zeros((0, 3)).sum(axis=0), np.zeros((0, 3)).shape, np.array([]).sum(), np.concatenate([np.array([]), [1]]), np.ones((2, 0)).T.shape, np.arange(0).max(initial=0)
[len(x) for x in np.array_split(np.arange(7), 3)], np.split(np.arange(4), 2)[1], [x.shape for x in np.split(a, [1], axis=1)], np.hsplit(a, 2)[0], np.delete([1, 2, 3], -1), np.insert([1, 2], 0, 0), np.append(a, a).shape
np.exp(np.array([0, 1])), np.log(np.e), np.sqrt(16), np.power(2, 10), np.power([1, 2], 3), np.square(3), np.abs(-5), np.cos(0), np.tanh(0.5), np.log2(8), np.log10(100), np.log1p(0), np.hypot(3, 4), np.arctan2(1, 1), np.sinh(1.0)
np.add(1, 1), np.negative(5), np.reciprocal(4.0), np.floor(2.7), np.mod(7, 3), np.fmod(-7, 3), np.sum([[1, 2], [3, 4]], 1), np.prod([2, 3]), np.cumsum([True, True]), np.max([1, 2.5]), np.argmin([2, 1])
np.ones(3)[np.newaxis].shape, np.sum(np.ones((2, 3)), axis=-1), np.ones((3, 3)).trace(), np.ones(2).dot(np.ones(2)), np.ones((2, 2)).dot([1, 2]), (np.ones((2, 3)) @ np.ones(3)), np.ones(2) @ np.ones((2, 3)), np.matmul(np.ones((5, 2, 3)), np.ones((3, 4))).shape
hasattr(np.ones(2), '__array__'), hasattr(np.ones(2), 'shape'), callable(np.sin), isinstance(np.sin, np.ufunc), np.sin.__name__, np.add.nin, np.iinfo('int16').max, np.finfo('float32').eps
np.array(7)[()], np.array(7) + 1, np.array(7).item(), np.array([7]).item(), np.array([[7]]).squeeze(), int(np.array(7)), float(np.array(7)), np.array(7).shape, np.array(2.5) * 2, np.array(3) == 3, bool(np.array(0)), np.array(3) > np.array([1, 5])
list(enumerate(np.array([1.5, 2.5]))), dict(zip(['a', 'b'], np.array([1, 2]))), [*np.arange(3)], (lambda *xs: xs)(*np.arange(2)), min(np.arange(3)), any(np.array([False, True])), list(map(float, np.arange(2))), list(reversed(np.arange(3)))
import functools; functools.reduce(np.add, [np.ones(2)] * 3), functools.reduce(np.dot, [np.eye(2) * 2] * 2), sum(np.arange(3) for _ in range(2)), np.sum([np.ones(2), np.ones(2)], axis=0), np.mean([[1, 2], [3, 4]], axis=0)
np.array([1, 2]) == np.array([1, 3]), (np.array([1, 2]) == np.array([1, 2])).all(), np.array([1, 2]) != 1, np.array([1.5]) >= 1.5, np.array([True]) > False, 1 < np.array([0, 2]), np.array([1, 2]) == [1, 2], np.array([1j]) == 1j
np.float64(1) if np.float64(0) else 'no', not np.bool(False), np.bool(True) and 5, np.int64(0) or 'zero', bool(np.float32(0.1)), [1, 2, 3][np.int8(1)], 'abc'[np.int64(0)], list(range(np.int64(3))), [0] * np.int64(2), np.int64(3).__index__()
np.ones((2, 3)).shape[0] * np.float64(2), np.arange(3).sum() / 2, np.arange(3).mean() + 1, type(np.arange(3).sum()), type(np.mean([1, 2])), type(np.max([1.5])), type(np.argmax([1])), type(np.any([True])), type(np.linalg.norm([1.0])), type(np.dot([1], [2]))
np.random.seed(1); np.random.rand(2, 3).round(4), np.random.randn(3).round(4), np.random.randint(0, 5, (2, 2)), np.random.permutation(4), np.random.uniform(size=2).round(3), np.random.normal(size=(1, 2)).round(3)
np.random.default_rng(7).normal(0, 1, (2, 2)), np.random.default_rng(7).integers(5, size=(2, 2)), np.random.default_rng(7).choice([0.1, 0.2, 0.3], size=2), np.random.default_rng(7).uniform(0, 10, 2), np.random.default_rng(7).permutation(5), np.random.default_rng(7).random((1, 2))
np.float64('abc')
np.zeros((2, 2))[2]
np.zeros((2, 2))[:, 2]
np.arange(6).reshape(2, 2)
np.arange(3) + np.arange(4)
np.array([1, 2]).reshape(3)
np.array([1, 2, 3]) @ np.array([1, 2])
np.concatenate([np.ones((2, 2)), np.ones(2)])
np.linalg.inv(np.array([[1, 2], [2, 4]]))
np.arange(3).sum(axis=1)
np.arange(3)[3]
np.arange(3)['0']
np.array([1, 2, 3]).append(4)
np.ones(2) if np.ones(2) else 0
x = np.arange(3); x[3] = 1
x[:2] = [1, 2, 3]
x['a'] = 1
np.stack([np.ones(2), np.ones(3)])
np.zeros(3, 4)
np.ones([2, 'a'])
np.array([[1], 2])
np.dot(np.ones((2, 2)), np.ones(3))
np.vstack([np.ones(2), np.ones((2, 3))])
np.full((2, 2))
np.linspace(0, 1, '5')
np.linspace(0, 1, 2.5)
np.arange()
np.random.randint(10, 5)
np.random.choice([1, 2, 3], 5, replace=False)
np.sqrt('4')
np.sqrt([1, 'a'])
np.ones(3).reshape('a')
np.transpose(np.ones((2, 2)), (0, 1, 2))
np.squeeze(np.ones((2, 1)), axis=0)
np.expand_dims(np.ones(2), 5)
np.clip([1, 2])
np.where(True, 1)
np.split(np.arange(5), 2)
np.broadcast_to(np.ones(3), (3, 2))
np.unravel_index(20, (3, 4))
np.ones((2, 2)) ** np.ones(3)
np.interp(1, [1, 2], [1])
np.histogram([1, 2], bins=0)
np.eye('a')
np.int64('a')
np.take(np.arange(3), 5)
np.argmax(np.ones((2, 0)), axis=1)
np.max(np.ones((0, 2)), axis=0)
x = np.linspace(-3, 3, 7); y = 1 / (1 + np.exp(-x)); np.c_[x, y].round(3)
A = np.array([[4, -2], [1, 1]], float); A.T @ A, A @ A.T - A.T @ A, np.trace(A @ A), (A ** 2).sum() ** 0.5, np.abs(A).max(axis=0)
rng = np.random.default_rng(3); w = rng.normal(size=(3, 2)); b = np.zeros(2); np.tanh(rng.random((4, 3)) @ w + b)
def relu(z): return np.maximum(z, 0)
relu(np.array([[-1.5, 2], [0, -0.0]])), np.where(x > 0, x, 0.01 * x), (x > 0).astype(float), np.heaviside(x, 1)
logits = np.array([[2.0, 1, 0.1], [1, 3, 0.2]]); p = np.exp(logits - logits.max(1, keepdims=True)); p /= p.sum(1, keepdims=True); p, -np.log(p[np.arange(2), [0, 1]]).mean(), p.argmax(1)
def conv2d(im, k): return sum(k[i, j] * im[i:i + im.shape[0] - 2, j:j + im.shape[1] - 2] for i in range(3) for j in range(3))
conv2d(np.arange(25.0).reshape(5, 5), np.ones((3, 3)) / 9)
img = np.arange(16, dtype=np.uint8).reshape(4, 4); img.reshape(2, 2, 2, 2).mean(axis=(1, 3)), img[::2, ::2], np.pad(img, 1, mode='reflect').shape, (img / 255).dtype, img.astype(np.float32).max(), 255 - img[0], img[0] * 20
t = np.arange(0, 1, 0.125); s = np.sin(2 * np.pi * t); s.round(3), np.argmax(s), np.sum(s ** 2), np.allclose(s[:4], -s[4:])
pts = np.array([[0, 0], [3, 4], [6, 8]]); d = pts[:, None] - pts[None]; np.sqrt((d ** 2).sum(-1)), np.linalg.norm(d, axis=-1)
np.add.accumulate(np.ones((2, 3)), axis=1), np.cumsum(np.arange(1, 5))[::-1], np.diff(np.cumsum([1, 2, 3]), prepend=0)
walk = np.cumsum(np.random.default_rng(0).choice([-1, 1], size=10)); walk, walk.max(), np.abs(walk).argmax()
m = np.zeros((3, 3), int); m[np.arange(3), np.arange(3)[::-1]] = [7, 8, 9]; m, m.diagonal(), np.fliplr(m).diagonal(), m[m > 0]
u, i, c = np.unique(np.array([3, 1, 3, 2, 1]), return_inverse=True, return_counts=True); u, i, c, u[c.argmax()], np.bincount(i)
a = np.arange(8).reshape(2, 2, 2); a.transpose(2, 0, 1), np.einsum('ijk->k', a), np.einsum('ijk,ijk->', a, a), np.tensordot(a, a, axes=1).shape, a.sum((0, 2)), a.reshape(4, -1)[:, ::-1]
np.einsum('bij,bjk->bik', np.ones((2, 3, 4)), np.ones((2, 4, 5))).shape, np.matmul(np.ones((2, 3, 4)), np.ones((4, 2))).shape, np.einsum('ij,j->i', A, [1, 2]), np.vdot([1, 2], [3, 4])
state = {'x': np.ones(2), 'n': np.int64(3)}; {k: v * 2 for k, v in state.items()}
np.array([[1, 2], [3, 4]]).mean(), np.array([[1, 2], [3, 4]]).mean(0), np.array([1, 2, 3, 4]).std(), np.percentile([10, 20, 30], 30), np.nanmean([np.nan, 2, 4])
z = np.array([3 + 4j, 1j]); np.abs(z), np.angle(z), z.conj() * z, np.sqrt(z), np.exp(1j * np.linspace(0, np.pi, 3)), (z * 2).imag, z[0].real
f'{np.mean([1, 2]):.1f} {np.array([1.234, 5.6]).round(1)} {np.arange(3).sum()} {np.float32(1/3)} {1/np.float64(3)}'
lst = [np.array([1, 2]), np.array([3, 4])]; np.vstack(lst), np.array(lst).T, np.concatenate(lst)[::-1], np.stack(lst, -1), [v.tolist() for v in lst], np.max(lst), np.sum(lst, axis=0)
e = np.eye(3)[[2, 0, 1]]; e, e @ [1, 2, 3], e.argmax(-1), np.linalg.det(e), (np.linalg.inv(e) == e.T).all()
g = np.full((2, 3), -1); g[1] = range(3); g[:, 1] += 5; g[0, ::2] = g[1, ::2]; g, g.sum()
np.sort(np.array([[3, 1], [2, 9]]), axis=None), np.argsort([[3, 1], [2, 9]], axis=1), np.searchsorted([1, 2, 4], 3), np.partition([3, 1, 2], 1)[1], np.flatnonzero([0, 1, 1])
np.random.seed(10); X = np.random.randn(6, 2) + [2, -2]; X.mean(0), np.cov(X.T).round(6), X[X[:, 0].argsort()][:2], (X - X.mean(0)).std(0)
np.random.seed(0); idx = np.random.permutation(5); tr, te = idx[:3], idx[3:]; tr, te, np.setdiff1d(np.arange(5), tr), np.random.rand() < 0.5, np.random.randint(2, size=8)
h = 1e-5; (np.sin(1 + h) - np.sin(1 - h)) / (2 * h), np.gradient(np.array([0.0, 1, 4, 9]), 2.0), np.trapezoid(np.sin(np.linspace(0, np.pi, 101)), np.linspace(0, np.pi, 101))
np.all(np.diff([1, 2, 3]) > 0), np.any(np.isnan([1.0])), np.isin(3, [1, 3]), np.count_nonzero([True, False]), bool(np.all([])), np.array([1, 2]).any()
q = np.array([1.0, 2.0]); q2 = q[:]; q2 -= 1; q, q.copy() is q, q2.base is q, np.shares_memory(q, q2), np.may_share_memory(q, q.copy())
np.polyval(np.polyfit([0, 1, 2], [1, 2, 5], 2), 3).round(6), np.interp(np.linspace(0, 1, 3), [0, 1], [5, 7]), np.convolve([1, 2, 3], [1, -1])
np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]]), np.block([1, 2]), np.block([np.ones(2), 3]), np.block([[1, 2], [3, 4]])
""")

programs = [
    "import numpy as np\nimport warnings\nwarnings.simplefilter('ignore')",
    "def softmax(x):\n    e = np.exp(x - np.max(x, axis=-1, keepdims=True))\n    return e / e.sum(axis=-1, keepdims=True)\nsoftmax(np.array([[1.0, 2, 3], [1, 1, 1]]))",
    "np.random.seed(0)\nX = np.random.randn(20, 3)\nw = np.array([1.0, -2, 0.5])\ny = X @ w + 0.1 * np.random.randn(20)\ny[:4]",
    "theta = np.zeros(3)\nfor _ in range(200):\n    grad = 2 / len(X) * X.T @ (X @ theta - y)\n    theta -= 0.1 * grad\ntheta.round(6)",
    "labels = (X[:, 0] > 0).astype(int)\nonehot = np.eye(2)[labels]\nonehot.sum(axis=0), labels[:5]",
    "def distances(a, b):\n    return np.sqrt(((a[:, None, :] - b[None, :, :]) ** 2).sum(-1))\ndistances(np.arange(6.0).reshape(3, 2), np.array([[0, 0], [1, 1.0]]))",
    "board = np.zeros((5, 5), dtype=int)\nboard[1:4, 2] = 1\ndef step(b):\n    n = sum(np.roll(np.roll(b, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))\n    return ((n == 3) | ((b == 1) & (n == 2))).astype(int)\nstep(board)",
    "primes = np.ones(30, dtype=bool)\nprimes[:2] = False\nfor i in range(2, 6):\n    primes[i * i :: i] = False\nnp.nonzero(primes)[0]",
    "data = np.arange(12.0).reshape(4, 3)\n(data - data.mean(axis=0)) / data.std(axis=0)",
    "batch = [np.ones((2, 2)) * i for i in range(3)]\nnp.stack(batch).shape, np.concatenate(batch).sum(), sum(batch)",
    "M = np.array([[0.9, 0.1], [0.5, 0.5]])\np = np.array([1.0, 0.0])\nfor _ in range(50):\n    p = p @ M\np",
    "A = np.random.rand(4, 4)\nA = (A + A.T) / 2\nnp.allclose(A, A.T), np.triu(A).shape, A.diagonal().round(4)",
    "hist, edges = np.histogram(np.random.randn(1000), bins=5)\nhist, edges.round(4)",
    "idx = np.argsort(np.array([3, 1, 2]))[::-1]\nidx, idx.tolist()",
    "x = np.linspace(0, 2 * np.pi, 5)\nnp.column_stack([x, np.sin(x)]).round(4)",
    "grid_x, grid_y = np.meshgrid(np.arange(3), np.arange(2))\n(grid_x ** 2 + grid_y ** 2)",
    "total = 0\nfor v in np.array([1.5, 2.5]):\n    total += v\ntotal, type(total)",
    "image = np.zeros((4, 4, 3), dtype=np.uint8)\nimage[1:3, 1:3] = [255, 128, 0]\nimage[..., 0].sum(), image.max(), image.shape, image[1, 1]",
    "params = {'w': np.ones((2, 3)), 'b': np.zeros(3)}\n{k: v.shape for k, v in params.items()}, sum(v.size for v in params.values())",
    "fib = np.zeros(10, dtype=int)\nfib[:2] = 1\nfor i in range(2, 10):\n    fib[i] = fib[i - 1] + fib[i - 2]\nfib",
    "one_hot = np.zeros((3, 4))\none_hot[np.arange(3), [1, 0, 3]] = 1\none_hot",
    "mask = np.array([True, False, True])\nvalues = np.array([1.0, 2.0, 3.0])\nvalues[mask] *= 10\nvalues, values[~mask]",
    "from numpy import array, sin, linspace\nfrom numpy.linalg import norm\nfrom numpy.random import default_rng\nsin(array([0.0, 1.0])), norm([3, 4]), default_rng(0).random()",
    "import copy, pickle\na = np.arange(3)\ncopy.deepcopy(a), copy.copy(a) is a, pickle.loads(pickle.dumps(a)), pickle.loads(pickle.dumps(np.float32(1.5)))",
    "import math, statistics, json\nmath.sqrt(np.float64(4)), math.floor(np.float64(2.5)), statistics.mean([np.float64(1), np.float64(2)]), json.dumps(np.arange(3).tolist()), json.dumps(float(np.float32(1.5)))",
    "json.dumps(np.float64(1.5)), json.dumps({'a': np.float64(2)})",
    "sorted(np.array([3, 1, 2])), max(np.array([1, 5])), sum(np.array([1, 2])), list(map(int, np.array([1.5, 2.5]))), any(np.array([0, 1])), round(np.float64(2.7)), min(np.array([2.5, 1]))",
]

with_jax = lines("""
import jax, warnings; import jax.numpy as jnp; from jax import vmap, jit, random; import numpy as np; warnings.simplefilter('ignore')
n = np.array([1.0, 2.0, 3.0]); j = jnp.array([10.0, 20.0, 30.0])
n + j, j + n, n * j, j * n, n - j, j / n, n ** j[:1], n @ j, j @ n
type(n + j).__name__, type(j + n).__name__, (n + j).dtype, (np.arange(3) + j).dtype, (np.arange(3) + jnp.arange(3)).dtype
n > j, j > n, n == j, j != n
jnp.asarray(n), jnp.array(n), jnp.asarray(np.arange(3)), jnp.array(np.array([1, 2], np.int8)), jnp.asarray(np.array([True])), jnp.asarray(np.array([1j]))
jnp.asarray(np.float64(1.5)), jnp.asarray(np.int64(3)), jnp.array([np.float64(1.5), 2]), jnp.asarray(np.float32(1)).weak_type
np.asarray(j), np.array(j), type(np.asarray(j)), np.asarray(j).dtype, np.asarray(jnp.arange(3)), np.asarray(jnp.array(True))
jnp.sin(n), jnp.sum(n), jnp.dot(n, j), jnp.concatenate([n, j]), jnp.stack([n, n]), jnp.where(n > 1, n, 0), jnp.mean(np.arange(4)), jnp.matmul(np.eye(3), j)
np.sin(j), type(np.sin(j)), np.exp(jnp.arange(3)), np.add(j, 1), np.maximum(j, 15), np.concatenate([j, n]), np.stack([j, j])
np.sum(j), type(np.sum(j)).__name__, np.mean(j), np.max(j), type(np.max(j)).__name__, np.reshape(j, (3, 1)), type(np.reshape(j, (3, 1))).__name__, np.argmax(j), np.cumsum(j), np.transpose(j), np.squeeze(j)
np.dot(j, j), type(np.dot(j, j)), np.allclose(j, n * 10), np.array_equal(j, n), np.zeros_like(j), np.shape(j), np.linalg.norm(j), np.linspace(0, j[0], 3), np.full(2, j[0])
np.float64(2) * j, j * np.float64(2), np.float32(1.5) + jnp.arange(3), jnp.arange(3) * np.int64(2), jnp.arange(3) + np.float64(0.5), 2 ** jnp.arange(3), np.int32(2) ** jnp.arange(3), jnp.arange(3) % np.int64(2)
jnp.ones(3, jnp.bfloat16) * np.float64(2), jnp.ones(3, jnp.float16) * np.float32(2), jnp.arange(3, dtype=jnp.int8) + np.int64(1)
n[jnp.array([0, 2])], j[np.array([0, 2])], n[jnp.array(1)], j[np.int64(1)], n[j > 15], j[n > 1.5], n[int(j[0] / 10)], j[np.array([True, False, True])]
n[0] = j[1]; n[1:] = j[:2]; n
n += j; n
n = np.array([1.0, 2.0, 3.0]); n
vmap(lambda x: x * 2)(n), vmap(lambda a, b: a + b)(n, j), vmap(jnp.dot)(np.ones((4, 3)), np.ones((4, 3))), vmap(lambda x, w: x @ w, in_axes=(0, None))(np.ones((2, 3)), np.ones((3, 2)))
vmap(lambda x: x + n)(jnp.ones((2, 3))), vmap(lambda x: n[0] * x)(np.arange(3)), vmap(lambda x: jnp.sum(x * np.arange(3)))(jnp.ones((2, 3)))
jit(lambda x: x + n)(j), jit(jnp.sum)(n), jit(lambda x: np.pi * x)(2.0), jit(lambda x: jnp.sin(x) * np.sqrt(2))(1.0)
vmap(lambda x: np.sin(x))(j)
jit(lambda x: np.asarray(x))(j)
vmap(lambda x: np.array([x, x]))(j)
vmap(lambda x: np.sum(x))(jnp.ones((2, 3)))
vmap(lambda x: float(x))(j)
vmap(lambda x: np.ones(3) * x)(jnp.arange(2.0))
vmap(lambda x: x + np.float64(1))(np.arange(3))
vmap(lambda x, y: x + y)(np.ones(3), np.ones(4))
jax.device_get(j), type(jax.device_get(j)), jax.device_get({'a': j, 'b': 1}), jax.device_get(3), jax.device_get([j, n])[0].dtype
jax.tree.map(lambda x: x * 2, {'a': n, 'b': [j, np.float64(1)]}), jax.tree.leaves({'a': n, 'b': 2}), jax.tree.map(np.asarray, {'a': j})
jax.tree.map(jnp.asarray, {'a': np.arange(2)}), jax.tree_util.tree_map(np.shape, {'w': np.ones((2, 3))})
j.at[0].set(np.float64(5)), j.at[np.array([0, 1])].add(n[:2]), j.at[np.int64(1)].set(0)
jnp.zeros(np.int64(2)), jnp.ones((np.int64(2), 3)).shape, jnp.arange(np.int64(3)), jnp.sum(jnp.ones((2, 3)), axis=np.int64(0)), jnp.linspace(0, np.float64(1), 3), jnp.full(2, np.float32(7)), jnp.eye(np.int64(2))
jnp.float32(np.float64(0.1)), jnp.float32(n), jnp.int32(np.int64(3))
jnp.zeros(2, dtype=np.float32).dtype, jnp.zeros(2, dtype=np.int32).dtype, jnp.asarray([1, 2], dtype=np.float64).dtype, jnp.ones(2, np.dtype('int8')).dtype, j.astype(np.int32), j.dtype == np.float32, j.dtype == np.dtype('float32'), np.dtype(j.dtype), np.zeros(2, jnp.float32).dtype, np.zeros(2, dtype=j.dtype), jnp.float32 == np.float32, j.dtype.type
isinstance(j, np.ndarray), isinstance(n, jax.Array), isinstance(j, jnp.ndarray), isinstance(n, jnp.ndarray), isinstance(np.asarray(j), np.ndarray)
a = np.asarray(j); a[0] = 5
b = np.array(j); b[0] = 5; b, j
c = jnp.asarray(n); n[0] = 100; c, n
n[0] = 1; d = jnp.array(n) * 2; n *= 0; d
list(j), [float(x) for x in j], j.tolist(), [x.item() for x in np.asarray(j)]
np.array([j[0], j[1]]), np.array([jnp.float32(1), 2.5]), np.array([j, j]), np.array(j[0]), np.float64(j[0]), np.float32(j[1]), float(j[0]) + np.float64(1), np.int64(jnp.array(3))
random.normal(random.key(0), (np.int64(2),)), random.uniform(random.key(int(np.int64(3))), (2,)), random.randint(random.key(0), (3,), 0, np.int64(10)), random.permutation(random.key(1), np.arange(4))
jax.nn.relu(np.array([-1.0, 2])), jax.nn.softmax(np.array([1.0, 2.0])), jax.nn.one_hot(np.array([0, 2]), 3), jax.lax.add(np.float32(1), np.float32(2)), jax.scipy.special.logsumexp(np.array([1.0, 2]))
np.allclose(vmap(jnp.dot)(np.ones((2, 3)), np.ones((2, 3))), [3, 3]), np.testing.assert_allclose(j, np.array([10, 20, 30]), rtol=1e-6), np.testing.assert_array_equal(jnp.arange(3), np.arange(3))
np.testing.assert_allclose(j, j + 1)
X = np.random.RandomState(0).randn(4, 3); w = jnp.ones(3); X @ w, jnp.dot(X, w).dtype, (X @ w).dtype, jnp.mean((X @ w - np.ones(4)) ** 2)
np.mean(vmap(lambda x: x ** 2)(np.arange(4.0))), np.clip(j, 15, 25), np.where(j > 15, 1, 0), np.sort(j)[::-1], np.argsort(j), np.unique(jnp.array([1, 1, 2])), np.isnan(j), np.expand_dims(j, 0).shape, np.repeat(j, 2), np.tile(j, 2), np.diff(j), np.outer(j, j).shape, np.std(j), np.var(j), np.prod(j), np.any(j > 15), np.all(j > 15), np.min(j), np.ravel(j), np.swapaxes(jnp.ones((2, 3)), 0, 1).shape, np.count_nonzero(j)
x = jnp.ones(3); x[0] = np.float64(2)
jnp.array([[1, 2], [3, 4]]) @ np.array([1, 2]), np.array([[1, 2], [3, 4]]) @ jnp.array([1, 2]), np.array([1, 2]) @ jnp.array([1, 2])
j.__array__(), np.asarray(j, dtype=np.float64), np.asarray(jnp.arange(2), dtype=np.float32), np.array(j, dtype=int), j.shape == n.shape, jnp.shape(n), jnp.ndim(np.ones((2, 2))), jnp.size(n)
jnp.add(n, [1, 2, 3])
jnp.sum([1, 2])
f"{np.asarray(j)[0]:.2f} {np.float64(j[0]):.1f} {j[0]:.1f}"
""")
