import { handedOnce } from '../../knowledge/words/oauth.ts'
import { capabilityPath, capabilityName } from '../../knowledge/words/capability-urls.ts'
import { fold, lastName, unwrap, type AstOf, type Module } from '../../program/index.ts'
import { isRedirected, isSession } from './redirected-tokens.ts'
import type { Put } from './same-query.ts'
import { addressOf, isLocal } from './settings.ts'

/** A credential behind a slash, in the address of an MCP server or of a page that the browser is sent to. */
const BEHIND_SLASH = /\/(?:[a-z]{1,8}-)?\$?\{[^{}\n]{0,60}(?:token|secret|key|jwt)\}/i
export const PATH_CREDENTIALS: readonly (readonly RegExp[])[] = [
  [BEHIND_SLASH, capabilityPath.pattern],
  [BEHIND_SLASH, /redirect\w{0,20}\(/i],
]

/**
 * Credentials that are a part of a path: the session of a page that the browser is sent to, and the secret that the address of an MCP
 * server has in it. Who reads the address may do what its owner may.
 */
export function* inPaths(module: Module): Generator<Put> {
  for (const node of module.nodes('TemplateLiteral')) {
    for (const [i, value] of node.expressions.entries()) {
      const name = lastName(unwrap(value))
      if (name === undefined || !isSegment(module, node, i) || handedOnce.pattern.test(module.source(node))) continue
      if (!isOfServer(module, node, name) && !(isSession(module, value, module.source(node)) && isRedirected(module, node))) continue
      const address = addressOf(fold(module, node))
      if (address && isLocal(address.host)) continue
      const credential = {
        kind: 'urlCredential',
        by: 'client',
        part: 'path',
        parameter: name,
        ...(address ? { host: address.host } : {}),
        at: module.span(value),
      } as const
      yield { credential, query: node }
    }
  }
}

/** Whether a value is a whole part of a path, and no part of the query: `/auth/${jwt}`, `/t-${token}/sse`. */
function isSegment(module: Module, { quasis }: AstOf<'TemplateLiteral'>, index: number): boolean {
  const texts = quasis.map((one) => module.source(one))
  const before = texts.slice(0, index + 1).join('x')
  return !before.includes('?') && /\/(?:[a-z]{1,8}-)?$/i.test(before) && /^(?:[/?#]|$)/.test(texts[index + 1] ?? '')
}

function isOfServer(module: Module, { quasis }: AstOf<'TemplateLiteral'>, name: string): boolean {
  return capabilityName.pattern.test(name) && capabilityPath.pattern.test(quasis.map((one) => module.source(one)).join('/'))
}
