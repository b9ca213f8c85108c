// What a notebook keeps of what a cell did, in the forms that every notebook program knows.

import type { MimeBundle } from "../../runtime/python/protocol.ts";

/** One form of a result, as bytes. */
export interface OutputItem {
  readonly mime: string;
  readonly data: Uint8Array;
}

/** The forms of a value that are standard; others, and those that are not what their type says, are left out. */
export function standardItems(bundle: MimeBundle): readonly OutputItem[] {
  return Object.entries(bundle).flatMap(([mime, value]) => {
    const data = encoders.get(mime)?.(value) ?? null;
    return data === null ? [] : [{ mime, data }];
  });
}

/** How the code of the cell with this execution count is called in tracebacks. */
export function cellName(count: number): string {
  return `Cell In[${count}]`;
}

/** A traceback whose places in cells read `Cell In[3], line 2`, which VS Code and Jupyter make a link. */
export function cellTraceback(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/File "(Cell In\[\d+\])", (line \d+)(?:, in <module>)?/, "$1, $2"));
}

type Encoder = (value: unknown) => Uint8Array | null;

const text: Encoder = (value) => (typeof value === "string" ? Buffer.from(value) : null);
const base64: Encoder = (value) => (typeof value === "string" ? Buffer.from(value, "base64") : null);
const json: Encoder = (value) => Buffer.from(JSON.stringify(value));

const encoders: ReadonlyMap<string, Encoder> = new Map([
  ["text/plain", text],
  ["text/html", text],
  ["text/markdown", text],
  ["text/latex", text],
  ["image/svg+xml", text],
  ["image/png", base64],
  ["image/jpeg", base64],
  ["application/json", json],
]);
