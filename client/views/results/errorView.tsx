// An error: what Python says first, the way there behind it.

import { useDesk, useFlag } from "./desk.ts";
import { linkedTraceback } from "./linkedTraceback.ts";
import { LongText } from "./longText.tsx";
import type { Output } from "./messages.ts";

interface ErrorViewProps {
  readonly id: string;
  readonly place: string;
  readonly error: Extract<Output, { readonly kind: "error" }>;
}

export function ErrorView({ id, place, error }: ErrorViewProps) {
  const { send } = useDesk();
  const [isOpen, setOpen] = useFlag(`${place}/traceback`, false);
  const { ename, evalue, traceback, places } = error;
  const last = places.at(-1);
  const go = (line: number) => send({ kind: "go", id, line });
  return (
    <div class="error">
      <LongText place={`${place}/message`} kind="error" text={evalue === "" ? ename : `${ename}: ${evalue}`} />
      <p class="more">
        {last !== undefined && (
          <button type="button" class="link" onClick={() => go(last.line)}>
            Go to line {last.line}
          </button>
        )}
        {traceback.length > 0 && (
          <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Hide traceback" : "Show traceback"}
          </button>
        )}
      </p>
      {isOpen && (
        <pre class="text">
          {linkedTraceback(traceback.join("\n"), places).map((part) =>
            typeof part === "string" ? (
              part
            ) : (
              <button type="button" class="link mono" onClick={() => go(part.line)}>
                {part.text}
              </button>
            ),
          )}
        </pre>
      )}
    </div>
  );
}
