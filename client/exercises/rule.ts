// What an exercise may ask of the code itself, beyond its result.

/** The rules by the words that exercises use, with the words for the learner. Python checks them: see `loopless_check/rules.py`. */
export const rules = {
  "no loops": "No Python loop",
  "no comprehensions": "No comprehension",
  "at least one vmap": "At least one `vmap`",
  "at least two vmaps": "At least two `vmap`s",
  "uses in_axes": "`in_axes` says what is mapped",
  "uses out_axes": "`out_axes` says where the mapped axis goes",
  "no axis numbers": "No `axis=`: each function sees one example",
  "no reshaping": "No `reshape`, `transpose`, `expand_dims` or `None` index",
  "no einsum": "No `einsum`",
  "uses split": "A key for each example, by `split`",
} as const;

export type Rule = keyof typeof rules;

export function isRule(text: unknown): text is Rule {
  return typeof text === "string" && text in rules;
}
