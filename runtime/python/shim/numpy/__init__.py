"""NumPy on the bundled runtime of Loopless: what NumPy 2 computes, without NumPy."""

import importlib as _importlib
import math as _math

from jax._src.dtypes import dtype as dtype
from numpy._src import creation as _creation
from numpy._src import dtype_rules as _dtype_rules
from numpy._src import functional as _functional
from numpy._src import operators as _operators
from numpy._src import polynomials as _polynomials
from numpy._src import printing as _printing
from numpy._src import rows as _rows
from numpy._src import scalar_operators as _scalar_operators
from numpy._src import scalars as _scalars
from numpy._src import selection as _selection
from numpy._src import sequences as _sequences
from numpy._src import sets as _sets
from numpy._src import shapes as _shapes
from numpy._src import statistics as _statistics
from numpy._src import ufuncs as _ufuncs
from numpy._src.absence import absent as _absent
from numpy._src.arrays import ndarray as ndarray
from numpy._src.floating_errors import errstate as errstate
from numpy._src.floating_errors import geterr as geterr
from numpy._src.floating_errors import seterr as seterr
from numpy._src.ufuncs import ufunc as ufunc

__version__ = "2.4.6"
pi, e, euler_gamma = _math.pi, _math.e, 0.5772156649015329
inf, nan = _math.inf, _math.nan
newaxis = None
little_endian = True

_MODULES = (_creation, _shapes, _selection, _sets, _sequences, _statistics, _polynomials, _dtype_rules, _functional, _printing)
for _module in _MODULES:
    globals().update({name: getattr(_module, name) for name in _module.__all__})
globals().update(_rows.members | _ufuncs.members | _scalars.types)
globals().update({kind.__name__: kind for kind in _scalars.abstract})
bool_ = _scalars.bool_
int_ = intp = longlong = long = _scalars.types["int64"]
uint = uintp = ulonglong = ulong = _scalars.types["uint64"]
byte, ubyte, short, ushort = (_scalars.types[name] for name in ("int8", "uint8", "int16", "uint16"))
intc, uintc = _scalars.types["int32"], _scalars.types["uint32"]
half, single, double = (_scalars.types[name] for name in ("float16", "float32", "float64"))
csingle, cdouble = _scalars.types["complex64"], _scalars.types["complex128"]
True_, False_ = _scalars.true, _scalars.false

_SUBMODULES = frozenset("exceptions linalg random testing typing".split())
__all__ = [name for name in globals() if not name.startswith("_")] + sorted(_SUBMODULES)


def __getattr__(name):
    if name in _SUBMODULES:
        return _importlib.import_module(f"numpy.{name}")
    raise _absent(__name__, name)
