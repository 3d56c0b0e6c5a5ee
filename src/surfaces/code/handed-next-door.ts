import { asksForOtherThings, speaksOfCallers } from '../../knowledge/words/checks.ts'
import {
  calls,
  enclosingFunction,
  functionOf,
  importedAs,
  isFromOwn,
  isFunction,
  lastName,
  named,
  rootOf,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { codeOfCallers } from './harmless-middleware.ts'

/**
 * The first call that hands a request, the application or its handler to a function of another file which speaks of who calls, whatever it
 * is called: `const tenant = await tenantOf(req)`, `prepare(app)`, `createServer(forTenants(handler))`. `seen` are the modules next door
 * whose handlers have been looked at.
 */
export function handedNextDoor(module: Module, seen: ReadonlySet<string>, isKnown: (node: Ast) => boolean): Span | undefined {
  for (const call of calls(module)) {
    const { node, name, at } = call
    const handed = handedBy(module, call)
    if (!handed || isKnown(node) || asksForOtherThings.pattern.test(name)) continue
    const root = rootOf(node.callee)
    const from = importedAs(module, root)
    if (!from || !isFromOwn(from) || seen.has(from.module)) continue
    const there = named(module, node.callee)
    if (!there || there.module === module || !isFunction(there.node)) continue
    const around = handed === 'request' ? enclosingFunction(module, node) : undefined
    const isAnswered = around !== undefined && REFUSES.test(module.source(around))
    if (mayTell(there.module, there.node, handed, isAnswered)) return at
  }
  return undefined
}

type Handed = 'request' | 'app' | 'handler'

function handedBy(module: Module, { node }: Call): Handed | undefined {
  const names = node.arguments.map((one) => (one.type === 'Identifier' ? one.name : ''))
  if (names.some((one) => /^_?(?:req|request)$/.test(one))) return 'request'
  if (names.some((one) => /^(?:app|fastify|router|\w{1,20}App)$/.test(one))) return 'app'
  const parent = module.parent(node)
  const isServed = parent?.type === 'CallExpression' && /^(?:createServer|serve)$/.test(lastName(parent.callee) ?? '')
  return isServed && node.arguments.some((one) => functionOf(module, one)) ? 'handler' : undefined
}

/** What only takes a credential out of a request turns nobody away, unless whoever calls it does. */
function mayTell(module: Module, fn: Ast, handed: Handed, isAnswered: boolean): boolean {
  const code = codeOfCallers(module, fn)
  if (!speaksOfCallers.pattern.test(code)) return false
  return handed === 'app' ? PUTS_IN_FRONT.test(code) : handed === 'handler' || isAnswered || REFUSES.test(code) || /\bthrow\b/.test(code)
}

const REFUSES = /\b40[13]\b|unauthori[sz]ed|forbidden/i

/** https://expressjs.com/en/guide/using-middleware.html, https://fastify.dev/docs/latest/Reference/Hooks/ */
const PUTS_IN_FRONT = /\.(?:use|addHook|all|derive|onBeforeHandle)\(/
