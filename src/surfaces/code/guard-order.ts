import type { Project } from '../../discover/project.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import { runsForAllRoutes } from './fastify-hooks.ts'
import { servedElsewhere } from './served-elsewhere.ts'

/** A place that runs a guard: `app.use('/api', requireAuth)`. */
export interface Place {
  readonly path: string
  readonly text: string
  readonly index: number
  readonly written: string
}

/** A place that is asked about, with the names around it. */
export interface Asked {
  readonly path: string
  /** The file that it stands in, where another one is asked about that uses it. */
  readonly home: string
  readonly start: number
  readonly around: ReadonlySet<string>
}

/** Whether the guard runs for what a program made of this file serves, and not only for the part that a plugin or a router is. */
export function isOfWholeProgram({ path, text, written }: Place, of: Package): boolean {
  const [, receiver, verb] = CALLED.exec(written) ?? []
  if (receiver === undefined) return true
  if (verb === 'addHook') return runsForAllRoutes(receiver, { path, text }, of)
  return !new RegExp(`(?<![\\w.$])${literally(receiver)}\\s{0,4}=\\s{0,4}(?:new\\s{1,4})?(?:\\w{1,20}\\.)?Router\\b`).test(text)
}

/** Whether the guard does not stand before a place: it is served earlier, under another path, or by another router of the same file. */
export function standsNotBefore(guard: Place, asked: Asked, project: Project): boolean {
  if (!CALLED.test(guard.written) || guard.written.includes('addHook')) return false
  const { statements, names, elsewhere } = onceFor(project, `served before ${guard.path} ${guard.index}`, () => {
    const statements = servedBefore(guard)
    const names = new Set(statements.flatMap(({ said }) => Array.from(said.matchAll(/\b[A-Za-z_$][\w$]{1,60}/g), ([name]) => name)))
    return { statements, names, elsewhere: servedElsewhere(guard.path, names, project) }
  })
  if (asked.path !== guard.path) return elsewhere.get(asked.path)?.(asked) ?? false
  return statements.some(({ from, to }) => from <= asked.start && asked.start < to) || [...asked.around].some((one) => names.has(one))
}

/** The router that runs a guard, and the path before which it does: `app.use('/api', requireAuth)`; undefined for what is no router's. */
export function mountOf({ written }: Place): { readonly router: string; readonly under: string } | undefined {
  const [, router, verb] = CALLED.exec(written) ?? []
  if (router === undefined || verb !== 'use') return undefined
  return { router, under: UNDER.exec(written.slice(written.indexOf('(')))?.[1]?.replace(/\/$/, '') ?? '' }
}

const CALLED = /^(\w{1,40})\.(use|addHook)\(/
const SERVES = /(?<![\w.$])(\w{1,40})\.(?:use|route|register|mount|get|post|put|patch|delete|all)\(/g
const UNDER = /^\(\s{0,20}["'`](\/[^"'`*]{0,80})/
/** Statements of one file that are looked at, and the characters of one. */
const MOST = 200
const LONGEST = 4000
/** In so many characters it is said what is served. */
const SAID = 400

interface Served {
  readonly from: number
  readonly to: number
  readonly said: string
}

function servedBefore(guard: Place): readonly Served[] {
  const { text, index } = guard
  const { router: receiver, under } = mountOf(guard) ?? { router: '', under: '' }
  const all = [...text.matchAll(SERVES)].slice(0, MOST).map((match) => {
    const open = match.index + match[0].length - 1
    const to = bracketEnd(text, open, '()', LONGEST) ?? open + LONGEST
    const path = UNDER.exec(text.slice(open, open + 120))?.[1]
    return { from: match.index, to, by: match[1] ?? '', path, said: text.slice(open, Math.min(to, open + SAID)) }
  })
  const isRouter = /router$/i.test(receiver)
  const before = all.filter(({ from, by, path }) =>
    by === receiver
      ? from < index || (from > index && under !== '' && path !== undefined && !`${path}/`.startsWith(`${under}/`))
      : isRouter && /router$/i.test(by),
  )
  // What such a statement mounts has routes of its own.
  const mounted = before.map(({ said }) => said).join('\n')
  return [
    ...before,
    ...all.filter(({ by }) => by !== receiver && !isRouter && new RegExp(`(?<![\\w$])${literally(by)}(?![\\w$])`).test(mounted)),
  ]
}
