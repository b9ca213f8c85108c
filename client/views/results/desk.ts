// What every part of the results view can reach, and the hooks by which it does.

import { createContext, type RefObject } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Slab } from "../../../runtime/python/inspection.ts";
import type { Memory } from "./memory.ts";
import type { FromView } from "./messages.ts";
import { keyOf, type Slabs } from "./slabs.ts";

export interface Desk {
  readonly slabs: Slabs;
  readonly memory: Memory;
  send(message: FromView): void;
  /** Says something to those who listen to the page. */
  say(text: string): void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  return useContext(DeskContext)!;
}

/** A choice that outlives the webview; `parse` reads what was saved, null where it does not fit any more. */
export function useChoice<Choice>(
  place: string,
  parse: (saved: unknown) => Choice | null,
  first: () => Choice,
): readonly [Choice, (choice: Choice) => void] {
  const { memory } = useDesk();
  const [choice, setChoice] = useState(() => parse(memory.read(place)) ?? first());
  const choose = (next: Choice) => {
    memory.write(place, next);
    setChoice(() => next);
  };
  return [choice, choose];
}

/** A choice between yes and no that outlives the webview. */
export function useFlag(place: string, first: boolean): readonly [boolean, (choice: boolean) => void] {
  return useChoice<boolean>(
    place,
    (saved) => (typeof saved === "boolean" ? saved : null),
    () => first,
  );
}

/** Parts of an array as far as they are there; what is missing is loaded. */
export interface LoadedParts {
  readonly parts: readonly (Float64Array | undefined)[];
  readonly state: "complete" | "waiting" | "missing";
}

/** Loads the parts of an array of an entry that are looked at. */
export function useParts(id: string, wanted: readonly Slab[]): LoadedParts {
  const { slabs } = useDesk();
  const owner = useRef({}).current;
  const [, setAnswers] = useState(0);
  const parts = wanted.map((slab) => slabs.find(id, slab));
  const isComplete = !parts.includes(undefined);
  useEffect(() => {
    slabs.want(owner, id, wanted, () => setAnswers((answers) => answers + 1));
  }, [wanted.map((slab) => keyOf(id, slab)).join()]);
  useEffect(() => () => slabs.leave(owner), []);
  return { parts, state: isComplete ? "complete" : slabs.isMissing(owner) ? "missing" : "waiting" };
}

/** The width of an element in CSS pixels; 0 before it is known. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current!;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Whether something has been so for a while. */
export function useLasting(isSo: boolean, milliseconds: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isSo && isLasting;
}
