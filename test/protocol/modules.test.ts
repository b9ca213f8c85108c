import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type WorkspaceFolder,
} from "vscode-languageserver/node";
import { TestClient } from "./client.ts";

const helpers = `import jax.numpy as jnp

def rows(n):
    return jnp.ones((n, 3))

table = rows(5)
_hidden = rows(9)
`;
const train = `from helpers import rows, table as t
a = rows(4)
b = t
`;

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files, and the URI of what is in it. */
function folderWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "loopless-modules-"));
  made.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { write, uri: (path: string) => pathToFileURL(join(folder, path)).href };
}

/** What an editor shows of a program beside these files, the project being all of them unless it says otherwise. */
async function shownBeside(
  files: Readonly<Record<string, string>>,
  path: string,
  text: string,
  project: string | null = "",
) {
  const { uri } = folderWith(files);
  const client = await TestClient.start({}, {}, undefined, project === null ? null : uri(project));
  await client.open(uri(path), text);
  return client.shown(uri(path));
}

async function until(client: TestClient, count: number): Promise<void> {
  await client.until(() => client.events.filter((event) => event === "refresh").length >= count);
}

const shapes = (text: string) => [...text.matchAll(/^(\w+): (\S+) =/gm)].map(([, name, shape]) => `${name} ${shape}`);

