"""The functions of the runtime for arrays of NumPy's, bound once: to look one up takes longer than to call it."""

from _loopless import elements, free
from _loopless import numpyArray as array
from _loopless import numpyBroadcast as broadcast
from _loopless import numpyCall as call
from _loopless import numpyComplexText as complex_text
from _loopless import numpyCopy as copy
from _loopless import numpyDraw as draw
from _loopless import numpyDrawIntegers as draw_integers
from _loopless import numpyDrawOrder as draw_order
from _loopless import numpyDrawSample as draw_sample
from _loopless import numpyElement as element
from _loopless import numpyGenerator as generator
from _loopless import numpyGet as get
from _loopless import numpyInto as into
from _loopless import numpyLayout as layout
from _loopless import numpyMatrix as matrix
from _loopless import numpyNonzero as nonzero
from _loopless import numpyNumberText as number_text
from _loopless import numpyOfJax as of_jax
from _loopless import numpyOperate as operate
from _loopless import numpyOperateNumber as operate_number
from _loopless import numpyOperateValue as operate_value
from _loopless import numpyRepr as repr
from _loopless import numpyReshape as reshape
from _loopless import numpySearchSorted as search_sorted
from _loopless import numpySet as set
from _loopless import numpySetPrintOptions as set_print_options
from _loopless import numpyStr as str
from _loopless import numpyTranspose as transpose
from _loopless import numpyUfunc as ufunc
from _loopless import numpyView as view
