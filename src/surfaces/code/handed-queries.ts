import { calls, isCallNode, keyOf, lastName, takenBy, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import { client, CREDENTIALS, isPublic } from './put-queries.ts'
import { isRedirected, isSession } from './redirected-tokens.ts'
import type { Put } from './same-query.ts'

/** What makes a query of an object, in a file that sends the browser on. */
const QUERY_OF_REDIRECT = [/edirect/, /\?\$?\{[^}\n]{0,40}(?:URLSearchParams\(|stringify\(|urlencode\()/] as const

/**
 * Sessions that a function of the file puts into the address of a redirect, where it is given them:
 * `back('/done', { access_token: token })` of `const back = (path, query) => redirect(`${APP}${path}?${new URLSearchParams(query)}`)`.
 */
export function* handedToRedirect(module: Module): Generator<Put> {
  if (!QUERY_OF_REDIRECT.every((one) => one.test(module.file.text))) return
  for (const { node } of calls(module)) {
    for (const given of node.arguments) {
      if (given.type !== 'ObjectExpression') continue
      const found = given.properties.flatMap((one) => (one.type === 'Property' ? sessionOf(module, one) : []))
      const taken = found.length > 0 && node.type === 'CallExpression' ? takenBy(module, node, given) : undefined
      if (!taken || handedOnce.pattern.test(lastName(node.callee) ?? '') || !isQueryOfRedirect(taken)) continue
      for (const key of found) {
        const name = { value: keyOf(key) ?? '', at: module.span(key.key) }
        const credential = client(name, undefined)
        yield { credential: sessionParameter.pattern.test(name.value) ? { ...credential, redirected: true } : credential, query: given }
      }
    }
  }
}

/** A member that is a credential by its name, or a session by its value. */
function sessionOf(module: Module, member: AstOf<'Property'>): readonly AstOf<'Property'>[] {
  const name = keyOf(member) ?? ''
  const value = unwrap(member.value)
  if (value.type === 'Literal' || isPublic(module.source(value))) return []
  const isOne = CREDENTIALS.test(name) || (sessionParameter.pattern.test(name) && isSession(module, value, module.source(member)))
  return isOne ? [member] : []
}

/** Whether the parameter of a function becomes the query of an address that the browser is sent to. */
function isQueryOfRedirect({ module, binding }: NonNullable<ReturnType<typeof takenBy>>): boolean {
  return module.references(binding).some((use) => {
    const encoder = module.parent(use)
    if (!encoder || !isCallNode(encoder) || !/^(?:URLSearchParams|stringify|urlencode)$/.test(lastName(encoder.callee) ?? '')) return false
    const address = addressAround(module, encoder)
    return address !== undefined && isRedirected(module, address)
  })
}

function addressAround(module: Module, encoder: Ast): Ast | undefined {
  let found: Ast | undefined
  for (const outer of module.ancestors(encoder)) {
    if (outer.type === 'TemplateLiteral' || outer.type === 'BinaryExpression') found = outer
    else if (found) return found
  }
  return found
}
