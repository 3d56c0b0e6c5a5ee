import { hidesSecrets, repositoryAddress } from '../../knowledge/words/capability-urls.ts'
import { definition, fold, isFunction, isTextLiteral, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { isPrivate } from './settings.ts'
import type { Put } from './same-query.ts'

/** The beginning of an address with a token in it: what calls for a closer look. */
export const USERINFO = /https:\/\/(?:[\w-]{1,40}:)?(?:\$?\{[^{}\n]{1,100}\}(?::x-oauth-basic|:)?@|["'`]\s{0,4}\+)/
const BEFORE = /^https:\/\/(?:[\w-]{1,40}:)?$/
const BEHIND = /^(?::x-oauth-basic|:)?@([\w.-]{3,120}(?=[/:]|$))?/
/** A token by its name, as it stands or escaped: `github_token`, `pat`, `encodedToken`. */
const TOKEN = inTurn('i', /(?:token|(?:^|_)pat|api_?key)/, /(?:_?(?:enc|encoded|escaped|quoted))?$/)
/** https://docs.python.org/3/library/urllib.parse.html#urllib.parse.quote */
const ESCAPES = /^(?:encodeURIComponent|quote|quote_plus)$/

/** A token before the host, and the address that is made with it. */
export interface PutBeforeHost extends Put {
  readonly query: Ast
}

/**
 * Tokens before the host of an address that a program makes, as for `git clone`: git keeps it in the configuration of the clone, and shows
 * it in its errors and in the list of processes. https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
 */
export function* inUserinfoOf(module: Module): Generator<PutBeforeHost> {
  if (!USERINFO.test(module.file.text)) return
  for (const node of module.nodes('TemplateLiteral')) {
    const [before, behind] = node.quasis.map((one) => module.textOf(one).value)
    const [value] = node.expressions
    if (before === undefined || behind === undefined || !value || !BEFORE.test(before)) continue
    yield* put(module, value, behind, node)
  }
  for (const node of module.nodes('BinaryExpression')) {
    const inner = node.operator === '+' ? unwrap(node.left) : undefined
    if (inner?.type !== 'BinaryExpression' || inner.operator !== '+') continue
    const [before, behind] = [unwrap(inner.left), firstOf(node.right)]
    if (!isTextLiteral(before) || behind.type !== 'Literal' || !BEFORE.test(before.value)) continue
    yield* put(module, inner.right, String(behind.value), node)
  }
}

function* put(module: Module, value: Ast, behind: string, node: Ast): Generator<PutBeforeHost> {
  const found = BEHIND.exec(behind)
  const parameter = nameOf(module, value)
  if (!found || parameter === undefined || !TOKEN.test(parameter) || isSoughtFor(module, node) || isHidden(module, node)) return
  // A secret that is written here is found where it is written; what else is written is none.
  if (fold(module, value).kind === 'scalar') return
  const host = found[1]?.toLowerCase()
  if (host !== undefined && isPrivate(host)) return
  const git = isOfRepository(module, node) ? ({ repository: true } as const) : {}
  const credential = { kind: 'urlCredential', by: 'client', part: 'userinfo', parameter, ...git, at: module.span(value) } as const
  yield { credential: host === undefined ? credential : { ...credential, host }, query: node }
}

/** What a value is called, below what escapes it. */
function nameOf(module: Module, value: Ast): string | undefined {
  const named = lastName(unwrap(value))
  const meant = definition(module, value)
  const [first] = meant.type === 'CallExpression' && ESCAPES.test(lastName(meant.callee) ?? '') ? meant.arguments : []
  const escaped = first && first.type !== 'SpreadElement' ? lastName(unwrap(first)) : undefined
  return escaped ?? named
}

/** What is looked for to be hidden: `text.replace(`https://${token}@`, 'https://***@')`. */
function isSoughtFor(module: Module, node: Ast): boolean {
  const call = module.parent(node)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node) return false
  const callee = unwrap(call.callee)
  return (
    callee.type === 'MemberExpression' && /^(?:replace|replaceAll|split|includes|startsWith|startswith|indexOf)$/.test(keyOf(callee) ?? '')
  )
}

/** What is handed to a function that hides it, by its name: `redact(`https://${token}@…`)`. */
function isHidden(module: Module, node: Ast): boolean {
  let below = node
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) return false
    if (one.type === 'CallExpression' && one.callee !== below) return hidesSecrets.pattern.test(lastName(one.callee) ?? '')
    below = one
  }
  return false
}

/** Whether the lines that an address stands in speak of a repository. */
function isOfRepository(module: Module, node: Ast): boolean {
  const text = module.file.text
  const before = text.slice(Math.max(0, node.start - 300), node.start)
  const behind = text.slice(node.end, node.end + 300).split('\n', 1)[0] ?? ''
  return repositoryAddress.pattern.test(before.slice(before.lastIndexOf('\n') + 1) + module.source(node).slice(0, 600) + behind)
}

function firstOf(node: Ast): Ast {
  let inner = unwrap(node)
  while (inner.type === 'BinaryExpression' && inner.operator === '+') inner = unwrap(inner.left)
  return inner
}
