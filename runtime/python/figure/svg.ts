// SVG as text. Nothing gets into it but through here: attributes and texts are escaped.

type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element around `content`, which is SVG already. Attributes without a value are left out. */
export function element(name: string, attributes: Attributes, content = ""): string {
  let head = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== null && value !== undefined) {
      head += ` ${key}="${typeof value === "number" ? decimal(value) : escapeText(value)}"`;
    }
  }
  return content === "" ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** A text as it stands in SVG, without the characters that XML forbids. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(forbidden, "").replace(/[&<>"']/g, (character) => entities[character]!);
}

/** A number to a hundredth; lengths beyond what can be drawn are cut. */
export function decimal(value: number): string {
  const cut = Math.max(-farAway, Math.min(farAway, value));
  return String(Math.round(cut * 100) / 100 || 0);
}

/** How a shape of this color is filled; the last two of eight digits are its opacity. */
export function fill(color: string): Attributes {
  return painted("fill", color);
}

/** How the edge of a shape is drawn; `width` and `dash` in pixels. */
export function edge(color: string, width: number, dash: readonly number[] = []): Attributes {
  if (color === "none" || width === 0) return {};
  return {
    ...painted("stroke", color),
    "stroke-width": width,
    "stroke-dasharray": dash.length === 0 ? null : dash.map(decimal).join(" "),
  };
}

/** A coordinate in the middle of a pixel, where a line one pixel wide is sharp. */
export function middleOfPixel(value: number): number {
  return Math.floor(value) + 0.5;
}

/** The width of a line along the axes: a thin one is just one pixel wide. */
export function sharpWidth(width: number): number {
  return width > 0 && width < 1.5 ? 1 : width;
}

const farAway = 1e5;
/** Whatever may have to be changed; few texts have any of it. */
const special = /[^ -\ud7ff\ue000-\ufffd]|[&<>"']/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function painted(name: "fill" | "stroke", color: string): Attributes {
  if (color.length < 9) return { [name]: color };
  const opacity = Number.parseInt(color.slice(7), 16) / 255;
  return opacity === 1 ? { [name]: color.slice(0, 7) } : { [name]: color.slice(0, 7), [`${name}-opacity`]: opacity };
}
