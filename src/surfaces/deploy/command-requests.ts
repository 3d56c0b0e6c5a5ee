import { hostAt } from '../../classify/endpoint.ts'
import { fileRole } from '../../classify/file-role.ts'
import { isCredentialHeader } from '../../classify/names.ts'
import { pipelineFile } from '../../knowledge/words/ci-jobs.ts'
import type { EndpointClass, GrantUse, Owner, TransportSetting } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { plainHttp } from '../documents/document-checks.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'
import { headerOf } from './command.ts'

const OWNER: Owner = { what: 'the token request', product: 'this command' }

/** What a request on a command line says by itself: a user's password for tokens, and a credential that goes over plain http. */
export function* requestedBy(words: readonly Text[]): Generator<GrantUse | TransportSetting> {
  const address = words.find(({ value }) => /^https?:\/\/[\w-]/.test(value))
  if (!address) return
  const grant = passwordGrant(words)
  // Only of a server that is written down is it known that it is not one of this machine.
  if (grant && FAR.has(hostAt(address.value, { services: new Set() }).class))
    yield grantUsed(OWNER, 'password', grant.at, pipelineFile.pattern.test(grant.at.file.path) ? { ofService: true } : {})
  const plain = plainRequest(words, address)
  if (plain) yield plain
}

const FAR: ReadonlySet<EndpointClass> = new Set<EndpointClass>(['tunnel', 'staging', 'remote', 'production'])

/** `-d grant_type=password`, `--data="client_id=a&grant_type=password"`, `grant_type=password` of HTTPie: RFC 6749 section 4.3.2. */
function passwordGrant(words: readonly Text[]): Text | undefined {
  for (const word of words) {
    const found = /(?:^|[&=])(grant_type=password)(?=$|&)/.exec(word.value)
    if (found) return slice(word, found.index + found[0].length - (found[1] as string).length, found.index + found[0].length)
  }
  return undefined
}

/** A request to a public host over plain http with a credential, or for tokens. What tests and samples send is none. */
function plainRequest(words: readonly Text[], address: Text): TransportSetting | undefined {
  const { test, example } = fileRole(address.at.file.path)
  if (test || example || plainHttp(address) !== 'everybody') return undefined
  const host = /^http:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address.value)?.[1]
  const at = { ...(host && { host }), at: address.at }
  if (words.some(({ value }) => /(?:^|[&=])grant_type=/.test(value)))
    return { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${host ?? ''}`, ...at }
  const sent = credentialSent(words)
  return sent === undefined ? undefined : { kind: 'transportSetting', problem: 'plain-request', written: sent, ...at }
}

/** The header in which a command sends a credential. */
function credentialSent(words: readonly Text[]): string | undefined {
  for (const [i, word] of words.entries()) {
    const inline = /^(?:--header|--user|--oauth2-bearer)=/.exec(word.value)
    const value = inline ? slice(word, inline[0].length) : words[i + 1]
    if (!value) continue
    if (/^(?:-u|--user|--oauth2-bearer)(?:=|$)/.test(word.value)) return 'Authorization'
    const name = /^(?:-H|--header)(?:=|$)/.test(word.value) ? headerOf(value).name.value : ''
    if (name !== '' && isCredentialHeader(name)) return name
  }
  return undefined
}
