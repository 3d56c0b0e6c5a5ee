import { asksForRedirect, looksUpRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { acceptsBySchemes, keepsToKnown, refusesRequest } from '../../knowledge/words/redirects-if-known.ts'
import type { RedirectUri } from '../../model/index.ts'
import { enclosingFunction, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { withoutComments } from '../../program/module.ts'
import { literally } from '../../text/pattern.ts'
import { isCompared } from './redirects-anywhere.ts'

/**
 * An authorization endpoint that compares the redirect URI only where it knows the client, `if (client) { … } else { … }` and
 * `if (client && !client.redirectUris.includes(uri))`: of any other client id a code goes wherever the request says. RFC 9700 section 2.1
 */
export function* ifKnown(module: Module): Generator<RedirectUri> {
  for (const node of module.nodes('IfStatement')) {
    const client = asked(module, node.test)
    const around = client && enclosingFunction(module, node)
    if (!client || !around) continue
    const checked = client.rest ? module.source(client.rest) : withoutComments(module, node.consequent)
    if (!isCompared(checked) || (client.rest && !refusesRequest.pattern.test(withoutComments(module, node.consequent)))) continue
    const whole = withoutComments(module, around)
    if (!asksForRedirect.pattern.test(whole) || !ofAuthorizeRequest.pattern.test(whole)) continue
    const rest = whole.replace(withoutComments(module, node), '')
    if (keepsToKnown.pattern.test(rest) || isRefusedWithout(client.name, rest)) continue
    if (client.rest ? isCompared(rest) || node.alternate : !passesUnknown(module, node, rest)) continue
    yield {
      kind: 'redirectUri',
      owner: { what: 'the authorization endpoint', product: 'code' },
      matching: 'if-registered',
      native: undefined,
      development: false,
      anybody: true,
      at: module.span(node.test),
    }
  }
}

interface Client {
  readonly name: string
  /** What is asked of one that is known, in the same condition. */
  readonly rest?: Ast
}

/** What a condition asks for that was looked up by the id of a client: `client`, `client !== null`, `client && …`. */
function asked(module: Module, test: Ast): Client | undefined {
  const inner = unwrap(test)
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
    const client = asked(module, inner.left)
    return client && !client.rest ? { ...client, rest: inner.right } : undefined
  }
  const isNothing = inner.type === 'BinaryExpression' && /^!==?$/.test(inner.operator) && NOTHING.test(module.source(inner.right))
  const id = isNothing ? unwrap(inner.left) : inner
  const binding = id.type === 'Identifier' ? module.binding(id) : undefined
  if (id.type !== 'Identifier' || !binding?.init || module.written(binding)) return undefined
  const made = unwrap(binding.init)
  const call = made.type === 'AwaitExpression' ? unwrap(made.argument) : made
  return call.type === 'CallExpression' && call.arguments.some((one) => OF_CLIENT.test(module.source(one).slice(0, LONGEST)))
    ? { name: id.name }
    : undefined
}

const NOTHING = /^(?:null|undefined|None)$/
const OF_CLIENT = /client_?id/i
/** More of an argument is not looked at. */
const LONGEST = 200

/** `if (!client) …`, `client === null`, `if not client:` */
function isRefusedWithout(client: string, code: string): boolean {
  const name = literally(client)
  return new RegExp(`!\\s{0,2}${name}\\b|\\bnot ${name}\\b|\\b${name}(?:\\s{0,2}===?\\s{0,2}(?:null|undefined)| is None)`).test(code)
}

/** Whether what runs for an unknown client looks at no more than a scheme. */
function passesUnknown(module: Module, { alternate }: AstOf<'IfStatement'>, rest: string): boolean {
  if (!alternate) return !isCompared(rest)
  const code = withoutComments(module, alternate)
  if (keepsToKnown.pattern.test(code) || looksUpRedirect.pattern.test(code) || OF_CLIENT.test(code)) return false
  return acceptsBySchemes.pattern.test(code) && refusesRequest.pattern.test(code)
}
