"""Checks a learner's answer to an exercise, on the bundled runtime and on JAX alike.

An answer passes where the code runs, keeps the rules of the exercise, and gives what the naive loop gives: on the data of
the exercise and on sets of other data.
"""

import json
import signal

from loopless_check import rules, shapes, values
from loopless_check.answer import Answer
from loopless_check.errors import failure_of
from loopless_check.results import structure_failure
from loopless_check.task import DATA_SETS, Task
from loopless_check.verdict import Failure, Verdict


def check(text, source):
    """The verdict on the learner's whole file. `text` is the exercise as JSON, as `checkCell.ts` writes it."""
    handler = signal.getsignal(signal.SIGINT)
    try:
        return _verdict(json.loads(text), source)
    finally:
        signal.signal(signal.SIGINT, handler)


def _verdict(exercise, source):
    try:
        task = Task(exercise)
    except (Exception, KeyboardInterrupt) as error:
        verdict = Verdict({"exercise": "The exercise itself"})
        failure = failure_of(error)
        verdict.take("exercise", Failure("Its own code did not run to the end.", None, failure.detail, failure.state))
        return verdict
    verdict = Verdict(
        {
            "runs": "The code runs",
            **exercise["rules"],
            "structure": f"The result is {task.result.kind}",
            "shape": "Shape",
            "dtype": "Dtype",
            "values": f"Values on {DATA_SETS} data sets",
        }
    )
    answer = Answer(task, source)
    if answer.data_changed:
        verdict.note = "Your file changes the data. Check used the data of the exercise."
    runs = verdict.take("runs", answer.failure)
    # What is written can be judged even where it does not run.
    for rule in exercise["rules"] if answer.program is not None else ():
        verdict.take(rule, rules.failure(rule, answer.program))
    if not runs:
        return verdict
    verdict.take_in_order(
        ("structure", lambda: task.with_mistake(structure_failure(task.result, answer.result), answer.outcomes)),
        ("shape", lambda: task.with_mistake(shapes.failure(task, answer), answer.outcomes)),
        ("dtype", lambda: task.with_mistake(shapes.dtype_failure(task.result, answer.result), answer.outcomes)),
        ("values", lambda: values.failure(task, answer)),
    )
    return verdict
