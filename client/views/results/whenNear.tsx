// Something that exists only while it is in sight or near it.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** While it is far away its place stays as high as it was, `estimate` CSS pixels before it was ever there. */
export function WhenNear({ estimate, children }: { estimate: number; children: ComponentChildren }) {
  const frame = useRef<HTMLDivElement>(null);
  const height = useRef(estimate);
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current!;
    const { top, bottom } = element.getBoundingClientRect();
    setNear(bottom > -near && top < window.innerHeight + near);
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (!entry.isIntersecting) height.current = element.offsetHeight;
        setNear(entry.isIntersecting);
      },
      { rootMargin: `${near}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} style={{ minHeight: isNear ? "0" : `${height.current}px` }}>
      {isNear && children}
    </div>
  );
}

/** CSS pixels. */
const near = 500;
