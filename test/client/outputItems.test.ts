import { expect, test } from "vitest";
import { cellName, cellTraceback, standardItems } from "../../client/running/outputItems.ts";

const decoded = (bundle: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(standardItems(bundle).map(({ mime, data }) => [mime, Buffer.from(data).toString()]));

test("a notebook keeps the standard forms of a value and no others", () => {
  const bundle = { "text/plain": "1", "text/html": "<b>1</b>", "application/vnd.loopless.array+json": { view: 1 } };
  expect(decoded(bundle)).toEqual({ "text/plain": "1", "text/html": "<b>1</b>" });
});

test("images are kept as bytes, JSON as its text", () => {
  const bundle = { "image/png": Buffer.from("png").toString("base64"), "application/json": { a: [1] } };
  expect(decoded(bundle)).toEqual({ "image/png": "png", "application/json": '{"a":[1]}' });
});

test("what is not as its type says is left out", () => {
  expect(decoded({ "text/plain": 1, "image/png": null, "text/html": { a: 1 } })).toEqual({});
});

test("tracebacks name cells by their execution count, as links are made of", () => {
  const lines = [
    "Traceback (most recent call last):",
    `  File "${cellName(12)}", line 3, in <module>`,
    "    f(0)",
    `  File "${cellName(2)}", line 1, in f`,
    '    raise ValueError("File")',
    '  File "/lib/python3.14/json/__init__.py", line 352, in loads',
    "ValueError: File",
  ];
  expect(cellTraceback(lines)).toEqual([
    "Traceback (most recent call last):",
    "  Cell In[12], line 3",
    "    f(0)",
    "  Cell In[2], line 1, in f",
    '    raise ValueError("File")',
    '  File "/lib/python3.14/json/__init__.py", line 352, in loads',
    "ValueError: File",
  ]);
});
