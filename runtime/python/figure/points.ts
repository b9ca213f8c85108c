import type { ArtistOf } from "./figure.ts";
import { pixelsOf } from "./lines.ts";
import { colorsOf } from "./mapping.ts";
import { drawMarks, type MarkStyle } from "./marks.ts";
import type { Plan } from "./plan.ts";

/** Draws a marker at each point, with sizes and colors of their own. */
export function drawPoints(artist: ArtistOf<"points">, plan: Plan): string {
  return drawMarks(pixelsOf(artist, plan), pointStyles(artist, plan.scale));
}

/** How each of the points looks, in pixels. */
function pointStyles(artist: ArtistOf<"points">, scale: number): (at: number) => MarkStyle {
  const { faces, edges, sizes, shape, stroke, mapping } = artist;
  const mapped = mapping === null ? null : colorsOf(mapping);
  return (at) => {
    const face = mapped === null ? (faces[at % faces.length] ?? "none") : (mapped[at] ?? "none");
    return {
      shape,
      size: Math.sqrt(Math.max(0, sizes[at % sizes.length] ?? 0)) * scale,
      face,
      // Without edges of their own, markers are edged with their own color.
      edge: edges.length === 0 ? face : edges[at % edges.length]!,
      edgeWidth: stroke.width * scale,
    };
  };
}
