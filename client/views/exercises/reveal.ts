// What was asked for comes into view.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** For an element that is scrolled into view when `news` changes; what is there from the beginning is no news. */
export function useReveal<Shown extends HTMLElement>(news: unknown): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  const known = useRef(news);
  useLayoutEffect(() => {
    if (known.current === news) return;
    known.current = news;
    element.current?.scrollIntoView({ block: "nearest" });
  }, [news]);
  return element;
}
