import type { RedirectUri } from '../../model/index.ts'
import {
  definition,
  enclosingFunction,
  inside,
  isComparison,
  isFunction,
  keyOf,
  lastName,
  madeOf,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { withoutQuoted } from '../../program/written/index.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { callsIn } from './calls-in-function.ts'
import { isDecodedState, isUsedOtherwise, statesTaken } from './decoded-state.ts'
import { isBuiltOfState } from './handed-addresses.ts'
import { handedAnswers } from './handed-answers.ts'
import { comparison } from './redirect-checks.ts'
import { redirections } from './unasked-redirects.ts'

/**
 * Tokens and codes that a callback sends to an address which the `state` of the answer names, when nothing has signed the state, compared
 * it with a kept one, or looked at the address: whoever makes up a state gets them.
 */
export function* stated(module: Module): Generator<RedirectUri> {
  if (statesTaken(module).size === 0) return
  for (const { node, targets } of redirections(module)) {
    const handler = enclosingFunction(module, node)
    if (!handler || !takesState(module, handler) || MAY_BE_SIGNED.test(code(module, handler)) || isUsedOtherwise(module, handler)) continue
    for (const target of targets) {
      const address = target.type === 'SpreadElement' ? undefined : addressIn(module, target)
      const isHanded = !address && target.type !== 'SpreadElement' && isBuiltOfState(module, target, MAY_BE_SIGNED)
      if (!isHanded && (!address || !carries(module, handler, target) || isLookedAt(module, handler, address, node))) continue
      yield { ...comparison('state', module.span(node)), owner: { what: 'the callback', product: 'code' } }
      break
    }
  }
}

function takesState(module: Module, handler: FunctionNode): boolean {
  return !handedAnswers(module).some((one) => one.handler === handler) && [...statesTaken(module)].some((one) => inside(one, handler))
}

function code(module: Module, handler: FunctionNode): string {
  return withoutQuoted(withoutComments(module, handler))
}

/** Words of what signs or keeps a state, or judges an address. */
const MAY_BE_SIGNED = oneOf(
  'i',
  /hmac|timingSafe|verif(?!ier)|signature|(?<!en)crypt(?!o)|decrypt|jwt\.|jose|nonce|csrf/,
  /allow|trusted|whitelist|(?<!url)safe|(?<!in)valid|permit|startsWith|endsWith/,
  /\.test\(|\.host(?:name)?\b|\.origin\b|urlparse/,
)

/** The part of the state that an address begins with. */
function addressIn(module: Module, node: Ast, steps = 8): Ast | undefined {
  const inner = unwrap(node)
  const follow = (one: Ast | undefined) =>
    one === undefined || one.type === 'SpreadElement' ? undefined : addressIn(module, one, steps - 1)
  if (steps === 0) return undefined
  if (isDecodedState(module, inner)) return inner
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding) return undefined
      if (binding.init && (binding.path ?? []).length > 0) return isDecodedState(module, binding.init) ? inner : undefined
      const set = module.references(binding).map((use) => module.parent(use))
      return (
        follow(binding.init) ??
        set
          .map((one) => (one?.type === 'AssignmentExpression' && one.left.type === 'Identifier' ? follow(one.right) : undefined))
          .find(Boolean)
      )
    }
    case 'MemberExpression':
      return keyOf(inner) === 'href' ? follow(inner.object) : isDecodedState(module, inner.object) ? inner : undefined
    case 'TemplateLiteral':
      return /^[fF]?["'`]{1,3}\$?\{(?!\{)/.test(module.source(inner).slice(0, 8)) ? follow(inner.expressions[0]) : undefined
    case 'BinaryExpression':
      return inner.operator === '+' ? follow(inner.left) : undefined
    case 'LogicalExpression':
      return follow(inner.left) ?? follow(inner.right)
    case 'ConditionalExpression':
      return follow(inner.consequent) ?? follow(inner.alternate)
    case 'NewExpression':
      return lastName(inner.callee) === 'URL' && inner.arguments.length === 1 ? follow(inner.arguments[0]) : undefined
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      return callee.type === 'MemberExpression' && keyOf(callee) === 'toString' ? follow(callee.object) : undefined
    }
    default:
      return undefined
  }
}

