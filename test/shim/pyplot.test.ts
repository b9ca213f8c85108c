import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { resultOf, runCell, startKernel } from "../harness/runCells.ts";

const kernel = startKernel();
const run = (source: string) => runCell(kernel, source);
const result = (source: string) => resultOf(kernel, source);

beforeAll(async () => {
  expect(await run("import jax\nimport jax.numpy as jnp\nimport numpy as np\nimport matplotlib.pyplot as plt")).toEqual(
    [],
  );
});
afterAll(() => kernel.dispose());

/** What a cell does, figures by what stands for them in text. */
async function told(source: string): Promise<readonly unknown[]> {
  return (await run(source)).map((event) => {
    if (event.kind === "error") return `${event.ename}: ${event.evalue}`;
    if (event.kind !== "display" && event.kind !== "result") return event;
    const isDrawn = String(event.mime["image/svg+xml"] ?? "").startsWith("<svg");
    return [
      event.kind,
      String(event.mime["text/plain"]).replace(/at 0x[\da-f]+/g, "at 0x…"),
      ...(isDrawn ? ["svg"] : []),
    ];
  });
}

/** The SVG of the only figure that a cell shows. */
async function svgOf(source: string): Promise<string> {
  const shown = (await run(source)).flatMap((event: ExecutionEvent) =>
    event.kind === "display" || event.kind === "result" ? [event.mime["image/svg+xml"]] : [],
  );
  const drawn = shown.filter((svg) => typeof svg === "string");
  expect(drawn).toHaveLength(1);
  return drawn[0]!;
}

const figure = ["display", "<Figure size 640x480 with 1 Axes>", "svg"];

