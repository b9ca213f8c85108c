"""JAX on the bundled runtime of Loopless: what JAX 0.10.2 computes, without JAX."""

import functools as _functools

from jax import errors as errors
from jax._src import transforms as _transforms
from jax._src.array import Array as Array
from jax._src.aval import cpu as _cpu
from jax._src.configuration import config as config
from jax._src.custom_derivatives import custom_jvp as custom_jvp
from jax._src.custom_derivatives import custom_vjp as custom_vjp
from jax._src.rows import _functions as _rows
from jax._src.rows import fill as _fill
from jax._src.shape_struct import ShapeDtypeStruct as ShapeDtypeStruct

__version__ = "0.10.2"
_jit = _rows["jax"]["jit"]


@_functools.wraps(_jit)
def jit(fun=None, /, **options):
    return _functools.partial(jit, **options) if fun is None else _jit(fun, **options)


def typeof(x):
    """What is known of an array, or of the array that a number would be, without its elements."""
    return x.aval if isinstance(x, Array) else device_put(x).aval


def device_get(x):
    """The tree with arrays of NumPy's in place of JAX's."""
    import numpy

    return tree.map(lambda leaf: numpy.asarray(leaf) if isinstance(leaf, Array) else leaf, x)


def devices(backend=None):
    """The devices that compute: one."""
    return [_cpu]


def local_devices(process_index=None, backend=None, host_id=None):
    """The devices that compute: one."""
    return [_cpu]


def device_count(backend=None):
    """The number of devices that compute."""
    return 1


def local_device_count(backend=None):
    """The number of devices that compute."""
    return 1


def default_backend():
    """The kind of device that computes."""
    return "cpu"


_fill(globals(), ["Array", "ShapeDtypeStruct", "config", "device_get", "devices", "jit", "typeof"])

from jax import core as core
from jax import debug as debug
from jax import flatten_util as flatten_util
from jax import lax as lax
from jax import nn as nn
from jax import numpy as numpy
from jax import random as random
from jax import scipy as scipy
from jax import tree as tree
from jax import tree_util as tree_util
from jax import typing as typing
