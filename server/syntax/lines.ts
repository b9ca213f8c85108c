/** The lines of a text from some place on, read only as far as somebody asks. */
export class Lines {
  readonly #text: string;
  readonly #lines: string[] = [];
  /** Where the lines that were read start, and the next one. */
  readonly #starts: number[];

  constructor(text: string, start = 0) {
    this.#text = text;
    this.#starts = [start];
  }

  /** A line without its end; undefined behind the last one. */
  at(index: number): string | undefined {
    while (this.#lines.length <= index && this.#readOne());
    return this.#lines[index];
  }

  /** How many lines were read. */
  get count(): number {
    return this.#lines.length;
  }

  /** Makes a line that was read another one. */
  replace(index: number, line: string): void {
    this.#lines[index] = line;
  }

  /** The offset in the text at which a line starts; where a line behind the last one would start, if it is that. */
  startOf(index: number): number {
    this.at(index - 1);
    return this.#starts[index] ?? this.#text.length + 1;
  }

  /** The lines from `start` to before `end`. */
  slice(start: number, end: number): readonly string[] {
    this.at(end - 1);
    return this.#lines.slice(start, end);
  }

  #readOne(): boolean {
    const start = this.#starts.at(-1)!;
    if (start > this.#text.length) return false;
    const found = this.#text.indexOf("\n", start);
    const end = found < 0 ? this.#text.length : found;
    this.#lines.push(this.#text.slice(start, end));
    this.#starts.push(end + 1);
    return true;
  }
}
