"""Calls of jax.numpy.linalg and jax.scipy.linalg, as valueCases.py has them of the other modules.

Factors are recorded up to the signs of their vectors, which the algorithm decides.
"""

import jax.numpy as jnp
import numpy as np
from valueCases import B, C, F, F23, F32, F234, H, I, WF, call, table

random = np.random.default_rng(7)
A = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]], np.float32)
N = np.array([[2.0, 1.0, 0.5], [0.25, -3.0, 1.5], [4.0, -1.0, 1.0]], np.float32)
A2 = np.array([[2.0, 0.5], [0.5, 1.0]], np.float32)
A4 = (random.normal(size=(4, 4)) + 3 * np.eye(4)).astype(np.float32)
S4 = (A4 @ A4.T).astype(np.float32)
AB = np.stack([A, N @ N.T]).astype(np.float32)
NB = np.stack([N, A4[:3, :3]])
T = random.normal(size=(4, 3)).astype(np.float32)
TB = random.normal(size=(2, 4, 3)).astype(np.float32)
LOW = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]], np.float32)
SING = np.array([[1.0, 2.0], [2.0, 4.0]], np.float32)
IA = np.array([[3, 1, 0], [1, 2, 0], [0, 0, 1]], np.int32)
W = jnp.asarray(2.0)
E33 = np.zeros((0, 0), np.float32)
ROT = np.array([[0.0, -2.0], [1.0, 0.5]], np.float32)
R3 = np.array([1.0, -2.0, 0.5], np.float32)
R32 = np.array([[1.0, 0.5], [-2.0, 1.0], [0.25, 3.0]], np.float32)
RB = random.normal(size=(2, 3, 2)).astype(np.float32)

square = [call(A), call(N), call(AB), call(A4), call(IA), call(A2), call(T), call(F), call([[1.0, 2.0], [3.0, 4.0]]), call(2.0), call(H[:, None]), call()]


def of(module, entries):
    return {f"{module}.{name}": calls for name, calls in entries.items()}


def linalg():
    systems = [
        call(A, R3), call(N, R32), call(AB, R3), call(NB, RB), call(AB, R32), call(N, RB), call(IA, I), call(A2, 2 * A2), call(A, F[:2]),
        call(A, F23), call(T, R3), call(F, F), call(AB, F23), call(AB, np.ones((5, 3, 2), np.float32)), call(A, 1.0), call([[1.0]], F), call(A4, T),
    ]  # fmt: skip
    values = {
        "inv": square + [call(NB), call(B[:, None]), call(E33)],
        "solve": systems,
        "det": square + [call(NB), call(SING), call(np.stack([A4, S4])), call(E33)],
        "slogdet": square + [call(NB), call(SING), call(-A4), call(S4), call(A, method="x")],
        "eigvalsh": square + [call(N, "U"), call(N, symmetrize_input=False), call(N, UPLO="X")],
        "svdvals": square + [call(TB), call(F23)],
        "pinv": [call(A), call(T), call(F23), call(TB), call(LOW), call(T, 0.5), call(LOW, rcond=0.1), call(A, hermitian=True), call(F), call(T, rtol=1, rcond=2)],
        "matrix_rank": [call(A), call(LOW), call(TB), call(LOW, 1e-2), call(LOW, tol=20.0), call(F), call(0.0), call(A, rtol=1, tol=2), call(A, hermitian=True)],
        "cond": [call(A), call(T), call(TB)] + [call(N, p) for p in (1, -1, 2, -2, np.inf, "fro", "nuc", 3)] + [call(T, 1), call(F), call(E33)],
        "matrix_power": [call(N, power) for power in (0, 1, 2, 3, 5, -1, -2)] + [call(AB, 2), call(IA, 3), call(IA, -1), call(IA, 0), call(T, 2), call(F, 2), call(N, 2.5)],
        "multi_dot": [call([F23, F32]), call([F, F32, F23]), call([T, F32, F23, R3]), call([F23]), call([F23, F23]), call([F23, F234, F])],
        "lstsq": [call(T, T[:, 0] + 1), call(T, T + 1), call(LOW, R3), call(LOW, R3, rcond=0.1), call(T, F23), call(F, F), call(F23, F23, numpy_resid=True)],
        "norm": [call(F23), call(F23, axis=1), call(F234, axis=(0, 2)), call(F234, axis=(2, 0), keepdims=True)]
        + [call(F23, order) for order in (1, -1, 2, -2, np.inf, -np.inf, "fro", "f", "nuc", 3, "x")]
        + [call(F234, order, axis=(0, 2)) for order in (1, -1, np.inf, "nuc")]
        + [call(F234, order, axis=(2, 0), keepdims=True) for order in (1, np.inf, 2)]
        + [call(F, order) for order in (0, 1, 2, 3, 2.5, np.inf, -np.inf, "inf", "fro")]
        + [call(I), call(I, 1), call(F234, 2), call(C), call(C, 1), call([1.0])],
        "vector_norm": [call(F23), call(I), call(F23, axis=(0, 1)), call(F23, axis=0, keepdims=True), call(F23, ord=3)]
        + [call(I, ord=order) for order in (1, 2, 3, np.inf, -np.inf, 0, "inf")]
        + [call(F23, ord=0), call([1.0])],
        "matrix_norm": [call(F23), call(F234), call(F234, keepdims=True), call(F234, ord=1), call(F234, ord=2, keepdims=True), call(F), call(I), call(F23, ord="x")],
        "cross": [call(F, R3), call(F23, F), call(F[:2], F), call(2.0, F)],
        "outer": [call(F, R3), call(F, I), call(F23, F), call(2.0, F)],
        "vecdot": [call(F, R3), call(F23, F), call(F23, F23, axis=0), call(F, F[:2])],
        "matmul": [call(F23, F32), call(F23, F), call(F23, F23), call(F23, F32, preferred_element_type=jnp.float16)],
        "tensordot": [call(F23, F32), call(F23, F32, axes=1), call(F234, F23, axes=((0, 1), (0, 1))), call(F23, F23, axes=3)],
        "matrix_transpose": [call(F234), call(F23), call(F)],
        "diagonal": [call(F23), call(F234), call(F234, offset=1), call(F)],
        "trace": [call(A), call(F234), call(F234, offset=-1), call(IA, dtype=float), call(F)],
    }
    factors = {
        "cholesky": square + [call(S4), call(A, upper=True), call(N), call(N @ N.T + 1, symmetrize_input=False)],
        "qr": [call(N), call(T), call(F23), call(TB), call(IA), call(T, "r"), call(T, "complete"), call(T, mode="full"), call(F), call(A, mode="x")],
        "svd": [call(N), call(T), call(F23), call(TB), call(IA), call(T, full_matrices=False), call(T, compute_uv=False), call(A, hermitian=True), call(F)],
        "eigh": [call(A), call(AB), call(S4), call(IA), call(N), call(A, "U"), call(N, "U", symmetrize_input=False), call(T), call(A, UPLO="X")],
        "eigvals": [call(A2), call(ROT), call(np.diag(F)), call(T), call(F)],
        "eig": [call(ROT), call(np.array([[2.0, 1.0], [0.0, 3.0]], np.float32)), call(T), call(F)],
    }
    weak = {
        name: [call(jnp.broadcast_to(W, (2, 2)))]
        for name in ("inv", "det", "slogdet", "pinv", "matrix_rank", "eigvalsh")
    }
    for name, calls in weak.items():
        values[name] += calls
    return table(of("jax.numpy.linalg", values), 32, loose=True) | table(of("jax.numpy.linalg", factors), 32, loose=True)


