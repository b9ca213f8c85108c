import inspect


class Described:
    """What a proxy stands for, which has nothing but a signature: `inspect` reads it through `__wrapped__`."""

    __slots__ = ("text",)

    def __init__(self, text):
        self.text = text

    @property
    def __signature__(self):
        """Made when somebody asks: there are hundreds of proxies."""
        names = {}
        exec(f"def function{self.text}: pass", names)
        return inspect.signature(names["function"])
