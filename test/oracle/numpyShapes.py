"""Indexing, shapes and printed arrays: more cells for numpySessions.py."""

from numpyPrograms import lines

indexing = lines("""
a = np.arange(10)
m = np.arange(12).reshape(3, 4)
t = np.arange(24).reshape(2, 3, 4)
a[0], a[-1], a[2:5], a[::2], a[::-1], a[-3:], a[7:2:-2], a[20:], a[:0]
m[0], m[1, 2], m[:, 1], m[1:, :2], m[-1], m[..., 0], m[:, None, 0], m[None], m[::2, ::-1]
t[1, 2, 3], t[0], t[:, 1], t[..., -1], t[1, ..., 0], t[:, :, None].shape
a[[1, 3, 5]], a[np.array([0, -1])], a[[[0, 1], [2, 3]]], a[[]], m[[0, 2]], m[[0, 1], [1, 2]], m[:, [0, 2]], m[[0, 2], :], m[[0, 2], 1:3]
t[[0, 1], :, [1, 2]], t[:, [0, 1], [1, 2]], t[0, [0, 1]], t[0, :, [0, 1]], t[[[0], [1]], [0, 1]]
m[np.ix_([0, 2], [1, 3])]
a[a > 5], m[m % 2 == 0], m[m > 100], m[[True, False, True]], m[:, [True, False, True, False]], m[m[:, 0] > 3]
a[(a > 2) & (a < 7)], a[~(a > 2)], t[t[:, 0, 0] > 5], t[:, np.array([[True] * 4, [False] * 4, [True] * 4])]
a[np.int64(3)], a[np.array(3)], m[np.int64(1), np.int32(2)], a[np.uint8(2):np.int64(5)]
m[1][2], m[1, 1:][0], m.T[0], m.reshape(4, 3)[1]
a[10]
a[-11]
m[3, 0]
m[0, 4]
m[0, 0, 0]
a[[0, 10]]
a['x']
a[1.0]
a[1.0:2]
a[np.array([1.5])]
a[np.array([True, False])]
m[np.ones((2, 4), bool)]
m[[0, 1], [0, 1, 2]]
a[..., ...]
a[::0]
a[1, 2]
b = a.copy(); b[0] = 100; b[1:3] = -1; b[-1] = 7; b
b[[4, 5]] = [40, 50]; b[b > 45] = 0; b
b[3:6] = [1, 2, 3]; b[::2] = 0; b
b[:] = 5; b
b[...] = np.arange(10); b
n = m.copy(); n[0] = 1; n[:, 1] = [7, 8, 9]; n[1, 2:] = 0; n[2, 3] = -5; n
n[[0, 2], [1, 3]] = 99; n[n == 0] = -1; n[:2, :2] = [[1, 2], [3, 4]]; n
n[:, [0, 3]] = [[1, 2], [3, 4], [5, 6]]; n[[True, False, False]] = 8; n
n += 1; n[0] += 10; n[:, 0] *= 2; n[1, 1] -= 3; n
n[n > 15] //= 2; n
n[0], n[1] = n[1].copy(), n[0].copy(); n
f = np.zeros(3); f[0] = 1; f[1] = np.float32(0.1); f[2] = True; f
k = np.zeros(3, int); k[0] = 2.9; k[1:] = [1.5, -1.5]; k
f[:2] = [1, 2, 3]
f[5] = 1
f[0] = [1, 2]
f[0] = 'a'
f[f > 0] = [1, 2, 3, 4]
f[[0, 1]] = [1, 2, 3]
f[0] = None
k[0] = np.nan
k[0] = 1j
u = np.zeros(2, np.uint8); u[0] = 255; u[1] = 300
u
c = np.zeros(2, complex); c[0] = 1j; c[1] = 2; c
v = a[2:6]; v[0] = 77; a[2], v.base is a, a.base is None
w = a[::2][1:]; w[0] = -7; a, w.base is a
r = m.reshape(2, 6); r[0, 0] = 55; m[0, 0], r.base is m, m.ravel().base is m, m.flatten().base is None
s = m.T; s[1, 0] = 66; m[0, 1], s.base is m, m.T.T.base is m
m.T.reshape(-1).base is m, m[:, 1].base is m, m[[0, 1]].base is None
x = np.arange(5); y = x; y[0] = 9; x, y is x
x = np.arange(5); y = x.copy(); y[0] = 9; x, y
x = np.arange(6); x[1:] = x[:-1]; x
x = np.arange(6); x[:-1] = x[1:]; x
x = np.arange(6); x += x[::-1]; x
x = np.arange(3.0); x += 1; x *= 2; x /= 4; x -= 0.5; x **= 2; x
x = np.arange(5); x //= 2; x %= 2; x
x = np.arange(3); x += 1.5
x = np.arange(3); x /= 2
x = np.arange(3, dtype=np.uint8); x += 1; x -= np.uint8(1); x
x += 300
x = np.array([True, False]); x &= True; x |= np.array([False, True]); x
x = np.zeros(3); x += np.ones((2, 3))
x = np.zeros(3); x += np.ones(4)
x = np.zeros((2, 3)); x += np.array([1, 2, 3]); x
x = np.arange(3, dtype=np.float32); x += 1.5; x.dtype
x = 5; x += np.arange(2); x
np.where(a > 5), np.where(m > 6), np.where(a > 5, a, 0), np.where([True, False], 1, 2.5), np.where(m > 5, m, -m), np.where(True, 1, 2)
np.nonzero([0, 1, 2]), np.argwhere(m > 9), np.flatnonzero(a > 6), np.nonzero(m > 9)
np.take([10, 20, 30], [0, 2]), np.take(m, 1, axis=0), np.take(m, [0, 1], axis=1), m.take([0, 5])
np.take([1, 2], 5)
np.take_along_axis(m, np.argsort(-m, axis=1), axis=1), np.choose([0, 1], [[1, 2], [3, 4]]), np.select([a < 3, a > 6], [a, a * 10], -1), np.extract(a > 5, a), np.compress([True, False, True], m, axis=0)
p = np.zeros(5); np.put(p, [1, 3], [5, 6]); p
q = np.zeros((3, 3)); np.fill_diagonal(q, 4); q
np.putmask(p, p > 5, 0); np.copyto(p, 3); p
q.fill(2); q
q.flat[0] = 9; q.flat[4:6] = 1; list(q.flat)[:6], q.flat[0]
np.unravel_index(7, (3, 4)), np.ravel_multi_index((1, 3), (3, 4)), np.unravel_index([1, 5], (2, 3))
np.tril_indices(2), np.triu_indices(3, 1), np.diag_indices(2)
list(np.ndindex(2, 2)), list(np.ndenumerate(np.array([[1, 2]])))
[x for x in np.arange(3)], [row for row in np.arange(4).reshape(2, 2)], list(np.arange(3)), tuple(np.ones(2))
for i, row in enumerate(np.eye(2)): print(i, row)
x, y = np.array([1, 2]); x, y
(p, q), r = np.arange(4).reshape(2, 2), 1; p, q
len(m), 3 in a, 30 in a, list(zip(a[:2], a[2:4]))
iter(np.array(1))
len(np.array(1))
z = np.array(5); z[()], z[...], z.item(), z + 1, int(z), z.tolist()
z[()] = 6; z
z[0]
br = np.broadcast_to([1, 2], (2, 2)); br[0, 0] = 1
e = np.arange(3); e.flags.writeable = False; e[0] = 1
np.diagonal(m)[0] = 1
del a[0]
a.foo
np.foo
""")

