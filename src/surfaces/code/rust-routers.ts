import {
  keepsRouterInRust,
  makesServerInRust,
  methodOfRouterInRust,
  routerInRust,
  takesRouterInRust,
} from '../../knowledge/libraries/rust-mcp.ts'
import { openBracket } from '../../text/brackets.ts'
import { grouped } from '../../text/grouped.ts'
import { inTurn, literally } from '../../text/pattern.ts'

/**
 * Whether the server of a crate, or the router that it stands in, is handed to code outside of the crate, which may put a check in front:
 * to a function, or by a method that neither the crate nor a router of Axum has.
 */
export function leavesCrate(sources: ReadonlyMap<string, string>): boolean {
  const all = [...sources.values()]
  const own = new Set(all.flatMap((code) => Array.from(code.matchAll(FUNCTIONS), ([, name = '']) => name)))
  const makers = all.flatMap((code) => Array.from(code.matchAll(MAKERS), ([, name = '']) => name))
  return all.some((code) => leavesFile(code, own, makers))
}

const FUNCTIONS = /\bfn\s{1,4}(\w{1,80})/g
/** `fn routes(state: State) -> Router<State>` */
const MAKERS = /\bfn\s{1,4}(\w{1,80})[^{};]{0,400}->[^{};]{0,80}\bRouter\b/g
/** `let (server, router) = SseServer::new(config);` */
const LETS = inTurn(
  'g',
  /\blet\s{1,4}(?:mut\s{1,4}|\(\s{0,4})?(\w{1,60})/,
  /(?:,\s{0,4}(?:mut\s{1,4})?(\w{1,60}))?[^=;\n]{0,80}/,
  /=\s{0,40}([^;]{1,3000});/,
)
const TAKEN = /\b(\w{1,60})\s{0,4}:\s{0,4}(?:axum::)?Router\b/g

function leavesFile(code: string, own: ReadonlySet<string>, makers: readonly string[]): boolean {
  const isMade = new RegExp(`\\b(?:${['Router::new', ...makers.map(literally)].join('|')})\\(`)
  const names = new Set(Array.from(code.matchAll(TAKEN), ([, name = '']) => name))
  const chains: string[] = []
  for (const [, first = '', second, given = ''] of code.matchAll(LETS)) {
    const begins = /^\w{1,60}(?=\s{0,80}[.;])/.exec(given)?.[0]
    const isRouter = isMade.test(given) || routerInRust.pattern.test(given)
    if (!isRouter && !makesServerInRust.pattern.test(given) && !(begins && names.has(begins))) continue
    names.add(first)
    if (second) names.add(second)
    if (isRouter || (begins && names.has(begins))) chains.push(outerOf(given))
  }
  const isKnown = (method: string) => methodOfRouterInRust.pattern.test(method) || own.has(method)
  if (chains.some((chain) => Array.from(chain.matchAll(/\.(\w{1,60})\(/g), ([, method = '']) => method).some((one) => !isKnown(one))))
    return true
  const uses = [...code.matchAll(USES)].filter(([name]) => names.has(name) || name === 'Router')
  const byName = grouped(uses, ([name]) => name)
  return [...byName.values()].some((places) =>
    places.slice(0, MOST).some(({ index, 0: name }) => {
      const method = /^\s{0,80}\.(\w{1,60})\(/.exec(code.slice(index + name.length, index + name.length + 160))?.[1]
      if (name !== 'Router' && method && !isKnown(method)) return true
      return isHandedOut(code, index, own)
    }),
  )
}

const USES = /(?<![\w.])[a-zA-Z_]\w{0,60}(?=\s{0,80}(?:[,).]|::new\())/g
/** More uses of one name are not looked at. */
const MOST = 40

/** Whether what stands at a place is an argument of a call that is not known to leave a router as it is. */
function isHandedOut(code: string, at: number, own: ReadonlySet<string>): boolean {
  const open = openBefore(code, at)
  const [, dot, callee = ''] =
    open === undefined
      ? []
      : (/(\.?)((?:\w{1,60}::){0,6}\w{1,60})(?:::<[^<>]{0,60}>)?$/.exec(code.slice(Math.max(0, open - 400), open)) ?? [])
  if (callee === '') return false
  if (dot) return !keepsRouterInRust.pattern.test(callee) && !own.has(callee)
  const last = callee.slice(callee.lastIndexOf(':') + 1)
  const isOwn = own.has(last) && (last === callee || OWN_PATH.test(callee) || code.includes(`mod ${callee.split('::', 1)[0] ?? ''}`))
  return !isOwn && !takesRouterInRust.pattern.test(callee)
}

const OWN_PATH = /^(?:crate|self|super|Self|[A-Z]\w{0,60})::/

/** The parenthesis around a place, where nothing but other arguments stands between. */
function openBefore(code: string, at: number): number | undefined {
  const open = openBracket(code, '()', { start: at - FARTHEST, end: at })
  return open === undefined || /[;{}|]/.test(code.slice(open, at)) ? undefined : open
}

const FARTHEST = 600

/** A chain without what its calls are given. */
function outerOf(chain: string): string {
  let depth = 0
  let outer = ''
  for (const sign of chain.replace(/"(?:[^"\\\n]|\\.)*"/g, '""')) {
    if (sign === ')' || sign === '}') depth -= 1
    if (depth === 0) outer += sign
    if (sign === '(' || sign === '{') depth += 1
  }
  return outer
}
