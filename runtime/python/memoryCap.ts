const page = 65_536;
const limit = 512 * 2 ** 20;
const relief = 32 * 2 ** 20;
const lastLimit = 768 * 2 ** 20;

/**
 * Keeps WebAssembly from taking more than 512 MB: Python raises MemoryError there. The function it gives allows 32 MB
 * more, so that after a MemoryError there is room to free variables; altogether not more than 768 MB.
 */
export function capMemory(): () => void {
  let allowed = limit;
  const { grow } = WebAssembly.Memory.prototype;
  Object.defineProperty(WebAssembly.Memory.prototype, "grow", {
    value(this: WebAssembly.Memory, pages: number): number {
      if (this.buffer.byteLength + pages * page > allowed) throw new RangeError("the memory of cells is used up");
      return grow.call(this, pages);
    },
  });
  return () => {
    allowed = Math.min(allowed + relief, lastLimit);
  };
}
