// The toolbar: what can be done with the Python of the file that was looked at last, and how it is.

import { useDesk } from "./desk.ts";
import type { Toolbar, ToolbarCommand } from "./messages.ts";

export function ToolbarView({ toolbar: { document, state }, isEmpty }: { toolbar: Toolbar; isEmpty: boolean }) {
  const isWorking = state === "busy" || state === "starting";
  return (
    <div class="toolbar" role="toolbar" aria-label="Results">
      <Action command="runAll" icon="run-all" title="Run All" isOff={document === null} />
      <Action command="interrupt" icon="debug-stop" title="Stop" isOff={!isWorking} />
      <Action command="restart" icon="debug-restart" title="Restart" isOff={state === "off"} />
      <span class="grow" />
      <span class="dim state" aria-live="polite">
        {document ?? "Loopless"} · {words[state]}
      </span>
      <Action command="clear" icon="clear-all" title="Clear" isOff={isEmpty} />
    </div>
  );
}

const words: Readonly<Record<Toolbar["state"], string>> = {
  off: "not started",
  starting: "starting …",
  idle: "idle",
  busy: "busy",
};

interface ActionProps {
  readonly command: ToolbarCommand;
  readonly icon: string;
  readonly title: string;
  readonly isOff: boolean;
}

function Action({ command, icon, title, isOff }: ActionProps) {
  const { send } = useDesk();
  return (
    <button
      type="button"
      class="action"
      title={title}
      disabled={isOff}
      onClick={() => send({ kind: "command", command })}
    >
      <span class={`codicon codicon-${icon}`} aria-hidden="true" />
      <span class="name">{title}</span>
    </button>
  );
}
