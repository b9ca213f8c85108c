// A text as Python printed it, folded where it is long.

import { countText } from "../shape/numbers.ts";
import { useFlag } from "./desk.ts";

interface LongTextProps {
  /** Where it is kept whether the text is unfolded. */
  readonly place: string;
  readonly text: string;
  readonly kind?: "plain" | "error";
  /** Of a stream the end is what matters. */
  readonly isEndKept?: boolean;
  /** Opens the text in an editor. */
  readonly onOpen?: () => void;
}

export function LongText({ place, text, kind = "plain", isEndKept = false, onOpen }: LongTextProps) {
  const [isOpen, setOpen] = useFlag(place, false);
  const lines = text.replace(/\n$/, "").split("\n");
  const isLong = lines.length > mostLines || text.length > mostLetters;
  if (!isLong) return <pre class={`text ${kind}`}>{lines.join("\n")}</pre>;
  const isHuge = lines.length > hugeLines || text.length > hugeLetters;
  const count = isOpen ? hugeLines : shownLines;
  const kept = isEndKept ? lines.slice(-count) : lines.slice(0, count);
  const letters = isOpen ? hugeLetters : mostLetters;
  const shown = isEndKept ? kept.join("\n").slice(-letters) : kept.join("\n").slice(0, letters);
  return (
    <div class="longtext">
      <pre class={`text ${kind} ${isOpen ? "open" : `folded ${isEndKept ? "end" : "start"}`}`}>{shown}</pre>
      <p class="more">
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show less" : unfoldText(lines.length, isHuge, isEndKept)}
        </button>
        {onOpen !== undefined && (
          <button type="button" class="link" onClick={onOpen}>
            Open in editor
          </button>
        )}
      </p>
    </div>
  );
}

const mostLines = 24;
const shownLines = 16;
const mostLetters = 8_000;
const hugeLines = 2_000;
const hugeLetters = 200_000;

function unfoldText(lines: number, isHuge: boolean, isEndKept: boolean): string {
  if (isHuge && lines <= hugeLines) return "Show more";
  if (isHuge)
    return `Show the ${isEndKept ? "last" : "first"} ${countText(Math.min(lines, hugeLines))} of ${countText(lines)} lines`;
  return lines === 1 ? "Show all" : `Show all ${countText(lines)} lines`;
}
