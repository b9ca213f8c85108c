// Where the exercise stands in its row, and the ways to the others.

import type { FromView, StepView } from "./messages.ts";

interface ProgressBarProps {
  readonly steps: readonly StepView[];
  readonly place: number;
  readonly send: (message: FromView) => void;
}

export function ProgressBar({ steps, place, send }: ProgressBarProps) {
  const go = ({ id }: StepView) => send({ kind: "open", id });
  return (
    <nav class="toolbar" aria-label="Exercises">
      <Arrow name="Previous exercise" icon="chevron-left" step={steps[place - 1]} onGo={go} />
      <ol class="dots">
        {steps.map((step, index) => (
          <li key={step.id}>
            <button
              type="button"
              class={`dot${step.isDone ? " done" : ""}`}
              title={step.title}
              aria-label={`${step.title}${step.isDone ? ", done" : ""}`}
              aria-current={index === place ? "step" : undefined}
              onClick={() => go(step)}
            />
          </li>
        ))}
      </ol>
      <span class="dim place">
        {place + 1} of {steps.length}
      </span>
      <Arrow name="Next exercise" icon="chevron-right" step={steps[place + 1]} onGo={go} />
      <span class="grow" />
      <button type="button" class="action" onClick={() => send({ kind: "do", action: "list" })}>
        <span class="codicon codicon-list-unordered" aria-hidden="true" /> <span class="name">All exercises</span>
      </button>
    </nav>
  );
}

interface ArrowProps {
  readonly name: string;
  readonly icon: string;
  readonly step: StepView | undefined;
  readonly onGo: (step: StepView) => void;
}

function Arrow({ name, icon, step, onGo }: ArrowProps) {
  return (
    <button
      type="button"
      class="action"
      title={name}
      aria-label={name}
      disabled={step === undefined}
      onClick={() => step !== undefined && onGo(step)}
    >
      <span class={`codicon codicon-${icon}`} aria-hidden="true" />
    </button>
  );
}