shapes = lines("""
a = np.arange(6)
m = np.arange(6).reshape(2, 3)
t = np.arange(24).reshape(2, 3, 4)
a.reshape(2, 3), a.reshape((3, 2)), a.reshape(-1, 2), a.reshape(2, -1), np.reshape(a, (3, -1)), a.reshape(2, 3, order='F'), a.reshape([2, 3])
m.ravel(), m.flatten(), m.flatten('F'), np.ravel(m), m.reshape(-1), m.T.ravel()
m.T, m.transpose(), np.transpose(m), t.transpose(1, 0, 2).shape, t.transpose((2, 0, 1)).shape, np.transpose(t, (1, 2, 0)).shape, t.T.shape, m.mT, a.T
np.swapaxes(t, 0, 2).shape, t.swapaxes(1, -1).shape, np.moveaxis(t, 0, -1).shape, np.moveaxis(t, [0, 1], [-1, 0]).shape, np.rollaxis(t, 2).shape
np.expand_dims(a, 0).shape, np.expand_dims(m, (0, 2)).shape, np.squeeze(np.ones((1, 3, 1))).shape, np.ones((1, 3, 1)).squeeze(0).shape, a[:, np.newaxis].shape
np.concatenate([a, a]), np.concatenate([m, m]), np.concatenate([m, m], axis=1), np.concatenate((a, [1.5])), np.concatenate([m, m], axis=None)
np.stack([a, a]), np.stack([a, a], axis=1), np.stack([m, m]).shape, np.vstack([a, a]), np.hstack([a, a]), np.hstack([m, m]), np.dstack([a, a]).shape, np.column_stack([a, a]), np.vstack([m, [9, 9, 9]])
np.append(a, 7), np.append(a, [7, 8]), np.append(m, [[7, 8, 9]], axis=0), np.append([1], 2.5)
np.split(a, 3), np.split(a, [2, 4]), np.array_split(a, 4), np.split(m, 3, axis=1), np.hsplit(m, 3), np.vsplit(m, 2)
np.tile(a, 2), np.tile([1, 2], (2, 2)), np.repeat([1, 2], 2), np.repeat(m, 2, axis=0), np.repeat([1, 2], [3, 1]), a.repeat(2)
np.flip(a), np.flip(m), np.flip(m, 1), np.fliplr(m), np.flipud(m), np.rot90(m), np.rot90(m, 2), np.roll(a, 2), np.roll(m, 1), np.roll(m, 1, axis=1), np.roll(a, -1)
np.broadcast_to([1, 2, 3], (2, 3)), np.broadcast_arrays([1, 2], [[1], [2]]), np.broadcast_shapes((2, 1), (3,))
np.pad([1, 2], 1), np.pad(m, ((1, 0), (0, 2))), np.pad([1, 2], (1, 2), constant_values=9), np.pad([1, 2, 3], 2, mode='edge'), np.pad([1, 2, 3], 2, 'reflect'), np.pad([1, 2, 3], 1, mode='wrap')
np.insert([1, 2, 3], 1, 9), np.insert(m, 1, 5, axis=1), np.insert([1, 2, 3], [0, 2], [8, 9]), np.delete(a, 1), np.delete(a, [0, 2]), np.delete(m, 0, axis=0)
np.atleast_1d(3), np.atleast_2d([1, 2]), np.atleast_3d([1, 2]).shape, np.resize([1, 2, 3], (2, 2)), np.trim_zeros([0, 1, 2, 0])
m.shape, m.ndim, m.size, m.dtype, m.itemsize, m.nbytes, len(m), m.strides, m.T.strides, m[:, ::2].strides, np.shape([[1, 2]]), np.ndim(3), np.size(m), np.size(m, 0)
m.tolist(), m.astype(float), m.astype('float32').dtype, m.astype(np.int8).dtype, m.astype(bool), np.array([1.9, -1.9]).astype(int)
m.copy(), m.item(3), m.item(1, 2), m.min(), m.view().base is m, m.flags.c_contiguous, m.T.flags.c_contiguous, m.flags.writeable
x = np.arange(4); x.shape = (2, 2); x
x.resize(3, 2); x
np.array([300, -1]).astype(np.uint8), np.array([1e10, -1.5]).astype(np.int32), np.array([3.99, 200.5]).astype(np.int8), np.array([True]).astype(int), np.array([1 + 2j]).astype(float), np.array([np.nan]).astype(np.int32), np.array([70000]).astype(np.int16), np.array([-1.0]).astype(np.uint32), np.array([0.1]).astype(np.float32).astype(float)
np.array_equal([1, 2], [1, 2]), np.array_equal([1, 2], [1, 3]), np.array_equal([1], [1, 2]), np.allclose([1, 2], [1, 2 + 1e-9]), np.allclose([1, 2], [1, 3]), np.isclose([1, 2], [1, 2.1]), np.array_equiv([1, 1], 1)
m.real, np.array([1 + 2j]).imag, np.array([1 + 2j]).real
z = np.array([1 + 2j, 3]); z.real = 5; z.imag[0]; z
m.trace(), m.diagonal(), np.trace(m), m.dot([1, 2, 3]), m.clip(1, 3), m.round(), np.array([1.567]).round(1), m.any(), m.all(), m.nonzero(), m.conj()
a.reshape(4)
a.reshape(4, -1)
a.reshape(-1, -1)
m.transpose(0, 0)
m.transpose(0)
np.concatenate([])
np.concatenate([a, m])
np.concatenate([m, m[:, :2]])
np.concatenate([1, 2])
np.stack([a, a[:2]])
np.vstack([a, a[:2]])
np.expand_dims(a, 3)
np.squeeze(m, 0)
np.swapaxes(m, 0, 5)
np.moveaxis(m, 0, 5)
np.broadcast_to([1, 2, 3], (2, 2))
np.split(a, 4)
np.ones(3) + np.ones(4)
np.ones((2, 3)) * np.ones((3, 2))
np.ones((2, 3)) @ np.ones((2, 3))
np.dot(np.ones((2, 3)), np.ones(2))
np.ones(3) @ 2
np.zeros(-1)
np.zeros((2, -3))
np.zeros('a')
np.zeros(2.5)
np.zeros((2, 3), dtype='foo')
np.array([[1, 2], [3]])
np.array([300], dtype=np.uint8)
np.array([np.nan], dtype=int)
np.array([-1], dtype=np.uint8)
np.arange(0, 1, 0)
np.linspace(0, 1, -1)
np.full((2,), [1, 2, 3])
bool(m)
bool(np.array([]))
bool(np.array([1]))
int(m)
float(np.array([1.5]))
m.item()
if m > 2: pass
np.sin('a')
np.add(1)
np.ones(3)[3]
np.array([1, 2]).foo()
hash(m)
np.logspace(0, 1, 3, dtype=int)
np.float64(1).foo
""")

