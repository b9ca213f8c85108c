// All exercises that there are: those of the extension, and those of teachers in the folders of the workspace.

import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  languages,
  Range,
  RelativePattern,
  Uri,
  type WorkspaceFolder,
  workspace,
} from "vscode";
import type { ExerciseFault } from "./exercise.ts";
import { readExerciseFiles } from "./exerciseFiles.ts";
import { type FolderFiles, type ListedExercise, type Shelf, shelvesOf } from "./shelf.ts";

/** The exercises in their order. They are read when somebody asks for them, and again when files of the workspace change. */
export class Catalogue implements Disposable {
  readonly #bundled: Uri;
  readonly #changed = new EventEmitter<void>();
  /** Fires when there are other exercises. */
  readonly onDidChange = this.#changed.event;
  readonly #problems = languages.createDiagnosticCollection("loopless-exercises");
  readonly #parts: Disposable;
  #watchers: readonly Disposable[] = [];
  #shelves: readonly Shelf[] = [];
  #isStale = false;
  /** Null until somebody asks. */
  #settled: Promise<void> | null = null;

  constructor(extension: Uri) {
    this.#bundled = Uri.joinPath(extension, "samples", "exercises");
    this.#parts = Disposable.from(
      this.#changed,
      this.#problems,
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        if (this.#settled !== null) this.#readSoon();
      }),
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.includes("/.loopless/exercises/")) this.#readSoon();
      }),
    );
    this.#watch();
  }

  /** Resolves when the files were read as they last were. Who asks first has them read. */
  get settled(): Promise<void> {
    return this.#settled ?? this.#readSoon();
  }

  /** The tracks of the extension's exercises, then one shelf for each folder that has some. */
  get shelves(): readonly Shelf[] {
    return this.#shelves;
  }

  get exercises(): readonly ListedExercise[] {
    return this.#shelves.flatMap(({ exercises }) => exercises);
  }

  find(id: string): ListedExercise | undefined {
    return this.exercises.find(({ exercise }) => exercise.id === id);
  }

  /** The exercises that are done one after the other with this one, it included. */
  sequenceOf({ folder }: ListedExercise): readonly ListedExercise[] {
    return this.exercises.filter((each) => String(each.folder) === String(folder));
  }

  dispose(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#parts.dispose();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (workspace.workspaceFolders ?? []).map((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, places));
      const read = () => this.#readSoon();
      return Disposable.from(watcher, watcher.onDidCreate(read), watcher.onDidChange(read), watcher.onDidDelete(read));
    });
  }

  /** Many changes are read at once. */
  #readSoon(): Promise<void> {
    if (this.#settled === null || !this.#isStale) {
      this.#isStale = true;
      this.#settled = Promise.resolve(this.#settled).then(() => this.#read());
    }
    return this.#settled;
  }

  async #read(): Promise<void> {
    this.#isStale = false;
    const folders = workspace.workspaceFolders ?? [];
    const bundled = await readExerciseFiles(this.#bundled);
    const own = await Promise.all(folders.map((folder) => readFolder(folder, folders.length > 1)));
    this.#shelves = shelvesOf(bundled, own);
    this.#problems.clear();
    for (const { file, faults } of this.#shelves.flatMap(({ broken }) => broken)) {
      this.#problems.set(file, faults.map(diagnostic));
    }
    this.#changed.fire();
  }
}

/** The folders too: of a file that is made together with its folder, the watcher may tell nothing. */
const places = "{.loopless,.loopless/exercises,.loopless/exercises/*.md}";

async function readFolder(folder: WorkspaceFolder, isOneOfMany: boolean): Promise<FolderFiles> {
  const files = await readExerciseFiles(Uri.joinPath(folder.uri, ".loopless", "exercises"));
  return { title: isOneOfMany ? `From ${folder.name}` : "From this workspace", folder: folder.uri, files };
}

function diagnostic({ line, message }: ExerciseFault): Diagnostic {
  const problem = new Diagnostic(new Range(line, 0, line, 1000), message, DiagnosticSeverity.Error);
  problem.source = "loopless";
  return problem;
}
