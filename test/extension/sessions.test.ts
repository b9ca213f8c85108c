import { deepEqual, equal, ok } from "node:assert/strict";
import { commands, Uri, WorkspaceEdit, workspace } from "vscode";
import { endSessions } from "../../client/running/lifetime.ts";
import type { Run } from "../../client/running/run.ts";
import type { SessionKernel } from "../../client/running/session.ts";
import { Sessions } from "../../client/running/sessions.ts";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { fileUri, untilAfter } from "./editor.ts";

/** A Python whose cells do what their source says: `fail` raises an error, all others end well. */
class ObedientKernel implements SessionKernel {
  onLoss: (message: string) => void = () => {};
  isDisposed = false;
  becomeReady: () => void = () => {};
  readonly #ready: Promise<null>;

  constructor(isSlow = false) {
    this.#ready = new Promise((resolve) => {
      this.becomeReady = () => resolve(null);
    });
    if (!isSlow) this.becomeReady();
  }

  ready(): Promise<null> {
    return this.#ready;
  }

  async *execute({ source }: { readonly source: string }): AsyncGenerator<ExecutionEvent, void, void> {
    if (source === "fail") yield { kind: "error", ename: "Error", evalue: "", frames: [], traceback: [] };
    yield { kind: "done", milliseconds: 1 };
  }

  async ask(): Promise<null> {
    return null;
  }

  interrupt(): void {}

  restart(): void {
    this.onLoss("restarted");
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
  }
}

const file = (name: string) => Uri.from({ scheme: "untitled", path: name });

const cell = (document: Uri, source: string) => ({
  document,
  text: document,
  number: 1,
  name: "cell",
  line: 0,
  source,
});

function over(sessions: Sessions, runs: readonly Run[]): Promise<boolean> {
  return untilAfter(sessions.onDidEndRun, async () => runs.every(({ isOver }) => isOver), Boolean);
}

suite("sessions", () => {
  test("run cells one after the other, and skip those after an error", async () => {
    const sessions = new Sessions(() => new ObedientKernel());
    const document = file("a.py");
    const session = sessions.of(document);
    const runs = ["1", "fail", "2"].map((source) => session.run(cell(document, source)));
    await over(sessions, runs);
    deepEqual(
      runs.map(({ state }) => state),
      ["done", "failed", "skipped"],
    );
    equal(session.nextNumber, 3);
    session.restart();
    equal(session.nextNumber, 1);
  });

  test("show that Python starts again, also when nothing is to run", async () => {
    const sessions = new Sessions(() => new ObedientKernel());
    const document = file("a.py");
    const session = sessions.of(document);
    await over(sessions, [session.run(cell(document, "1"))]);
    const idle = () => untilAfter(session.onDidChangeState, async () => session.state === "idle", Boolean);
    await idle();
    session.restart();
    equal(session.state, "starting");
    await idle();
  });

  test("run nothing of what was stopped before Python was ready", async () => {
    const kernel = new ObedientKernel(true);
    const sessions = new Sessions(() => kernel);
    const document = file("a.py");
    const session = sessions.of(document);
    const stopped = session.run(cell(document, "1"));
    equal(session.state, "starting");
    session.interrupt();
    equal(stopped.state, "skipped");
    const next = session.run(cell(document, "2"));
    kernel.becomeReady();
    await over(sessions, [next]);
    equal(next.state, "done");
  });

  test("are six at most: the one unused for longest is ended for another", async () => {
    const kernels: ObedientKernel[] = [];
    const sessions = new Sessions(() => {
      const kernel = new ObedientKernel();
      kernels.push(kernel);
      return kernel;
    });
    const ending = endSessions(sessions);
    const run = async (name: string) => {
      const document = file(name);
      await over(sessions, [sessions.of(document).run(cell(document, "1"))]);
    };
    for (const name of ["1", "2", "3", "4", "5", "6", "1", "7"]) await run(name);
    deepEqual(
      sessions.all.map(({ document }) => document.path),
      ["3", "4", "5", "6", "1", "7"],
    );
    deepEqual(
      kernels.map(({ isDisposed }) => isDisposed),
      [false, true, false, false, false, false, false],
    );
    ending.dispose();
    sessions.dispose();
    ok(kernels.every(({ isDisposed }) => isDisposed));
  });

  test("end when their file gets another name or is closed, and the user is told", async () => {
    const sessions = new Sessions(() => new ObedientKernel());
    const notes: string[] = [];
    const ending = endSessions(sessions, (text) => notes.push(text));
    const [before, after] = [fileUri("before.py"), fileUri("after.py")];
    await workspace.fs.writeFile(before, Buffer.from("1\n"));
    await commands.executeCommand("vscode.open", before);
    await over(sessions, [sessions.of(before).run(cell(before, "1"))]);
    const closed = new Promise((resolve) => sessions.onDidClose(resolve));
    const rename = new WorkspaceEdit();
    rename.renameFile(before, after);
    ok(await workspace.applyEdit(rename));
    await closed;
    deepEqual(notes, ["before.py is not open under this name any more, so its Python has ended."]);
    await over(sessions, [sessions.of(after).run(cell(after, "1"))]);
    const closedAgain = new Promise((resolve) => sessions.onDidClose(resolve));
    await commands.executeCommand("workbench.action.closeActiveEditor");
    await closedAgain;
    deepEqual(notes.slice(1), ["after.py was closed, so its Python has ended."]);
    ending.dispose();
    sessions.dispose();
    await workspace.fs.delete(after);
  });
});
