/** The style of an element of that size in CSS pixels. */
export function sizeInPixels(width: number, height: number): { readonly width: string; readonly height: string } {
  return { width: `${width}px`, height: `${height}px` };
}
