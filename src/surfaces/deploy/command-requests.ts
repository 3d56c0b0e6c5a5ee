import { FAR, hostAt } from '../../classify/endpoint.ts'
import { fileRole } from '../../classify/file-role.ts'
import { pipelineFile } from '../../knowledge/words/ci-jobs.ts'
import type { GrantUse, Owner, TransportSetting } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { hostOfPlain, plainHttp } from '../documents/document-checks.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'
import { addressesAsked, credentialsSent } from './request-options.ts'

const OWNER: Owner = { what: 'the token request', product: 'this command' }

/** What a request on a command line says by itself: a user's password for tokens, and a credential that goes over plain http. */
export function* requestedBy(words: readonly Text[]): Generator<GrantUse | TransportSetting> {
  const [address, ...others] = addressesAsked(words)
  // Of several servers, which gets what is not told.
  if (!address || others.some(({ value }) => originOf(value) !== originOf(address.value))) return
  const grant = passwordGrant(words)
  // Only of a server that is written down is it known that it is not one of this machine.
  if (grant && FAR.has(hostAt(address.value, { services: new Set() }).class))
    yield grantUsed(OWNER, 'password', grant.at, pipelineFile.pattern.test(grant.at.file.path) ? { ofService: true } : {})
  const plain = plainRequest(words, address)
  if (plain) yield plain
}

function originOf(address: string): string {
  return /^[a-z]{1,10}:\/\/[^/?#]{0,260}/i.exec(address)?.[0].toLowerCase() ?? address
}

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
  const host = hostOfPlain(address.value)
  const at = { ...(host && { host }), at: address.at }
  if (words.some(({ value }) => /(?:^|[&=])grant_type=/.test(value)))
    return { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${host ?? ''}`, ...at }
  const [sent] = credentialsSent(words)
  return sent && { kind: 'transportSetting', problem: 'plain-request', written: sent.header, ...at }
}
