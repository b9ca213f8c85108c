import { fileURLToPath } from "node:url";
import { Kernel } from "../../runtime/python/kernel.ts";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";

/** The kernel as it is built; without a folder for the cache it begins from nothing. */
export function startKernel(cache: string | null = null): Kernel {
  return new Kernel(fileURLToPath(new URL("../../dist/kernelHost.js", import.meta.url)), {
    cache,
  });
}

/** What a cell did, with neighbouring texts of one stream joined and without the time it took. */
export async function runCell(kernel: Kernel, source: string, name = "cell"): Promise<readonly ExecutionEvent[]> {
  const events: ExecutionEvent[] = [];
  for await (const event of kernel.execute({ name, line: 0, source })) {
    const last = events.at(-1);
    if (event.kind === "stream" && last?.kind === "stream" && last.name === event.name) {
      events[events.length - 1] = { ...last, text: last.text + event.text };
    } else if (event.kind !== "done") events.push(event);
  }
  return events;
}

/** The text of a cell's result; what it did instead where it has none. */
export async function resultOf(kernel: Kernel, source: string): Promise<unknown> {
  const events = await runCell(kernel, source);
  const [only] = events;
  return events.length === 1 && only?.kind === "result" ? only.mime["text/plain"] : events;
}

/** Runs a cell up to its first text, so that it is known to run. */
export async function runUntilText(kernel: Kernel, source: string): Promise<AsyncIterator<ExecutionEvent>> {
  const events = kernel.execute({ name: "cell", line: 0, source })[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error("the cell ended without a text");
    if (value.kind === "stream") return events;
  }
}

/** The rest of what a cell does. */
export async function remaining(events: AsyncIterator<ExecutionEvent>): Promise<readonly ExecutionEvent[]> {
  const rest: ExecutionEvent[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done) return rest;
    rest.push(value);
  }
}