def scipy_linalg():
    triangular = [
        call(N, R3), call(N, R32), call(N, R3, lower=True), call(N, R32, trans=1), call(N, R32, trans="T", lower=True), call(N, R3, unit_diagonal=True),
        call(NB, RB), call(NB, R32), call(NB, F23), call(IA, I), call(N, F[:2]), call(T, R3), call(F, F), call(N, R3, trans="X"), call([[2.0, 1.0], [1.0, 3.0]], [1.0, 2.0]),
    ]  # fmt: skip
    entries = {
        "cholesky": [call(A), call(A, lower=True), call(AB), call(IA), call([[2.0, 1.0], [1.0, 3.0]]), call(T), call(F)],
        "cho_factor": [call(A), call(A, lower=True), call(AB)],
        "cho_solve": [call((A, True), R3), call((A, False), R32), call((AB, True), RB), call((A, True), F[:2]), call((AB, True), F23)],
        "solve": [call(A, R3), call(A, R32, assume_a="pos"), call(A, R3, assume_a="pos", lower=True), call(A, R3, assume_a="x"), call(A, F[:2], assume_a="pos"), call(T, R3), call(AB, RB, assume_a="pos")],
        "solve_triangular": triangular,
        "inv": [call(A), call(T), call([[1.0]])],
        "det": [call(N), call(T)],
        "expm": [call(A), call(N), call(A2 / 8), call(AB / 8), call(IA), call(T), call(F), call(np.triu(A), upper_triangular=True), call(A * 100, max_squarings=2)],
        "svd": [call(T), call(T, full_matrices=False), call(T, compute_uv=False)],
        "eigh": [call(A), call(A, eigvals_only=True), call(A, A), call(A, type=2), call([[2.0, 1.0], [1.0, 3.0]])],
        "lu": [call(N), call(N, permute_l=True), call(T), call(F23), call(F23.T.copy()), call(IA), call(F)],
        "qr": [call(N), call(F23), call(F23.T.copy(), mode="economic"), call(N, mode="r"), call(N, mode="x"), call(IA)],
        "lu_factor": [call(N), call(T), call(F23), call(IA), call(F)],
        "block_diag": [call(A2, F, 2.0), call(), call(A2, IA), call(F234)],
    }  # fmt: skip
    return table(of("jax.scipy.linalg", entries), 32, loose=True)
