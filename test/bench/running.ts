import { join } from "node:path";
import { Kernel } from "../../runtime/python/kernel.ts";

/** Runs `body` with the built kernel, and ends it. */
export async function withKernel<Result>(
  root: string,
  cache: string | null,
  body: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  const kernel = new Kernel(join(root, "dist", "kernelHost.js"), { cache });
  try {
    return await body(kernel);
  } finally {
    await kernel.dispose();
  }
}

/** Runs a cell: what it printed, and how many milliseconds Python says it took. An Error if it raised. */
export async function runCell(
  kernel: Kernel,
  source: string,
): Promise<{ readonly text: string; readonly milliseconds: number }> {
  let text = "";
  for await (const event of kernel.execute({ name: "cell", line: 0, source })) {
    if (event.kind === "stream") text += event.text;
    if (event.kind === "error") throw new Error(`a cell raised:\n${event.traceback.join("\n")}`);
    if (event.kind === "fatal") throw new Error(event.message);
    if (event.kind === "done") return { text, milliseconds: event.milliseconds };
  }
  throw new Error("a cell did not end");
}
