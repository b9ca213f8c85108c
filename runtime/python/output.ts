import type { ExecutionEvent } from "./protocol.ts";

type StreamName = "stdout" | "stderr";

/** How many lines do not wait for more in a period of so many milliseconds. */
const promptLines = 8;
const period = 30;
/** How much text waits at most, and how much one cell can say, in UTF-16 units. */
const batch = 65_536;
const limit = 4 * 2 ** 20;

/**
 * What a cell says, in order. A printed line goes out at once, unless there are many; then they are gathered, because
 * a hundred thousand lines would be as many messages. Beyond 4 MB a cell is silent, but for its error.
 */
export class Output {
  readonly #send: (event: ExecutionEvent) => void;
  #name: StreamName = "stdout";
  #text = "";
  #left = limit;
  #periodStart = 0;
  #sent = 0;
  /** Whether what was shown goes as soon as there is something to show in its place. */
  #isOutdated = false;

  constructor(send: (event: ExecutionEvent) => void) {
    this.#send = send;
  }

  /** What Python prints. */
  write(name: StreamName, text: string): void {
    if (!this.#spend(text.length)) return;
    this.#clearOutdated();
    if (name !== this.#name) this.flush();
    this.#name = name;
    this.#text += text;
    if (this.#text.length > batch || (text.endsWith("\n") && this.#isPrompt())) this.flush();
  }

  /** A display, a result or an error of `size` units of text. An error is told in any case. */
  show(event: ExecutionEvent, size: number): void {
    if (event.kind !== "error" && !this.#spend(size)) return;
    this.#clearOutdated();
    this.say(event);
  }

  /** What was shown goes: at once, or where it `waits` when there is something to show in its place. */
  clear(waits: boolean): void {
    this.#isOutdated = this.#spend(0);
    if (!waits) this.#clearOutdated();
  }

  /** Anything else a cell does. */
  say(event: ExecutionEvent): void {
    this.flush();
    this.#send(event);
  }

  /** Sends the text that waits. */
  flush(): void {
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    this.#sent++;
    this.#send({ kind: "stream", name: this.#name, text });
  }

  #clearOutdated(): void {
    if (!this.#isOutdated) return;
    this.#isOutdated = false;
    this.say({ kind: "clear" });
  }

  #isPrompt(): boolean {
    const now = performance.now();
    if (now - this.#periodStart > period) {
      this.#periodStart = now;
      this.#sent = 0;
    }
    return this.#sent < promptLines;
  }

  /** Takes from what the cell may still say; false where it may not, and the first time it says so. */
  #spend(size: number): boolean {
    if (this.#left < 0) return false;
    this.#left -= size + 1;
    if (this.#left >= 0) return true;
    this.say({ kind: "stream", name: "stderr", text: "\n… what this cell says beyond 4 MB is left out\n" });
    return false;
  }
}
