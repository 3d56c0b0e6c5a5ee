import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Makes CommonJS of the files of a bundle. Node loads such a file at once, where it reads, links and runs ES modules in turns that wait for
 * each other, after it has started what does so: of a run on a commit that took a tenth of the time.
 */
export function withCommonJs(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.mjs'))) {
    const path = join(folder, name)
    writeFileSync(path.replace(/\.mjs$/, '.cjs'), converted(readFileSync(path, 'utf8')))
    rmSync(path)
  }
}

function converted(text: string): string {
  const edits: Edit[] = []
  const replace = (node: ts.Node, by: string) => void edits.push({ start: node.getStart(), end: node.end, text: by })
  const visit = (node: ts.Node): void => {
    const loaded = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined
    if (loaded) replace(node, `Promise.resolve().then(()=>require(${nameOf(loaded)}))`)
    else if (ts.isPropertyAccessExpression(node) && node.getText() === 'import.meta.url')
      replace(node, 'require("node:url").pathToFileURL(__filename).href')
    else ts.forEachChild(node, visit)
  }
  for (const statement of ts.createSourceFile('bundle.mjs', text, ts.ScriptTarget.Latest, true).statements) {
    if (ts.isImportDeclaration(statement)) replace(statement, required(statement.importClause, nameOf(statement.moduleSpecifier)))
    else if (ts.isExportDeclaration(statement)) replace(statement, exported(statement))
    else visit(statement)
  }
  const made = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.text + rest.slice(edit.end), text)
  return `"use strict";${made.replace(/^#!.*\n/, '')}`
}

/** The name of what is asked for, quoted. */
function nameOf(node: ts.Expression): string {
  if (!ts.isStringLiteral(node)) throw new Error(`a bundle asks for what has no name yet: ${node.getText()}`)
  return JSON.stringify(node.text.replace(/^(\.\/.*)\.mjs$/, '$1.cjs'))
}

function required(clause: ts.ImportClause | undefined, from: string): string {
  if (!clause) return `require(${from});`
  const { name, namedBindings: bindings } = clause
  const names: string[] = name ? [name.text] : []
  if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text)
  else if (bindings)
    names.push(`{${bindings.elements.map((one) => `${one.propertyName ? `${one.propertyName.text}:` : ''}${one.name.text}`).join()}}`)
  return names.map((one) => `const ${one}=require(${from});`).join('')
}

/** In the end, where everything has its value. */
function exported({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string {
  if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) throw new Error('a bundle exports in another way')
  return `module.exports={${exportClause.elements.map(({ propertyName, name }) => `${name.text}:${(propertyName ?? name).text}`).join()}};`
}

/** Throws where a module exports what it sets anew: CommonJS gives away the value that it has in the end of its first run. */
export function checkExports(inputs: Iterable<string>): void {
  for (const path of inputs) {
    const text = readFileSync(path, 'utf8')
    const given = [
      ...text.matchAll(/^export (?:let|var) (\w+)/gm),
      ...[...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => [...list.matchAll(/(\w+)(?: as \w+)?\s*(?:,|$)/g)]),
    ].map(([, name = '']) => name)
    const changing = given.find((name) => isSetAnew(name, text))
    if (changing !== undefined) throw new Error(`${path} exports ${changing}, which is no constant`)
  }
}

/** What sets an enum, as TypeScript writes it, runs with the module. */
function isSetAnew(name: string, text: string): boolean {
  if (!new RegExp(String.raw`^(?:export )?(?:let|var) ${name}\b`, 'm').test(text)) return false
  const rest = text.replaceAll(`(${name} = {})`, '').replaceAll(new RegExp(String.raw`\b(?:let|var) ${name}\b`, 'g'), '')
  return new RegExp(String.raw`(?<![.\w$])${name}\s*(?:\+\+|--|(?:\|\||&&|\?\?|[-+*/%&|^])?=(?![=>]))`).test(rest)
}
