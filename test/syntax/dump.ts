/** A tree as a readable s-expression, without positions. Statements stand on lines of their own. */
export function dump(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return dumpList(value, indent);
  if (typeof value !== "object" || value === null) return value === null ? "-" : String(value);
  if (!("kind" in value)) return `{${fields(value, indent)}}`;
  const node: Readonly<Record<string, unknown>> = { ...value };
  const { kind, id, attr, value: inner } = node;
  if (kind === "Name") return String(id);
  if (kind === "Attribute") return `${dump(inner, indent)}.${attr}`;
  if (kind === "Constant") return dumpConstant(inner ?? {});
  return `(${kind}${fields(value, indent)})`;
}

const statementLists = new Set(["body", "orelse", "finalbody", "handlers"]);

function fields(value: object, indent: string): string {
  const shown = Object.entries(value)
    .filter(([key, field]) => key !== "kind" && !/span$/i.test(key) && field !== null && field !== false)
    .filter(([, field]) => !(Array.isArray(field) && field.length === 0));
  const isBlock = ([key, field]: [string, unknown]) => statementLists.has(key) && Array.isArray(field);
  const inner = `${indent}  `;
  return [
    ...shown.filter((entry) => !isBlock(entry)).map(([key, field]) => ` ${key}=${dump(field, indent)}`),
    ...shown.filter(isBlock).map(([key, field]) => `\n${inner}${key}:${dumpBlock(field, `${inner}  `)}`),
  ].join("");
}

function dumpBlock(statements: readonly unknown[], indent: string): string {
  return statements.map((statement) => `\n${indent}${dump(statement, indent)}`).join("");
}

function dumpList(values: readonly unknown[], indent: string): string {
  return `[${values.map((value) => dump(value, indent)).join(", ")}]`;
}

function dumpConstant({ kind, value }: { readonly kind?: string; readonly value?: unknown }): string {
  return value === undefined ? String(kind) : `${kind === "str" ? "" : `${kind}:`}${JSON.stringify(value)}`;
}
