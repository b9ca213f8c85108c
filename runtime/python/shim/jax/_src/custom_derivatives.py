"""Functions with rules of their own for derivatives, which nothing computes here."""

import functools


class _Custom:
    def __init__(self, fun, nondiff_argnums=(), nondiff_argnames=()):
        functools.update_wrapper(self, fun)
        self._rule = None

    def __call__(self, *args, **kwargs):
        if self._rule is None:
            name = getattr(self, "__name__", str(self.__wrapped__))
            raise AttributeError(f"No {self._kind.upper()} defined for custom_{self._kind} function {name} using def{self._kind}.")
        return self.__wrapped__(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


class custom_jvp(_Custom):
    """The function itself, with a rule of its own for derivatives."""

    _kind = "jvp"

    def defjvp(self, jvp, symbolic_zeros=False):
        """Sets the rule, and gives it back."""
        self._rule = jvp
        return jvp

    def defjvps(self, *jvps):
        """Sets a rule for each argument."""
        self._rule = jvps


class custom_vjp(_Custom):
    """The function itself, with rules of its own for derivatives."""

    _kind = "vjp"

    def defvjp(self, fwd, bwd, symbolic_zeros=False, optimize_remat=False):
        """Sets the rules: the forward pass, and the backward pass."""
        self._rule = fwd, bwd
