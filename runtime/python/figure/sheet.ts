import { around, type Box } from "./box.ts";
import type { Label } from "./figure.ts";
import { setText } from "./lettering.ts";
import { element } from "./svg.ts";

/** What is drawn so far, and the box it takes. */
export class Sheet {
  /** Pixels per point. */
  readonly scale: number;
  readonly #name: string;
  readonly #parts: string[] = [];
  #box: Box;
  #clips = 0;

  /** Something on it is always in `box`; `name` tells the ids of this sheet from those of others in one document. */
  constructor(scale: number, box: Box, name = "") {
    this.scale = scale;
    this.#box = box;
    this.#name = name;
  }

  /** The box around all that is drawn. */
  get box(): Box {
    return this.#box;
  }

  /** Draws what takes no room of its own, or that of `box`. */
  add(svg: string, box: Box = this.#box): void {
    this.#parts.push(svg);
    this.#box = around(this.#box, box);
  }

  /** Draws a text at a place in pixels. Gives the box it takes. */
  text(label: Label, x: number, y: number): Box {
    if (label.text.trim() === "") return { left: x, right: x, top: y, bottom: y };
    const { svg, box } = setText(label, x, y, this.scale);
    this.add(svg, box);
    return box;
  }

  /** Draws the part of something that lies in a box. */
  addClipped(svg: string, { left, right, top, bottom }: Box): void {
    if (svg === "") return;
    const id = `${this.#name}-${++this.#clips}`;
    const rectangle = element("rect", { x: left, y: top, width: right - left, height: bottom - top });
    this.#parts.push(element("clipPath", { id }, rectangle), element("g", { "clip-path": `url(#${id})` }, svg));
  }

  toString(): string {
    return this.#parts.join("\n");
  }
}
