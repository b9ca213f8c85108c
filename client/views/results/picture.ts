// What the pictures of an array have in common: what they are given, and a cursor over their elements.

import { useState } from "preact/hooks";
import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { cellAfterKey, cellOn, type Ground } from "./arrowKeys.ts";
import type { OnLook } from "./axisControls.tsx";
import { useDesk } from "./desk.ts";
import type { Cell, Look } from "./look.ts";
import { spoken } from "./readout.tsx";

/** An array of an entry, how it is looked at, and the width there is for it. */
export interface PictureProps {
  readonly id: string;
  readonly array: ArraySummary;
  readonly look: Look;
  readonly onLook: OnLook;
  readonly width: number;
}

/** The element that is pointed at or was chosen, and what the mouse and the keyboard do about it. */
export interface Cursor {
  readonly cell: Cell | null;
  readonly point: (cell: Cell | null) => void;
  readonly choose: (cell: Cell) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** `textOf` gives an element as a text, null while it is not loaded. */
export function useCursor(
  { look, onLook }: PictureProps,
  ground: Ground,
  textOf: (cell: Cell) => string | null,
): Cursor {
  const { send, say } = useDesk();
  const [pointed, point] = useState<Cell | null>(null);
  const chosen = look.cursor && cellOn(ground, look.cursor);
  const choose = (cell: Cell) => onLook({ ...look, cursor: cell });
  const onKeyDown = (event: KeyboardEvent) => {
    const isControl = event.ctrlKey || event.metaKey;
    const value = chosen && textOf(chosen);
    if (isControl && event.key === "c" && value !== null && getSelection()?.isCollapsed !== false) {
      send({ kind: "copyText", text: value, what: "the value" });
      return;
    }
    const isEntry = chosen === null && event.key.startsWith("Arrow");
    const next = isEntry ? origin : cellAfterKey(event.key, isControl, chosen ?? origin, ground);
    if (next === null) return;
    event.preventDefault();
    point(null);
    choose(next);
    const nextValue = textOf(next);
    if (nextValue !== null) say(spoken(look, next, nextValue));
  };
  return { cell: pointed ? cellOn(ground, pointed) : chosen, point, choose, onKeyDown };
}

const origin: Cell = { row: 0, column: 0 };
