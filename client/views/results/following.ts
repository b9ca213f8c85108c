// Keeping the newest entry in view, for those who are there.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fields, isText } from "../../../runtime/python/untrusted.ts";
import { isNullOr } from "../choices.ts";
import { useDesk } from "./desk.ts";
import type { Entry } from "./messages.ts";

/** Whether there are entries that were not in view yet, and the ways to the newest and to any other one. */
export interface Following {
  readonly hasNews: boolean;
  readonly goToNewest: () => void;
  readonly goToEntry: (id: string) => void;
}

/**
 * Scrolls to the newest entry when there is one, if the newest was in view before: nobody who reads something else is
 * disturbed. Where the page was scrolled to outlives the webview, and is gone to until what is there has its size.
 */
export function useFollowing(entries: readonly Entry[]): Following {
  const { memory } = useDesk();
  const saved = useRef(parsePlace(memory.read(place))).current;
  /** Where to be while what is there finds its size, as long as nobody touches it; null for the newest. */
  const aim = useRef<Position | null>(saved);
  const isAtNewest = useRef(saved?.isAtNewest ?? true);
  const isSettling = useRef(true);
  /** How far down the aim led, in CSS pixels. */
  const reached = useRef(0);
  const newest = useRef(saved?.newest ?? null);
  const [hasNews, setNews] = useState(false);

  const keepPlace = (position: Position | null) => {
    const kept: Place | null = position && { ...position, isAtNewest: isAtNewest.current, newest: newest.current };
    memory.write(place, kept);
  };

  const goToNewest = () => {
    aim.current = null;
    isAtNewest.current = true;
    isSettling.current = true;
    setNews(false);
    window.scrollTo({ top: newestTop() });
    keepPlace(currentPosition());
  };

  const goToEntry = (id: string) => {
    aim.current = { id, above: 0 };
    isAtNewest.current = false;
    isSettling.current = true;
    keepPlace(aim.current);
    approach(aim.current);
  };

  /** What has not its size yet may be too short to come there. */
  const approach = (position: Position) => {
    goTo(position);
    reached.current = window.scrollY;
  };

  useLayoutEffect(() => {
    if (entries.length === 0) {
      isAtNewest.current ||= aim.current === null;
      return;
    }
    const before = newest.current;
    newest.current = entries.at(-1)!.id;
    const isNew = before !== newest.current;
    if (isAtNewest.current && (isNew || aim.current === null)) goToNewest();
    else if (isNew && entries.some(({ id }) => id === before)) setNews(true);
  }, [entries]);

  useEffect(() => {
    const settle = () => {
      if (!isSettling.current) return;
      if (aim.current !== null) approach(aim.current);
      else if (isAtNewest.current) goToNewest();
    };
    settle();
    let scrolled = window.scrollY;
    const onScroll = () => {
      const isUpwards = window.scrollY < scrolled;
      scrolled = window.scrollY;
      if (aim.current !== null) {
        // VS Code too scrolls a page that it has loaded, by as much of the height as before.
        const isForeign = performance.now() < foreignUntil;
        if (isSettling.current && (isForeign || scrolled === reached.current)) return approach(aim.current);
        aim.current = null;
        isSettling.current = false;
      }
      // What comes into view may grow, so that the way down ends before the end.
      if (scrolled >= newestTop() - tolerance || (!isUpwards && isNewestInView())) isAtNewest.current = true;
      else if (isUpwards) isAtNewest.current = false;
      if (isAtNewest.current) setNews(false);
      keepPlace(currentPosition());
    };
    const onTouch = () => {
      isSettling.current = false;
    };
    const observer = new ResizeObserver(settle);
    observer.observe(document.querySelector("main")!);
    window.addEventListener("scroll", onScroll, { passive: true });
    for (const touch of touches) window.addEventListener(touch, onTouch, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", onScroll);
      for (const touch of touches) window.removeEventListener(touch, onTouch, { capture: true });
    };
  }, []);

  return { hasNews, goToNewest, goToEntry };
}

/** Milliseconds after the page was begun with. */
const foreignUntil = 3000;

const touches = ["pointerdown", "keydown", "wheel"];

/** Where it is kept which entry is at the top. */
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

/** What outlives the webview. */
interface Place extends Position {
  readonly isAtNewest: boolean;
  /** The newest entry that there was. */
  readonly newest: string | null;
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

function parsePlace(saved: unknown): Place | null {
  const { id, above, isAtNewest, newest } = fields(saved);
  if (!isText(id) || typeof above !== "number" || typeof isAtNewest !== "boolean") return null;
  return isNullOr(newest, isText) ? { id, above, isAtNewest, newest } : null;
}

function toolbarHeight(): number {
  return document.querySelector<HTMLElement>(".toolbar")?.offsetHeight ?? 0;
}
