import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { apiFunctions } from "../runtime/api/table.ts";
import { withSupportTable } from "./harness/supportTable.ts";

const { UPDATE } = process.env;
const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");

/** Files of the project: tracked, or new and not ignored. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|tsx|mts|mjs|css|py)$/.test(file) && existsSync(`${root}/${file}`));

// SAFETY: the manifest has this form; VS Code would not read it otherwise.
const manifest = JSON.parse(read("package.json")) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
};

describe("the house style", () => {
  test("keeps every file within 600 lines", () => {
    const long = files.filter((file) => read(file).split("\n").length > 601);
    expect(long).toEqual([]);
  });

  test("names files after what they hold", () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|types|manager|index)(\/|\.[a-z]+$)/;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
  });
});

describe("the manifest", () => {
  const client = readdirSync(`${root}/client`, { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("views"))
    .map((file) => read(`client/${file}`))
    .join("\n");

  test("contributes the commands that the client registers, and no others", () => {
    const contributed = manifest.contributes.commands.map(({ command }) => command).sort();
    const registered = [...client.matchAll(/registerCommand\(\s*"([^"]+)"/g)].map(([, command]) => command!).sort();
    expect(registered).toEqual(contributed);
  });

  test("has every setting that is read, and none that is not", () => {
    const server = readdirSync(`${root}/server/lsp`)
      .map((file) => read(`server/lsp/${file}`))
      .join("\n");
    const names = Object.keys(manifest.contributes.configuration.properties).map((name) =>
      name.replace(/^loopless\./, ""),
    );
    // The language client itself reads the trace setting of the client with the id `loopless`.
    const unread = names.filter(
      (name) => name !== "trace.server" && !new RegExp(`\\b${name}\\b`).test(client + server),
    );
    expect(unread).toEqual([]);
    const asked = [...client.matchAll(/(?:\.get|affectsConfiguration)\(\s*"(?:loopless\.)?([\w.]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the API table", () => {
  test("has each row in a fixture, a golden or a test of its own", () => {
    const folders = ["test/values", "test/messages", "test/shapes", "test/transforms"];
    const texts = folders.flatMap((folder) =>
      readdirSync(`${root}/${folder}`).map((file) => read(`${folder}/${file}`)),
    );
    const all = texts.join("\n");
    const missing = apiFunctions.filter(
      ({ qualifiedName, name }) => ![`"${qualifiedName}"`, `"${name}"`, `.${name}(`].some((text) => all.includes(text)),
    );
    expect(missing.map(({ qualifiedName }) => qualifiedName)).toEqual([]);
  });

  test("names each function once", () => {
    const names = apiFunctions.map(({ qualifiedName }) => qualifiedName);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("is the table that the README prints", () => {
    const readme = read("README.md");
    const current = withSupportTable(readme);
    if (UPDATE) writeFileSync(`${root}/README.md`, current);
    else expect(current).toBe(readme);
  });
});

describe("the language server's bundle", () => {
  test("holds no kernel", async () => {
    const { metafile } = await build({
      entryPoints: [`${root}/server/main.ts`],
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      format: "esm",
      packages: "external",
      loader: { ".py": "text", ".md": "text" },
      absWorkingDir: root,
    });
    expect(Object.keys(metafile.inputs).filter((file) => file.startsWith("runtime/engine"))).toEqual([]);
  });
});
