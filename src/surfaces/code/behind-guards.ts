import type { Project } from '../../discover/project.ts'
import { verifiesTokens } from '../../knowledge/words/checks.ts'
import { guardOfAll, guardOfLibrary, guardOfRoutes, strategyOfBearers } from '../../knowledge/words/guards.ts'
import { verifiesForAll } from '../../knowledge/words/unverified-claims.ts'
import type { Ast, Module } from '../../program/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'

/**
 * Whether a guard that verifies the token stands before the code that reads it once more: one that the program runs before all routes, or
 * the controller or router of the file, or of all files that use what the file gives. What is the guard itself stands before nothing.
 */
export function isBehindGuard(module: Module, call: Ast): boolean {
  const { file, project, language } = module
  if (!project) return false
  const of: Package = { project, below: packageFolder(file.path, project), files: language === 'python' ? /\.py$/ : /\.[cm]?[jt]sx?$/ }
  const around = namesAround(module, call)
  if ([...guardsOfAll(of)].some((name) => !around.has(name))) return true
  const isGuarded = (path: string, text: string) => isOfGuardedRoutes(path, text, of, around)
  if (isGuarded(file.path, file.text)) return true
  const users = usersOf(module, around, of)
  return users.length > 0 && users.every((path) => isGuarded(path, project.text(path) ?? ''))
}

interface Package {
  readonly project: Project
  readonly below: string
  readonly files: RegExp
}

/** The functions, classes and constants that a place stands in, by their names. */
function namesAround(module: Module, call: Ast): ReadonlySet<string> {
  const names = new Set<string>()
  for (const one of module.ancestors(call)) {
    const id = 'id' in one ? one.id : 'key' in one ? one.key : undefined
    if (id && typeof id === 'object' && 'name' in id && typeof id.name === 'string') names.add(id.name)
  }
  return names
}

/** The names of what a package runs before all of its routes, and that verifies tokens. */
function guardsOfAll(of: Package): ReadonlySet<string> {
  return onceFor(of.project, `guards before all ${of.below} ${String(of.files)}`, () => {
    const names = new Set<string>()
    for (const path of codeAround(of.project, of) ?? []) {
      const text = of.project.text(path) ?? ''
      for (const match of text.matchAll(new RegExp(guardOfAll.pattern, 'g'))) {
        const name = match.slice(1).find(Boolean)
        if (name !== undefined && verifies(name, text, of)) names.add(lastOf(name))
      }
    }
    return names
  })
}

/** Whether the routes of a file have a guard that verifies, and that is not what stands around the place that is asked about. */
function isOfGuardedRoutes(path: string, text: string, of: Package, around: ReadonlySet<string>): boolean {
  const found = Array.from(text.matchAll(new RegExp(guardOfRoutes.pattern, 'g')), (match) => match.slice(1).find(Boolean) ?? '')
  if (found.some((name) => !around.has(name) && verifies(name, text, of))) return true
  // `app.include_router(orders.router, dependencies=[Depends(require_token)])`
  if (!path.endsWith('.py')) return false
  const stem = literally(path.slice(path.lastIndexOf('/') + 1, -3))
  const included = inTurn(
    '',
    new RegExp(`\\binclude_router\\(\\s{0,20}${stem}\\.\\w{1,40},[^;]{0,300}?`),
    /\bdependencies\s{0,4}=\s{0,4}\[\s{0,20}(?:Depends|Security)\(\s{0,4}([\w.]{1,80})/,
  )
  return (codeAround(of.project, of) ?? []).some((one) => {
    const code = of.project.text(one) ?? ''
    const name = code.includes('include_router(') ? included.exec(code)?.[1] : undefined
    return name !== undefined && !around.has(name) && verifies(name, code, of)
  })
}

/** The files that use what a file gives under the names around a place. */
function usersOf({ file }: Module, around: ReadonlySet<string>, of: Package): readonly string[] {
  const names = [...around].filter((name) => name.length > 3)
  if (names.length === 0) return []
  const stem = literally(file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.\w{1,4}$/, ''))
  const imports = new RegExp(`(?:from|import|require)\\b[^\\n]{0,200}\\b${stem}\\b`)
  const uses = new RegExp(`(?<!\\w)(?:${names.map(literally).join('|')})\\b`)
  return (codeAround(of.project, of) ?? []).filter((path) => {
    const text = path === file.path ? '' : (of.project.text(path) ?? '')
    return uses.test(text) && imports.test(text)
  })
}

/** Whether what is called so verifies the token of a request: a package does, or the file that defines it. */
function verifies(written: string, text: string, of: Package): boolean {
  const { project } = of
  // Whoever has no token, or a wrong one, goes on.
  if (/optional|maybe|soft|lenient/i.test(written)) return false
  if (/\.authenticate\(|^AuthGuard$/.test(written))
    return someFile(of, 'check bearers by a strategy', (code) => strategyOfBearers.pattern.test(code))
  const name = lastOf(written)
  const byLibrary = new RegExp(guardOfLibrary.pattern.source.replaceAll('NAME', literally(name)))
  const defines = new RegExp(
    `(?:\\b(?:function|class|def|const|let|var)\\s{1,4}|export\\s{1,4}default\\s{1,4}\\w{1,20}\\s{1,4})${literally(name)}\\b`,
  )
  if (byLibrary.test(text) && verifiesForAll.pattern.test(text)) return true
  return onceFor(project, `verifies by ${name} ${of.below}`, () =>
    (codeAround(project, of) ?? []).some((path) => {
      const code = project.text(path) ?? ''
      if (!code.includes(name) || !defines.test(code)) return false
      if (verifiesTokens.pattern.test(code) || (byLibrary.test(code) && verifiesForAll.pattern.test(code))) return true
      return (
        byLibrary.test(code) &&
        /\bextends AuthGuard\b/.test(code) &&
        someFile(of, 'check bearers by a strategy', (one) => strategyOfBearers.pattern.test(one))
      )
    }),
  )
}

function someFile({ project, ...of }: Package, question: string, says: (text: string) => boolean): boolean {
  return onceFor(project, `${question} ${of.below}`, () => (codeAround(project, of) ?? []).some((path) => says(project.text(path) ?? '')))
}

/** `security.require_token` */
function lastOf(name: string): string {
  return name.replace(/\.authenticate\(.*$/, '').replace(/^.*\./, '')
}
