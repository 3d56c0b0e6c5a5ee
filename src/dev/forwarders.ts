import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What a module that only passes on what another has gives under which of the other's names. */
interface Forwarder {
  readonly from: string
  readonly names: ReadonlyMap<string, string>
}

/** Longer ones have code of their own. */
const LONGEST = 4000

/**
 * Takes modules out of a bundle that only pass on what one other has, as most do that are loaded later: who loads them loads the other.
 * Node takes 1 to 2 ms for a file.
 */
export function withoutForwarders(folder: string): void {
  const texts = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
  const forwarders = new Map<string, Forwarder>()
  for (const [name, text] of texts) {
    const found = name.startsWith('chunk-') && text.length < LONGEST ? forwarderIn(text) : undefined
    if (found) forwarders.set(name, found)
  }
  for (const name of forwarders.keys()) rmSync(join(folder, name))
  for (const [name, text] of texts) {
    if (forwarders.has(name)) continue
    const direct = text.replace(/\bimport\("\.\/([\w-]+\.mjs)"\)/g, (written, loaded: string) => load(forwarders.get(loaded)) ?? written)
    if (direct !== text) writeFileSync(join(folder, name), direct)
  }
}

function load(forwarder: Forwarder | undefined): string | undefined {
  if (!forwarder) return undefined
  const members = [...forwarder.names].map(([name, own]) => `${name}:m.${own}`)
  return `import("./${forwarder.from}").then(m=>({${members.join()}}))`
}

function forwarderIn(text: string): Forwarder | undefined {
  const sources = new Set<string>()
  const imported = new Map<string, string>()
  const names = new Map<string, string>()
  for (const statement of ts.createSourceFile('chunk.mjs', text, ts.ScriptTarget.Latest).statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings
      if (!statement.importClause) continue
      if (!bindings || !ts.isNamedImports(bindings)) return undefined
      sources.add(statement.moduleSpecifier.text)
      for (const one of bindings.elements) imported.set(one.name.text, (one.propertyName ?? one.name).text)
    } else if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const one of statement.exportClause.elements) {
        const own = imported.get((one.propertyName ?? one.name).text)
        if (own === undefined) return undefined
        names.set(one.name.text, own)
      }
    } else return undefined
  }
  const [from] = sources
  return sources.size === 1 && from?.startsWith('./chunk-') ? { from: from.slice(2), names } : undefined
}
