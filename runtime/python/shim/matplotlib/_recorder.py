"""A figure as plain data: JSON, and one array with all numbers it mentions."""

from array import array


class Recorder:
    """Gathers the numbers of a figure."""

    def __init__(self):
        self.numbers = array("d")
        self._known = {}

    def part(self, values):
        """Adds numbers. Gives where they begin and how many they are."""
        known = self._known.get(id(values))
        if known is not None:
            return known[1]
        part = [len(self.numbers), len(values)]
        self.numbers.extend(values)
        # The same array is written once; it is kept so that its id stays its own.
        self._known[id(values)] = (values, part)
        return part
