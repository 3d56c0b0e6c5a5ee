import { asksForRedirect, looksUpRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import {
  acceptsBySchemes,
  goesThere,
  insists,
  keepsToKnown,
  refusesRequest,
  sendsOn,
  tellsError,
} from '../../knowledge/words/redirects-if-known.ts'
import { type Owner, type RedirectUri } from '../../model/index.ts'
import {
  dotted,
  enclosingFunction,
  isFunction,
  keyOf,
  unwrap,
  withoutComments,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { addTo } from '../../text/grouped.ts'
import { isCompared } from './redirect-comparisons.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

/**
 * An authorization endpoint that compares the redirect URI only where it knows the client, `if (client) { … } else { … }` and
 * `if (client && !client.redirectUris.includes(uri))`: of any other client id a code goes wherever the request says. RFC 9700 section 2.1
 */
export function* ifKnown(module: Module): Generator<RedirectUri> {
  for (const [around, conditions] of byFunction(module)) {
    if (conditions.length > MOST_CONDITIONS) continue
    const whole = withoutComments(module, around)
    if (!asksForRedirect.pattern.test(whole) || !ofAuthorizeRequest.pattern.test(whole)) continue
    for (const { node, client } of conditions) {
      if (!isOnlyIfKnown(module, node, client, whole)) continue
      yield redirectsMatched(ENDPOINT, 'if-known', module.span(node.test))
    }
  }
}

const ENDPOINT: Owner = { what: 'the authorization endpoint', product: 'code' }

/** Functions with more conditions that ask for a client are not looked at. */
const MOST_CONDITIONS = 20

interface Condition {
  readonly node: AstOf<'IfStatement'>
  readonly client: Client
}

/** The conditions that ask for a client, by the function that they stand in. */
function byFunction(module: Module): ReadonlyMap<FunctionNode, readonly Condition[]> {
  const found = new Map<FunctionNode, Condition[]>()
  for (const node of module.nodes('IfStatement')) {
    const client = asked(module, node.test)
    const around = client && enclosingFunction(module, node)
    if (!client || !around) continue
    addTo(found, around, { node, client })
  }
  return found
}

function isOnlyIfKnown(module: Module, node: AstOf<'IfStatement'>, client: Client, whole: string): boolean {
  const inside = withoutComments(module, node.consequent)
  if (!isCompared(client.rest ? module.source(client.rest) : inside)) return false
  if (client.rest && (node.alternate || !refusesRequest.pattern.test(inside))) return false
  // What is inside sends the code itself, or what comes then is for nobody else.
  if (sendsOn.pattern.test(inside) || (!client.rest && leaves(node.consequent))) return false
  const rest = whole.replace(withoutComments(module, node), '')
  if (keepsToKnown.pattern.test(rest) || isAskedElsewhere(module, node, client)) return false
  if (!passesUnknown(module, node, rest)) return false
  const then = following(module, node)
  return sendsOn.pattern.test(then) || (goesThere.pattern.test(then) && !tellsError.pattern.test(then))
}

interface Client {
  readonly binding: Binding
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
  const binding = module.binding(id)
  if (id.type !== 'Identifier' || !binding?.init || module.written(binding)) return undefined
  const made = unwrap(binding.init)
  const call = made.type === 'AwaitExpression' ? unwrap(made.argument) : made
  if (call.type !== 'CallExpression' || insists.pattern.test(dotted(call.callee) ?? '')) return undefined
  return call.arguments.some((one) => OF_CLIENT.test(module.source(one).slice(0, LONGEST))) ? { binding } : undefined
}

const NOTHING = /^(?:null|undefined|None)$/
const OF_CLIENT = /client_?id/i
/** More of an argument is not looked at. */
const LONGEST = 200

/**
 * Whether anything else is done with the client, which may refuse an unknown one by any word: `!client`, `assert(client)`,
 * `client ?? fail()`. What a page shows of it, `client?.name`, does not.
 */
function isAskedElsewhere(module: Module, node: Ast, { binding }: Client): boolean {
  return module.references(binding).some((one) => {
    if (one === binding.id || (one.start >= node.start && one.end <= node.end)) return false
    const member = module.parent(one)
    const isShown = member?.type === 'MemberExpression' && member.object === one && SHOWN.test(keyOf(member) ?? '')
    return (
      !isShown ||
      !module
        .source(member)
        .slice(one.end - member.start)
        .startsWith('?.')
    )
  })
}

const SHOWN = /(?:name|title|logo|icon)$|^(?:logo|client)_?ur[il]$/i

/** Whether what runs for an unknown client compares nothing, or looks at no more than a scheme. */
function passesUnknown(module: Module, { alternate }: AstOf<'IfStatement'>, rest: string): boolean {
  if (!alternate) return !isCompared(rest)
  const code = withoutComments(module, alternate)
  if (keepsToKnown.pattern.test(code) || looksUpRedirect.pattern.test(code) || OF_CLIENT.test(code)) return false
  return acceptsBySchemes.pattern.test(code) && refusesRequest.pattern.test(code)
}

/** Whether nothing behind a statement runs after it. */
function leaves(node: Ast): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true
    case 'BlockStatement':
      return node.body.some(leaves)
    case 'IfStatement':
      return node.alternate !== null && leaves(node.consequent) && leaves(node.alternate)
    default:
      return false
  }
}

/** The code that runs after a statement, to the end of the function or the first statement that leaves it. */
function following(module: Module, node: Ast): string {
  const pieces: string[] = []
  let inner = node
  for (const outer of module.ancestors(node)) {
    const statements = outer.type === 'BlockStatement' ? outer.body : []
    for (const one of statements) {
      if (one.start < inner.end) continue
      pieces.push(withoutComments(module, one))
      if (leaves(one)) return pieces.join('\n')
    }
    if (isFunction(outer)) break
    inner = outer
  }
  return pieces.join('\n')
}
