// An exercise: its task, how near the learner is, and what can be done.

import { Markup } from "../markup.tsx";
import { ShapeLine } from "../shape/shapeLine.tsx";
import { ActionsView } from "./actionsView.tsx";
import { CheckResult } from "./checkResult.tsx";
import type { FromView, LiveView, NoteView, Page, ShapeView, SolutionView } from "./messages.ts";
import { ProgressBar } from "./progressBar.tsx";
import { useReveal } from "./reveal.ts";

interface ExerciseViewProps {
  readonly page: Page;
  readonly send: (message: FromView) => void;
}

export function ExerciseView({ page, send }: ExerciseViewProps) {
  const { steps, place, title, html, notes, goal, live, loop, rules, hints, solution, check } = page;
  const checkPlace = useReveal<HTMLElement>(check.kind);
  const hintsPlace = useReveal<HTMLDivElement>(hints.length);
  const solutionPlace = useReveal<HTMLDivElement>(solution === null);
  return (
    <>
      <ProgressBar steps={steps} place={place} send={send} />
      <main aria-label={title}>
        <h1>{title}</h1>
        <Markup html={html} />
        {notes.length > 0 && <Data notes={notes} />}
        <Distance goal={goal} live={live} onOpen={() => send({ kind: "open", id: page.id })} />
        <h2>The same as a loop</h2>
        <pre class="block">{loop}</pre>
        {rules.length > 0 && (
          <ul class="rules" aria-label="Rules">
            {rules.map((rule) => (
              <li>
                <Markup html={rule} isInline={true} />
              </li>
            ))}
          </ul>
        )}
        <ActionsView page={page} send={send} />
        <section ref={checkPlace} aria-label="Last check" aria-live="polite" aria-busy={check.kind === "running"}>
          <CheckResult check={check} next={steps[place + 1] ?? null} send={send} />
        </section>
        <div ref={hintsPlace} aria-live="polite">
          {hints.length > 0 && <Hints hints={hints} />}
        </div>
        <div ref={solutionPlace}>
          {solution !== null && (
            <Solution solution={solution} onCompare={() => send({ kind: "do", action: "compare" })} />
          )}
        </div>
      </main>
    </>
  );
}

function Data({ notes }: { notes: readonly NoteView[] }) {
  return (
    <>
      <h2>Data</h2>
      <table class="data" aria-label="Data">
        {notes.map(({ name, html, shape }) => (
          <tr key={name}>
            <td>{shape === null ? null : <ShapeLine array={shape} isSmall={true} />}</td>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td class="dim">
              <Markup html={html} isInline={true} />
            </td>
          </tr>
        ))}
      </table>
    </>
  );
}

function Distance({ goal, live, onOpen }: { goal: ShapeView; live: LiveView; onOpen: () => void }) {
  const { state, shape, wrongAxis, words, isOpen } = live;
  return (
    <>
      <h2 id="distance">Your shape, while you type</h2>
      <section class={`distance ${state}`} aria-labelledby="distance">
        <span class="dim">goal</span>
        <ShapeLine array={goal} isSmall={true} />
        <span class="dim">yours so far</span>
        <span>
          {shape === null ? (
            <span class="dim">–</span>
          ) : (
            <ShapeLine array={shape} isSmall={true} wrongAxis={wrongAxis} />
          )}
        </span>
        <p class="words" aria-live="polite">
          {state === "right" && <span class="codicon codicon-check good" aria-hidden="true" />} {words}{" "}
          {!isOpen && (
            <button type="button" class="link" onClick={onOpen}>
              Open your file
            </button>
          )}
        </p>
      </section>
    </>
  );
}

function Hints({ hints }: { hints: readonly string[] }) {
  return (
    <>
      <h2>Hints</h2>
      <ol class="hints">
        {hints.map((hint) => (
          <li key={hint}>
            <Markup html={hint} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Solution({ solution: { code, html }, onCompare }: { solution: SolutionView; onCompare: () => void }) {
  return (
    <>
      <h2>Solution</h2>
      <pre class="block">{code}</pre>
      <Markup html={html} />
      <p>
        <button type="button" class="link" onClick={onCompare}>
          Compare with yours
        </button>
      </p>
    </>
  );
}
