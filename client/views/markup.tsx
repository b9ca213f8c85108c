// Markup that others made.

import DOMPurify from "dompurify";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Markup, with everything taken out that does something or fetches something. */
export function Markup({ html, isInline = false }: { html: string; isInline?: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const clean = DOMPurify.sanitize(html, {
      USE_PROFILES: { html: true },
      FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select", "dialog"],
      ALLOW_DATA_ATTR: false,
      FORBID_ATTR: ["id", "name", "class", "style", "tabindex"],
      ALLOWED_URI_REGEXP: /^(?:https?:\/\/|data:image\/(?:png|jpeg|gif|webp);)/i,
      RETURN_DOM_FRAGMENT: true,
    });
    frame.current!.replaceChildren(clean);
  }, [html]);
  return <div ref={frame} class={isInline ? "markup inline" : "markup"} />;
}
