"""The learner's side: the file is run once, then the function is called on the exercise's data and on the data sets."""

import ast
import builtins
import contextlib
import io
import linecache
import signal

import jax

from loopless_check.errors import failure_of
from loopless_check.program import Program
from loopless_check.task import DATA_SETS
from loopless_check.verdict import Failure

_FILE = "your file"
# What the learner's code changes in these holds for it alone.
_SHARED = (builtins, jax, jax.lax, jax.nn, jax.numpy, jax.random, jax.tree_util)


class Answer:
    """What came of the learner's code.

    `program` is None where there is no function to judge. `failure` tells why the code did not run; else `result` is what
    it gives on the exercise's data, and `outcomes` on the data sets: results, or failures where it raised.
    """

    def __init__(self, task, source):
        self.program = None
        self.data_changed = False
        self.result = None
        self.outcomes = []
        self._task = task
        with _unchanged():
            self.failure = self._run(source)

    def _run(self, source):
        task = self._task
        linecache.cache[_FILE] = (len(source), None, source.splitlines(keepends=True), _FILE)
        try:
            tree = ast.parse(source, _FILE)
            code = compile(tree, _FILE, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            return failure_of(error, _FILE)
        program = Program(tree, task.data_tree, task.function)
        if program.line is None:
            return Failure(f"There is no function `{task.function}` in your file.")
        self.program = program
        self.data_changed = program.data_changed
        names = {"__name__": "__main__"}
        _, failure = self._attempt(exec, code, names)
        if failure is not None:
            return failure
        if not callable(names.get(task.function)):
            return Failure(f"`{task.function}` is not a function.", program.line)
        names.update({name: task.data[name] for name in program.data_names})
        # What the learner prints was printed when the file ran.
        with contextlib.redirect_stdout(io.StringIO()):
            self.result, failure = self._attempt(task.result_of_data, names[task.function])
            for place in range(DATA_SETS if failure is None else 0):
                outcome, raised = self._attempt(task.result_of_set, names[task.function], place)
                self.outcomes.append(outcome if raised is None else raised)
                if raised is not None:
                    break
        return failure

    def _attempt(self, function, *args):
        """What a call gives, and why it did not: one of the two is None."""
        try:
            return function(*args), None
        except KeyboardInterrupt as error:
            # The signal is repeated until the cell ends, and it ends soon.
            signal.signal(signal.SIGINT, _ignore)
            return None, failure_of(error, _FILE)
        except BaseException as error:
            failure = failure_of(error, _FILE, self.program.line, self.program.vmaps > 0)
            failure.message = self._task.known_error(failure.detail or "") or failure.message
            return None, failure


def _ignore(_number, _frame):
    pass


@contextlib.contextmanager
def _unchanged():
    """Afterwards the names of the shared modules stand for what they stood for."""
    before = [(vars(module), dict(vars(module))) for module in _SHARED]
    try:
        yield
    finally:
        for names, kept in before:
            names.update(kept)
