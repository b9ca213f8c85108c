"""The exceptions of JAX."""

_PAGE = "https://docs.jax.dev/en/latest/errors.html#jax.errors."


class _WithPage:
    """Ends the message with the page that explains it."""

    def __init__(self, message):
        super().__init__(f"{message}\nSee {_PAGE}{type(self).__name__}")


class JAXTypeError(_WithPage, TypeError):
    pass


class JAXIndexError(_WithPage, IndexError):
    pass


class ConcretizationTypeError(JAXTypeError):
    """A value was needed while only its shape is known, inside a mapped or jitted function."""


class TracerBoolConversionError(ConcretizationTypeError):
    """The truth of a traced array was asked for, as `if` does."""


class TracerArrayConversionError(JAXTypeError):
    """The elements of a traced array were asked for."""


class TracerIntegerConversionError(JAXTypeError):
    """A traced array was used as an index or a count of Python's."""


class NonConcreteBooleanIndexError(JAXIndexError):
    """A traced array of booleans was used as an index: how many elements that picks is not known."""


class UnexpectedTracerError(JAXTypeError):
    """A traced array left the function it belongs to."""


class KeyReuseError(RuntimeError):
    """A random key was used twice."""


class JaxRuntimeError(RuntimeError):
    """What computes arrays failed."""
