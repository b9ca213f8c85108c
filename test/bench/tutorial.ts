import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { runCell, withKernel } from "./running.ts";

/** How long the tutorial's cells take together, once they have run before. */
export async function tutorialFigures(root: string): Promise<readonly Figure[]> {
  const cells = codeCells(join(root, "samples", "loopless_loops.ipynb"));
  return withKernel(root, null, async (kernel) => {
    const runAll = async () => {
      let milliseconds = 0;
      for (const source of cells) milliseconds += (await runCell(kernel, source)).milliseconds;
      return milliseconds;
    };
    const cold = await runAll();
    const warm: number[] = [];
    for (let turn = 0; turn < 5; turn++) warm.push(await runAll());
    return [
      { name: `the tutorial's ${cells.length} cells, first run`, unit: "ms", samples: [cold], limit: null, peer: null },
      { name: `the tutorial's ${cells.length} cells, warm`, unit: "ms", samples: warm, limit: 1000, peer: null },
    ];
  });
}

function codeCells(notebook: string): readonly string[] {
  const { cells }: { readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[] } =
    JSON.parse(readFileSync(notebook, "utf8"));
  return cells.filter(({ cell_type: type }) => type === "code").map(({ source }) => source.join(""));
}
