// One run of a cell, or a variable: its head and everything it showed.

import { useEffect, useMemo, useState } from "preact/hooks";
import { timeText } from "../shape/numbers.ts";
import { useDesk } from "./desk.ts";
import type { Entry, Head } from "./messages.ts";
import { OutputView } from "./outputView.tsx";

export function EntryView({ entry }: { entry: Entry }) {
  // An entry that did not change is the same object, and is passed over.
  return useMemo(() => <Content entry={entry} />, [entry]);
}

function Content({ entry: { id, head, outputs } }: { entry: Entry }) {
  const { send } = useDesk();
  return (
    <article class={outputs.length === 0 ? "entry quiet" : "entry"} aria-labelledby={`${id}-title`} data-entry={id}>
      <header class="head">
        <h2 id={`${id}-title`}>
          {head.origin === "cell" ? (
            <button
              type="button"
              class="link"
              title="Go to the cell"
              onClick={() => send({ kind: "go", id, line: null })}
            >
              {head.title}
            </button>
          ) : (
            <span class="mono">{head.title}</span>
          )}
        </h2>
        <code class="dim code" title={head.code}>
          {head.code}
        </code>
        <span class="grow" />
        <Badges head={head} hasArrays={outputs.some(({ kind }) => kind === "array" || kind === "tree")} />
        <Time head={head} />
      </header>
      {head.prediction?.verdict === "contradicted" && <p class="warn">{head.prediction.text}</p>}
      {outputs.map((output, index) => (
        <OutputView key={index} id={id} index={index} output={output} />
      ))}
    </article>
  );
}

function Badges({ head, hasArrays }: { head: Head; hasArrays: boolean }) {
  const { prediction, isStale, isGone, state } = head;
  return (
    <>
      {prediction?.verdict === "confirmed" && (
        <Badge kind="good" icon="check" text="as predicted" title={prediction.text} />
      )}
      {prediction?.verdict === "contradicted" && (
        <Badge kind="warn" icon="warning" text="differs from the hint" title={prediction.text} />
      )}
      {isStale && <Badge kind="warn" icon="history" text="stale" title="The code of this cell has changed since." />}
      {isGone && hasArrays && state !== "lost" && (
        <Badge
          kind="dim"
          icon="debug-disconnect"
          text="past"
          title="Python was started again since: run the cell again to look into its values."
        />
      )}
      {state === "failed" && <Badge kind="bad" icon="error" text="error" />}
      {state === "stopped" && <Badge kind="dim" icon="debug-stop" text="stopped" />}
      {state === "skipped" && <Badge kind="dim" icon="debug-step-over" text="not run" />}
      {state === "lost" && (
        <Badge kind="bad" icon="debug-disconnect" text="lost" title="Python ended during this cell." />
      )}
    </>
  );
}

function Badge({ kind, icon, text, title }: { kind: string; icon: string; text: string; title?: string }) {
  return (
    <span class={`badge ${kind}`} title={title}>
      <span class={`codicon codicon-${icon}`} aria-hidden="true" />
      {text}
    </span>
  );
}

function Time({ head: { state, milliseconds, origin } }: { head: Head }) {
  if (origin === "variable") return null;
  if (state === "waiting") return <span class="dim time">waiting</span>;
  if (state === "running") return <RunningTime soFar={milliseconds ?? 0} />;
  return milliseconds === null ? null : <span class="dim time">{timeText(milliseconds)}</span>;
}

function RunningTime({ soFar }: { soFar: number }) {
  // The clock of the extension may be another one.
  const [began] = useState(() => performance.now() - soFar);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - began) / 1000);
  return (
    <span class="dim time" role="timer">
      <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true" />{" "}
      {seconds === 0 ? "running" : `running · ${seconds < 10 ? `${seconds} s` : timeText(seconds * 1000)}`}
    </span>
  );
}
