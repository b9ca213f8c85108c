// Where two texts begin and end alike: what is between was edited.

/** How many characters two texts have in common at their starts. */
export function commonHead(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  for (const block of blocks) {
    const isSame = () => a.slice(length, length + block) === b.slice(length, length + block);
    while (length + block <= limit && isSame()) length += block;
  }
  while (length < limit && a[length] === b[length]) length += 1;
  return length;
}

/** How many characters two texts have in common at their ends, behind a head of so many. */
export function commonTail(a: string, b: string, head: number): number {
  const limit = Math.min(a.length, b.length) - head;
  let length = 0;
  for (const block of blocks) {
    const blockOf = (text: string) => text.slice(text.length - length - block, text.length - length);
    while (length + block <= limit && blockOf(a) === blockOf(b)) length += block;
  }
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

/** So many characters are compared at once. */
const blocks = [16_384, 512];
