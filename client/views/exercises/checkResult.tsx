// What the last check found, step by step.

import { Markup } from "../markup.tsx";
import type { CheckStepView, CheckView, FromView, StepView } from "./messages.ts";

interface CheckResultProps {
  readonly check: CheckView;
  /** The exercise after this one. */
  readonly next: StepView | null;
  readonly send: (message: FromView) => void;
}

export function CheckResult({ check, next, send }: CheckResultProps) {
  return (
    <>
      {check.kind === "running" && (
        <p class="dim running">
          <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true" /> Checking …
        </p>
      )}
      {check.kind === "done" && <Findings check={check} next={next} send={send} />}
    </>
  );
}

type Done = Extract<CheckView, { readonly kind: "done" }>;

function Findings({ check, next, send }: CheckResultProps & { readonly check: Done }) {
  const { steps, html, isRight, isStale } = check;
  return (
    <>
      <h2>Last check{isStale && <span class="stale warn"> · your code has changed since</span>}</h2>
      {html !== null && <Markup html={html} />}
      <ul class="findings">
        {steps.map((step) => (
          <Finding key={step.nameHtml} step={step} onLine={(line) => send({ kind: "line", line })} />
        ))}
      </ul>
      {isRight && (
        <p class="ending">
          <span class="good">Done.</span>{" "}
          {next !== null && (
            <button type="button" class="button first" onClick={() => send({ kind: "open", id: next.id })}>
              Next: {next.title}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Finding({ step, onLine }: { step: CheckStepView; onLine: (line: number) => void }) {
  const { state, nameHtml, html, detail, line } = step;
  const { icon, kind, words } = looks[state];
  return (
    <li class={state}>
      <span class={`codicon codicon-${icon} ${kind}`} aria-hidden="true" />
      <div>
        <span class="spoken">{words}: </span>
        <Markup html={nameHtml} isInline={true} />
        {html !== null && <Markup html={html} />}
        {detail !== null && <pre class="block">{detail}</pre>}
        {line !== null && (
          <button type="button" class="link" onClick={() => onLine(line)}>
            Go to line {line}
          </button>
        )}
      </div>
    </li>
  );
}

const looks: Readonly<Record<CheckStepView["state"], { icon: string; kind: string; words: string }>> = {
  passed: { icon: "check", kind: "good", words: "Passed" },
  failed: { icon: "close", kind: "bad", words: "Failed" },
  stopped: { icon: "debug-stop", kind: "warn", words: "Stopped" },
  unreached: { icon: "circle-large-outline", kind: "dim", words: "Not looked at" },
};
