import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  calls,
  comparedBy,
  definition,
  fold,
  functionOf,
  inside,
  lastName,
  madeOf,
  property,
  rootOf,
  rowOf,
  unwrap,
  withoutCall,
  type Ast,
  type Made,
  type Module,
} from '../../program/index.ts'
import { namesOf } from './word-tests.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { comparedElsewhere } from './compared-elsewhere.ts'
import { isGivenAtStart } from './given-at-start.ts'
import { isStatic } from './headers.ts'
import { madeOfCredential, requestRead } from './requests.ts'
import { safeComparison } from '../../knowledge/words/checks.ts'
import { callerParameter } from '../../knowledge/words/secrets.ts'

const BY_NAME = new Set(namesOf(singleCalls.filter(({ means }) => means === 'asks-for-key' || means === 'compares-bearer')))

/** The comparison of something that the caller sends with a value that is the same for everybody, in a part of a module or all but some. */
export function sharedKey(module: Module, within?: Ast, but: readonly Ast[] = []): Span | undefined {
  const isOutside = (node: Ast) => (within !== undefined && !inside(node, within)) || but.some((one) => inside(node, one))
  const comparesKey = (node: Ast) => {
    const elsewhere = node.type === 'CallExpression' ? comparedElsewhere(module, node) : undefined
    const [left, right] = elsewhere ?? comparedBy(node, { calls: safeComparison.pattern, among: true }) ?? []
    return left && right && (isKeyComparison(module, left, right) || isKeyComparison(module, right, left))
  }
  for (const node of module.nodes('BinaryExpression')) if (!isOutside(node) && comparesKey(node)) return module.span(node)
  for (const call of calls(module)) {
    if (isOutside(call.node)) continue
    if (comparesKey(call.node)) return call.at
    const means = BY_NAME.has(call.name) && call.from ? rowOf(module, call.node.callee, singleCalls)?.means : undefined
    if (means === 'asks-for-key' && property(module, call.argument(0), 'apiKey')) return call.at
    if (means === 'compares-bearer') {
      const token = property(module, call.argument(0), 'token')
      if (token && isExpected(module, token)) return call.at
    }
  }
  return undefined
}

/** What is certainly sent may be compared with anything that is the same for everybody, and what only seems so with a secret. */
function isKeyComparison(module: Module, sent: Ast, expected: Ast): boolean {
  if (isFixedSecret(module, expected) && seemsSent(module, sent)) return true
  if (lastName(unwrap(expected)) === 'length') return false
  if (isLookedUp(module, sent)) return false
  if (isExpected(module, expected) && madeOfCredential(module, sent)) return true
  return isOfHeaders(module, sent) && isGivenAtStart(module, expected)
}

/** A credential of the caller, also what a function of the module takes out of a request: `bearerOf(req)`. */
function isSent(module: Module, node: Ast): boolean {
  if (madeOfCredential(module, node)) return true
  const meant = definition(module, node)
  if (meant.type !== 'CallExpression' || !meant.arguments.some((one) => one.type === 'Identifier' && /^_?req(?:uest)?$/.test(one.name)))
    return false
  const taker = functionOf(module, meant.callee)
  return taker !== undefined && TAKES.test(module.source(taker))
}

const TAKES = /headers?\b.{0,40}\b(?:authorization|x-[\w-]{0,40}(?:key|token))\b/i

/** Where the name of the header is a setting as well, that it is one says enough. */
function isOfHeaders(module: Module, node: Ast): boolean {
  return isSent(module, node) || /\bheaders?\b/i.test(module.source(definition(module, node)))
}