describe("a module beside the document", () => {
  test("gives its functions and variables", async () => {
    expect(await shownBeside({ "helpers.py": helpers }, "train.py", train)).toBe(`from helpers import rows, table as t
a: f32[4,3] = rows(4)
b: f32[5,3] = t
`);
  });

  test.each([
    ["import helpers\na = helpers.rows(2)", "helpers.py"],
    ["import helpers as h\na = h.rows(2)", "helpers.py"],
    ["from helpers import *\na = rows(2)", "helpers.py"],
    ["import pkg.inner.helpers\na = pkg.inner.helpers.rows(2)", "pkg/inner/helpers.py"],
    ["import pkg.helpers as h\na = h.rows(2)", "pkg/helpers.py"],
    ["from pkg import helpers\na = helpers.rows(2)", "pkg/helpers.py"],
    ["from pkg.helpers import rows as r\na = r(2)", "pkg/helpers.py"],
    ["import pkg\na = pkg.rows(2)", "pkg/__init__.py"],
    ["from .helpers import rows\na = rows(2)", "helpers.py"],
    ["from . import helpers\na = helpers.rows(2)", "helpers.py"],
    ["def f():\n    import helpers\n    return helpers.rows(2)\na = f()", "helpers.py"],
    ["from helpers import rows\na = rows(2)", "src/helpers.py"],
  ])("is found by %j in %s", async (text, path) => {
    expect(shapes(await shownBeside({ [path]: helpers }, "train.py", text))).toEqual(["a f32[2,3]"]);
  });

  test("is found by packages from above, below and beside", async () => {
    const files = {
      "lab/__init__.py": "",
      "lab/data/__init__.py": "from .made import rows\nfrom . import made\n",
      "lab/data/made.py": helpers,
      "lab/sizes.py": "n = 6\n",
    };
    const text = "from ..data import rows, made\nfrom .. import sizes\na = rows(sizes.n)\nb = made.table\n";
    expect(shapes(await shownBeside(files, "lab/runs/train.py", text))).toEqual(["a f32[6,3]", "b f32[5,3]"]);
  });

  test("is followed into the modules that it imports, in a circle too", async () => {
    const files = {
      "first.py": "import second\nn = 2\ndef f():\n    return second.g()\n",
      "second.py": "import first\nimport jax.numpy as jnp\ndef g():\n    return jnp.ones(first.n)\n",
    };
    expect(shapes(await shownBeside(files, "train.py", "import first\na = first.f()\n"))).toEqual(["a f32[2]"]);
  });

  test("hides what begins with an underscore from a star, and what __all__ does not name", async () => {
    const text = "from helpers import *\na = table\nb = _hidden\n";
    expect(shapes(await shownBeside({ "helpers.py": helpers }, "train.py", text))).toEqual(["a f32[5,3]"]);
    const chosen = `${helpers}__all__ = ["_hidden"]\n`;
    expect(shapes(await shownBeside({ "helpers.py": chosen }, "train.py", text))).toEqual(["b f32[9,3]"]);
  });

  test("shows what goes wrong in its functions at the call that leads there, and where it was", async () => {
    const library =
      "import jax.numpy as jnp\n\ndef apply(x):\n    return inner(x)\n\ndef inner(x):\n    return x @ jnp.ones(9)\n";
    const { uri } = folderWith({ "helpers.py": library });
    const client = await TestClient.start({}, {}, undefined, uri(""));
    const text = "import jax.numpy as jnp\nfrom helpers import apply\n\ny = apply(jnp.ones(3))\n";
    await client.open(uri("helpers.py"), library);
    await client.open(uri("train.py"), text);
    const [problem, ...others] = await client.problemsOnce(uri("train.py"), (problems) => problems.length > 0);
    expect(others).toEqual([]);
    expect(problem!.message).toMatch(/^dot_general requires contracting dimensions/);
    expect(problem!.range).toEqual({ start: { line: 3, character: 4 }, end: { line: 3, character: 22 } });
    expect(problem!.relatedInformation?.at(-1)).toEqual({
      message: "it is raised here",
      location: {
        uri: uri("helpers.py"),
        range: { start: { line: 6, character: 11 }, end: { line: 6, character: 26 } },
      },
    });
  });

  test("does not do what only a program does", async () => {
    const library = `${helpers}if __name__ == "__main__":\n    table = rows(1)\n`;
    expect(shapes(await shownBeside({ "helpers.py": library }, "train.py", train))).toEqual([
      "a f32[4,3]",
      "b f32[5,3]",
    ]);
  });

  test("does not stand in for jax", async () => {
    const text = "import jax.numpy as jnp\na = jnp.ones(2)\n";
    expect(shapes(await shownBeside({ "jax/numpy.py": "ones = 3\n" }, "train.py", text))).toEqual(["a f32[2]"]);
  });

  test("is not read outside of the document's folder and the workspace", async () => {
    const files = { "helpers.py": helpers, "project/beside.py": helpers };
    const text = "from ..helpers import rows\nfrom .beside import table\na = rows(2)\nb = table\n";
    expect(shapes(await shownBeside(files, "project/train.py", text, "project"))).toEqual(["b f32[5,3]"]);
    expect(shapes(await shownBeside(files, "project/train.py", text, null))).toEqual(["b f32[5,3]"]);
    expect(shapes(await shownBeside(files, "project/train.py", text))).toEqual(["a f32[2,3]", "b f32[5,3]"]);
  });

  test("is unknown when it is too large, and its hover says so", async () => {
    const { uri } = folderWith({ "helpers.py": `${helpers}# ${"x".repeat(1_000_000)}\n` });
    const client = await TestClient.start();
    await client.open(uri("train.py"), train);
    expect(await client.shown(uri("train.py"))).toBe(train);
    expect(await client.hover(uri("train.py"), "a =")).toContain("too large");
  });

  test("keeps its own mistakes to itself", async () => {
    const { uri } = folderWith({ "helpers.py": `${helpers}wrong = table @ table\n` });
    const client = await TestClient.start();
    await client.open(uri("train.py"), `${train}c = a @ a\n`);
    const problems = await client.problemsOnce(uri("train.py"), ({ length }) => length > 0);
    expect(problems.map(({ range }) => range.start.line)).toEqual([3]);
  });

  test("is named by hovers over what was made in it", async () => {
    const { uri } = folderWith({ "helpers.py": helpers });
    const client = await TestClient.start();
    await client.open(uri("train.py"), train);
    const card = await client.hover(uri("train.py"), "b =");
    expect(card).toContain(`[line 4 of helpers.py](${uri("helpers.py")}#L4)`);
  });

  test("is there for the cells of a notebook", async () => {
    const { uri } = folderWith({ "helpers.py": helpers });
    const cell = { uri: "vscode-notebook-cell:/work/n.ipynb#a", text: train };
    const client = await TestClient.start();
    await client.openNotebook(uri("n.ipynb"), [cell]);
    expect(shapes(await client.shown(cell.uri))).toEqual(["a f32[4,3]", "b f32[5,3]"]);
  });
});

