// What the kernel uses of WebAssembly, which neither ES2023 nor Node's declarations describe.
declare namespace WebAssembly {
  interface Module {
    readonly __module: unique symbol;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  const Memory: { readonly prototype: Memory };
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: object): Promise<Instance>;
  let instantiateStreaming: (source: unknown, imports: object) => Promise<{ instance: Instance; module: Module }>;
}
