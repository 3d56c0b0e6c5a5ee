import { items, string } from '../../parse/node.ts'
import {
  enclosingFunction,
  fold,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { letsPass } from './open-by-default.ts'

/**
 * Whether a check of callers, a function or a class of middleware, lets all requests for the path of MCP pass before it refuses any:
 * `if (req.path.startsWith('/mcp')) return next()`. It says nothing of who may call tools.
 */
export const leavesMcpOut = oncePerPair((module: Module, check: Ast): boolean =>
  exemptions(module).some(({ start, end, within }) => start >= check.start && end <= check.end && !mayRefuseBefore(module, within, start)),
)

/** Whether a function may turn a caller away before a place in it: by an answer, or in a call that verifies or gets the token. */
function mayRefuseBefore(module: Module, within: FunctionNode, start: number): boolean {
  if (REFUSES.test(module.source(within).slice(0, start - within.start))) return true
  return callsIn(module, within).some((one) => one.end <= start && mayVerify(module, one))
}

function mayVerify(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>): boolean {
  const name = lastName(callee) ?? ''
  if (VERIFIES.test(name)) return true
  return !ONLY_READS.test(name) && given.some((one) => !isTextLiteral(one) && BEARER.test(module.source(one).slice(0, 400)))
}

/** The functions of a module that do. */
export const leavingMcpOut = oncePer((module: Module): readonly FunctionNode[] =>
  exemptions(module).flatMap(({ within }) => (isFunction(within) && leavesMcpOut(module, within) ? [within] : [])),
)

interface Exemption {
  readonly start: number
  readonly end: number
  readonly within: FunctionNode
}

/** The first of each function. */
const exemptions = oncePer((module: Module): readonly Exemption[] => {
  if (!MAY_NAME.test(module.file.text)) return []
  const found = new Map<FunctionNode, Exemption>()
  for (const one of module.nodes('IfStatement')) {
    const within = letsPass(one.consequent) ? enclosingFunction(module, one) : undefined
    if (!within || found.has(within) || !holdsForMcp(module, one.test)) continue
    found.set(within, { start: one.start, end: one.end, within })
    if (found.size === MOST) break
  }
  return [...found.values()]
})

/** No module has more checks of its callers. */
const MOST = 20

/** Whether a condition holds for the path of MCP, whatever else lets a request pass. */
function holdsForMcp(module: Module, test: Ast): boolean {
  const parts = [test]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const inner = unwrap(part)
    if (inner.type === 'LogicalExpression' && inner.operator === '||') parts.push(inner.left, inner.right)
    else if (asksForMcp(module, inner)) return true
  }
  return false
}

function asksForMcp(module: Module, inner: Ast): boolean {
  if (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee)
    const [first] = inner.arguments
    if (callee.type !== 'MemberExpression' || !first || first.type === 'SpreadElement') return false
    if (/^starts_?with$/i.test(keyOf(callee) ?? '')) return isPath(callee.object) && isMcp(module, first)
    return (
      keyOf(callee) === 'includes' && isPath(first) && items(fold(module, callee.object)).some((one) => MCP.test(string(one)?.value ?? ''))
    )
  }
  if (inner.type !== 'BinaryExpression' || !isPath(inner.left)) return false
  if (/^===?$/.test(inner.operator)) return isMcp(module, inner.right)
  return inner.operator === 'in' && items(fold(module, inner.right)).some((one) => MCP.test(string(one)?.value ?? ''))
}

function isPath(node: Ast): boolean {
  const inner = unwrap(node)
  return PATH.test(lastName(inner) ?? '')
}

function isMcp(module: Module, node: Ast): boolean {
  return MCP.test(string(fold(module, node))?.value ?? '')
}

const PATH = /^(?:(?:request_?|original_?|req_?)?(?:path(?:name)?|url))$/i
/** The endpoint itself: what stands below it may be of another kind. */
const MCP = /^\/(?:api\/)?(?:mcp|sse)\/?$/
const MAY_NAME = /["'`]\/(?:api\/)?(?:mcp|sse)\/?["'`]/
const REFUSES = /\b40[13]\b|\braise\b|\bthrow\b|[fF]orbidden|[uU]nauthori[sz]ed/
/** A call that may throw by itself, which frameworks answer for it. */
const VERIFIES = /verif|validat|authenticat|authori[sz]|introspect|(?:require|ensure|assert|check)_?(?:user|session|token|login)/i
const BEARER = /token|bearer|authorization|credential|\bjwt\b/i
/** What makes a text of a header, or tells of it. */
const ONLY_READS = /^(?:String|str|bool|Boolean|len|get|split|startsWith|startswith|slice|replace|trim|strip|log|debug|info|warn|print)$/