describe("figures", () => {
  test("are shown at the end of the cell, after its result, and closed", async () => {
    expect(await told("plt.plot([1, 2, 3])")).toEqual([["result", "[<matplotlib.lines.Line2D at 0x…>]"], figure]);
    expect(await result("plt.get_fignums()")).toBe("[]");
  });

  test("have a result that a semicolon silences", async () => {
    expect(await told("plt.title('a')")).toEqual([["result", "Text(0.5, 1.0, 'a')"], figure]);
    expect(await told("plt.title('a');")).toEqual([figure]);
  });

  test("are shown by show(), where it stands", async () => {
    expect(await told("plt.plot([1])\nplt.show()\nprint('between')\nplt.plot([2])\nplt.show()")).toEqual([
      figure,
      { kind: "stream", name: "stdout", text: "between\n" },
      figure,
    ]);
  });

  test("are shown once where they are the result", async () => {
    expect(await told("fig, ax = plt.subplots()\nax.plot([1, 2])\nfig")).toEqual([["result", figure[1], "svg"]]);
    expect(await told("fig")).toEqual([["result", figure[1], "svg"]]);
  });

  test("are shown again where they have changed since", async () => {
    expect(await told("fig, ax = plt.subplots()\ndisplay(fig)\nax.plot([1, 2]);")).toEqual([figure, figure]);
    expect(await told("fig, ax = plt.subplots()\nax.plot([1, 2])\ndisplay(fig)")).toEqual([figure]);
  });

  test("are all shown, in the order in which they were made", async () => {
    const source =
      "a = plt.figure(figsize=(3, 2)); plt.plot([1]); b = plt.figure(); plt.plot([1]); plt.figure(1); plt.plot([2]);";
    expect(await told(source)).toEqual([["display", "<Figure size 300x200 with 1 Axes>", "svg"], figure]);
  });

  test("are shown where their cell fails", async () => {
    expect(await told("plt.plot([1])\n1 / 0")).toEqual(["ZeroDivisionError: division by zero", figure]);
  });

  test("are not shown where they were closed", async () => {
    expect(await told("plt.plot([1])\nplt.close()")).toEqual([]);
    expect(await told("plt.figure(); plt.plot([1]); plt.figure(); plt.plot([1]); plt.close('all')")).toEqual([]);
  });

  test("without axes are no picture", async () => {
    expect(await told("plt.figure();")).toEqual([["display", "<Figure size 640x480 with 0 Axes>"]]);
  });

  test("that cannot be drawn say why, and the others are shown", async () => {
    expect(await told("plt.figure(figsize=(99, 99), dpi=900); plt.plot([1]); plt.figure(); plt.plot([1]);")).toEqual([
      figure,
      "ValueError: a figure of 89100x89100 pixels is too large",
    ]);
    expect(await told("plt.plot([1]);")).toEqual([figure]);
  });

  test("are not written to files", async () => {
    expect((await told("plt.plot([1])\nplt.savefig('a.png')"))[0]).toMatch(
      /^PermissionError: The bundled runtime reads and writes no files/,
    );
  });

  test("name what they have where they lack something", async () => {
    const lacking = /: the bundled matplotlib has .*plot.*; choose a Python kernel for all of matplotlib$/;
    expect((await told("plt.quiver([1], [2])"))[0]).toMatch(lacking);
    expect((await told("from matplotlib.pyplot import quiver"))[0]).toMatch(
      /^ImportError: cannot import name 'quiver'/,
    );
    expect((await told("from matplotlib import animation"))[0]).toMatch(lacking);
    expect((await told("plt.gca().quiver"))[0]).toMatch(lacking);
    expect((await told("plt.subplot(projection='3d')"))[0]).toMatch(/^NotImplementedError: .* the projection '3d'/);
    await run("plt.close('all')");
  });

  test("escape what users write", async () => {
    const svg = await svgOf(
      "plt.title('</text><script>alert(1)</script>'); plt.plot([1, 2], label='<b>\\x00'); plt.legend();",
    );
    expect(svg).not.toMatch(/<script|<b>/);
    expect(svg).toContain("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("have settings and styles", async () => {
    const source =
      "with plt.rc_context({'figure.figsize': (3, 2), 'axes.facecolor': 'tab:red'}):\n    plt.plot([1, 2])\n    f = plt.gcf();";
    expect(await svgOf(source)).toContain("#d62728");
    expect(await svgOf("with plt.style.context('dark_background'):\n    plt.plot([1, 2]);")).toContain(
      'fill="#000000"',
    );
    expect(await result("plt.rcParams['figure.figsize']")).toBe("[6.4, 4.8]");
  });
});

describe("numbers", () => {
  test.each([
    "[1.0, 4.0, 9.0]",
    "(1, 4, 9)",
    "jnp.array([1.0, 4.0, 9.0])",
    "jnp.array([1, 4, 9])",
    "jnp.array([1, 4, 9], jnp.bfloat16)",
    "np.array([1, 4, 9], dtype=np.uint8)",
    "np.array([[1, 0], [4, 0], [9, 0]])[:, 0]",
    "[jnp.float32(1), np.float64(4), 9]",
    "[jnp.array([1.0]), jnp.array([4.0]), jnp.array([9.0])]",
    "(k * k for k in range(1, 4))",
    "jnp.array([1 + 2j, 4, 9])",
  ])("may be %s", async (values) => {
    const source = `[float(y) for y in plt.plot(${values})[0].get_ydata()]`;
    expect((await run(`answer = ${source}; plt.close(); print(answer)`))[0]).toMatchObject({
      text: "[1.0, 4.0, 9.0]\n",
    });
  });

  test("are those that arrays had when they were drawn", async () => {
    const source = "a = np.zeros(3); line, = plt.plot(a); a[:] = 5; plt.close(); print(line.get_ydata())";
    expect((await run(source))[0]).toMatchObject({ text: "[0. 0. 0.]\n" });
  });

  test("are not those of tracers and keys", async () => {
    expect((await told("jax.vmap(plt.plot)(jnp.ones((2, 3)))"))[0]).toMatch(/^TracerArrayConversionError: /);
    expect((await told("plt.plot(jax.random.key(0))"))[0]).toMatch(
      /^TypeError: elements of dtype key<fry> are no numbers/,
    );
    await run("plt.close('all')");
  });

  test("may be very many", async () => {
    const svg = await svgOf(
      "plt.plot(jnp.sin(jnp.arange(300_000) / 1000.0)); plt.scatter(*jax.random.normal(jax.random.key(0), (2, 60_000)), s=4);",
    );
    expect(svg.length).toBeLessThan(1_500_000);
  });
});

describe("images", () => {
  /** The bytes of the pixels of the first image, without the filters of the rows. */
  function pixelsOf(svg: string): { width: number; height: number; kind: number; rows: readonly number[][] } {
    const png = Buffer.from(/base64,([^"]+)"/.exec(svg)![1]!, "base64");
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    const chunks: { name: string; data: Buffer }[] = [];
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at);
      chunks.push({ name: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
      at += length + 12;
    }
    const header = chunks.find(({ name }) => name === "IHDR")!.data;
    const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]!];
    const bytes = inflateSync(chunks.find(({ name }) => name === "IDAT")!.data);
    const size = (kind === 3 ? width : 4 * width) + 1;
    expect(bytes.length).toBe(size * height);
    const rows = Array.from({ length: height }, (_, row) =>
      Array.from(bytes.subarray(row * size + 1, (row + 1) * size)),
    );
    return { width, height, kind, rows };
  }

  test("are PNG files with a color for each number", async () => {
    const { rows, ...size } = pixelsOf(await svgOf("plt.imshow(jnp.arange(6).reshape(2, 3));"));
    expect(size).toEqual({ width: 3, height: 2, kind: 3 });
    expect(rows).toEqual([
      [0, 51, 102],
      [153, 204, 255],
    ]);
  });

  test("are transparent where there is no number", async () => {
    const { rows, kind } = pixelsOf(await svgOf("plt.imshow([[1.0, float('nan')]], cmap='gray', vmin=0, vmax=1);"));
    expect([kind, rows]).toEqual([6, [[255, 255, 255, 255, 0, 0, 0, 0]]]);
  });

  test("may be colors", async () => {
    const whole = await svgOf("plt.imshow(np.array([[[255, 0, 51]]], dtype=np.uint8));");
    const parts = await svgOf("plt.imshow(jnp.array([[[1.0, 0.0, 0.2]]]));");
    expect([pixelsOf(whole).rows, pixelsOf(parts).rows]).toEqual([[[255, 0, 51, 255]], [[255, 0, 51, 255]]]);
  });

  test("that are large stay small", async () => {
    const svg = await svgOf("plt.imshow(jax.random.normal(jax.random.key(0), (1000, 1000))); plt.colorbar();");
    expect(svg.length).toBeLessThan(1_500_000);
  });

  test("can have all colormaps", async () => {
    expect(await result("[name for name in plt.colormaps() if plt.get_cmap(name)(0.5)[3] != 1]")).toBe("[]");
    expect(await result("plt.cm.viridis(jnp.linspace(0, 1, 3)).shape")).toBe("(3, 4)");
    expect((await told("plt.imshow([[1]], cmap='virdis')"))[0]).toMatch(
      /^ValueError: 'virdis' is not a valid value for cmap. Did you mean: 'viridis'\?/,
    );
    await run("plt.close('all')");
  });
});

test("Several kinds of plots are drawn with all they have.", async () => {
  const svg = await svgOf(`
fig, axs = plt.subplots(2, 3, figsize=(12, 8), sharex=False)
x = jnp.linspace(0, 1, 50)
axs[0, 0].errorbar(x[::10], x[::10], yerr=0.1, fmt="o", capsize=3, label="errors")
axs[0, 0].fill_between(x, x - 0.1, x + 0.1, alpha=0.3)
axs[0, 0].axhline(0.5, ls="--"); axs[0, 0].axvspan(0.2, 0.3, color="C1"); axs[0, 0].legend()
axs[0, 1].contourf(x, x, jnp.outer(x, x), levels=5); axs[0, 1].contour(x, x, jnp.outer(x, x), colors="k")
mesh = axs[0, 2].pcolormesh(x, x, jnp.outer(x, x)); fig.colorbar(mesh, ax=axs[0, 2], label="product")
axs[1, 0].bar(["a", "b"], [1, 2], color=["r", "g"]); axs[1, 0].set_ylabel("bars")
axs[1, 1].hist([[1, 2, 2], [2, 3]], bins=3, label=["one", "two"]); axs[1, 1].legend(loc="upper left")
axs[1, 2].loglog([1, 100], [1, 1000]); twin = axs[1, 2].twinx(); twin.plot([1, 100], [5, 6], "r:")
axs[1, 2].annotate("here", (10, 30), xytext=(20, 3), arrowprops=dict(arrowstyle="->")); axs[1, 2].grid(True)
fig.suptitle("everything"); fig.tight_layout();
`);
  for (const text of ["errors", "product", "bars", "one", "two", "here", "everything", ">a<", ">b<"])
    expect(svg).toContain(text);
});

describe("what IPython has", () => {
  test("shows values in their forms", async () => {
    const [math, raw, code] = await run(
      "from IPython.display import *\ndisplay(Math('x^2'), {'a': 1})\ndisplay({'text/html': '<i>raw</i>'}, raw=True)",
    );
    expect([math, raw, code]).toMatchObject([
      { kind: "display", mime: { "text/latex": "$\\displaystyle x^2$" } },
      { kind: "display", mime: { "text/plain": "{'a': 1}" } },
      { kind: "display", mime: { "text/html": "<i>raw</i>" } },
    ]);
  });

  test("takes away what was shown, with `wait` only for something else", async () => {
    const cell = (...lines: readonly string[]) =>
      told(["from IPython.display import clear_output", ...lines].join("\n"));
    const [one, two, clear] = [
      { kind: "stream", name: "stdout", text: "1\n" },
      { kind: "stream", name: "stdout", text: "2\n" },
      { kind: "clear" },
    ];
    expect(await cell("print(1)", "clear_output()", "print(2)")).toEqual([one, clear, two]);
    expect(await cell("print(1)", "clear_output(wait=True)", "clear_output(wait=True)", "print(2)")).toEqual([
      one,
      clear,
      two,
    ]);
    expect(await cell("print(1)", "clear_output(wait=True)", "2")).toEqual([one, clear, ["result", "2"]]);
    expect(await cell("print(1)", "clear_output(wait=True)")).toEqual([one]);
    expect(await cell("print(2)")).toEqual([two]);
  });

  test("reads no files and fetches nothing", async () => {
    expect(await told("Image(filename='a.png')")).toEqual([
      "PermissionError: a.png: the bundled runtime reads no files",
    ]);
    expect((await told("Image(url='https://example.org/a.png')"))[0]).toMatch(/fetches nothing from the network$/);
  });

  test("knows what runs the cells", async () => {
    expect(await told("get_ipython().run_line_magic('matplotlib', 'inline')")).toEqual([]);
    expect(await told("type(get_ipython()).__name__")).toEqual([["result", "'ZMQInteractiveShell'"]]);
  });
});
