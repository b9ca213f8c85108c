"""What the learner is told."""

import dataclasses


@dataclasses.dataclass
class Failure:
    """Why a step did not pass. The message is Markdown; `detail` is Python's own message; `line` counts from 1."""

    message: str
    line: int | None = None
    detail: str | None = None
    state: str = "failed"


class Verdict:
    """The steps of a check in their order, and a note beside them. Cells show it by its MIME type."""

    def __init__(self, names):
        self.note = None
        self._steps = {
            key: {"name": name, "state": "unreached", "message": None, "detail": None, "line": None}
            for key, name in names.items()
        }

    def take(self, key, failure):
        """Ends a step, which passed if there is no failure; whether it did."""
        outcome = {"state": "passed"} if failure is None else dataclasses.asdict(failure)
        self._steps[key].update(outcome)
        return failure is None

    def take_in_order(self, *judges):
        """Ends one step after the other, up to the first that fails; each judge gives a failure or None."""
        all(self.take(key, judge()) for key, judge in judges)

    def data(self):
        """The verdict as JSON has it: see `verdict.ts`."""
        return {"steps": list(self._steps.values()), "note": self.note}

    def __repr__(self):
        told = ([step["state"], step["name"], step["message"]] for step in self._steps.values())
        return "\n".join(": ".join(filter(None, parts)) for parts in told)

    def _repr_mimebundle_(self, **_options):
        return {"application/vnd.loopless.verdict+json": self.data()}
