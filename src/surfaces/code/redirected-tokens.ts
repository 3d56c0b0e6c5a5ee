import { lastName, type Ast } from '../../program/ast.ts'
import { handedOnce, sessionMaker } from '../../knowledge/words/oauth.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'

/** Whether the answer sends the browser to an address: `res.redirect(url)`, `redirect(new URL(url))`, `RedirectResponse(url)`. */
export function isRedirected(module: Module, address: Ast): boolean {
  let inner = address
  for (const outer of module.ancestors(address)) {
    if (outer.type !== 'CallExpression' && outer.type !== 'NewExpression') {
      if (outer.type !== 'TypedExpression' && outer.type !== 'ObjectExpression' && outer.type !== 'Property') return false
    } else {
      if (outer.callee === inner) return false
      const name = lastName(outer.callee) ?? ''
      if (/^(?:redirect|RedirectResponse|HttpResponseRedirect|safeRedirect)$/.test(name)) return true
      if (name !== 'URL') return false
    }
    inner = outer
  }
  return false
}

/** What the value is called where it is a session: a JWT of one's own, an access token. */
const SESSION = /(?:^|[._\s])(?:jwt|(?:access|auth|session|bearer)_?token|jwt_?token|user\.token)$/i

/**
 * Whether what is put into a parameter of an address opens a session: `?token=${jwt}`, `?token=${token}` of `jwtService.sign(user)`. The
 * address stays in the history of the browser, in logs and in the referrer.
 */
export function isSessionByValue(module: Module, name: string, address: Ast): boolean {
  const code = module.source(address)
  if (handedOnce.pattern.test(code)) return false
  for (const value of put(address)) {
    const before = module.file.text.slice(Math.max(0, value.start - 60), value.start)
    if (!new RegExp(`[?&]${name}=[$"'\\s{+]{1,12}(?:encodeURIComponent\\()?$`).test(before)) continue
    const written = module.source(value).slice(-80)
    const made = module.source(definition(module, value)).slice(0, 200)
    if (handedOnce.pattern.test(written) || handedOnce.pattern.test(made)) return false
    return SESSION.test(written.replace(/[!)]{1,2}$/, '')) || sessionMaker.pattern.test(made)
  }
  return false
}

function put(address: Ast): readonly Ast[] {
  if (address.type === 'TemplateLiteral') return address.expressions
  return address.type === 'BinaryExpression' ? [...put(address.left), ...put(address.right), address.right] : []
}
