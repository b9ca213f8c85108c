import { match } from "node:assert/strict";
import { hoverOver, open } from "./editor.ts";

suite("hover", () => {
  test("shows an array's shape per example and batched", async () => {
    const text = await hoverOver(await open("loops.py"), "y = x @ w");
    match(text, /f32\[5\]/);
    match(text, /f32\[8,5\]/);
  });

  test("shows what a mapped call maps", async () => {
    const text = await hoverOver(await open("loops.py"), "vmap(affine");
    match(text, /axis 0/);
  });
});
