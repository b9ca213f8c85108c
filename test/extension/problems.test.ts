import { equal, ok } from "node:assert/strict";
import { DiagnosticSeverity, Range, WorkspaceEdit, workspace } from "vscode";
import { open, problemsOnce } from "./editor.ts";

suite("problems", () => {
  test("open with JAX's own line, and go when the mistake is put right", async () => {
    const document = await open("mistake.py");
    const [problem, ...others] = await problemsOnce(document, (problems) => problems.length > 0);
    ok(problem !== undefined);
    equal(others.length, 0);
    equal(problem.message.split("\n")[0], "vmap got inconsistent sizes for array axes to be mapped:");
    equal(problem.severity, DiagnosticSeverity.Error);
    equal(document.lineAt(problem.range.start.line).text, "c = jax.vmap(jnp.dot)(a, b)");
    ok((problem.relatedInformation ?? []).length > 0);

    const at = document.positionAt(document.getText().indexOf("12"));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(at, at.translate(0, 2)), "13");
    await workspace.applyEdit(edit);
    await problemsOnce(document, (problems) => problems.length === 0);
    await document.save();
  });
});
