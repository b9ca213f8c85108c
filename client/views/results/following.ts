// Keeping the newest entry in view, for those who are there.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fields, isText } from "../../../runtime/python/untrusted.ts";
import { useDesk } from "./desk.ts";
import type { Entry } from "./messages.ts";

/** Whether there are entries that were not in view yet, and the way to the newest. */
export interface Following {
  readonly hasNews: boolean;
  readonly goToNewest: () => void;
}

/**
 * Scrolls to the newest entry when there is one, if the newest was in view before: nobody who reads something else is
 * disturbed. Where the page was scrolled to outlives the webview.
 */
export function useFollowing(entries: readonly Entry[]): Following {
  const { memory } = useDesk();
  const isAtNewest = useRef(parsePosition(memory.read(place)) === null);
  /** Whether what is new is still finding its size, and nobody has touched it. */
  const isSettling = useRef(true);
  const count = useRef(entries.length);
  const [hasNews, setNews] = useState(false);

  const goToNewest = () => {
    isAtNewest.current = true;
    isSettling.current = true;
    setNews(false);
    window.scrollTo({ top: newestTop() });
  };

  useLayoutEffect(() => {
    if (isAtNewest.current) goToNewest();
    else if (entries.length > count.current) setNews(true);
    count.current = entries.length;
  }, [entries]);

  useEffect(() => {
    const saved = parsePosition(memory.read(place));
    if (saved !== null) goTo(saved);
    let scrolled = window.scrollY;
    const onScroll = () => {
      const isUpwards = window.scrollY < scrolled;
      scrolled = window.scrollY;
      // What comes into view may grow, so that the way down ends before the end.
      if (scrolled >= newestTop() - tolerance || (!isUpwards && isNewestInView())) isAtNewest.current = true;
      else if (isUpwards) isAtNewest.current = false;
      if (isAtNewest.current) setNews(false);
      memory.write(place, isAtNewest.current ? null : currentPosition());
    };
    const onTouch = () => {
      isSettling.current = false;
    };
    const observer = new ResizeObserver(() => {
      if (isAtNewest.current && isSettling.current) goToNewest();
    });
    observer.observe(document.querySelector("main")!);
    window.addEventListener("scroll", onScroll, { passive: true });
    for (const touch of touches) window.addEventListener(touch, onTouch, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", onScroll);
      for (const touch of touches) window.removeEventListener(touch, onTouch, { capture: true });
    };
  }, []);

  return { hasNews, goToNewest };
}

const touches = ["pointerdown", "keydown", "wheel"];

/** Where it is kept which entry is at the top; nothing while the newest is in view. */
export const place = "scroll";

/** The element of an entry. */
export function entryElement(id: string): HTMLElement | null {
  return document.querySelector(`[data-entry="${CSS.escape(id)}"]`);
}

const tolerance = 24;

/** As far down as there is something, but not beyond the beginning of the newest entry. */
function newestTop(): number {
  const end = document.documentElement.scrollHeight - window.innerHeight;
  const newest = newestElement();
  return Math.max(0, newest === undefined ? end : Math.min(end, newest.offsetTop - toolbarHeight()));
}

function isNewestInView(): boolean {
  const newest = newestElement();
  return newest !== undefined && newest.getBoundingClientRect().top < window.innerHeight - tolerance;
}

function newestElement(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-entry]")].at(-1);
}

/** An entry, and how far its beginning is above the top of the view, in CSS pixels. */
interface Position {
  readonly id: string;
  readonly above: number;
}

function currentPosition(): Position | null {
  const edge = toolbarHeight();
  for (const entry of document.querySelectorAll<HTMLElement>("[data-entry]")) {
    const { top, bottom } = entry.getBoundingClientRect();
    const id = entry.getAttribute("data-entry");
    if (id !== null && bottom > edge) return { id, above: edge - top };
  }
  return null;
}

function goTo({ id, above }: Position): void {
  const entry = entryElement(id);
  if (entry !== null) window.scrollTo({ top: entry.offsetTop - toolbarHeight() + above });
}

function parsePosition(saved: unknown): Position | null {
  const { id, above } = fields(saved);
  return isText(id) && typeof above === "number" ? { id, above } : null;
}

function toolbarHeight(): number {
  return document.querySelector<HTMLElement>(".toolbar")?.offsetHeight ?? 0;
}
