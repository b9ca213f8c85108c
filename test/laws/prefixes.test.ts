import { test } from "vitest";
import { Editor, patience, programs } from "./edited.ts";

test.each(programs)(
  "no prefix of $name makes the server fail",
  ({ text }) => {
    const editor = new Editor();
    for (let length = 0; length <= text.length; length += 1) editor.type(text.slice(0, length));
  },
  patience,
);
