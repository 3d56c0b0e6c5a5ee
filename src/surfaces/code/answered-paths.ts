import { bracketEnd } from '../../text/brackets.ts'
import { grouped } from '../../text/grouped.ts'
import { inTurn } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import { mountOf, type Asked, type Place } from './guard-order.ts'
import type { Exempt } from './path-conditions.ts'
import { mountedAt } from './router-mounts.ts'

/**
 * Whether one of the paths that a guard lets pass is the one that a place answers: by the paths that its route, its router and the guard
 * have, and where these cannot be read, by the words of its names.
 */
export function isExempt(exempt: readonly Exempt[], asked: Asked, of: Package, guard?: Place): boolean {
  if (exempt.length === 0) return false
  const paths = answeredAt(asked, of)
  const before = guard ? askedBehind(guard, of) : ['']
  if (paths.length > 0 && (before.length > 0 || exempt.every(({ isWhole }) => isWhole))) {
    const all = exempt.flatMap((one) => (one.isWhole ? [one] : before.map((under) => ({ ...one, path: under + one.path }))))
    return all.some((one) => paths.some((path) => isOf(one, path)))
  }
  const ofFile = onceFor(of.project, `words of ${asked.home}`, () => {
    const routes = Array.from((of.project.text(asked.home) ?? '').matchAll(/["'`](\/[\w/:{}-]{1,80})["'`]/g), ([, path = '']) => path)
    return new Set([asked.home.replace(/\.\w{1,4}$/, ''), ...routes].flatMap(wordsOf))
  })
  const around = new Set([...asked.around].flatMap(wordsOf))
  return exempt.some(({ path }) => path === '/' || wordsOf(path).some((one) => ofFile.has(one) || around.has(one)))
}

/**
 * What stands before the paths that a guard asks for: Express takes from them what the guard and its router are mounted under, Hono does
 * not. None where it cannot be read. https://expressjs.com/en/5x/api.html#req.path
 */
function askedBehind(guard: Place, of: Package): readonly string[] {
  const mount = mountOf(guard)
  if (!mount || /\bHono\b/.test(guard.text)) return ['']
  return mountedAt(mount.router, guard.path, of).map((one) => one + mount.under)
}

function wordsOf(name: string): readonly string[] {
  const all = name.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase()
  return (all.match(/[a-z]{3,40}/g) ?? []).map((one) => one.replace(/s$/, '')).filter((one) => !/^(?:api|src|app)$/.test(one))
}

/** Whether a path of routes falls under one that is let pass; a parameter stands for any text. */
function isOf({ path, below }: Pick<Exempt, 'path' | 'below'>, route: string): boolean {
  const [wanted, given] = [path, route].map((one) => one.split('/').filter(Boolean)) as [string[], string[]]
  if (below ? given.length < wanted.length : given.length !== wanted.length) return false
  return wanted.every((one, i) => {
    const part = given[i] ?? ''
    return part === one || /^[:{<*]/.test(part) || (below && i === wanted.length - 1 && part.startsWith(one) && !path.endsWith('/'))
  })
}

const ROUTES = inTurn(
  'g',
  /(?<![\w.$])(@?)(\w{1,40})\.(?:route|get|post|put|patch|delete|all|options|api_route)\(/,
  /\s{0,20}["'`]([^"'`\n]{0,120})["'`]/,
)
/** In so many characters behind a path it is said what answers it. */
const SAID = 400
const LONGEST = 6000

interface Route {
  readonly from: number
  readonly to: number
  readonly by: string
  readonly path: string
}

/** The routes of a file, by the names that they say and by the pieces of the text that they stand in. */
interface Routes {
  readonly named: ReadonlyMap<string, readonly Keyed<string>[]>
  readonly standing: ReadonlyMap<number, readonly Keyed<number>[]>
}

interface Keyed<K> {
  readonly key: K
  readonly route: Route
}

/** The whole paths of the routes that a place stands in or is named by; none where one of their parts cannot be read. */
function answeredAt(asked: Asked, of: Package): readonly string[] {
  const { named, standing } = routesOf(asked.home, of)
  const near = asked.home === asked.path ? (standing.get(pieceAt(asked.start)) ?? []) : []
  const here = near.filter(({ route }) => asked.start > route.from && asked.start < route.to)
  const all = [...here, ...[...asked.around].flatMap((name) => named.get(name) ?? [])]
  const found: string[] = []
  for (const { by, path } of new Set(all.map(({ route }) => route))) {
    const under = mountedAt(by, asked.home, of)
    if (under.length === 0) return []
    for (const one of under) found.push(`${one}/${path}`)
  }
  return found
}

function routesOf(file: string, of: Package): Routes {
  return onceFor(of.project, `routes of ${file}`, () => {
    const text = of.project.text(file) ?? ''
    const named: Keyed<string>[] = []
    const standing: Keyed<number>[] = []
    for (const { index: from, 0: written, 1: decorates = '', 2: by = '', 3: path = '' } of text.matchAll(ROUTES)) {
      const open = text.indexOf('(', from)
      const to = bracketEnd(text, open, '()', LONGEST) ?? open + LONGEST
      const said = text.slice(from + written.length, decorates === '' ? Math.min(to, open + SAID) : to + SAID)
      const name = decorates === '' ? undefined : /\bdef (\w{1,80})/.exec(said)?.[1]
      const route: Route = { from, to, by, path }
      for (const one of name === undefined ? new Set(said.match(/\w{1,80}/g)) : [name]) named.push({ key: one, route })
      for (let piece = pieceAt(from); piece <= pieceAt(to); piece++) standing.push({ key: piece, route })
    }
    return { named: grouped(named, keyOf), standing: grouped(standing, keyOf) }
  })
}

function keyOf<K>({ key }: Keyed<K>): K {
  return key
}

function pieceAt(place: number): number {
  return Math.floor(place / LONGEST)
}