describe("when a module changes", () => {
  test("in the editor, the hints of those who import it follow", async () => {
    const client = await TestClient.start();
    const [own, other] = ["file:///work/train.py", "file:///work/helpers.py"];
    await client.open(own, train);
    expect(shapes(await client.shown(own))).toEqual([]);
    await client.open(other, helpers);
    await until(client, 1);
    expect(shapes(await client.shown(own))).toEqual(["a f32[4,3]", "b f32[5,3]"]);
    await client.edit(other, "(n, 3)", "(n, 7)");
    await until(client, 2);
    expect(shapes(await client.shown(own))).toEqual(["a f32[4,7]", "b f32[5,7]"]);
    await client.close(other);
    await until(client, 3);
    expect(shapes(await client.shown(own))).toEqual([]);
  });

  test("on the disk, they follow too", async () => {
    const { uri, write } = folderWith({ "helpers.py": "from sizes import rows, table\n" });
    const client = await TestClient.start();
    await client.open(uri("train.py"), train);
    expect(shapes(await client.shown(uri("train.py")))).toEqual([]);
    write("sizes.py", helpers);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri("sizes.py"), type: FileChangeType.Created }],
    });
    await until(client, 1);
    expect(shapes(await client.shown(uri("train.py")))).toEqual(["a f32[4,3]", "b f32[5,3]"]);
  });

  test("and an import is typed, what was known stays known", async () => {
    const client = await TestClient.start();
    const [own, other] = ["file:///work/train.py", "file:///work/helpers.py"];
    await client.open(other, helpers);
    await client.open(own, "import jax.numpy as jnp\nx = jnp.ones(2)\n\ny = x\n");
    await client.edit(own, "\n\n", "\nimport helpers\nx = helpers.rows(1)\n");
    expect(shapes(await client.shown(own))).toEqual(["x f32[2]", "x f32[1,3]", "y f32[1,3]"]);
    await client.edit(own, "import helpers\n", "");
    expect(shapes(await client.shown(own))).toEqual(["x f32[2]"]);
  });

  test("what is typed counts, and not what is saved", async () => {
    const { uri } = folderWith({ "helpers.py": helpers });
    const client = await TestClient.start();
    await client.open(uri("helpers.py"), helpers.replace("(n, 3)", "(n, 8)"));
    await client.open(uri("train.py"), train);
    expect(shapes(await client.shown(uri("train.py")))).toEqual(["a f32[4,8]", "b f32[5,8]"]);
  });

  test("a folder that joins the workspace is searched from then on", async () => {
    const { uri } = folderWith({ "library/helpers.py": helpers, "own/train.py": train });
    const workspace = { inlayHint: { refreshSupport: true }, workspaceFolders: true };
    const client = await TestClient.start({}, { workspace }, undefined, uri("own"));
    await client.open(uri("own/train.py"), train);
    expect(shapes(await client.shown(uri("own/train.py")))).toEqual([]);
    const library = { uri: uri("library"), name: "library" };
    const change = (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: [...added], removed: [...removed] },
      });
    await change([library], []);
    await until(client, 1);
    expect(shapes(await client.shown(uri("own/train.py")))).toEqual(["a f32[4,3]", "b f32[5,3]"]);
    await change([], [library]);
    await until(client, 2);
    expect(shapes(await client.shown(uri("own/train.py")))).toEqual([]);
  });

  test("modules of the same name are told apart by their folders", async () => {
    const client = await TestClient.start({}, undefined, undefined, "file:///work");
    for (const [folder, size] of [
      ["a", 3],
      ["b", 4],
    ] as const) {
      await client.open(`file:///work/${folder}/utils.py`, `import jax.numpy as jnp\ndata = jnp.ones(${size})\n`);
      await client.open(`file:///work/${folder}/main.py`, "from utils import data\nx = data\n");
    }
    expect(shapes(await client.shown("file:///work/a/main.py"))).toEqual(["x f32[3]"]);
    expect(shapes(await client.shown("file:///work/b/main.py"))).toEqual(["x f32[4]"]);
  });

  test("files that nobody imports have nothing refreshed", async () => {
    const client = await TestClient.start();
    const [own, other] = ["file:///work/train.py", "file:///work/stranger.py"];
    await client.open(own, "import jax.numpy as jnp\nimport helpers\na = jnp.ones(2)\n");
    await client.open(other, helpers);
    expect(shapes(await client.shown(other))).toHaveLength(2);
    expect(shapes(await client.shown(own))).toEqual(["a f32[2]"]);
    expect(client.events).not.toContain("refresh");
  });
});