printing = lines("""
np.arange(30)
np.arange(100).reshape(10, 10)
np.arange(2000)
np.arange(2000).reshape(40, 50)
np.linspace(0, 1, 20)
np.arange(12).reshape(3, 4) / 7
np.array([1e-10, 1, 1e10])
np.array([1e-5, 1e-4])
np.array([0.0001, 0.001])
np.array([123456789.0, 1.0])
np.array([1e8, 1])
np.array([1e16])
np.array([1.0, 2.5, 1000.123456789])
np.array([1/3, 2/3])
np.array([np.nan, np.inf, -np.inf, 1.5])
np.array([np.nan, 1])
np.array([-1.5, 2])
np.array([1e300, 1e-300])
np.array([[1.5, 2], [3, 4]])
np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
np.zeros((2, 2, 2))
np.array([1, -1, 100])
np.array([True, False, True])
np.array([[True], [False]])
np.array([1 + 2j, -1.5 - 0.5j, 1e-10j])
np.array([1, 2], dtype=np.int8)
np.array([1.1, 2.2], dtype=np.float32)
np.array([1.1, 2.2], dtype=np.float16)
np.array([0.1], dtype=np.float32)
np.array([1e-45, 1], dtype=np.float32)
np.array(1.5)
np.array(3, dtype=np.int32)
np.array(True)
np.array(1 + 1j)
np.zeros((0,))
np.zeros((0, 2))
np.zeros((2, 0), dtype=np.int32)
np.zeros((3, 300))
np.ones((5, 5)) * 0.1
np.arange(25.0).reshape(5, 5) ** 3
str(np.arange(5)), str(np.array([1.5, 2])), str(np.array(2.5)), str(np.zeros((0, 3))), str(np.array([[1, 2], [3, 4]]))
print(np.arange(12).reshape(3, 4))
print(np.array([0.1, 0.22, 0.333]))
print(np.array(5), np.float64(2.5), np.int64(3), np.array([1.0]), np.bool(True))
print([np.array([1, 2]), np.float32(1.5)])
print({'a': np.arange(3)})
f"{np.arange(3)} {np.array(2.5):.2f} {np.float32(2.5):.1f} {np.array([1.5])}"
'{}'.format(np.array([1, 2]))
f"{np.arange(3):d}"
np.float64(0.1), np.float64(1e22), np.float64(1e-7), np.float64(123456789.123), np.float64(-0.0), np.float64('nan'), np.float64('-inf'), np.float64(1e16), np.float64(100000.0)
np.float32(0.1), np.float32(1e10), np.float32(16777216), np.float32(1e-7), np.float32(3.14159265), np.float16(0.1), np.float16(1000)
np.int8(-5), np.uint8(200), np.uint64(5), np.complex64(1 + 2j), np.complex128(1e-10 + 1j), np.bool(0)
np.arange(-5, 5) * 1000
np.array([1.0, 10.0, 100.0])
np.array([0.1 + 0.2, 1])
np.array([1e5, 1e-3])
np.array([999999.0, 0.1])
np.array([12345678.9])
np.array([100000000.0])
np.arange(1001)
np.arange(1001.0) / 3
np.eye(40)
np.ones(50)
np.ones((3, 50), np.int32)
np.set_printoptions(precision=3); np.array([1/3, 2/3, 1e-5])
np.array([1234.56789])
np.set_printoptions(suppress=True); np.array([1e-5, 1, 1234.5])
np.set_printoptions(threshold=5, edgeitems=2); np.arange(10)
np.set_printoptions(linewidth=40); np.arange(5) * 1000000
np.set_printoptions(precision=8, suppress=False, threshold=1000, edgeitems=3, linewidth=75); np.array([1/3])
np.get_printoptions()['precision']
with np.printoptions(precision=2): print(np.array([1/3]))
np.array([1/3])
np.array2string(np.array([1/3]), precision=3), np.array_str(np.arange(3)), np.array_repr(np.arange(3))
""")
