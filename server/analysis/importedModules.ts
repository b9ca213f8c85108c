// The user's own modules that a document imports: found by the search that Python does, read, put in order; nothing is run.

import { type ImportedName, importedNames } from "../syntax/importedNames.ts";
import type { Program } from "../syntax/program.ts";
import type { BundledModules } from "./analyzer.ts";
import { isKnownModule } from "./imports.ts";

/** A module that a document imports, itself or through another one. */
export interface ImportedModule {
  /** Its file, or the folder of a package without `__init__.py`. */
  readonly place: string;
  readonly name: string;
  /** Null where there is none, or none that is followed. */
  readonly program: Program | null;
  /** Why it is not followed. */
  readonly reason: string | null;
  /** The place of the package of which it is an attribute. */
  readonly parent: string | null;
}

export interface ImportedModules {
  /** The file of the document. */
  readonly document: string;
  /** In the order in which they run: behind those that they import, but for cycles. */
  readonly modules: readonly ImportedModule[];
  /** The place of a module by `writtenName`. */
  readonly places: ReadonlyMap<string, string>;
}

/** Where modules are looked for. Paths have `/` between their parts. */
export interface ModuleFiles {
  /** The folders in which absolute names are searched for, in order. */
  readonly folders: readonly string[];
  /** The folder that a file or folder is in. */
  around(path: string): string | null;
  /** The path of something in a folder. */
  within(folder: string, name: string): string;
  exists(path: string): boolean;
  /** The program in a file that exists, or why it is not read. */
  read(path: string): Program | string;
}

export const noModules: ImportedModules = { document: "", modules: [], places: new Map() };

/** The key of a module that `importer` calls `name`, dots in front included. */
export function writtenName(importer: string, name: string): string {
  return `${importer}\n${name}`;
}

/** Finds and reads all that a program imports, but for what needs no file. */
export function followImports(program: Program, files: ModuleFiles, bundled: BundledModules): ImportedModules {
  return new Search(files, bundled).all(program);
}

/** Whether an analysis with the one is as good as with the other. */
export function sameModules(a: ImportedModules, b: ImportedModules): boolean {
  return (
    a.document === b.document &&
    a.modules.length === b.modules.length &&
    a.modules.every(({ place, program, parent }, index) => {
      const other = b.modules[index]!;
      return place === other.place && program === other.program && parent === other.parent;
    }) &&
    a.places.size === b.places.size &&
    [...a.places].every(([written, place]) => b.places.get(written) === place)
  );
}

/** In bytes; beyond that a module is not read. */
export const largestModule = 1_000_000;

const mostModules = 64;

/** A module that was found, or a folder that may be a package without `__init__.py`. */
interface Found {
  readonly place: string;
  readonly name: string;
  readonly hasFile: boolean;
  /** Where the modules in it are. */
  readonly folders: readonly string[];
  readonly parent: Found | null;
}

class Search {
  readonly #files: ModuleFiles;
  readonly #bundled: ReadonlySet<string>;
  readonly #modules: ImportedModule[] = [];
  readonly #places = new Map<string, string>();
  readonly #entered = new Set<string>();

  constructor(files: ModuleFiles, bundled: BundledModules) {
    this.#files = files;
    this.#bundled = new Set([...bundled.keys()].map((name) => name.split(".")[0]!));
  }

  all(program: Program): ImportedModules {
    const document = program.source.file;
    this.#entered.add(document);
    this.#follow(program);
    return { document, modules: this.#modules, places: this.#places };
  }

  #follow({ source, module }: Program): void {
    for (const statement of module.body) {
      for (const imported of importedNames(statement)) this.#import(source.file, imported);
    }
  }

  /** Enters the modules from the outermost package to what is imported, as Python does. */
  #import(importer: string, { level, name, members }: ImportedName): void {
    const parts = name === "" ? [] : name.split(".");
    if (level === 0 && (isKnownModule(parts[0]!) || this.#bundled.has(parts[0]!))) return;
    const start = level === 0 ? null : this.#packageOf(importer, level);
    if (level > 0 && start === null) return;
    const chain: Found[] = start === null ? [] : [start];
    for (const part of parts) {
      const outer = chain.at(-1) ?? null;
      chain.push(this.#find(part, outer?.folders ?? this.#files.folders, outer));
    }
    const last = chain.at(-1)!;
    const inner = members.map((member) => this.#find(member, last.folders, last)).filter(({ hasFile }) => hasFile);
    if (!last.hasFile && inner.length === 0) return;
    for (const [index, found] of chain.entries()) {
      const depth = start === null ? index + 1 : index;
      this.#places.set(writtenName(importer, ".".repeat(level) + parts.slice(0, depth).join(".")), found.place);
      this.#enter(found);
    }
    for (const found of inner) this.#enter(found);
  }

  /** The package from which the dots of a relative import count. */
  #packageOf(importer: string, level: number): Found | null {
    let folder = this.#files.around(importer);
    for (let up = 1; up < level && folder !== null; up++) folder = this.#files.around(folder);
    if (folder === null) return null;
    const init = this.#files.within(folder, "__init__.py");
    const hasFile = this.#files.exists(init);
    const name = folder.slice(folder.lastIndexOf("/") + 1);
    return { place: hasFile ? init : folder, name, hasFile, folders: [folder], parent: null };
  }

  #find(part: string, folders: readonly string[], parent: Found | null): Found {
    const name = parent === null ? part : `${parent.name}.${part}`;
    for (const folder of folders) {
      const inside = this.#files.within(folder, part);
      const init = this.#files.within(inside, "__init__.py");
      if (this.#files.exists(init)) return { place: init, name, hasFile: true, folders: [inside], parent };
      const file = this.#files.within(folder, `${part}.py`);
      if (this.#files.exists(file)) return { place: file, name, hasFile: true, folders: [], parent };
    }
    const inside = folders.map((folder) => this.#files.within(folder, part));
    return { place: inside[0] ?? name, name, hasFile: false, folders: inside, parent };
  }

  #enter({ place, name, hasFile, parent }: Found): void {
    if (this.#entered.has(place)) return;
    this.#entered.add(place);
    const read = hasFile ? this.#read(place) : null;
    const [program, reason] = typeof read === "string" ? [null, read] : [read, null];
    if (program !== null) this.#follow(program);
    this.#modules.push({ place, name, program, reason, parent: parent?.place ?? null });
  }

  #read(place: string): Program | string {
    if (this.#entered.size > mostModules + 1) return `more than ${mostModules} modules are imported`;
    return this.#files.read(place);
  }
}
