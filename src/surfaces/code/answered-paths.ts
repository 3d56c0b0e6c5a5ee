import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import type { Asked } from './guard-order.ts'
import { importedNames } from './imported-names.ts'
import type { Exempt } from './path-conditions.ts'

/**
 * Whether one of the paths that a guard lets pass is the one that a place answers: by the paths that its route and its router have, and
 * where these cannot be read, by the words of its names.
 */
export function isExempt(exempt: readonly Exempt[], asked: Asked, of: Package): boolean {
  if (exempt.length === 0) return false
  const paths = answeredAt(asked, of)
  if (paths.length > 0) return exempt.some((one) => paths.some((path) => isOf(one, path)))
  const text = of.project.text(asked.home) ?? ''
  const routes = Array.from(text.matchAll(/["'`](\/[\w/:{}-]{1,80})["'`]/g), ([, path = '']) => path)
  const words = new Set([asked.home.replace(/\.\w{1,4}$/, ''), ...asked.around, ...routes].flatMap(wordsOf))
  return exempt.some(({ path }) => path === '/' || wordsOf(path).some((one) => words.has(one)))
}

function wordsOf(name: string): readonly string[] {
  const all = name.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase()
  return (all.match(/[a-z]{3,40}/g) ?? []).map((one) => one.replace(/s$/, '')).filter((one) => !/^(?:api|src|app)$/.test(one))
}

/** Whether a path of routes falls under one that is let pass; a parameter stands for any text. */
function isOf({ path, below }: Exempt, route: string): boolean {
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

/** The whole paths of the routes that a place stands in or is named by; none where one of their parts cannot be read. */
function answeredAt(asked: Asked, of: Package): readonly string[] {
  const text = of.project.text(asked.home) ?? ''
  const found: string[] = []
  for (const { index, 0: written, 1: decorates = '', 2: by = '', 3: path = '' } of text.matchAll(ROUTES)) {
    const open = text.indexOf('(', index)
    const to = bracketEnd(text, open, '()', LONGEST) ?? open + LONGEST
    const said = text.slice(index + written.length, decorates === '' ? Math.min(to, open + SAID) : to + SAID)
    const name = decorates === '' ? undefined : /\bdef (\w{1,80})/.exec(said)?.[1]
    const isHere = asked.home === asked.path && asked.start > index && asked.start < to
    const isNamed = name === undefined ? (said.match(/\w{1,80}/g) ?? []).some((one) => asked.around.has(one)) : asked.around.has(name)
    if (!isHere && !isNamed) continue
    const under = mountedAt(by, asked.home, of)
    if (under.length === 0) return []
    for (const one of under) found.push(`${one}/${path}`)
  }
  return found
}

/** What stands before the paths of a router of a file; nothing where it cannot be read. */
function mountedAt(router: string, path: string, of: Package): readonly string[] {
  const text = of.project.text(path) ?? ''
  const name = `(?<![\\w.$])${literally(router)}`
  if (inTurn('', new RegExp(name), MAKES_APP).test(text)) return ['']
  const made = inTurn('', new RegExp(name), HAS_PREFIX).exec(text)?.[1]
  const own = made ?? ''
  return mounts(of).flatMap((one) => {
    const isMeant = one.names.some((name) =>
      one.path === path ? name === router : importedNames(one.path, of.project).get(name)?.path === path,
    )
    return isMeant ? [`${one.under}/${own}`] : []
  })
}

const MAKES_APP = /(?:\s{0,4}:[^=\n]{1,60})?\s{0,4}=\s{0,4}(?:await\s)?(?:new\s)?(?:express|[fF]astify|Hono|FastAPI|Flask)\(/
const HAS_PREFIX = /\s{0,4}=[^\n]{1,60}\([^()]{0,200}\b(?:url_)?prefix\s{0,4}=\s{0,4}["']([^"'\n]{0,80})["']/

interface Mount {
  readonly path: string
  readonly under: string
  readonly names: readonly string[]
}

const MOUNTS = /(?<![\w.$])(?:app|server|api|fastify|application)\.(?:use|route|register|include_router|register_blueprint)\(/g
const AT = /^\(\s{0,20}["'`](\/[^"'`\n]{0,80})["'`]|\b(?:url_)?prefix["']?\s{0,4}[:=]\s{0,4}["'`]([^"'`\n]{0,80})["'`]/

/** What applications of a package have routers under. */
function mounts(of: Package): readonly Mount[] {
  return onceFor(of.project, `mounts ${of.below} ${String(of.files)}`, () =>
    (codeAround(of.project, of) ?? []).flatMap((path) => {
      const text = of.project.text(path) ?? ''
      return Array.from(text.matchAll(MOUNTS), ({ index, 0: whole }): Mount => {
        const open = index + whole.length - 1
        const said = text.slice(open, bracketEnd(text, open, '()', SAID) ?? open)
        const at = AT.exec(said)
        return { path, under: at?.[1] ?? at?.[2] ?? '', names: said.match(/\b[A-Za-z_$][\w$]{0,60}/g) ?? [] }
      })
    }),
  )
}
