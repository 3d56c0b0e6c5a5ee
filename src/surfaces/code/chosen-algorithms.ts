import { enclosingFunction, unwrap, type Ast, type KnownCall, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { codeAt, type Span } from '../../text/source.ts'

/** A list of algorithms with `none`, one that takes a public key for a shared secret, or one that the token chooses. */
export function* algorithms(
  module: Module,
  { row, call, given }: KnownCall<CheckingCall>,
): Generator<{ gap: 'none' | 'algorithm'; at: Span }> {
  const list = row.options.algorithms === undefined ? undefined : given.value(row.options.algorithms)
  if (list?.is !== 'set') return
  const names = items(list.value)
  const none = names.find((one) => string(one)?.value.toLowerCase() === 'none')
  if (none) return yield { gap: 'none', at: none.at }
  const at = { ...list.at, ...spanOf(given.expression(row.options.algorithms as string)) }
  const families = new Set(names.map((one) => string(one)?.value.slice(0, 2)))
  const isMixed = families.has('HS') && ['RS', 'ES', 'PS'].some((one) => families.has(one))
  if (isMixed || isChosen(module, call.node, given.expression(row.options.algorithms as string), names)) yield { gap: 'algorithm', at }
}

function spanOf(node: Ast | undefined): { start: number; end: number } | undefined {
  return node && { start: node.start, end: node.end }
}

/** Whether the token says which algorithm it is verified with: RFC 8725, section 3.1. One that was compared with a list before is none. */
function isChosen(module: Module, call: Ast, list: Ast | undefined, names: readonly Node[]): boolean {
  if (!names.some(({ kind, at }) => kind === 'dynamic' && CHOSEN.test(codeAt(at)))) return false
  const written = list && unwrap(list)
  const elements = written?.type === 'ArrayExpression' ? written.elements : [written]
  return !elements.every((one) => one && one.type !== 'SpreadElement' && isCompared(module, call, module.source(one)))
}

/** `header.alg`, `header["alg"]`, `header.get("alg")` */
const CHOSEN = /(?:header|decoded|token)\w{0,60}\b.{0,60}(?:\.alg$|\[["']alg["']\]$|\.get\(["']alg["'])/

/** In a branch for certain algorithms, or behind a test that lets no other through. */
function isCompared(module: Module, call: Ast, name: string): boolean {
  if (!/^\w[\w.]{0,60}$/.test(name)) return false
  const named = (pattern: RegExp) => new RegExp(pattern.source.replaceAll('NAME', name.replaceAll('.', '\\.')))
  for (const one of module.ancestors(call))
    if (one.type === 'IfStatement' && call.start >= one.consequent.start && call.end <= one.consequent.end) {
      const test = module.source(one.test)
      if (named(LISTED).test(test) && isOfOneKind(test)) return true
    }
  const around = enclosingFunction(module, call)
  const before = around ? module.file.text.slice(Math.max(around.start, call.start - LONGEST), call.start) : ''
  const refused = named(REFUSED).exec(before)?.[0]
  return refused !== undefined && isOfOneKind(refused)
}

/** Never `none`, nor a shared secret beside a key pair: RFC 8725, section 3.1. */
function isOfOneKind(written: string): boolean {
  const kinds = new Set(Array.from(written.matchAll(/["'](none|[A-Z]{2})/gi), ([, kind]) => kind?.toUpperCase()))
  return !kinds.has('NONE') && !(kinds.has('HS') && kinds.size > 1)
}

/** `alg in {"RS256", "ES256"}`, `alg === 'RS256'`, `ALLOWED.includes(alg)` */
const LISTED = oneOf('', /^\(?\s{0,4}NAME\s{1,4}(?:in\s|===?\s)/, /^[\w.[\]'", ]{1,200}\.(?:includes|has)\(\s{0,4}NAME\s{0,4}\)/)
/** `if alg not in ALLOWED: raise …`, `if (!ALLOWED.includes(alg)) throw …`, also behind a word to the log. */
const REFUSED = inTurn(
  '',
  /\bif\b[ (]{1,3}/,
  oneOf(
    '',
    /NAME\s{1,4}not in\s[^\n:]{1,200}/,
    /NAME\s{1,4}!==?\s{1,4}["'][^\n"']{1,20}["']/,
    /![\w.[\]'", ]{1,200}\.(?:includes|has)\(\s{0,4}NAME\s{0,4}\)/,
  ),
  /[)\s:]{0,6}[{\s]{0,40}(?:[\w.]{0,60}[lL]og\w{0,40}(?:\.\w{1,20})?\([^;]{0,400}?\);?\s{1,60})?(?:return|raise|throw)\b/,
)
const LONGEST = 4000
