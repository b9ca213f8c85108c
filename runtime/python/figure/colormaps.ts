// matplotlib's colormaps, as lists of colors of six hexadecimal digits.

import * as chromatic from "d3-scale-chromatic";

/** The colors of a colormap by matplotlib's name, `_r` for the reverse; null where there is none. */
export function colormap(name: string): readonly string[] | null {
  const known = made.get(name);
  if (known !== undefined) return known;
  const colors = name.endsWith("_r") ? (colormap(name.slice(0, -2))?.toReversed() ?? null) : makeColormap(name);
  if (colors !== null) made.set(name, colors);
  return colors;
}

/** The names of all colormaps, without those that are the reverse of another. */
export function colormapNames(): readonly string[] {
  return [...ramps.keys(), ...brewed, ...listed.keys(), ...stops.keys()];
}

const made = new Map<string, readonly string[]>();

/** The number of colors of those that are a range of colors. */
const size = 256;

const { interpolateViridis, interpolateMagma, interpolateInferno, interpolatePlasma } = chromatic;

const ramps: ReadonlyMap<string, (share: number) => string> = new Map([
  ["viridis", interpolateViridis],
  ["plasma", interpolatePlasma],
  ["inferno", interpolateInferno],
  ["magma", interpolateMagma],
]);

/** ColorBrewer's, between whose colors matplotlib draws straight lines. */
const brewed = (
  "Blues BrBG BuGn BuPu GnBu Greens Greys OrRd Oranges PRGn PiYG PuBu PuBuGn PuOr PuRd Purples RdBu RdGy RdPu RdYlBu " +
  "RdYlGn Reds Spectral YlGn YlGnBu YlOrBr YlOrRd"
).split(" ");

/** Colors that are told apart, not ordered. */
const listed: ReadonlyMap<string, readonly string[]> = new Map([
  ["tab10", chromatic.schemeCategory10],
  ["Accent", chromatic.schemeAccent],
  ["Dark2", chromatic.schemeDark2],
  ["Paired", chromatic.schemePaired],
  ["Pastel1", chromatic.schemePastel1],
  ["Pastel2", chromatic.schemePastel2],
  ["Set1", chromatic.schemeSet1],
  ["Set2", chromatic.schemeSet2],
  ["Set3", chromatic.schemeSet3],
  [
    "tab20",
    colorsOf(
      "1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 8c564b c49c94 e377c2 f7b6d2 7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5",
    ),
  ],
]);

