// Says, one to a line, what is not PowerShell in the files that the arguments name: the file, line and column, and the text there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

function report(file, node) {
  if (node.isError || node.isMissing) {
    const { row, column } = node.startPosition;
    console.log(`${file}:${row + 1}:${column + 1}: ${node.isMissing ? `${node.type} is missing` : JSON.stringify(node.text.slice(0, 60))}`);
    return;
  }
  node.children.forEach(child => report(file, child));
}

for (const file of process.argv.slice(2)) {
  report(file, parser.parse(readFileSync(file, 'utf8')).rootNode);
}