/** Whether the address is given a code or a token: in its text, or as a parameter of the URL. */
function carries(module: Module, handler: FunctionNode, target: Ast): boolean {
  const inner = unwrap(target)
  const init = inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  const written = [inner, ...(init ? [init] : [])]
  if (written.some((one) => one.type !== 'Identifier' && (CARRIED.test(module.source(one)) || carriesAnswer(module, one)))) return true
  const url = urlOf(inner)
  return url !== undefined && callsIn(module, handler).some((call) => setsSecret(module, call, url))
}

/** `?token=${token}`, `#access_token=` + token; a written code of an error is none. */
const CARRIED = /[?&#](?:\w{0,20}_?(?:token|jwt)|code|session)=(?:\$?\{|["'`]\s{0,4}\+)/i

/** `${address}#${data}`, where the whole of what the code was redeemed for is made a text: `JSON.stringify(await signIn(code))`. */
function carriesAnswer(module: Module, node: Ast): boolean {
  return node.type === 'TemplateLiteral' && node.expressions.some((one) => madeOf(module, one, (part) => isAnswerWritten(module, part)))
}

function isAnswerWritten(module: Module, node: Ast): boolean {
  const [first] = node.type === 'CallExpression' && /^(?:stringify|dumps)$/.test(lastName(node.callee) ?? '') ? node.arguments : []
  const given = first && first.type !== 'SpreadElement' ? unwrap(definition(module, first)) : undefined
  return given?.type === 'CallExpression' && given.arguments.some((one) => one.type === 'Identifier' && one.name === 'code')
}

/** The variable of the URL that is redirected to: `url` of `url.toString()`. */
function urlOf(target: Ast): string | undefined {
  const called = target.type === 'CallExpression' ? unwrap(target.callee) : target
  const holder = called.type === 'MemberExpression' ? unwrap(called.object) : called
  return holder.type === 'Identifier' ? holder.name : undefined
}

/** `url.searchParams.set('code', code)`, or each parameter of the answer in turn. */
function setsSecret(module: Module, call: Ast, url: string): boolean {
  if (call.type !== 'CallExpression' || !new RegExp(`^${literally(url)}\\.searchParams\\.(?:set|append)$`).test(module.source(call.callee)))
    return false
  const [name] = call.arguments
  if (name?.type === 'Literal') return /^(?:\w{0,20}_?(?:token|jwt)|code)$/i.test(String(name.value))
  for (const one of module.ancestors(call)) {
    if (isFunction(one)) return false
    if (one.type === 'ForOfStatement') return /searchParams|\.query\b/.test(module.source(one.right))
  }
  return false
}

/** Whether the address is compared, or handed to a function, anywhere but where it is redirected to when it is not one's own. */
function isLookedAt(module: Module, handler: FunctionNode, address: Ast, redirect: Ast): boolean {
  const said = module.source(address)
  const written = new Set([said])
  for (const { id, init } of module.nodes('VariableDeclarator'))
    if (init && id.type === 'Identifier' && module.source(init) === said && inside(init, handler)) written.add(id.name)
  for (const one of walk(handler)) {
    if (one.type !== address.type && one.type !== 'Identifier') continue
    if (!written.has(module.source(one))) continue
    const parent = module.parent(one)
    if (parent?.type === 'CallExpression' && parent.arguments.some((given) => given === one)) {
      if (!HARMLESS.test(lastName(parent.callee) ?? '') && parent !== redirect) return true
    }
    if (parent?.type === 'BinaryExpression' && isComparison(parent.operator) && !leadsTo(module, parent, redirect)) return true
    if (parent?.type === 'CallExpression' && parent.callee === one) return true
    if (parent?.type === 'MemberExpression' && parent.object === one && module.parent(parent)?.type === 'CallExpression') return true
  }
  return false
}

const HARMLESS = /^(?:redirect|String|encodeURI|RedirectResponse|parse|loads|from|atob|push|log|info|debug|warn|error)$/

/** `address !== own` in front of the redirect: the other one is the one that leads there. */
function leadsTo(module: Module, test: Ast, redirect: Ast): boolean {
  for (const one of module.ancestors(test))
    if (one.type === 'IfStatement') return /^!=/.test('operator' in test ? String(test.operator) : '') && inside(redirect, one.consequent)
  return false
}
