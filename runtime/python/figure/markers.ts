// The shapes of markers, of size 1 around (0, 0), y downwards.

import { decimal } from "./svg.ts";

/** A marker: a disc, or lines through corners, closed where it has an inside. */
export type MarkerShape =
  | { readonly kind: "disc"; readonly size: number }
  | {
      readonly kind: "lines";
      readonly isFilled: boolean;
      readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
    };

/** The shape by matplotlib's letter for it. */
export function markerShape(name: string): MarkerShape {
  return shapes[name] ?? disc(1);
}

/** The path of a marker of a size in pixels at a place in pixels. */
export function markerPath(shape: MarkerShape, x: number, y: number, size: number): string {
  if (shape.kind === "disc") {
    const radius = decimal((shape.size * size) / 2);
    const across = decimal(shape.size * size);
    return `M${decimal(x - (shape.size * size) / 2)} ${decimal(y)}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 -${across} 0z`;
  }
  const end = shape.isFilled ? "z" : "";
  return shape.lines
    .map((line) => `M${line.map(([dx, dy]) => `${decimal(x + dx * size)} ${decimal(y + dy * size)}`).join("L")}${end}`)
    .join("");
}

function disc(size: number): MarkerShape {
  return { kind: "disc", size };
}

function filled(...lines: readonly (readonly (readonly [number, number])[])[]): MarkerShape {
  return { kind: "lines", isFilled: true, lines };
}

function open(...lines: readonly (readonly (readonly [number, number])[])[]): MarkerShape {
  return { kind: "lines", isFilled: false, lines };
}

/** The corners of a star, or of a polygon where both radii are the same; the first one points up. */
function star(corners: number, outer: number, inner: number, turn = 0): MarkerShape {
  const count = outer === inner ? corners : 2 * corners;
  return filled(
    Array.from({ length: count }, (_, place) => {
      const angle = turn + (2 * Math.PI * place) / count;
      const radius = place % 2 === 0 ? outer : inner;
      return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const;
    }),
  );
}

const [low, high] = [-0.5, 0.5];

/** Three lines from the middle. */
function tripod(turn: number): MarkerShape {
  const arms = [0, 1, 2].map((arm) => turn + (arm * 2 * Math.PI) / 3);
  return open(...arms.map((angle) => [[0, 0] as const, [0.5 * Math.sin(angle), -0.5 * Math.cos(angle)] as const]));
}

const third = 1 / 6;

const shapes: Readonly<Record<string, MarkerShape>> = {
  o: disc(1),
  ".": disc(0.5),
  ",": disc(0.15),
  s: filled([
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ]),
  D: star(4, Math.SQRT1_2, Math.SQRT1_2),
  d: filled([
    [0, -Math.SQRT1_2],
    [0.6 * Math.SQRT1_2, 0],
    [0, Math.SQRT1_2],
    [-0.6 * Math.SQRT1_2, 0],
  ]),
  "^": filled([
    [0, low],
    [high, high],
    [low, high],
  ]),
  v: filled([
    [low, low],
    [high, low],
    [0, high],
  ]),
  "<": filled([
    [low, 0],
    [high, low],
    [high, high],
  ]),
  ">": filled([
    [low, low],
    [high, 0],
    [low, high],
  ]),
  "*": star(5, 0.5, 0.191),
  p: star(5, 0.5, 0.5),
  h: star(6, 0.5, 0.5),
  H: star(6, 0.5, 0.5, Math.PI / 6),
  "8": star(8, 0.5, 0.5, Math.PI / 8),
  P: filled([
    [-third, low],
    [third, low],
    [third, -third],
    [high, -third],
    [high, third],
    [third, third],
    [third, high],
    [-third, high],
    [-third, third],
    [low, third],
    [low, -third],
    [-third, -third],
  ]),
  X: filled([
    [-0.25, low],
    [0, -0.25],
    [0.25, low],
    [high, -0.25],
    [0.25, 0],
    [high, 0.25],
    [0.25, high],
    [0, 0.25],
    [-0.25, high],
    [low, 0.25],
    [-0.25, 0],
    [low, -0.25],
  ]),
  x: open(
    [
      [low, low],
      [high, high],
    ],
    [
      [low, high],
      [high, low],
    ],
  ),
  "+": open(
    [
      [low, 0],
      [high, 0],
    ],
    [
      [0, low],
      [0, high],
    ],
  ),
  "|": open([
    [0, low],
    [0, high],
  ]),
  _: open([
    [low, 0],
    [high, 0],
  ]),
  "1": tripod(Math.PI),
  "2": tripod(0),
  "3": tripod(-Math.PI / 2),
  "4": tripod(Math.PI / 2),
};
