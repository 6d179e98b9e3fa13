// Parses Bicep: a line in is a JSON string, a file's text; a line out is its syntax tree, each node as [type, start, end, flags, ...children]. The first line
// names the types. Positions count UTF-16 units, as strings do here and there.
const readline = require('node:readline');
const { Parser, Language } = require('web-tree-sitter');

const NAMED = 1;
const MISSING = 2;
const ERROR = 4;

function treeOf(cursor) {
  const flags = (cursor.nodeIsNamed ? NAMED : 0) | (cursor.nodeIsMissing ? MISSING : 0) | (cursor.nodeType === 'ERROR' ? ERROR : 0);
  const node = [flags & ERROR ? 0 : cursor.nodeTypeId, cursor.startIndex, cursor.endIndex, flags];
  if (cursor.gotoFirstChild()) {
    do node.push(treeOf(cursor));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

async function main() {
  await Parser.init();
  const bicep = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  const parser = new Parser();
  parser.setLanguage(bicep);
  const types = [];
  for (let id = 0; id < bicep.nodeTypeCount; id++) types.push(bicep.nodeTypeForId(id));
  console.log(JSON.stringify(types));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const tree = parser.parse(JSON.parse(line));
    console.log(JSON.stringify(treeOf(tree.walk())));
    tree.delete();
  }
}

main();
