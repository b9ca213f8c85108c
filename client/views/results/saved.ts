// What outlives the webview: entries as far as they are small, the user's choices, and the pictures that were seen last.

import { fields, parseList } from "../../../runtime/python/untrusted.ts";
import { type Entry, type Output, parseEntry } from "./messages.ts";

/** The entries in what a view saved; none where it saved nothing of that kind. */
export function savedEntries(saved: unknown): readonly Entry[] {
  const { entries } = fields(saved);
  return parseList(entries, parseEntry) ?? [];
}

/** The newest entries, with long texts and large figures cut, up to a size in characters. */
export function entriesToSave(entries: readonly Entry[], size: number): readonly Entry[] {
  const kept: Entry[] = [];
  let left = size;
  for (const entry of entries.toReversed()) {
    const short = { ...entry, outputs: entry.outputs.map(shortened) };
    const { length } = JSON.stringify(short);
    if (length > left) continue;
    left -= length;
    kept.push(short);
  }
  return kept.reverse();
}

/** Characters of one output. */
const longest = 20_000;
const largestFigure = 150_000;

function shortened(output: Output): Output {
  switch (output.kind) {
    case "image":
      return output.base64.length > largestFigure ? { kind: "text", text: cut(output.text) } : output;
    case "markup":
      return output.html.length > longest ? { kind: "text", text: cut(output.html) } : output;
    case "stream":
      return { ...output, text: output.text.slice(-longest) };
    case "text":
    case "array":
      return { ...output, text: cut(output.text) };
    default:
      return output;
  }
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
