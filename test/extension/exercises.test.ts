import { deepEqual, equal, match, ok } from "node:assert/strict";
import {
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  languages,
  Range,
  TabInputTextDiff,
  TabInputWebview,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { answerText } from "../../client/exercises/answerText.ts";
import { ExerciseCheck } from "../../client/exercises/check.ts";
import { progressText } from "../../client/exercises/exerciseCommands.ts";
import { LearnerFiles } from "../../client/exercises/learnerFiles.ts";
import { Progress } from "../../client/exercises/progress.ts";
import type { SessionKernel } from "../../client/running/session.ts";
import type { Page } from "../../client/views/exercises/messages.ts";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { features, fileUri, open, untilAfter } from "./editor.ts";

/** What the panel shows, as soon as it satisfies `holds`. */
async function pageOnce(holds: (page: Page) => boolean): Promise<Page> {
  const { lesson } = (await features()).exercises;
  const page = await untilAfter(
    lesson.onDidChange,
    async () => lesson.page,
    (page) => page !== null && holds(page),
  );
  return page!;
}

async function openExercise(id: string): Promise<TextDocument> {
  await commands.executeCommand("loopless.openExercise", id);
  return window.activeTextEditor!.document;
}

async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  ok(start >= 0, `${from} does not stand in the file.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  ok(await workspace.applyEdit(edit));
}

/** What the last check found. */
async function check(): Promise<Extract<Page["check"], { readonly kind: "done" }>> {
  await commands.executeCommand("loopless.checkExercise");
  const page = await pageOnce(({ check }) => check.kind === "done");
  if (page.check.kind !== "done") throw new Error("The check is not over.");
  return page.check;
}

const rows = async () => {
  const { view } = (await features()).exercises;
  return view.getChildren().map((shelf) => ({
    title: view.getTreeItem(shelf).label,
    description: view.getTreeItem(shelf).description,
    items: view.getChildren(shelf).map((row) => view.getTreeItem(row)),
  }));
};

const panelTab = () =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof TabInputWebview && input.viewType.includes("loopless.exercise"));

const file = "loopless-exercises/message-passing.py";

/** A folder in which nothing is, and nothing can be. */
class NoFiles implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;
  watch = () => new Disposable(() => {});
  stat = missing;
  readDirectory = missing;
  createDirectory = missing;
  readFile = missing;
  writeFile = missing;
  delete = missing;
  rename = missing;
}

function missing(uri: Uri): never {
  throw FileSystemError.FileNotFound(uri);
}

suite("the exercises", () => {
  suiteSetup(async () => {
    const { exercises } = await features();
    await exercises.catalogue.settled;
    await exercises.progress.reset();
  });

  suiteTeardown(async () => {
    await commands.executeCommand("workbench.action.files.saveAll");
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  test("stand in the side bar by track, none done", async () => {
    const { view, catalogue } = (await features()).exercises;
    await commands.executeCommand("loopless.exercises.focus");
    equal(view.tree.description, `0 of ${catalogue.exercises.length}`);
    const [first] = await rows();
    equal(first?.title, "First steps");
    equal(first.description, `0 of ${first.items.length}`);
    match(first.items[0]!.accessibilityInformation!.label, /, not done$/);
  });

  test("open beside the learner's own file, which has the data and the start", async () => {
    const document = await openExercise("message-passing");
    equal(String(document.uri), String(fileUri(file)));
    match(document.getText(), /^import jax\.numpy as jnp\n[\s\S]*\n\n\ndef message_passing\(As, Fs\):/);
    const title = "Message passing over many graphs";
    const find = async () => panelTab();
    const tab = await untilAfter(window.tabGroups.onDidChangeTabs, find, (tab) => tab?.label === title);
    ok(tab?.isActive && tab.group !== window.tabGroups.activeTabGroup);
  });

  test("open a file of the extension's own where no folder can be written to", async () => {
    const { catalogue } = (await features()).exercises;
    const files = new LearnerFiles(fileUri("storage"));
    const provider = workspace.registerFileSystemProvider("frozen", new NoFiles(), { isReadonly: true });
    // VS Code tells of the folder before it answers.
    await commands.getCommands();
    const listed = { ...catalogue.exercises[0]!, folder: Uri.from({ scheme: "frozen", path: "/" }) };
    const document = await files.open(listed);
    equal(String(document.uri), String(fileUri("storage/loopless-exercises/squares.py")));
    equal(document.getText(), answerText(listed.exercise, "starter"));
    equal(files.exerciseOf(document.uri, [listed]), listed);
    provider.dispose();
    await workspace.fs.delete(fileUri("storage"), { recursive: true });
  });

  test("compare the shape with the goal while the learner types", async () => {
    const document = await openExercise("message-passing");
    const start = await pageOnce(({ live }) => live.shape !== null);
    deepEqual(start.live.shape, { dtype: "bool", shape: [13, 7, 7] });
    equal(start.live.wrongAxis, 2);
    equal(start.live.words, "Axis 2 is 7 and should be 11, one for each of the features. 7 is the number of nodes.");
    deepEqual(
      start.notes.map(({ name, shape }) => [name, shape]),
      [
        ["As", { dtype: "bool", shape: [13, 7, 7] }],
        ["Fs", { dtype: "f32", shape: [13, 7, 11] }],
      ],
    );
    await replace(document, "jnp.dot(a, a)", "jnp.dot(a, f)[:, 0]");
    await pageOnce(
      ({ live }) => live.words === "2 axes instead of 3. The one for the features is missing, of size 11.",
    );
    await replace(document, "jnp.dot(a, f)[:, 0]", "jnp.dot(f, f)");
    match((await pageOnce(({ live }) => live.shape === null)).live.words, /^Line \d+: dot_general requires/);
    await replace(document, "jnp.dot(f, f)", "jnp.dot(a,");
    await pageOnce(({ live }) => live.words === "Nothing is known before the syntax error is put right.");
    await replace(document, "jnp.dot(a,", "jnp.dot(a, f)");
    await pageOnce(({ live }) => live.state === "right");
    await replace(document, "jnp.dot(a, f)", "jnp.dot(a, a)");
    await pageOnce(({ live }) => live.state === "wrong");
  });

  test("check what was written, first wrong and then right, and progress is kept", async function () {
    this.timeout(180_000);
    const { progress, view } = (await features()).exercises;
    const document = await openExercise("message-passing");
    const wrong = await check();
    equal(wrong.isRight, false);
    const failed = wrong.steps.find(({ state }) => state === "failed");
    match(failed?.html ?? "", /Axis 2 is 7 and should be 11/);
    equal(wrong.steps.at(-1)?.state, "unreached");
    equal(progress.isDone("message-passing"), false);

    await replace(document, "jnp.dot(a, a)", "jnp.dot(a, f)");
    equal((await pageOnce(({ live }) => live.state === "right")).check.kind, "done");
    await pageOnce(({ check }) => check.kind === "done" && check.isStale);
    const right = await check();
    deepEqual([right.isRight, right.isStale], [true, false]);
    ok(right.steps.every(({ state }) => state === "passed"));
    const page = await pageOnce(({ steps, place }) => steps[place]!.isDone);
    equal(page.steps.filter(({ isDone }) => isDone).length, 1);
    match(view.tree.description ?? "", /^1 of /);

    const anew = new Progress(progress.memory);
    match(anew.of("message-passing").passed ?? "", /^\d{4}-\d\d-\d\dT/);
    anew.dispose();
    const { sessions } = await features();
    equal(sessions.find(document.uri), undefined);
  });

  test("show hints one by one and then the solution, and remember it", async () => {
    const { progress } = (await features()).exercises;
    await openExercise("message-passing");
    for (const count of [1, 2, 3, 3]) {
      await commands.executeCommand("loopless.showHint");
      equal((await pageOnce(() => true)).hints.length, count);
    }
    equal((await pageOnce(() => true)).solution, null);
    await commands.executeCommand("loopless.showSolution");
    match((await pageOnce(() => true)).solution?.code ?? "", /jnp\.dot\(a, f\)/);
    const { hints, sawSolution } = progress.of("message-passing");
    deepEqual([hints, sawSolution], [3, true]);
  });

  test("show the learner's file and the solution side by side", async () => {
    const document = await openExercise("message-passing");
    await commands.executeCommand("loopless.compareWithSolution");
    const input = window.tabGroups.activeTabGroup.activeTab?.input;
    ok(input instanceof TabInputTextDiff);
    equal(String(input.original), String(document.uri));
    const solution = await workspace.openTextDocument(input.modified);
    match(solution.getText(), /^import jax\.numpy as jnp\n[\s\S]*jnp\.dot\(a, f\)/);
    await commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("begin anew on Reset, which can be undone, and never otherwise", async () => {
    const document = await openExercise("message-passing");
    const written = document.getText();
    await openExercise("squares");
    await openExercise("message-passing");
    equal(document.getText(), written);
    await commands.executeCommand("loopless.resetExercise");
    match(document.getText(), /jnp\.dot\(a, a\)/);
    await commands.executeCommand("undo");
    equal(document.getText(), written);
  });

  test("follow the learner to the file of another exercise, and go to the next one", async () => {
    await openExercise("squares");
    await pageOnce(({ id }) => id === "squares");
    await open(file);
    const { steps, place } = await pageOnce(({ id }) => id === "message-passing");
    await commands.executeCommand("loopless.nextExercise");
    await pageOnce(({ id }) => id === steps[place + 1]!.id);
  });

  test("end with a clear message where the code does not", async function () {
    this.timeout(180_000);
    const document = await openExercise("message-passing");
    await replace(document, "    return vmap(step)(As, Fs)", "    while True:\n        pass");
    const { steps, isRight, html } = await check();
    equal(isRight, false);
    match(`${html} ${steps.map((step) => step.html).join()}`, /loop that does not end/);
  });

  test("write progress as JSON, in the order of the exercises", async () => {
    const { catalogue, progress } = (await features()).exercises;
    const { exercises } = JSON.parse(progressText(catalogue, progress));
    equal(exercises.length, catalogue.exercises.length);
    deepEqual(exercises[0], { id: "squares", title: exercises[0].title, passed: null, hints: 0, sawSolution: false });
    ok(exercises.find(({ id }: { id: string }) => id === "message-passing").passed);
  });
});

suite("a teacher's exercises", () => {
  const own = (name: string) => fileUri(`.loopless/exercises/${name}`);

  suiteTeardown(async () => {
    for (const name of ["mine.md", "broken.md", "large.md"]) await workspace.fs.delete(own(name));
  });

  test("appear when they are written, and a broken one with its faults", async () => {
    const { catalogue, view } = (await features()).exercises;
    const [sample] = catalogue.exercises;
    const text = Buffer.from(await workspace.fs.readFile(sample!.file)).toString("utf8");
    const shelfOnce = (holds: (items: readonly string[]) => boolean) =>
      untilAfter(
        view.onDidChangeTreeData,
        async () => (await rows()).find(({ title }) => title === "From this workspace"),
        (shelf) => holds(shelf?.items.map(({ label, resourceUri }) => String(label ?? resourceUri?.path)) ?? []),
      );
    await workspace.fs.writeFile(own("mine.md"), Buffer.from(text.replace("id: squares", "id: mine")));
    await shelfOnce((items) => items.length === 1);
    equal(catalogue.find("mine")?.exercise.title, sample!.exercise.title);
    deepEqual(
      catalogue.sequenceOf(catalogue.find("mine")!).map(({ exercise }) => exercise.id),
      ["mine"],
    );

    await workspace.fs.writeFile(own("broken.md"), Buffer.from(text.replace("goal:", "gaol:")));
    const shelf = await shelfOnce((items) => items.length === 2);
    const item = shelf!.items.find(({ resourceUri }) => resourceUri?.path.endsWith("broken.md"));
    match(String(item?.tooltip), /Line \d+: `gaol` means nothing here\./);
    const problems = languages.getDiagnostics(own("broken.md"));
    ok(problems.some(({ message, range }) => message.includes("gaol") && range.start.line > 0));

    await workspace.fs.writeFile(own("broken.md"), Buffer.from(text.replace("id: squares", "id: whole")));
    await untilAfter(catalogue.onDidChange, async () => catalogue.find("whole"), Boolean);
    deepEqual(languages.getDiagnostics(own("broken.md")), []);
  });

  test("are not read where they are too large", async () => {
    const { catalogue } = (await features()).exercises;
    await workspace.fs.writeFile(own("large.md"), Buffer.alloc(300_000, "x"));
    const problems = async () => languages.getDiagnostics(own("large.md")).map(({ message }) => message);
    const [message] = await untilAfter(catalogue.onDidChange, problems, ({ length }) => length > 0);
    match(message!, /more than 200 kB/);
  });
});

suite("a check", () => {
  /** A Python that says nothing until it is interrupted or told to. */
  class SilentKernel implements SessionKernel {
    onLoss: (message: string) => void = () => {};
    end: (event: ExecutionEvent) => void = () => {};
    restarts = 0;

    async ready(): Promise<null> {
      return null;
    }

    async *execute(): AsyncGenerator<ExecutionEvent, void, void> {
      yield await new Promise<ExecutionEvent>((resolve) => {
        this.end = resolve;
      });
      yield { kind: "done", milliseconds: 1 };
    }

    async ask(): Promise<null> {
      return null;
    }

    interrupt(): void {
      this.end({ kind: "error", ename: "KeyboardInterrupt", evalue: "", frames: [], traceback: [] });
    }

    restart(): void {
      this.restarts += 1;
    }

    async dispose(): Promise<void> {}
  }

  async function start(patience: number) {
    const { catalogue } = (await features()).exercises;
    await catalogue.settled;
    const kernel = new SilentKernel();
    const check = new ExerciseCheck(() => kernel, patience);
    return { kernel, check, outcome: check.check(catalogue.exercises[0]!.exercise, "x = 1") };
  }

  test("is stopped when it takes too long, and says so", async () => {
    const { check, outcome } = await start(0);
    const ended = await outcome;
    match(ended?.kind === "none" ? ended.reason : "", /^It took too long/);
    equal(check.isRunning, false);
    check.dispose();
  });

  test("can be stopped, and the next one has a Python that nobody has used", async () => {
    const { check, kernel, outcome } = await start(600_000);
    equal(check.isRunning, true);
    equal(await check.check((await features()).exercises.catalogue.exercises[0]!.exercise, ""), null);
    await new Promise((resolve) => setImmediate(resolve));
    check.stop();
    deepEqual(await outcome, { kind: "none", reason: "The check was stopped." });
    equal(kernel.restarts, 1);
    check.dispose();
  });

  test("says when Python was lost, and when it failed itself", async () => {
    const lost = await start(600_000);
    await new Promise((resolve) => setImmediate(resolve));
    lost.kernel.end({ kind: "fatal", message: "Python ran out of memory." });
    deepEqual(await lost.outcome, { kind: "none", reason: "The check ended early. Python ran out of memory." });
    lost.check.dispose();
    const failed = await start(600_000);
    await new Promise((resolve) => setImmediate(resolve));
    failed.kernel.end({ kind: "error", ename: "ImportError", evalue: "no", frames: [], traceback: [] });
    deepEqual(await failed.outcome, { kind: "none", reason: "The check itself failed: ImportError: no" });
    failed.check.dispose();
  });
});
