import { takesTokens } from '../../knowledge/words/oauth.ts'
import type { Template } from '../../model/reading.ts'
import { inside, objectOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { codeAt } from '../../text/source.ts'
import { type HttpRequest, httpRequests } from './http-calls.ts'
import { isLocal } from './settings.ts'

/** Headers and options that carry tokens. */
export const CARRIES_TOKEN = /^(?:authorization|x-[\w-]*(?:token|auth)|private-token|cookie)$/i

/** The host that a request goes to; `own` for this machine and for endpoints of an authorization server. */
export function targetOf(url: Template | undefined): string | undefined {
  const written = url?.parts.map((part) => (part.kind === 'text' ? part.text.value : (part.fallback?.value ?? '\u0001'))).join('') ?? ''
  const isAsked = takesTokens.pattern.test(written)
  if (isAsked || /introspect|userinfo|token_?(?:endpoint|url)/i.test(names(url))) return 'own'
  // A whole name before something unknown is the host of a path: `https://api.acme.io${path}`.
  const host = /^https?:\/\/(?:([^/?#:\u0001]+)(?=[/?#:]|$)|((?:[a-z\d-]+\.)+[a-z]{2,})(?=\u0001))/i
    .exec(written)
    ?.slice(1)
    .find(Boolean)
    ?.toLowerCase()
  return host !== undefined && isLocal(host) ? 'own' : host
}

function names(url: Template | undefined): string {
  return (url?.parts ?? []).map((part) => (part.kind === 'reference' ? `${part.name} ${codeAt(part.at)}` : '')).join(' ')
}

/** The request that a header is written for. */
export function requestWith(module: Module, header: Ast): HttpRequest | undefined {
  return httpRequests(module).find(({ headers }) => {
    const sent = headers && (objectOf(module, headers) ?? unwrap(headers))
    return sent && inside(header, sent)
  })
}
