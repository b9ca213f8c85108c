// Where the exercise stands in its row, and the ways to the others.

import { useRef } from "preact/hooks";
import { placeAfterKey } from "../placeAfterKey.ts";
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
      <Dots steps={steps} place={place} onGo={go} />
      <span class="dim place">
        {place + 1} of {steps.length}
      </span>
      <Arrow name="Next exercise" icon="chevron-right" step={steps[place + 1]} onGo={go} />
      <span class="grow" />
      <button type="button" class="action" title="All exercises" onClick={() => send({ kind: "do", action: "list" })}>
        <span class="codicon codicon-list-unordered" aria-hidden="true" /> <span class="name">All exercises</span>
      </button>
    </nav>
  );
}

interface DotsProps {
  readonly steps: readonly StepView[];
  readonly place: number;
  readonly onGo: (step: StepView) => void;
}

/** A dot for each exercise: one stop for the Tab key, the arrow keys move between them. */
function Dots({ steps, place, onGo }: DotsProps) {
  const row = useRef<HTMLOListElement>(null);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const next = placeAfterKey(event.key, index, steps.length);
    if (next === null) return;
    event.preventDefault();
    row.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <ol class="dots" ref={row}>
      {steps.map((step, index) => (
        <li key={step.id}>
          <button
            type="button"
            class={`dot${step.isDone ? " done" : ""}`}
            title={step.title}
            aria-label={`${step.title}${step.isDone ? ", done" : ""}`}
            aria-current={index === place ? "step" : undefined}
            tabIndex={index === place ? 0 : -1}
            onKeyDown={(event) => onKeyDown(event, index)}
            onClick={() => onGo(step)}
          />
        </li>
      ))}
    </ol>
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
