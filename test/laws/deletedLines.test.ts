import { expect, test } from "vitest";
import type { Analysis } from "../../server/analysis/analyzer.ts";
import { hintsOf, positionOf } from "../../server/analysis/hint.ts";
import { shownReports } from "../../server/lsp/diagnostics.ts";
import { Editor, patience, programs } from "./edited.ts";

/** What a fresh look gives is compared after one edit in so many lines. */
const stride = 13;

test.each(programs)(
  "$name with any one line deleted does not make the server fail",
  ({ text }) => {
    const editor = new Editor();
    const lines = text.split("\n");
    for (const index of lines.keys()) editor.type(lines.toSpliced(index, 1).join("\n"));
  },
  patience,
);

test.each(programs)(
  "after an edit of $name everything is as in a fresh look",
  ({ text }) => {
    const editor = new Editor();
    const lines = text.split("\n");
    for (let index = 0; index < lines.length; index += stride) {
      const edited = lines.toSpliced(index, 1).join("\n");
      const analysis = editor.type(edited);
      if (analysis.program.module.body.some(({ stale }) => stale)) continue;
      expect(everythingIn(analysis)).toEqual(everythingIn(new Editor().type(edited)));
    }
  },
  patience,
);

function everythingIn(analysis: Analysis) {
  const hints = hintsOf(analysis).map((hint) => ({ ...positionOf(hint), label: hint.label, hidden: hint.hidden }));
  return { hints, reports: shownReports(analysis) };
}
