// What the panel shows, as the messages of the extension change it.

import type { Entry, Output, Toolbar, ToView } from "./messages.ts";

/** All entries, the oldest first, and what the toolbar says. */
export interface Shown {
  readonly entries: readonly Entry[];
  readonly toolbar: Toolbar;
}

/** What is shown before anything is known. */
export const nothing: Shown = { entries: [], toolbar: { document: null, state: "off" } };

/** What is shown after a message. Entries that it does not change stay the same objects. */
export function withMessage(shown: Shown, message: ToView): Shown {
  switch (message.kind) {
    case "all":
      return { entries: message.entries, toolbar: message.toolbar };
    case "toolbar":
      return { ...shown, toolbar: message.toolbar };
    case "head": {
      const { id, head } = message;
      if (!shown.entries.some((entry) => entry.id === id)) {
        return { ...shown, entries: [...shown.entries, { id, head, outputs: [] }] };
      }
      return withEntry(shown, id, (entry) => ({ ...entry, head }));
    }
    case "output": {
      const { index, output } = message;
      return withEntry(shown, message.id, (entry) => ({
        ...entry,
        outputs: [...entry.outputs.slice(0, index), output, ...entry.outputs.slice(index + 1)],
      }));
    }
    case "stream":
      return withEntry(shown, message.id, (entry) => ({
        ...entry,
        outputs: entry.outputs.map((output, index) =>
          index === message.index ? longer(output, message.text) : output,
        ),
      }));
    case "cleared":
      return withEntry(shown, message.id, (entry) => ({ ...entry, outputs: [] }));
    case "removed":
      return { ...shown, entries: shown.entries.filter(({ id }) => !message.ids.includes(id)) };
    default:
      return shown;
  }
}

function withEntry(shown: Shown, id: string, change: (entry: Entry) => Entry): Shown {
  return { ...shown, entries: shown.entries.map((entry) => (entry.id === id ? change(entry) : entry)) };
}

function longer(output: Output, text: string): Output {
  return output.kind === "stream" ? { ...output, text: output.text + text } : output;
}
