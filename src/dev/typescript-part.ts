import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/**
 * The part of TypeScript that parses. Its package is one file of 9 MB in which each source has a heading; what stands behind the parser are
 * the checker, the emitter and the language service. As a module of its own the part before them loses what nobody uses: the bundle of the
 * parser has 0.9 MB in place of 3.6, and a thread loads it in 34 ms and 13 MB in place of 230 and 46.
 */
export const typescriptParser: Plugin = {
  name: 'typescript-parser',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: parserOf(readFileSync(path, 'utf8')),
      loader: 'js',
    }))
  },
}

const TABLE = '__export(typescript_exports, {'
const BODY = 'module.exports = __toCommonJS(typescript_exports);'
/** What follows the parser. */
const REST = '// src/compiler/commandLineParser.ts'
const END = '0 && (module.exports = {'

/** Names that the parser's part mentions in functions for watching files, tracing and debugging, which parsing never calls. */
const MENTIONED = new Set([
  'CheckMode',
  'SignatureCheckMode',
  'TypeFacts',
  'closeFileWatcherOf',
  'convertToJson',
  'getFallbackOptions',
  'getNodeId',
  'matchesExclude',
  'resolveJSModule',
  'targetOptionDeclaration',
  'visitNode',
])

/** Throws where TypeScript is no longer laid out so. */
function parserOf(source: string): string {
  const [helpers, table, body, rest, end] = [
    source.indexOf('var __defProp'),
    ...[TABLE, BODY, REST, END].map((part) => source.indexOf(part)),
  ]
  if ([helpers, table, body, rest, end].some((at) => at === undefined || at < 0)) throw new Error('TypeScript is laid out in another way')
  const part = source
    .slice((body as number) + BODY.length, rest)
    // Tables of a namespace's members would hold all of them.
    .replaceAll(/^var (\w+) = \{\};\n__export\(\1, \{$/gm, 'var $1 = /* @__PURE__ */ __namespace({')
  const there = namesIn(part)
  const exported = [...source.slice(table, body).matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].flatMap(([, name, local = '']) =>
    there.has(local) ? [name === local ? local : `${local} as ${name}`] : [],
  )
  return `${source.slice(helpers, source.indexOf('// src/', helpers))}
var __namespace = (all) => { const made = {}; __export(made, all); return made }
${part}
export { ${exported.join(', ')} }
`
}

/** The names that a text declares at its top. */
function namesIn(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/^(?:async )?(?:function\*?|var|let|const|class) (\w+)/gm), ([, name = '']) => name))
}

/** Throws where the minified bundle mentions something that was left behind, apart from what is known never to be asked for. */
export function checkParser(bundle: string, source: string): void {
  const behind = namesIn(source.slice(source.indexOf(REST), source.indexOf(END)))
  for (const name of namesIn(source.slice(0, source.indexOf(REST)))) behind.delete(name)
  const missing = new Set<string>()
  const visit = (node: ts.Node): void => {
    // Its own names are of a few letters, so that a long one is one of the whole program.
    if (ts.isIdentifier(node) && behind.has(node.text) && !MENTIONED.has(node.text) && !isKey(node)) missing.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('parser.js', bundle, ts.ScriptTarget.Latest, true))
  if (missing.size > 0) throw new Error(`the parser of TypeScript needs ${[...missing].join(', ')}`)
}

/** Whether a name is one of a member, written or taken apart. */
function isKey(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return (ts.isPropertyAccessExpression(parent) || ts.isObjectLiteralElement(parent) || ts.isClassElement(parent)) && parent.name === node
}
