import type { Project } from '../../discover/project.ts'
import { goRoute, goRouterOf } from '../../knowledge/words/guards.ts'
import { readsBearer } from '../../knowledge/words/hand-decoded.ts'
import { bracketEnd, openBrackets } from '../../text/brackets.ts'
import { folderOf } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { fileOf, goFunctionAround, nameOfGo } from '../../program/written/index.ts'
import { checksOf, saysVerifies } from './checks-around.ts'
import { refusesIn } from './own-guards.ts'

/**
 * Whether middleware that verifies tokens and refuses runs before a handler of Go, on each router that it is given to:
 * `r.Use(Verify(key))`, `r.Group("/api", Verify(key))`, `r.With(Verify(key))`, or in front of it on its own route.
 */
export function isUsedBehind(read: Span, project: Project): boolean {
  const { file } = read
  if (!file.path.endsWith('.go')) return false
  const own = goFunctionAround(read)
  // Middleware verifies what the request is sent with, and no other token.
  if (!readsBearer.pattern.test(own.code)) return false
  // A handler that is written where it is registered.
  for (const open of openBrackets(file.text, '()', { start: own.start, end: read.start })) {
    const route = routeAt(file, open)
    if (route && file.text.slice(open, read.start).includes('func(')) return isGuarded(route, read.start, project)
  }
  const name = nameOfGo(own)
  const routes = name === undefined ? [] : routesOf(name, file, project)
  return routes.length > 0 && routes.every(({ route, at }) => isGuarded(route, at, project))
}

/** A call that registers a handler. */
interface Route {
  readonly file: SourceFile
  readonly router: string
  /** Where the call begins, and the bracket that opens what it is given. */
  readonly start: number
  readonly open: number
}

function routeAt(file: SourceFile, open: number): Route | undefined {
  const [written = '', router] = goRoute.pattern.exec(file.text.slice(Math.max(0, open - 120), open)) ?? []
  return router === undefined ? undefined : { file, router, start: open - written.length, open }
}

/** Where a handler is registered by its name, in its package or in one that names that. */
function routesOf(name: string, own: SourceFile, project: Project): readonly { readonly route: Route; readonly at: number }[] {
  const folder = folderOf(own.path)
  return checksOf(own.path, project).paths.flatMap((path) => {
    const text = project.text(path) ?? ''
    if (!text.includes(name) || !(folderOf(path) === folder || text.includes(`/${folder.split('/').at(-1)}"`))) return []
    const file = fileOf({ path, text }, own, project)
    return Array.from(text.matchAll(new RegExp(`(?<=[ ,(.])${literally(name)}(?=[),])`, 'g'))).flatMap(({ index }) => {
      const [open = -1] = openBrackets(text, '()', { start: Math.max(0, index - LONGEST), end: index })
      const route = routeAt(file, open)
      return route ? [{ route, at: index }] : []
    })
  })
}

/** So much before a place may say what a router uses. */
const LONGEST = 4000
/** So many routers are made of one another at most. */
const STEPS = 4

function isGuarded(route: Route, at: number, project: Project): boolean {
  return isVerifier(route.file.text.slice(route.start, at), route.file, project) || usesVerifier(route, project)
}

function usesVerifier({ file, router, open }: Omit<Route, 'start'>, project: Project, steps = STEPS): boolean {
  const { text } = file
  const own = goFunctionAround({ file, start: open, end: open })
  const before = text.slice(own.start, open)
  const name = literally(router)
  const uses = Array.from(before.matchAll(new RegExp(`(?<![\\w.])${name}\\.Use\\(`, 'g')), ({ index, 0: use }) => index + use.length - 1)
  if (uses.some((from) => isVerifier(before.slice(from, bracketEnd(before, from, '()', LONGEST)), file, project))) return true
  const made = Array.from(before.matchAll(new RegExp(goRouterOf.pattern.source.replaceAll('NAME', name), 'g'))).at(-1)
  if (!made || steps === 0) return false
  const start = own.start + made.index + made[0].length - 1
  const given = text.slice(start, Math.min(open, bracketEnd(text, start, '()', LONGEST) ?? open))
  if (!given.includes('func(') && isVerifier(given, file, project)) return true
  const parent = made.slice(1).find(Boolean)
  return parent !== undefined && usesVerifier({ file, router: parent, open: start }, project, steps - 1)
}

/** Whether something that is named there is a function that verifies tokens and refuses who has none. */
function isVerifier(given: string, own: SourceFile, project: Project): boolean {
  const names = new Set(Array.from(given.replace(/"[^"\n]{0,200}"/g, '').matchAll(/\b[A-Za-z]\w{2,60}/g), ([name]) => name))
  return checksOf(own.path, project).paths.some((path) => {
    const text = project.text(path) ?? ''
    return saysVerifies(text, path) && [...names].some((name) => refusesIn(name, text))
  })
}
