import type { Artist } from "./figure.ts";
import { pixelsOf } from "./lines.ts";
import type { Plan } from "./plan.ts";
import type { Points } from "./thinning.ts";

/** Points in pixels at which something is drawn, for a legend to stay clear of. */
export function outlineOf(plan: Plan): readonly Points[] {
  return plan.axes.artists.map((artist) => outline(artist, plan));
}

function outline(artist: Artist, plan: Plan): Points {
  switch (artist.kind) {
    case "points":
      return pixelsOf(artist, plan);
    case "line":
    case "shapes":
      return filledIn(pixelsOf(artist, plan));
    default:
      return { x: new Float64Array(), y: new Float64Array() };
  }
}

/** Points on the way between points that are far apart; of very many, some. */
function filledIn({ x, y }: Points): Points {
  const stride = Math.ceil(x.length / most);
  const parts = Math.max(1, Math.min(20, Math.ceil(few / x.length)));
  const count = Math.max(0, Math.ceil(x.length / stride) - 1) * parts;
  const between = (values: Float64Array) =>
    new Float64Array(count).map((_, index) => {
      const at = Math.floor(index / parts) * stride;
      const next = Math.min(at + stride, values.length - 1);
      return values[at]! + ((index % parts) / parts) * (values[next]! - values[at]!);
    });
  return { x: between(x), y: between(y) };
}

const most = 1000;
const few = 200;
