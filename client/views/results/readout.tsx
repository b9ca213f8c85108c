// The element under the cursor.

import { CopyValue } from "./copyValue.tsx";
import { type LoadedParts, useLasting } from "./desk.ts";
import { type Cell, indexOf, type Look } from "./look.ts";

/** `value` is null while the element is not loaded. */
export function Readout({ look, cell, value }: { look: Look; cell: Cell | null; value: string | null }) {
  if (cell === null) return <p class="readout" />;
  return (
    <p class="readout mono">
      <span class="dim">[{indexOf(look, cell).join(", ")}] =</span> <span class="value">{value ?? "…"}</span>
      {value !== null && <CopyValue value={value} />}
    </p>
  );
}

/** The element as it is read out: `[4, 2, 7] = 0.65`. */
export function spoken(look: Look, cell: Cell, value: string): string {
  return `[${indexOf(look, cell).join(", ")}] = ${value}`;
}

/** Says why a picture is not, or no longer, of what was asked for. */
export function Absence({ state }: { state: LoadedParts["state"] }) {
  const isSlow = useLasting(state === "waiting", 400);
  if (state === "missing") {
    return <p class="absence dim">Python no longer has these values. Run the cell again to look at them.</p>;
  }
  return isSlow ? <p class="absence dim">Waiting until Python is idle …</p> : null;
}
