// The user's own modules, as open documents and the workspace have them.

import { readFileSync, type Stats, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BundledModules } from "../analysis/analyzer.ts";
import {
  followImports,
  type ImportedModules,
  largestModule,
  type ModuleFiles,
  noModules,
  sameModules,
} from "../analysis/importedModules.ts";
import type { TopLevel } from "../syntax/ast.ts";
import { type ImportedName, importedNames } from "../syntax/importedNames.ts";
import { type Program, parseProgram } from "../syntax/program.ts";
import { pythonSource } from "../syntax/source.ts";

/** Reads modules, each as often as it changes. Files are named by URI. */
export class WorkspaceModules {
  /** The folders of the workspace: besides a document's own folder, the only ones in which files are read. */
  folders: readonly string[] = [];
  readonly #bundled: BundledModules;
  readonly #openText: (uri: string) => string | null;
  readonly #read = new Map<string, { readonly stamp: string; readonly text: string; readonly program: Program }>();

  /** `openText` gives the text of a file that is open, which counts and not what is on the disk. */
  constructor(bundled: BundledModules, openText: (uri: string) => string | null) {
    this.#bundled = bundled;
    this.#openText = openText;
  }

  /** The modules of one document. */
  of(document: string): DocumentModules {
    return new DocumentModules((program, looked) =>
      followImports(program, this.#files(document, looked), this.#bundled),
    );
  }

  /** What the imports of a document may see; the files that they ask for are added to `looked`. */
  #files(document: string, looked: Set<string>): ModuleFiles {
    const own = folderOf(document);
    const borders = own === null ? this.folders : [own, ...this.folders];
    const isInside = (uri: string) => borders.some((folder) => uri.startsWith(`${folder}/`));
    const inWorkspace = this.folders.flatMap((folder) => [folder, `${folder}/src`]);
    return {
      folders: [...new Set(own === null ? inWorkspace : [own, ...inWorkspace])],
      around: folderOf,
      within: (folder, name) => `${folder}/${encodeURIComponent(name)}`,
      exists: (uri) => {
        if (uri !== document) looked.add(uri);
        return this.#openText(uri) !== null || (isInside(uri) && fileStats(uri) !== null);
      },
      read: (uri) => this.#program(uri),
    };
  }

  #program(uri: string): Program | string {
    const open = this.#openText(uri);
    if (open !== null) return this.#parse(uri, "open", open);
    const stats = fileStats(uri);
    if (stats === null) return "its file is gone";
    if (stats.size > largestModule) return "its file is too large";
    const stamp = `${stats.mtimeMs} ${stats.size}`;
    const before = this.#read.get(uri);
    return before?.stamp === stamp ? before.program : this.#parse(uri, stamp, textOnDisk(uri));
  }

  #parse(uri: string, stamp: string, text: string | null): Program | string {
    if (text === null) return "its file cannot be read";
    const before = this.#read.get(uri);
    const program =
      before?.text === text ? before.program : parseProgram(pythonSource(uri, text), before?.program ?? null);
    this.#read.set(uri, { stamp, text, program });
    return program;
  }
}

/** What one document imports, looked for again only when its imports or the files that it looked at may have changed. */
export class DocumentModules {
  readonly #follow: (program: Program, looked: Set<string>) => ImportedModules;
  #statements: readonly TopLevel[] = [];
  #imports: readonly (readonly ImportedName[])[] = [];
  #looked: ReadonlySet<string> = new Set();
  #modules = noModules;
  #isDoubtful = true;

  constructor(follow: (program: Program, looked: Set<string>) => ImportedModules) {
    this.#follow = follow;
  }

  /** The modules that a program imports; the same object as long as nothing about them changed. */
  of(program: Program): ImportedModules {
    const statements = program.module.body;
    const changed = changedStatements(this.#statements, statements);
    this.#statements = statements;
    if (!this.#isDoubtful && !changed.some((each) => importedNames(each).length > 0)) return this.#modules;
    const imports = importsOf(statements);
    if (!this.#isDoubtful && sameLists(imports, this.#imports)) return this.#modules;
    const looked = new Set<string>();
    const modules = this.#follow(program, looked);
    if (!sameModules(modules, this.#modules)) this.#modules = modules;
    this.#imports = imports;
    this.#looked = looked;
    this.#isDoubtful = false;
    return this.#modules;
  }

  /** To be called when files changed, came or went, null for any; answers whether the modules may be others now. */
  doubt(uris: readonly string[] | null): boolean {
    if (uris === null ? this.#imports.length === 0 : !uris.some((uri) => this.#looked.has(uri))) return false;
    this.#isDoubtful = true;
    return true;
  }
}

function importsOf(statements: readonly TopLevel[]): readonly (readonly ImportedName[])[] {
  return statements.map(importedNames).filter(({ length }) => length > 0);
}

/** The statements of either list that stand where the two differ, between their common start and their common end. */
function changedStatements(before: readonly TopLevel[], now: readonly TopLevel[]): readonly TopLevel[] {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head]!.body === now[head]!.body) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail)!.body === now.at(-1 - tail)!.body) tail += 1;
  return [...before.slice(head, before.length - tail), ...now.slice(head, now.length - tail)];
}

function sameLists<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Null for what is in no folder, as a document without a file. */
function folderOf(uri: string): string | null {
  const folder = uri.slice(0, Math.max(uri.lastIndexOf("/"), 0));
  return folder === "" || folder.endsWith("/") ? null : folder;
}

function fileStats(uri: string): Stats | null {
  try {
    const stats = statSync(fileURLToPath(uri));
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

function textOnDisk(uri: string): string | null {
  try {
    return readFileSync(fileURLToPath(uri), "utf8");
  } catch {
    return null;
  }
}
