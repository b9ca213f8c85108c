// How exercises are written.

import MarkdownIt from "markdown-it";
import { isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { Exercise, ExerciseFault, Goal, Mistake, Note, Sign } from "./exercise.ts";
import { isRule, type Rule } from "./rule.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** Reads an exercise. Where anything is wrong with it, all that is. */
export function parseExercise(text: string): Exercise | readonly ExerciseFault[] {
  const faults: ExerciseFault[] = [];
  const fault = (line: number, message: string) => void faults.push({ line, message });
  const exercise = readExercise(text, fault);
  return faults.length > 0 || exercise === null ? faults : exercise;
}

type Fault = (line: number, message: string) => void;

function readExercise(text: string, fault: Fault): Exercise | null {
  const parts = /^---\r?\n(.*?)^---[ \t]*$/ms.exec(text);
  if (parts?.index !== 0) {
    fault(0, "The file must begin with front matter between lines `---`.");
    return null;
  }
  const front = readFrontMatter(parts[1]!, fault);
  const skipped = parts[0].split("\n").length - 1;
  const sections = sectionsOf(new MarkdownIt(), text.slice(parts[0].length), skipped);
  const section = (title: string): Section => {
    const found = sections.parts.find((part) => part.title === title);
    if (found === undefined) fault(0, `The section "## ${title}" is missing.`);
    return found ?? { title, line: 0, prose: "", code: null, items: [], parts: [] };
  };
  const code = (title: string): string => {
    const found = section(title);
    if (found.code === null && found.line > 0) fault(found.line, `"## ${title}" needs a block of Python.`);
    return found.code ?? "";
  };
  const unknown = sections.parts.find(({ title }) => !titles.has(title));
  if (unknown !== undefined) fault(unknown.line, `There is no section "## ${unknown.title}" in an exercise.`);
  if (sections.prose === "")
    fault(skipped, "The task is missing: it stands between the front matter and the sections.");
  const hints = section("Hints");
  if (hints.line > 0 && hints.items.length === 0) fault(hints.line, `"## Hints" needs a numbered list.`);
  return {
    ...front,
    task: sections.prose,
    notes: section("Data").items.map((item) => readNote(item)),
    data: code("Data"),
    starter: code("Starter"),
    loop: code("Loop"),
    dataSets: code("Data sets"),
    hints: hints.items,
    solution: code("Solution"),
    explanation: section("Solution").prose,
    mistakes: section("Mistakes").parts.map((part) => readMistake(part, fault)),
  };
}

const titles = new Set(["Data", "Starter", "Loop", "Data sets", "Hints", "Solution", "Mistakes"]);

type FrontMatter = Pick<Exercise, "id" | "title" | "track" | "function" | "result" | "goal" | "sizes" | "rules">;

function readFrontMatter(yaml: string, fault: Fault): FrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  for (const { pos, message } of document.errors) fault(lines.linePos(pos[0]).line, message.split("\n")[0]!);
  const { contents } = document;
  const map = isMap(contents) ? contents : null;
  const values: Readonly<Record<string, unknown>> = map === null ? {} : document.toJS();
  const lineOf = (key: string) => {
    const pair = map?.items.find((item) => String(item.key) === key);
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    return start === undefined ? 0 : lines.linePos(start).line;
  };
  const read = <Value>(key: string, is: (value: unknown) => value is Value, needs: string, otherwise: Value): Value => {
    const value = values[key];
    if (is(value)) return value;
    fault(lineOf(key), value === undefined ? `\`${key}\` is missing: ${needs}.` : `\`${key}\` must be ${needs}.`);
    return otherwise;
  };
  for (const key of Object.keys(values)) if (!keys.has(key)) fault(lineOf(key), `\`${key}\` means nothing here.`);
  const axes = read("axes", isTexts, "a list of words, one for each axis of the goal", []);
  return {
    id: read("id", isIdentifier, "a word in small letters, as in `rows-and-columns`", ""),
    title: read("title", isText, "a text", ""),
    track: read("track", isText, "a text", ""),
    function: read("function", isPythonName, "the name of the learner's function", ""),
    result: read("result", isPythonName, "the name of a variable", ""),
    goal: readGoal(read("goal", isShape, "a shape as hints write it, such as `f32[13,7]`", ""), axes, () =>
      fault(lineOf("axes"), "`axes` must name each axis of the goal."),
    ),
    sizes: read("sizes", isSizes, "a size for each name, such as `{ graphs: 13 }`", {}),
    rules: read("rules", isRules, "a list of rules that Check knows", []),
  };
}

const keys = new Set(["id", "title", "track", "function", "result", "goal", "axes", "sizes", "rules"]);

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isIdentifier = (value: unknown): value is string => isText(value) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
const isPythonName = (value: unknown): value is string => isText(value) && /^[A-Za-z_]\w*$/.test(value);
const isShape = (value: unknown): value is string => isText(value) && shapeText.test(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isRules = (value: unknown): value is readonly Rule[] => Array.isArray(value) && value.every(isRule);
const isSizes = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(Number.isInteger);

const shapeText = /^([a-z]+\d*)\[(\d+(?:,\d+)*)?\]$/;

function readGoal(text: string, axes: readonly string[], differ: () => void): Goal {
  const [, dtype = "", sizes] = shapeText.exec(text) ?? [];
  const shape = sizes === undefined ? [] : sizes.split(",").map(Number);
  if (shape.length !== axes.length) differ();
  return { text, dtype, shape, axes };
}

/** `` `As`: thirteen graphs ``. */
function readNote(item: string): Note {
  const [, name = "", text = item] = /^`(\w+)`:\s*(.*)$/s.exec(item) ?? [];
  return { name, text };
}

/** A section with Python, then a quote with the message; a line `when: …` between them says how the mistake is known. */
function readMistake({ title, line, prose, code }: Section, fault: Fault): Mistake {
  const quote = prose.match(/^> ?(.*)$/gm)?.map((each) => each.replace(/^> ?/, "")) ?? [];
  if (code === null) fault(line, `The mistake "${title}" needs a block of Python.`);
  if (quote.length === 0) fault(line, `The mistake "${title}" needs a quote: what the learner reads.`);
  const [, when] = /^when: (.*)$/m.exec(prose) ?? [];
  const [, kind, argument = ""] = /^(error matches|result equals) (.+)$/.exec(when ?? "") ?? [];
  if (when !== undefined && kind === undefined) fault(line, "`when:` goes on with `error matches` or `result equals`.");
  const text = argument.replace(/^`(.*)`$/, "$1");
  const sign: Sign | null =
    kind === undefined
      ? null
      : kind === "error matches"
        ? { kind: "error", pattern: text }
        : { kind: "value", expression: text };
  return { name: title, code: code ?? "", sign, message: quote.join(" ").trim() };
}
