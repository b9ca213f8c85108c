import { match, ok } from "node:assert/strict";
import { workspace } from "vscode";
import { open, openNotebook, textWithHints } from "./editor.ts";

suite("hints", () => {
  test("stand after every array of a Python file, with the hidden axes in a mapped body", async () => {
    const text = await textWithHints(await open("loops.py"));
    match(text, /^xs: f32\[8,3\] = /m);
    match(text, /^w: f32\[3,5\] = /m);
    match(text, /^def affine\(x: f32\[3\] ‹8›, w: f32\[3,5\]\)/m);
    match(text, /^ {4}y: f32\[5\] ‹8› = x @ w/m);
    match(text, /^ys: f32\[8,5\] = /m);
  });

  test("know in a notebook what the cells above define", async () => {
    const notebook = await openNotebook("loops.ipynb");
    const texts = await Promise.all(notebook.getCells().map((cell) => textWithHints(cell.document)));
    const [prose, data, body, call] = texts;
    ok(prose === "Sums of rows");
    match(data ?? "", /^a: f32\[4,5\] = /m);
    match(body ?? "", /^def total\(x: f32\[5\] ‹4›\)/m);
    match(body ?? "", /^ {4}doubled: f32\[5\] ‹4› = /m);
    match(call ?? "", /^sums: f32\[4\] = /m);
  });

  test("stand in a document that has no file yet", async () => {
    const content = "import jax.numpy as jnp\nx = jnp.zeros((2, 3)).T\n";
    const document = await workspace.openTextDocument({ language: "python", content });
    match(await textWithHints(document), /^x: f32\[3,2\] = /m);
  });

  test("leave other languages alone", async () => {
    const document = await workspace.openTextDocument({ language: "plaintext", content: "x = 1\n" });
    ok((await textWithHints(document)) === "x = 1\n");
  });
});
