// The syntax tree of Python, with the node and field names of CPython's `ast` module.

/** Where a top-level statement stands now. Edits above it change `line` in place, so that its nodes stay valid. */
export interface Anchor {
  /** The path or URI of the document. */
  readonly file: string;
  /** The index among all cells of a notebook, null elsewhere. */
  cell: number | null;
  /** The 0-based line of the statement's first line in its cell or file. */
  line: number;
  /** What the statement was read from: its last good text where it is `stale`. */
  readonly text: string;
}

/** A stretch of source. Lines count from the anchor's line, columns are UTF-16 units from the line's start; the end is exclusive. */
export interface Span {
  readonly anchor: Anchor;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Node {
  readonly span: Span;
}

export interface Module {
  readonly body: readonly TopLevel[];
}

/** A statement at the top level: the unit of re-analysis. An unchanged one is the same object after an edit. */
export interface TopLevel {
  readonly anchor: Anchor;
  /** Usually one statement; several stand together where `;` joins them. */
  readonly body: readonly Stmt[];
  /** True when the text has a syntax error now, or is half typed, and `body` is what stood there before. */
  readonly stale: boolean;
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Match
  | Pass
  | Break
  | Continue
  | Broken;

export interface FunctionDef extends Node {
  readonly kind: "FunctionDef";
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decoratorList: readonly Expression[];
  readonly returns: Expression | null;
  readonly docstring: string | null;
  /** What a comment `# shapes:` above the body or behind the signature says. */
  readonly shapeComment: string | null;
  readonly isAsync: boolean;
  /** Whether `yield` stands in the body itself, not in a nested function. */
  readonly isGenerator: boolean;
}
export interface ClassDef extends Node {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decoratorList: readonly Expression[];
}
export interface Return extends Node {
  readonly kind: "Return";
  readonly value: Expression | null;
}
export interface Delete extends Node {
  readonly kind: "Delete";
  readonly targets: readonly Expression[];
}
export interface Assign extends Node {
  readonly kind: "Assign";
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface AugAssign extends Node {
  readonly kind: "AugAssign";
  readonly target: Expression;
  readonly op: Operator;
  readonly value: Expression;
}
export interface AnnAssign extends Node {
  readonly kind: "AnnAssign";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
}
export interface For extends Node {
  readonly kind: "For";
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends Node {
  readonly kind: "While";
  readonly test: Expression;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Node {
  readonly kind: "If";
  readonly test: Expression;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends Node {
  readonly kind: "With";
  readonly items: readonly { readonly contextExpr: Expression; readonly optionalVars: Expression | null }[];
  readonly body: readonly Stmt[];
}
export interface Raise extends Node {
  readonly kind: "Raise";
  readonly exc: Expression | null;
  readonly cause: Expression | null;
}
export interface Try extends Node {
  readonly kind: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface ExceptHandler extends Node {
  readonly kind: "ExceptHandler";
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface Assert extends Node {
  readonly kind: "Assert";
  readonly test: Expression;
  readonly msg: Expression | null;
}
export interface Import extends Node {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Node {
  readonly kind: "ImportFrom";
  readonly module: string;
  readonly level: number;
  readonly names: readonly Alias[];
}
/** `name` is dotted in `import a.b`; `*` for a star import. */
export interface Alias extends Node {
  readonly kind: "alias";
  readonly name: string;
  readonly asname: string | null;
}
export interface Global extends Node {
  readonly kind: "Global";
  readonly names: readonly string[];
}
export interface Nonlocal extends Node {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
}
export interface Expr extends Node {
  readonly kind: "Expr";
  readonly value: Expression;
}
export interface Pass extends Node {
  readonly kind: "Pass";
}
export interface Break extends Node {
  readonly kind: "Break";
}
export interface Continue extends Node {
  readonly kind: "Continue";
}
export interface Match extends Node {
  readonly kind: "Match";
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}
/** Patterns are not modelled, only the names that they bind. */
export interface MatchCase extends Node {
  readonly kind: "match_case";
  readonly binds: readonly string[];
  readonly guard: Expression | null;
  readonly body: readonly Stmt[];
}
/** A statement that could not be parsed. Names bound in it become unknown. */
export interface Broken extends Node {
  readonly kind: "Broken";
  readonly binds: readonly string[];
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpression
  | Comprehension
  | Await
  | Yield
  | Compare
  | Call
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice
  | BrokenExpression;

export type Operator = "+" | "-" | "*" | "@" | "/" | "%" | "**" | "<<" | ">>" | "|" | "^" | "&" | "//";
export type CompareOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "is" | "is not" | "in" | "not in";

export interface BoolOp extends Node {
  readonly kind: "BoolOp";
  readonly op: "and" | "or";
  readonly values: readonly Expression[];
}
export interface NamedExpr extends Node {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expression;
}
export interface BinOp extends Node {
  readonly kind: "BinOp";
  readonly left: Expression;
  readonly op: Operator;
  readonly right: Expression;
}
export interface UnaryOp extends Node {
  readonly kind: "UnaryOp";
  readonly op: "-" | "+" | "~" | "not";
  readonly operand: Expression;
}
export interface Lambda extends Node {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expression;
}
export interface IfExp extends Node {
  readonly kind: "IfExp";
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}
/** A null key is `**value`. */
export interface Dict extends Node {
  readonly kind: "Dict";
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}
export interface SetExpression extends Node {
  readonly kind: "Set";
  readonly elts: readonly Expression[];
}
/** `ListComp`, `SetComp`, `GeneratorExp` (`elt`) and `DictComp` (`key` and `elt`, its value). */
export interface Comprehension extends Node {
  readonly kind: "ListComp" | "SetComp" | "GeneratorExp" | "DictComp";
  readonly key: Expression | null;
  readonly elt: Expression;
  readonly generators: readonly Generator[];
}
export interface Generator {
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
}
export interface Await extends Node {
  readonly kind: "Await";
  readonly value: Expression;
}
/** `yield value` and `yield from value`. */
export interface Yield extends Node {
  readonly kind: "Yield";
  readonly value: Expression | null;
  readonly isFrom: boolean;
}
export interface Compare extends Node {
  readonly kind: "Compare";
  readonly left: Expression;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expression[];
}
export interface Call extends Node {
  readonly kind: "Call";
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}
/** `arg` is null for `**value`. */
export interface Keyword extends Node {
  readonly kind: "keyword";
  readonly arg: string | null;
  readonly value: Expression;
}
/** An f-string; `values` are the expressions in its braces. */
export interface JoinedStr extends Node {
  readonly kind: "JoinedStr";
  readonly values: readonly Expression[];
  /** What stands before, between and behind the values; null where one of them is printed in a form of its own. */
  readonly texts: readonly string[] | null;
}
export interface Constant extends Node {
  readonly kind: "Constant";
  readonly value: ConstantValue;
}
export type ConstantValue =
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "imaginary"; readonly value: number }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "bytes" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "ellipsis" };
export interface Attribute extends Node {
  readonly kind: "Attribute";
  readonly value: Expression;
  readonly attr: string;
  readonly attrSpan: Span;
}
export interface Subscript extends Node {
  readonly kind: "Subscript";
  readonly value: Expression;
  /** A `Tuple` for `x[a, b]`. */
  readonly slice: Expression;
}
export interface Starred extends Node {
  readonly kind: "Starred";
  readonly value: Expression;
}
export interface Name extends Node {
  readonly kind: "Name";
  readonly id: string;
}
export interface List extends Node {
  readonly kind: "List";
  readonly elts: readonly Expression[];
}
export interface Tuple extends Node {
  readonly kind: "Tuple";
  readonly elts: readonly Expression[];
}
export interface Slice extends Node {
  readonly kind: "Slice";
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}
/** An expression that could not be parsed. */
export interface BrokenExpression extends Node {
  readonly kind: "BrokenExpression";
}

export interface Arguments {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  readonly kwarg: Arg | null;
}

/** A parameter; `span` is its name's. CPython keeps the defaults apart, here each stands with its parameter. */
export interface Arg extends Node {
  readonly kind: "arg";
  readonly arg: string;
  readonly annotation: Expression | null;
  readonly default: Expression | null;
}
