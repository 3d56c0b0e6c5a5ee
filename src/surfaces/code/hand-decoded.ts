import {
  calleeOf,
  callsTo,
  dotted,
  enclosingFunction,
  inside,
  isFunction,
  keyOf,
  lastName,
  madeOf,
  nameOf,
  passesOn,
  results,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { answersWithRefusal, readsRequest, sendsToken } from '../../knowledge/words/requests-elsewhere.ts'
import { verifiesOther } from '../../knowledge/words/hand-decoded.ts'
import type { Project } from '../../discover/project.ts'
import { literally } from '../../text/pattern.ts'
import { SourceFile, type Span } from '../../text/source.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'
import { withoutRemarks } from '../../program/written/index.ts'
import { madeOfCredential } from './requests.ts'

/** A call whose answer is what a JWT says (RFC 7519 section 7.2), and the token that it is given. */
export interface HandDecoded {
  readonly call: AstOf<'CallExpression'>
  readonly token: Ast
  /** Where the answer of a function decides that is named for a check and makes none. */
  readonly deciding?: Ast
  /** The same, where another file of the package asks for the check. */
  readonly decidedAt?: Span
}

/**
 * Payloads of a caller's token that code takes apart by itself: `JSON.parse(atob(token.split('.')[1]))`, and the calls of a function of
 * the module that does. One's own token, which a client reads for a name or an end, lets nobody in.
 */
export function* handDecoded(module: Module): Generator<HandDecoded> {
  const own = checksInName(module)
  if (looksAtSignatures(module, own)) return
  for (const check of own) yield* believed(module, check)
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

interface NamedCheck {
  readonly name: string
  readonly fn: FunctionNode
  /** Where it reads the token. */
  readonly call: AstOf<'CallExpression'>
}

/** The functions and methods of a module that are named for a check of tokens, and only take apart what they are given. */
function checksInName(module: Module): readonly NamedCheck[] {
  const decoders = callsTo(module, /^(?:parse|loads)$/).flatMap(({ node }) => (node.type === 'CallExpression' ? [node] : []))
  if (decoders.length === 0) return []
  return named(module).flatMap(([name, fn]) => {
    const token = fn.params.map((one) => withoutDefault(one)).find((one) => one.type === 'Identifier' && TOKEN.test(one.name))
    if (token?.type !== 'Identifier' || !CHECKS_TOKEN.test(name)) return []
    const call = decoders.find((one) => inside(one, fn) && isPartOf(module, tokenIn(module, one.arguments[0]), token))
    return call ? [{ name, fn, call }] : []
  })
}

function named(module: Module): readonly (readonly [name: string, fn: FunctionNode])[] {
  const atTop = [...module.top()].flatMap(([name, { node, init }]) =>
    isFunction(init) ? [[name, init] as const] : isFunction(node) ? [[name, node] as const] : [],
  )
  const methods = module.nodes('MethodDefinition').flatMap((one) => (isFunction(one.value) ? [[keyOf(one) ?? '', one.value] as const] : []))
  return [...atTop, ...methods]
}

const CHECKS_TOKEN = /^_?(?:is_?)?(?:verif|valid|authenticat|check)\w{0,30}(?:token|jwt|bearer|auth|session|credential)/i
const TOKEN = /token|jwt|bearer|credential/i

function isPartOf(module: Module, token: Ast | undefined, param: AstOf<'Identifier'>): boolean {
  const binding = module.binding(param)
  return token !== undefined && binding !== undefined && madeOf(module, token, (one) => module.binding(one) === binding)
}

/** Whether code of the module, besides these checks, looks at signatures in any way. */
function looksAtSignatures({ file: { text } }: Module, checks: readonly NamedCheck[]): boolean {
  if (!CHECKS.test(text)) return false
  const code = withoutRemarks(text).replaceAll(OF_OTHERS, '')
  const names = checks.map(({ name }) => literally(name)).join('|')
  return CHECKS.test(names === '' ? code : code.replaceAll(new RegExp(`\\b(?:${names})\\(`, 'g'), '('))
}

const OF_OTHERS = new RegExp(verifiesOther.pattern, 'g')

/** Where a function hands such a check the token of a request, and refuses or lets in by its answer. */
function* believed(module: Module, { name, fn, call: read }: NamedCheck): Generator<HandDecoded> {
  let isCalledHere = false
  for (const { node: call } of callsTo(module, name)) {
    if (call.type !== 'CallExpression') continue
    const [token] = call.arguments
    const around = enclosingFunction(module, call)
    if (!token || token.type === 'SpreadElement' || !around || !isCallers(module, token)) continue
    const deciding = module.nodes('IfStatement').find((one) => inside(one, around) && isRefusal(module, one, call))
    isCalledHere = true
    if (deciding) yield { call, token, deciding: deciding.test }
  }
  const isAsked = !isCalledHere && !asksForEndAlone(module, fn, read)
  const decidedAt = isAsked && module.project ? believedElsewhere(name, module.file.path, module.project) : undefined
  if (decidedAt) yield { call: read, token: read, deciding: fn, decidedAt }
}

/** Whether a function tells of a payload no more than whether it has ended, which a client asks of its own token. */
function asksForEndAlone(module: Module, fn: FunctionNode, payload: Ast): boolean {
  const isPayload = (one: Ast) => one === payload
  if (results(module, fn).some((one) => passesOn(module, one, isPayload))) return false
  return module
    .nodes('MemberExpression')
    .filter((one) => inside(one, fn) && passesOn(module, one.object, isPayload))
    .every((one) => /^(?:exp|nbf|iat|get)$/.test(keyOf(one) ?? ''))
}

/**
 * Where another file of the package refuses the caller of a request by the answer of such a check, and hands the token on to nobody who
 * would check it.
 */
function believedElsewhere(name: string, path: string, project: Project): Span | undefined {
  const call = new RegExp(`(?<![\\w.])(?:await )?${literally(name)}\\((?!\\s{0,4}(?:token|self)\\s{0,4}:)`)
  const says = (text: string) => call.test(text) && readsRequest.pattern.test(text)
  for (const other of whereSaid(project, `calls ${name}`, says, { below: packageFolder(path, project) }) ?? []) {
    const text = project.text(other) ?? ''
    const found = other === path ? null : call.exec(text)
    const near = found ? text.slice(Math.max(0, found.index - NEAR), found.index + ARGUMENTS) : ''
    if (!found || !readsRequest.pattern.test(near) || sendsToken.pattern.test(near) || isHandedOn(text, found)) continue
    if (refusedBehind(text.slice(found.index, found.index + NEAR)))
      return { file: new SourceFile(other, text), start: found.index, end: found.index + found[0].length - 1 }
  }
  return undefined
}

/** Whether the function around goes on to send the token that a call is given, to what checks it then. */
function isHandedOn(text: string, { 0: call, index }: RegExpExecArray): boolean {
  const behind = text.slice(index + call.length, index + call.length + FAR)
  const token = /^\s{0,20}(\w{1,60})\s{0,20}[,)]/.exec(behind)?.[1]
  const [rest = ''] = behind.split(/^[})]/m)
  return token !== undefined && new RegExp(`${sendsToken.pattern.source}[^\\n]{0,60}\\b${token}\\b`, 'i').test(rest)
}

/** How far behind a call its function may go on, in characters. */
const FAR = 1500
/** How far before a call the request is read, and behind it its answer is asked for, in characters. */
const NEAR = 500
/** How far the arguments of a call reach. */
const ARGUMENTS = 120

/** `if (!result.valid) { … 401`, `if claims is None: … raise HTTPException(401` */
function refusedBehind(code: string): boolean {
  const asked = /\bif\b[^\n]{0,20}(?:!|\bnot\b|\bis None|=== ?(?:null|false))/i.exec(code)
  return asked !== null && answersWithRefusal.pattern.test(code.slice(asked.index, asked.index + REFUSAL))
}

/** How far a condition and the refusal behind it reach. */
const REFUSAL = 240

/** `if (!result.valid) return res.sendStatus(401)`, of what a call has answered. */
function isRefusal(module: Module, { test, consequent }: AstOf<'IfStatement'>, call: Ast): boolean {
  return madeOf(module, test, (one) => one === call) && REFUSES.test(module.source(consequent))
}

const REFUSES = /\b40[13]\b|\bthrow\b|\braise\b|unauthori[sz]ed|forbidden|\breturn (?:null|None|undefined|false|False)\b/i

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
    const callee = calleeOf(one)
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
