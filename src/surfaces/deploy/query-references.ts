import { hostAt } from '../../classify/endpoint.ts'
import { isSecretName } from '../../classify/names.ts'
import { jobTokens } from '../../knowledge/run-tokens.ts'
import { queryToken } from '../../knowledge/words/oauth.ts'
import type { UrlCredential } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { template } from './interpolation.ts'

/**
 * Secret variables that a command puts into the query of an address, `curl "https://api.example.com/run?token=$DEPLOY_TOKEN"`: the process
 * list shows them, and logs on the way (OAuth 2.1, section 5.1). What ends with its job says little there.
 */
export function* queryReferences(word: Text): Generator<UrlCredential> {
  const { parts } = template(word)
  const [address, ...rest] = parts
  const host = address?.kind === 'text' ? /^https?:\/\/([^/?#@]{1,255})[/?#]/.exec(address.text.value)?.[1] : undefined
  if (host === undefined || isOwn(host)) return
  for (const [i, part] of rest.entries()) {
    if (part.kind !== 'reference' || (part.store !== 'environment' && part.store !== 'ci-secret')) continue
    const before = parts[i]
    const after = rest[i + 1]
    const ends = after === undefined || (after.kind === 'text' && /^[&#]/.test(after.text.value))
    if (before?.kind !== 'text' || !ends) continue
    const { text } = before
    const parameter = /[?&]([\w.-]{1,80})=$/.exec(text.value)?.[1]
    if (parameter === undefined || !isSecret(parameter, part.name)) continue
    const end = text.value.length - 1
    yield {
      kind: 'urlCredential',
      by: 'client',
      parameter,
      host: host.replace(/:\d{1,5}$/, ''),
      at: slice(text, end - parameter.length, end).at,
    }
  }
}

function isSecret(parameter: string, variable: string): boolean {
  if (!queryToken.pattern.test(parameter) && !/^(?:key|secret)$/i.test(parameter)) return false
  return isSecretName(variable) && !jobTokens.some((one) => one.variable === variable)
}

/** Of this machine, of a private network or of a sample. */
function isOwn(host: string): boolean {
  return hostAt(`https://${host}/`, { services: new Set() }).class !== 'remote'
}
