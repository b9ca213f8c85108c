// What can be done with an exercise.

import type { Action, FromView, Page } from "./messages.ts";

export function ActionsView({ page, send }: { page: Page; send: (message: FromView) => void }) {
  const { check, hints, hintCount, solution } = page;
  const isRunning = check.kind === "running";
  const act = (action: Action) => () => send({ kind: "do", action });
  return (
    <div class="actions" role="toolbar" aria-label="What you can do">
      <button type="button" class="button first" onClick={act(isRunning ? "stop" : "check")}>
        {isRunning ? "Stop" : "Check"}
      </button>
      <button type="button" class="button" disabled={hints.length === hintCount} onClick={act("hint")}>
        {hints.length === hintCount ? "No more hints" : `Hint ${hints.length + 1} of ${hintCount}`}
      </button>
      <button type="button" class="button" disabled={solution !== null} onClick={act("solution")}>
        Solution
      </button>
      <span class="grow" />
      <button
        type="button"
        class="button"
        title="Puts the start back into your file; Undo works"
        onClick={act("reset")}
      >
        Reset
      </button>
    </div>
  );
}
