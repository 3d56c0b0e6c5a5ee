import { dotted, keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import { callsTo } from '../../program/calls.ts'
import { enclosingFunction, nameOf, type Module } from '../../program/module.ts'
import { results } from '../../program/objects.ts'
import { madeOf, passesOn } from '../../program/walk.ts'
import { madeOfCredential } from './requests.ts'

/** A call whose answer is what a JWT says (RFC 7519 section 7.2), and the token that it is given. */
export interface HandDecoded {
  readonly call: AstOf<'CallExpression'>
  readonly token: Ast
}

/**
 * Payloads of a caller's token that code takes apart by itself: `JSON.parse(atob(token.split('.')[1]))`, and the calls of a function of
 * the module that does. One's own token, which a client reads for a name or an end, lets nobody in.
 */
export function* handDecoded(module: Module): Generator<HandDecoded> {
  if (CHECKS.test(module.file.text)) return
  for (const { node: call } of callsTo(module, /^(?:parse|loads)$/)) {
    const [text] = call.arguments
    const token = call.type === 'CallExpression' && /^(?:JSON\.parse|json\.loads)$/.test(dotted(call.callee) ?? '') && tokenIn(module, text)
    if (!token || call.type !== 'CallExpression') continue
    const fn = enclosingFunction(module, call)
    const name = fn && nameOf(module, fn)
    const callers =
      fn && name !== undefined && results(module, fn).some((one) => passesOn(module, one, (part) => part === call))
        ? callsTo(module, name)
        : []
    for (const one of [{ call, token }, ...callers.flatMap(({ node }) => given(node))]) if (isCallers(module, one.token)) yield one
  }
}

/** Code that looks at signatures in any way. */
const CHECKS = /subtle\.verify|createVerify|createHmac|timingSafeEqual|\bhmac\.new|[vV]erif(?:y|ies)\w{0,40}\(/

function given(node: Ast): HandDecoded[] {
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  return node.type === 'CallExpression' && first && first.type !== 'SpreadElement' ? [{ call: node, token: first }] : []
}

/** What is split at its dots, where a piece of that is decoded. */
function tokenIn(module: Module, text: Ast | undefined): Ast | undefined {
  if (!text || text.type === 'SpreadElement' || !madeOf(module, text, isDecoder)) return undefined
  let token: Ast | undefined
  const found = madeOf(module, text, (one) => {
    const callee = one.type === 'CallExpression' ? unwrap(one.callee) : undefined
    const [at] = one.type === 'CallExpression' ? one.arguments : []
    if (callee?.type !== 'MemberExpression' || keyOf(callee) !== 'split' || at?.type !== 'Literal' || at.value !== '.') return false
    token = callee.object
    return true
  })
  return found ? token : undefined
}

function isDecoder(node: Ast): boolean {
  if (node.type !== 'CallExpression') return false
  const name = lastName(node.callee) ?? ''
  if (/^(?:atob|(?:urlsafe_)?b64decode|(?:base64|base64_?url)_?decode)$/i.test(name)) return true
  const [, encoding] = node.arguments
  return name === 'from' && encoding?.type === 'Literal' && /^base64/.test(String(encoding.value))
}

/** Whether a token is what a request brought: read of it here, or a parameter that is named for its header. */
function isCallers(module: Module, token: Ast): boolean {
  return madeOfCredential(module, token) || madeOf(module, token, (one) => one.type === 'Identifier' && isHeader(module, one))
}

function isHeader(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = /^(?:auth(?:orization)?(?:_?header)?|bearer)$/i.test(id.name) ? module.binding(id) : undefined
  return binding?.kind === 'param'
}
