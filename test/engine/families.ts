/** The names of the recorded files, one for each family of primitives. */
export const families = [
  "elementary",
  "binary",
  "integers",
  "conversions",
  "complexes",
  "reductions",
  "contractions",
  "movement",
  "indexing",
  "sorting",
  "random",
  "orders",
];