/** Places and colors, with straight lines between them. */
const stops: ReadonlyMap<string, string> = new Map(
  Object.entries({
    binary: "0 ffffff 255 000000",
    gray: "0 000000 255 ffffff",
    grey: "0 000000 255 ffffff",
    autumn: "0 ff0000 255 ffff00",
    bone: "0 000000 97 555675 193 aac9c9 255 ffffff",
    bwr: "0 0000ff 127 fefeff 132 fff6f6 255 ff0000",
    cividis:
      "0 00224e 20 003070 23 013271 29 143670 41 293f6e 66 45506c 106 6a6c71 134 828079 171 a69c74 206 cbb965 232 e7d150 247 f8df3c 251 fde334 255 fee838",
    cool: "0 00ffff 255 ff00ff",
    coolwarm:
      "0 3b4cc0 25 5977e3 49 799cf8 71 97b8ff 92 b3cdfb 113 cdd9ec 129 dedcdb 148 efcfbf 169 f7b99e 190 f59c7d 212 e8765c 236 cf453c 247 c0282f 255 b40426",
    copper: "0 000000 207 ffa267 255 ffc77f",
    hot: "0 0b0000 93 ff0000 190 fffe00 255 ffffff",
    hsv: "0 ff0000 41 fef100 45 f4ff00 85 08ff00 89 00ff10 129 00fffc 131 00f6ff 170 0010ff 174 0800ff 214 f400ff 218 fe00f1 223 ff00d5 255 ff0018",
    jet: "0 000080 28 0000ff 32 0000ff 87 00dcfe 90 02e8f4 96 16ffe1 163 eeff09 166 f8f500 169 ffea00 227 ff1300 232 e80000 255 800000",
    rainbow:
      "0 8000ff 33 3e65fa 55 11a0f1 64 00b5eb 83 27dade 102 4df3ce 120 70febc 136 90feab 155 b6f193 175 ded579 191 feb562 215 ff793e 251 ff0d06 255 ff0000",
    seismic: "0 00004c 64 0101ff 127 fdfdff 128 fffdfd 191 ff0101 255 800000",
    spring: "0 ff00ff 255 ffff00",
    summer: "0 008066 255 ffff66",
    terrain: "0 333399 38 0098fe 42 00a0e8 63 00cb6b 64 01cc66 127 fdff99 129 fcfb97 191 805c54 255 ffffff",
    turbo:
      "0 30123b 8 392a73 16 4040a2 24 4456c7 32 466be3 40 4680f6 46 448ffe 53 3ba0fd 63 2ab9ee 74 1ad2d2 82 18e0bd 89 20eaac 98 38f491 113 71fe5f 124 99fe42 133 b1f936 145 d0ea34 160 eecf3a 171 fbb838 183 fe992c 197 f76f1a 210 e84b0c 223 d23105 237 b21a01 252 850702 255 7a0403",
    twilight:
      "0 e2d9e2 16 d6d7dd 33 c1cdd3 64 93b4c6 90 769cc1 114 6684bd 143 5f64b5 170 5e43a5 189 5a2d92 208 511a75 231 3e1150 246 34113e 255 2f1436 274 3d113c 304 61184b 329 812450 353 9b3850 383 b35752 407 c0745d 427 c78c6f 452 ceab92 488 ddd0ce 503 e1d8de 509 e2d9e2",
    winter: "0 0000ff 255 00ff80",
  }),
);

function makeColormap(name: string): readonly string[] | null {
  const ramp = ramps.get(name);
  if (ramp !== undefined) return Array.from({ length: size }, (_, place) => ramp(place / (size - 1)));
  if (brewed.includes(name)) return between(brewedColors(name).map((color, place) => [place, color]));
  const text = stops.get(name);
  if (text === undefined) return listed.get(name) ?? null;
  const words = text.split(" ");
  return between(
    Array.from({ length: words.length / 2 }, (_, place) => [Number(words[2 * place]), `#${words[2 * place + 1]}`]),
  );
}

/** The longest of the schemes that ColorBrewer has under a name. */
function brewedColors(name: string): readonly string[] {
  // SAFETY: the names of `brewed` are those of the schemes, lists of colors by their length.
  return (chromatic as unknown as Readonly<Record<string, readonly (readonly string[])[]>>)[`scheme${name}`]!.at(-1)!;
}

function between(points: readonly (readonly [place: number, color: string])[]): readonly string[] {
  const [last] = points.at(-1)!;
  let at = 0;
  return Array.from({ length: size }, (_, index) => {
    const place = (index / (size - 1)) * last;
    while (at < points.length - 2 && place > points[at + 1]![0]) at++;
    const [[from, one], [to, other]] = [points[at]!, points[at + 1]!];
    return mixed(one, other, (place - from) / (to - from));
  });
}

function mixed(one: string, other: string, share: number): string {
  const channels = channelsOf(one).map((channel, place) => channel + (channelsOf(other)[place]! - channel) * share);
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green, blue and, of eight digits, opacity, from 0 to 255. */
export function channelsOf(color: string): readonly number[] {
  return color.match(/[\da-f]{2}/g)!.map((digits) => Number.parseInt(digits, 16));
}

function colorsOf(text: string): readonly string[] {
  return text.split(" ").map((digits) => `#${digits}`);
}
