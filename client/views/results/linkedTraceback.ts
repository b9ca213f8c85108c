import type { ErrorPlace } from "./messages.ts";

/** A part of a traceback that leads to a line. */
export interface LinkedText {
  readonly text: string;
  readonly line: number;
}

/** The traceback, with the places in it that can be gone to. */
export function linkedTraceback(traceback: string, places: readonly ErrorPlace[]): readonly (string | LinkedText)[] {
  return traceback.split(/(File "[^"\n]*", line \d+)/).map((text) => {
    const place = places.find(({ cell, line }) => text === `File "${cell}", line ${line}`);
    return place === undefined ? text : { text, line: place.line };
  });
}
