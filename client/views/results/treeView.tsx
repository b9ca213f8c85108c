// A pytree: indented, with the shape of every leaf; each opens its viewer in place.

import type { TreeSummary } from "../../../runtime/python/inspection.ts";
import { bytesText, countText } from "../shape/numbers.ts";
import { ShapeLine } from "../shape/shapeLine.tsx";
import { ArrayView } from "./arrayView.tsx";
import { useFlag } from "./desk.ts";

interface TreeViewProps {
  readonly id: string;
  /** Where the choices for this part are kept. */
  readonly place: string;
  readonly tree: TreeSummary;
}

export function TreeView({ id, place, tree }: TreeViewProps) {
  return (
    <div class="tree">
      <Node id={id} place={place} tree={tree} name="" />
    </div>
  );
}

function Node({ id, place, tree, name }: TreeViewProps & { name: string }) {
  const [isOpen, setOpen] = useFlag(`${place}/open`, tree.kind === "container");
  if (tree.kind === "other") {
    return (
      <p class="leaf">
        <span class="mono key">{name}</span> <code class="dim">{tree.text}</code>
      </p>
    );
  }
  return (
    <>
      <button type="button" class="leaf" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class={`codicon codicon-chevron-${isOpen ? "down" : "right"}`} aria-hidden="true" />
        {name !== "" && <span class="mono key">{name}</span>}
        {tree.kind === "array" ? (
          <>
            <ShapeLine array={tree.array} isSmall={true} />
            <span class="dim">{bytesText(tree.array.bytes)}</span>
          </>
        ) : (
          <span class="dim">{containerText(tree)}</span>
        )}
      </button>
      {isOpen && tree.kind === "array" && (
        <div class="opened">
          <ArrayView id={id} place={`${place}/array`} array={tree.array} text="" isTitled={true} />
        </div>
      )}
      {isOpen && tree.kind === "container" && (
        <ul>
          {tree.parts.map(({ key, value }, index) => (
            <li key={index}>
              <Node id={id} place={`${place}/${index}`} tree={value} name={key} />
            </li>
          ))}
          {tree.more > 0 && <li class="dim">… and {countText(tree.more)} more</li>}
        </ul>
      )}
    </>
  );
}

function containerText({ type, parts, more }: Extract<TreeSummary, { readonly kind: "container" }>): string {
  const count = parts.length + more;
  return `${type} · ${count === 1 ? "1 part" : `${countText(count)} parts`}`;
}
