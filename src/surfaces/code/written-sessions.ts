import { definition, dotted, keyOf, lastName, objectOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { encodesText, writesObject } from '../../knowledge/words/written-objects.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import type { UrlCredential } from '../../model/index.ts'
import { client } from './put-queries.ts'
import { isNamedSession, isRedirected, isSession, put } from './redirected-tokens.ts'

/** Sessions in an address that the browser is sent to, each in the text of an object that is put into its query. */
export function* writtenSessions(module: Module, address: Ast, host: string | undefined): Generator<UrlCredential> {
  const written = module.source(address)
  if (!/=\s{0,4}(?:\$?\{|["'`])/.test(written) || !isRedirected(module, address)) return
  for (const value of put(address)) {
    const entry = sessionIn(module, value, written)
    if (entry) yield { ...client({ value: keyOf(entry) ?? '', at: module.span(entry.key) }, host), redirected: true }
  }
}

/**
 * The entry that is a session, of an object that is put into an address as a text of its own:
 * `?user=${Buffer.from(JSON.stringify({ token, user })).toString('base64')}`. Who has the address can read it, however it is encoded.
 *
 * @param address the code that it is put into
 */
function sessionIn(module: Module, value: Ast, address: string): AstOf<'Property'> | undefined {
  const object = objectWritten(module, value, MOST_STEPS)
  if (!object || handedOnce.pattern.test(address)) return undefined
  for (const one of object.properties) {
    const name = one.type === 'Property' ? keyOf(one) : undefined
    if (one.type !== 'Property' || name === undefined || !sessionParameter.pattern.test(name)) continue
    if (unwrap(one.value).type === 'Literal') continue
    if (isSession(module, one.value, address) || (/_?token$/i.test(name) && isNamedSession(name))) return one
  }
  return undefined
}

const MOST_STEPS = 8

/** The object whose text a value is, encoded as it may be; what is sealed or signed is none. */
function objectWritten(module: Module, node: Ast, steps: number): AstOf<'ObjectExpression'> | undefined {
  const made = definition(module, node)
  if (made.type !== 'CallExpression' || steps === 0) return undefined
  const [first] = made.arguments
  const given = first && first.type !== 'SpreadElement' ? first : undefined
  if (writesObject.pattern.test(dotted(made.callee) ?? '')) return objectOf(module, given)
  if (!encodesText.pattern.test(lastName(made.callee) ?? '')) return undefined
  const callee = unwrap(made.callee)
  const found = given && objectWritten(module, given, steps - 1)
  return found ?? (callee.type === 'MemberExpression' ? objectWritten(module, callee.object, steps - 1) : undefined)
}
