// The only file that knows the parser: tree-sitter with its Python grammar.

import { Language, Parser, type Tree } from "web-tree-sitter";

/** A node of the concrete syntax tree; comments are left out. `start` and `end` are UTF-16 offsets. */
export interface SyntaxNode {
  readonly type: string;
  /** False for tokens such as `=` or `yield`, whose type is their text. */
  readonly named: boolean;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

let parser: Parser | null = null;

/**
 * Loads the grammar (the bytes or the path of `tree-sitter-python.wasm`), once, before anything is parsed.
 * `engineWasm` are the bytes of `web-tree-sitter.wasm`; without them the file beside the library is read.
 */
export async function loadParser(grammarWasm: Uint8Array | string, engineWasm?: Uint8Array): Promise<void> {
  if (parser !== null) return;
  await Parser.init(engineWasm === undefined ? undefined : { wasmBinary: engineWasm });
  const language = await Language.load(grammarWasm);
  parser = new Parser().setLanguage(language);
}

/** The tree of a text, or null where it has a syntax error. */
export function parseTree(text: string): SyntaxNode | null {
  if (parser === null) throw new Error("loadParser has not finished");
  const tree = parser.parse(text);
  if (tree === null) return null;
  try {
    return tree.rootNode.hasError ? null : copyTree(tree);
  } finally {
    tree.delete();
  }
}

interface GrowingNode extends SyntaxNode {
  readonly children: GrowingNode[];
}

interface NodeType {
  readonly name: string;
  readonly named: boolean;
  readonly skipped: boolean;
  readonly opaque: boolean;
}

/** One walk with a cursor, without recursion: a nesting that the parser can take must not exhaust our stack. */
function copyTree(tree: Tree): SyntaxNode {
  const { language } = tree;
  const cursor = tree.walk();
  const ancestors: GrowingNode[] = [];
  const copyNode = (type: NodeType): GrowingNode => ({
    type: type.name,
    named: type.named,
    field: language.fields[cursor.currentFieldId] ?? null,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  });

  const root = copyNode(nodeType(language, cursor.nodeTypeId));
  let node = root;
  let opaque = false;
  while (true) {
    if (!opaque && cursor.gotoFirstChild()) ancestors.push(node);
    else {
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          cursor.delete();
          return root;
        }
        ancestors.pop();
      }
    }
    const type = nodeType(language, cursor.nodeTypeId);
    opaque = type.opaque;
    node = copyNode(type);
    if (!type.skipped) ancestors.at(-1)!.children.push(node);
  }
}

const nodeTypes: NodeType[] = [];

function nodeType(language: Language, id: number): NodeType {
  const known = nodeTypes[id];
  if (known !== undefined) return known;
  const name = language.nodeTypeForId(id) ?? "";
  const skipped = name === "comment" || name === "line_continuation";
  const type = {
    name,
    named: language.nodeTypeIsNamed(id),
    skipped,
    opaque: skipped || name === "string_content",
  };
  nodeTypes[id] = type;
  return type;
}
