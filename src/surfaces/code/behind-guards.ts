import { turnsAway } from '../../knowledge/words/exempt-paths.ts'
import { dependsOnGuard, guardOfAll, guardOfRoutes, hookInPlace, routerMade } from '../../knowledge/words/guards.ts'
import type { Ast, Module } from '../../program/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { isExempt } from './answered-paths.ts'
import { packageAround, type Package } from './definitions-around.ts'
import { lastOf, verifierIn, verifierNamed, type Verifier } from './guard-definitions.ts'
import { isOfWholeProgram, standsNotBefore, type Asked, type Place } from './guard-order.ts'
import { runsOnOpenRoutes } from './open-nest-routes.ts'

/**
 * Whether a guard that verifies the token stands before the code that reads it once more: one that the program runs before all routes, or
 * the controller or router of the file, or of all files that use what the file gives. What is the guard itself stands before nothing.
 */
export function isBehindGuard(module: Module, call: Ast): boolean {
  const { file, project } = module
  if (!project) return false
  const of = packageAround(file.path, project)
  const around = namesAround(module, call)
  const asked: Asked = { path: file.path, home: file.path, start: call.start, around }
  if (guardsOfAll(of).some((one) => isBefore(one, asked, of))) return true
  if (isOfGuardedRoutes(file.path, file.text, of, asked)) return true
  const users = usersOf(module, around, of)
  return users.length > 0 && users.every((path) => isOfGuardedRoutes(path, project.text(path) ?? '', of, { ...asked, path, start: -1 }))
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

interface Guard extends Place {
  readonly name: string
  readonly verifier: Verifier
  /** Where one ends that is written in place. */
  readonly to?: number | undefined
}

/** Whether a guard runs before a place and lets its path not pass, and is not what stands around that place itself. */
function isBefore(guard: Guard, asked: Asked, of: Package): boolean {
  const { name, verifier, path, index, to = index } = guard
  if (path === asked.home && index <= asked.start && asked.start < to) return false
  if (isItself(name, verifier, asked) || standsNotBefore(guard, asked, of.project) || runsOnOpenRoutes(guard, asked, of)) return false
  return !isExempt(verifier.exempt, asked, of, guard)
}

function isItself(name: string, { paths }: Verifier, { around, home }: Asked): boolean {
  return around.has(lastOf(name)) && (paths.length === 0 || paths.includes(home))
}

/** What a package runs before all of its routes, and that verifies tokens. */
function guardsOfAll(of: Package): readonly Guard[] {
  return onceFor(of.project, `guards before all ${of.below} ${String(of.files)}`, () =>
    (codeAround(of.project, of) ?? []).flatMap((path) => {
      const text = of.project.text(path) ?? ''
      const all = [...guardsIn(path, text, new RegExp(guardOfAll.pattern, 'g'), of), ...hooksIn(path, text, of)]
      return all.filter((one) => isOfWholeProgram(one, of))
    }),
  )
}

/** Hooks that verify where they are registered; what they catch has to be refused. */
function hooksIn(path: string, text: string, of: Package): Guard[] {
  return Array.from(text.matchAll(new RegExp(hookInPlace.pattern, 'g'))).flatMap(({ index, 0: written }) => {
    const from = index + written.length
    const to = bracketEnd(text, text.indexOf('(', index), '()', LONGEST)
    const code = text.slice(from, to)
    const verifier = to === undefined ? undefined : verifierIn({ path, name: '', code }, of)
    const refuses = turnsAway.pattern.test(code) || !/\bcatch\b/.test(code)
    return verifier && refuses ? [{ name: '', verifier, path, text, index, written, to }] : []
  })
}

/** More of a hook, in characters, is not read. */
const LONGEST = 6000

function guardsIn(path: string, text: string, pattern: RegExp, of: Package): Guard[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [written, ...groups] = match
    const name = groups.find(Boolean)
    const verifier = name === undefined ? undefined : verifierNamed(name, { path, text }, of)
    return name === undefined || !verifier ? [] : [{ name, verifier, path, text, index: match.index, written }]
  })
}

/** Whether the routes of a file have a guard that verifies, and that is not what stands around the place that is asked about. */
function isOfGuardedRoutes(path: string, text: string, of: Package, asked: Asked): boolean {
  const found = onceFor(of.project, `guards of routes in ${path}`, () => [
    ...guardsIn(path, text, new RegExp(guardOfRoutes.pattern, 'g'), of),
    ...guardsOfRouters(path, text, of),
  ])
  if (found.some((one) => isBefore(one, asked, of))) return true
  // `app.include_router(orders.router, dependencies=[Depends(require_token)])`
  if (!path.endsWith('.py')) return false
  const stem = path.slice(path.lastIndexOf('/') + 1, -3)
  return routersTakenIn(of)
    .filter((one) => one.router === stem)
    .some(({ name, by, text }) => {
      const verifier = verifierNamed(name, { path: by, text }, of)
      return verifier !== undefined && !isItself(name, verifier, asked) && !isExempt(verifier.exempt, asked, of)
    })
}

/** `notes.use(verify)` of `const notes = Router()`, whatever the only router of a file is called. */
function guardsOfRouters(path: string, text: string, of: Package): readonly Guard[] {
  const [name, other] = Array.from(text.matchAll(new RegExp(routerMade.pattern, 'g')), ([, one = '']) => literally(one))
  if (name === undefined || other !== undefined) return []
  return guardsIn(path, text, new RegExp(`(?<![\\w.$])${name}\\.use\\(\\s{0,20}(\\w{1,80})\\s{0,4}[,)]`, 'g'), of)
}

interface TakenIn {
  /** The module of the router. */
  readonly router: string
  /** What runs before its routes. */
  readonly name: string
  readonly by: string
  readonly text: string
}

const TAKES_IN = inTurn('g', /\binclude_router\(\s{0,20}(\w{1,80})\.\w{1,40},[^;]{0,300}?/, dependsOnGuard.pattern)

/** The routers that a package takes in behind a dependency; read once for all places. */
function routersTakenIn(of: Package): readonly TakenIn[] {
  return onceFor(of.project, `routers taken in ${of.below} ${String(of.files)}`, () =>
    (codeAround(of.project, of) ?? []).flatMap((by) => {
      const text = of.project.text(by) ?? ''
      if (!text.includes('include_router(')) return []
      return Array.from(text.matchAll(TAKES_IN), ([, router = '', name = '']): TakenIn => ({ router, name, by, text }))
    }),
  )
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
