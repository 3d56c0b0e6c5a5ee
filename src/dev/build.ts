import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import ts from 'typescript'
import { lazySurfaces } from './catalogue.ts'
import { withCommonJs } from './commonjs.ts'
import { core } from './core.ts'
import { withoutForwarders } from './forwarders.ts'
import { withTablesAsJson } from './plain-tables.ts'
import { checkParser, typescriptParser } from './typescript-part.ts'
import { yamlModules } from './yaml-part.ts'

const OUT = 'dist'

const NO_LICENCE_FILE = 'The package has no licence file; its package.json names the licence above.'

const target = 'node20.19'
const minified = { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: true }

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target,
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  // ES modules where a package has both: they lose what nobody uses.
  mainFields: ['module', 'main'],
  metafile: true,
  legalComments: 'none',
  // One byte a character: V8 reads such files faster.
  charset: 'ascii',
  logLevel: 'warning',
}

/** The parser of code is bundled by itself: minified to the last name, and loaded by the runs that meet code. */
const parserApart: Plugin = {
  name: 'parser-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/typescript-parser\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './typescript-parser.mjs', external: true } : undefined,
    )
  },
}

/** Tables that are read fast. Their examples and reasons are for tests and readers; a run has no use for these. */
const knowledge: Plugin = {
  name: 'knowledge',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]knowledge[\\/].*\.ts$/ }, ({ path }) => ({
      contents: withTablesAsJson(cutProofs(readFileSync(path, 'utf8'))),
      loader: 'ts',
    }))
  },
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
const parser = await build({
  ...common,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  entryPoints: { 'typescript-parser': 'src/program/typescript-parser.ts' },
  minify: true,
  plugins: [typescriptParser],
})
checkParser(readFileSync(join(OUT, 'typescript-parser.cjs'), 'utf8'), readFileSync('node_modules/typescript/lib/typescript.js', 'utf8'))
const main = await build({
  ...common,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts', 'reading-worker': 'src/surfaces/reading/worker.ts' },
  chunkNames: 'chunk-[hash]',
  splitting: true,
  ...minified,
  plugins: [parserApart, core, lazySurfaces, knowledge, yamlModules],
})
withoutForwarders(OUT)
withCommonJs(OUT, { platform: 'node', target, charset: 'ascii', ...minified })
// Old versions of Node fail while they load the program, before it could say what it needs.
renameSync(join(OUT, 'cli.cjs'), join(OUT, 'run.cjs'))
writeFileSync(join(OUT, 'cli.mjs'), launcher())
chmodSync(join(OUT, 'cli.mjs'), 0o755)
writeFileSync(join(OUT, 'index.mjs'), library(main.metafile?.outputs[`${OUT}/index.mjs`]?.exports ?? []))
writeFileSync(join(OUT, 'index.d.mts'), declarations('src/index.ts'))
writeFileSync(join(OUT, 'report-schema.json'), readFileSync('src/report/report-schema.json'))
writeFileSync(join(OUT, 'config-schema.json'), readFileSync('src/settings/config-schema.json'))
writeFileSync(join(OUT, 'THIRD_PARTY_LICENSES'), licences([parser, main].flatMap(({ metafile }) => metafile ?? [])))

/** A module without the examples `is` and `isNot` of its rows, and without the reason that such a row gives. */
function cutProofs(source: string): string {
  const cuts: [start: number, end: number][] = []
  const visit = (node: ts.Node): void => {
    if (isProof(node)) {
      const comma = /^\s*,/.exec(source.slice(node.end))?.[0].length ?? 0
      cuts.push([node.getFullStart(), node.end + comma])
    } else ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('knowledge.ts', source, ts.ScriptTarget.Latest, true))
  return cuts.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), source)
}

function isProof(node: ts.Node): boolean {
  if (isExample(node)) return true
  return ts.isPropertyAssignment(node) && /^(?:because|docs)$/.test(node.name.getText()) && node.parent.properties.some(isExample)
}

function isExample(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && /^is(?:Not)?$/.test(node.name.getText()) && ts.isArrayLiteralExpression(node.initializer)
}

/** Starts the program where Node is new enough, and says what it needs where it is not. */
function launcher(): string {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  if (engines.node !== '^20.19.0 || >=22.12.0') throw new Error('write the versions of package.json into the launcher')
  return `#!/usr/bin/env node
var v = process.versions.node.split('.').map(Number)
if ((v[0] === 20 && v[1] >= 19) || (v[0] === 22 && v[1] >= 12) || v[0] > 22) {
  process.getBuiltinModule('node:module').createRequire(import.meta.url)('./run.cjs')
} else {
  process.stderr.write('agent-auth-lint needs Node.js 20.19, 22.12 or newer; this is ' + process.versions.node + '\\n')
  process.exitCode = 2
}
`
}

/** The library as an ES module, with the names that its entry exports. */
function library(names: readonly string[]): string {
  return `import library from './index.cjs'\nexport const { ${names.toSorted().join(', ')} } = library\n`
}

/** The types of the library entry, which imports no other types so that one file says all. */
function declarations(entry: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(entry, 'utf8'), {
    fileName: entry,
    compilerOptions: { isolatedDeclarations: true, declaration: true },
  })
  if (diagnostics.length)
    throw new Error(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n'))
  return outputText
}

/** The licence text of every package that a bundle took something from. */
function licences(metafiles: readonly Metafile[]): string {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((input) => packageFolder(input) ?? []))
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      name: string
      version: string
      license?: string
    }
    const file = readdirSync(folder).find((one) => /^(?:licen[sc]e|copying)/i.test(one))
    const text = file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : NO_LICENCE_FILE
    return `${name} ${version} (${license ?? 'see below'})\n\n${text}\n`
  })
  return `agent-auth-lint contains parts of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

function packageFolder(input: string): string | undefined {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(relative('.', input).replaceAll('\\', '/'))
  return match && existsSync(join(match[0], 'package.json')) ? match[0] : undefined
}
