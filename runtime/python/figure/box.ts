/** A rectangle of pixels; y runs downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The smallest box around both. */
export function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export function widthOf({ left, right }: Box): number {
  return right - left;
}

export function heightOf({ top, bottom }: Box): number {
  return bottom - top;
}

/** The box with all sides moved outwards. */
export function grown({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

/** A part of a box: left, lower end, width and height as fractions of it. */
export function partOf(box: Box, [left = 0, low = 0, width = 1, height = 1]: readonly number[]): Box {
  const x = box.left + left * widthOf(box);
  const y = box.bottom - low * heightOf(box);
  return { left: x, right: x + width * widthOf(box), bottom: y, top: y - height * heightOf(box) };
}
