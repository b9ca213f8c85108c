// The results view as a whole.

import { useEffect } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { EntryView } from "./entryView.tsx";
import { entryElement, useFollowing } from "./following.ts";
import type { Shown } from "./shown.ts";
import { ToolbarView } from "./toolbarView.tsx";

interface AppProps {
  readonly shown: Shown;
  /** The entry that the user asked for last; a new object each time. */
  readonly revealed: { readonly id: string } | null;
  /** What was done last, in words. */
  readonly notice: { readonly text: string } | null;
  readonly onNoticed: () => void;
}

export function App({ shown: { entries, toolbar }, revealed, notice, onNoticed }: AppProps) {
  const { hasNews, goToNewest, goToEntry } = useFollowing(entries);
  useEffect(() => {
    if (revealed === null) return;
    const element = entryElement(revealed.id);
    goToEntry(revealed.id);
    element?.classList.add("revealed");
    return () => element?.classList.remove("revealed");
  }, [revealed]);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(onNoticed, 1800);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <>
      <ToolbarView toolbar={toolbar} isEmpty={entries.length === 0} />
      <main aria-label="Results">
        {entries.length === 0 ? (
          <Welcome canRun={toolbar.document !== null} />
        ) : (
          entries.map((entry) => <EntryView key={entry.id} entry={entry} />)
        )}
      </main>
      {hasNews && (
        <button type="button" class="news" onClick={goToNewest}>
          <span class="codicon codicon-arrow-down" aria-hidden="true" /> New results
        </button>
      )}
      <div role="status" class={notice === null ? "notice" : "notice shown"}>
        {notice?.text}
      </div>
    </>
  );
}

function Welcome({ canRun }: { canRun: boolean }) {
  const { send } = useDesk();
  return (
    <div class="welcome">
      <span class="codicon codicon-table" aria-hidden="true" />
      <p>What cells show appears here.</p>
      <p class="dim">
        Run a cell of a Python file with <kbd>Shift</kbd>+<kbd>Enter</kbd>
        {canRun && (
          <>
            {" "}
            or{" "}
            <button type="button" class="link" onClick={() => send({ kind: "command", command: "runAll" })}>
              run all cells
            </button>
          </>
        )}
        .
      </p>
    </div>
  );
}
