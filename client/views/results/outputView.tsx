// One output of an entry, each kind in its own way.

import { Markup } from "../markup.tsx";
import { ArrayView } from "./arrayView.tsx";
import { useDesk } from "./desk.ts";
import { ErrorView } from "./errorView.tsx";
import { LongText } from "./longText.tsx";
import type { Output } from "./messages.ts";
import { terminalText } from "./terminalText.ts";
import { TreeView } from "./treeView.tsx";

export function OutputView({ id, index, output }: { id: string; index: number; output: Output }) {
  const { send } = useDesk();
  const place = `${id}/${index}`;
  const onOpen = () => send({ kind: "openText", id, index });
  switch (output.kind) {
    case "stream": {
      const text = terminalText(output.text);
      if (output.name === "stdout") return <LongText place={place} text={text} isEndKept={true} onOpen={onOpen} />;
      return (
        <section class="warned" aria-label="Standard error">
          <p class="dim caption" aria-hidden="true">
            <span class="codicon codicon-warning" /> stderr
          </p>
          <LongText place={place} text={text} isEndKept={true} onOpen={onOpen} />
        </section>
      );
    }
    case "array":
      return <ArrayView id={id} place={place} array={output.array} text={output.text} />;
    case "tree":
      return <TreeView id={id} place={place} tree={output.tree} />;
    case "image":
      return <img class="figure" src={`data:${output.type};base64,${output.base64}`} alt={output.text || "Figure"} />;
    case "markup":
      return <Markup html={output.html} />;
    case "text":
      return <LongText place={place} text={output.text} onOpen={onOpen} />;
    case "error":
      return <ErrorView id={id} place={place} error={output} />;
    case "lost":
      return (
        <p class="lost">
          <span class="codicon codicon-debug-disconnect" aria-hidden="true" /> {output.message}
        </p>
      );
  }
}