/** A variable or constant with a secret's name, or a text like one. */
function isFixedSecret(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  const parts = value.kind === 'template' ? value.parts : [value]
  if (
    parts.some(
      (part) =>
        part.kind === 'dynamic' && part.variable !== undefined && (isSecretVariable(part.variable) || SECRET_END.test(part.variable)),
    )
  )
    return true
  const inner = unwrap(node)
  const name = lastName(withoutCall(inner)) ?? ''
  if (value.kind === 'list' || (value.kind === 'dynamic' && /^[A-Z][A-Z0-9_]*$/.test(name)))
    return SECRET_END.test(name) && /^[A-Z]/.test(name)
  const literal = parts.map((part) => (part.kind === 'scalar' && typeof part.value === 'string' ? part.value : '')).join('')
  if (/^https?:\/\//.test(literal)) return false
  return literal.replace(/^(?:Bearer|Basic|Token)\s*/, '').length >= 8 && /\d/.test(literal) && !/\s/.test(literal.replace(/^\w+\s/, ''))
}

const SECRET_END = /(?:KEYS?|TOKENS?|SECRETS?|PASSWORDS?)$/i
const SENT_WORDS = /headers?\b|query_params|\bauthorization\b|api_?key|\btoken\b|credentials|\bbearer\b|\bauth\b/i

function seemsSent(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  if (value.kind === 'scalar' || (value.kind === 'dynamic' && value.variable !== undefined)) return false
  const meant = definition(module, node)
  const read = requestRead(module, meant)
  return read?.name !== undefined
    ? callerParameter.pattern.test(read.name)
    : SENT_WORDS.test(module.source(node)) || SENT_WORDS.test(module.source(meant))
}

/** `(await introspect(token)).purpose`, `claims.get("role")` of `jwt.decode(token)`: what somebody else says of the credential. */
function isLookedUp(module: Module, node: Ast): boolean {
  const { root, isPart } = wholeOf(node)
  const binding = module.binding(root)
  const given = binding ? binding.init : root
  if (!given || !(isPart || (binding?.path?.length ?? 0) > 0)) return false
  const call = unwrap(given)
  if (call.type !== 'CallExpression' || !call.arguments.some((one) => madeOfCredential(module, one))) return false
  return given.type === 'AwaitExpression' || TELLS.test(lastName(call.callee) ?? '')
}

/** What says whose a token is, and does not only take a header apart: `decode`, `verifyToken`, `claims_of`. */
const TELLS = oneOf('i', /^(?!b(?:ase)?_?64|\w*basic)\w*(?:decode|verif|claims|introspect|validat|payload|principal|authenticat)/, /^check/)

/** What a part is of: `claims` of `claims.realm.roles`, `claims["role"]` and `claims.get("role", "")`. */
function wholeOf(node: Ast): { readonly root: Ast; readonly isPart: boolean } {
  let root = unwrap(node)
  let isPart = false
  for (;;) {
    const member = root.type === 'CallExpression' && lastName(root.callee) === 'get' ? unwrap(root.callee) : root
    if (member.type !== 'MemberExpression') return { root, isPart }
    root = unwrap(member.object)
    isPart = true
  }
}

/** A value that everybody has to send: a variable of the environment, a literal, a setting with a secret's name. */
function isExpected(module: Module, node: Ast): boolean {
  const made = madeOf(
    module,
    node,
    (one) => {
      const folded = one.type === 'MemberExpression' ? fold(module, one) : undefined
      return folded?.kind === 'dynamic' && folded.variable !== undefined
    },
    madeOfEnvironment(module),
  )
  if (made) return true
  const folded = fold(module, node)
  if (folded.kind === 'scalar')
    return (
      typeof folded.value === 'string' &&
      folded.value.length >= 6 &&
      !/^(?:bearer|basic|undefined|string|object|function)\s*$/i.test(folded.value)
    )
  if (isStatic(folded)) return true
  const inner = definition(module, node)
  const name = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? lastName(inner) : undefined
  return (
    name !== undefined &&
    /(?:(?:api|shared|access|auth|service|internal|master|admin|mcp)_?key|secret|token|password)$/i.test(name) &&
    !madeOf(module, node, (one) => requestRead(module, one) !== undefined, madeOfRequest(module)) &&
    !isParameter(module, inner)
  )
}

const madeOfEnvironment = oncePer((_: Module): Made => new Map())
const madeOfRequest = oncePer((_: Module): Made => new Map())

/** A name that a function is given may be anything. */
function isParameter(module: Module, node: Ast): boolean {
  const root = rootOf(node)
  return root.type !== 'Identifier' || module.binding(root)?.kind === 'param'
}
