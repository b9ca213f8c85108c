"""The exercise's side: its data, and what the loop makes of it. It is worked out before the learner's code runs."""

import ast
import inspect
import re

from jax import random, tree_util

from loopless_check.results import Reader, same

DATA_SETS = 3


class Task:
    """An exercise with the results that are right."""

    def __init__(self, exercise):
        self.function = exercise["function"]
        self.axes = exercise["axes"]
        self.sizes = exercise["sizes"]
        self.data_tree = ast.parse(exercise["data"])
        self.reader = Reader()
        self._mistakes = exercise["mistakes"]
        self._names = {"__name__": "exercise"}
        exec(exercise["data"], self._names)
        self.data = dict(self._names)
        exec(exercise["loop"], self._names)
        exec(exercise["dataSets"], self._names)
        self._call = _binding(exercise["solution"], exercise["result"])
        self._result_name = exercise["result"]
        self._sets = [_arguments(self._names["arguments"](random.key(seed))) for seed in range(DATA_SETS)]
        loop = self._names["loop"]
        self.expected = [self.result_of_set(loop, place) for place in range(DATA_SETS)]
        self.result = self.result_of_data(loop)

    def result_of_data(self, function):
        """What a function gives on the data of the exercise, in place of the learner's."""
        names = {**self.data, self.function: function}
        exec(self._call, names)
        return self.reader.read(names[self._result_name])

    def result_of_set(self, function, place):
        """What a function gives on a data set. It gets containers of its own."""
        return self.reader.read(function(*_copied(self._sets[place])))

    def known_error(self, text):
        """The message of the mistake that is known by the text of an error; None where there is none."""
        for mistake in self._mistakes:
            if mistake["sign"]["kind"] == "error" and re.search(mistake["sign"]["pattern"], text):
                return mistake["message"]
        return None

    def with_mistake(self, failure, outcomes):
        """The failure, with the message of the mistake that gives these very results on all data sets."""
        message = None if failure is None else self.known_result(outcomes)
        if message is not None:
            failure.message += f" {message}"
        return failure

    def known_result(self, outcomes):
        """The message of the mistake that gives these very results on all data sets; None where there is none."""
        for mistake in self._mistakes:
            if mistake["sign"]["kind"] == "value" and self._gives(mistake["sign"]["expression"], outcomes):
                return mistake["message"]
        return None

    def _gives(self, expression, outcomes):
        loop = self._names["loop"]
        for arguments, outcome in zip(self._sets, outcomes):
            named = inspect.signature(loop).bind(*_copied(arguments)).arguments
            names = {**self._names, **named, "expected": loop(*_copied(arguments))}
            try:
                if not same(self.reader.read(eval(expression, names)), outcome):
                    return False
            except Exception:
                return False
        return len(outcomes) == DATA_SETS


def _arguments(given):
    return given if isinstance(given, tuple) else (given,)


def _copied(tree):
    return tree_util.tree_map(lambda leaf: leaf, tree)


def _binding(source, name):
    """The last statement that gives the result its name, as code."""
    for statement in reversed(ast.parse(source).body):
        if isinstance(statement, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in statement.targets):
            return compile(ast.Module([statement], []), "<exercise>", "exec")
    raise NameError(f"the solution does not set `{name}`")
