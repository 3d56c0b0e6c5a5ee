import { unwrap, type Ast } from '../../program/ast.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Node } from '../../parse/node.ts'

/** Whether the token says which algorithm it is verified with: RFC 8725, section 3.1. One that was compared with a list before is none. */
export function isChosen(module: Module, call: Ast, list: Ast | undefined, names: readonly Node[]): boolean {
  if (!names.some(({ kind, at }) => kind === 'dynamic' && CHOSEN.test(at.file.text.slice(at.start, at.end)))) return false
  const written = list && unwrap(list)
  const elements = written?.type === 'ArrayExpression' ? written.elements : [written]
  return !elements.every((one) => one && one.type !== 'SpreadElement' && isCompared(module, call, module.source(one)))
}

/** `header.alg`, `header["alg"]`, `header.get("alg")` */
const CHOSEN = /(?:header|decoded|token)\w{0,60}\b.{0,60}(?:\.alg$|\[["']alg["']\]$|\.get\(["']alg["'])/

/** In a branch for certain algorithms, or behind a test that lets no other through. */
function isCompared(module: Module, call: Ast, name: string): boolean {
  if (!/^\w[\w.]{0,60}$/.test(name)) return false
  const written = name.replaceAll('.', '\\.')
  for (const one of module.ancestors(call))
    if (one.type === 'IfStatement' && call.start >= one.consequent.start && call.end <= one.consequent.end) {
      const isListed = oneOf('', LISTED.before, LISTED.after)
      if (new RegExp(isListed.source.replaceAll('NAME', written)).test(module.source(one.test))) return true
    }
  const around = enclosingFunction(module, call)
  const before = around ? module.file.text.slice(Math.max(around.start, call.start - LONGEST), call.start) : ''
  return new RegExp(REFUSED.source.replaceAll('NAME', written)).test(before)
}

/** `alg in {"RS256", "ES256"}`, `alg === 'RS256'`, `ALLOWED.includes(alg)` */
const LISTED = {
  before: /^\(?\s{0,4}NAME\s{1,4}(?:in\s|===?\s)/,
  after: /^[\w.[\]'", ]{1,200}\.(?:includes|has)\(\s{0,4}NAME\s{0,4}\)/,
}
/** `if alg not in ALLOWED: raise …`, `if (!ALLOWED.includes(alg)) throw …` */
const REFUSED = oneOf('', /\bNAME\s{1,4}not in\s/, /\bNAME\s{1,4}!==?\s/, /![\w.[\]'", ]{1,200}\.(?:includes|has)\(\s{0,4}NAME\s{0,4}\)/)
const LONGEST = 4000
