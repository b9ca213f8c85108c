import type { PyFunction } from "./pyValue.ts";

/** What is known of a function before it is called. */
export type Callee = Pick<PyFunction, "parameters" | "accepts">;

/** Whether Python can bind a call with so many positional arguments and these keywords; false where not known. */
export function canBind(callee: Callee, positional: number, keywords: readonly string[]): boolean {
  const { parameters } = callee;
  if (parameters === null) return false;
  if (callee.accepts !== undefined) return callee.accepts(positional, keywords);
  const byKeyword = parameters.slice(positional);
  return positional <= parameters.length && keywords.every((name) => byKeyword.includes(name));
}
