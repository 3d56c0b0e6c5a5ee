import type { GrantUse, Owner } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { string, type Node } from '../../parse/node.ts'
import { grantEnabled } from '../idp/oauth-client-fields.ts'

const SERVER: Owner = { what: 'the default configuration of the authorization server', product: 'this code' }

/** What an authorization server's configuration lists as its grants and response types. */
const LISTS = /^allowed_?(grant|response)_?types(?:_?for_?(authori[sz]e)_?endpoint)?$/i
/** A list of a client, of which a library has its own defaults. */
const OF_CLIENTS = /client/i

/**
 * Grants that a server lets in by its defaults: `AllowedGrantTypes: []oauth2.GrantType{oauth2.PasswordCredentials}` in a function that
 * makes the configuration, or a field of its class.
 */
export function* grantsAllowed({ is, name, value, within, inFunction, conditions }: Said): Generator<GrantUse> {
  const list = is === 'set' && value.kind === 'list' ? LISTS.exec(name.replace(/^.*[.$]/, '')) : null
  const holder = within[0] ?? inFunction ?? ''
  if (!list || value.kind !== 'list' || conditions.length > 0 || OF_CLIENTS.test(holder)) return
  // A server alone has an endpoint that lets grants in.
  if (list[2] === undefined && !/config|options|settings|server/i.test(holder)) return
  for (const item of value.items) {
    const word = wordOf(item)
    const grant = (list[1] ?? '').toLowerCase() === 'response' ? responseGrant(word) : grantOf(word)
    if (grant) yield grantEnabled(SERVER, 'unknown', grant, item.at)
  }
}

/** A text, or the last name of a constant: `password`, `PasswordCredentials`. */
function wordOf(item: Node): string {
  return string(item)?.value ?? (item.kind === 'dynamic' ? (item.from?.name ?? '') : '')
}

function grantOf(word: string): 'password' | 'implicit' | undefined {
  if (/^(?:grant_?types?_?)?(?:resource_?owner_?)?password(?:_?credentials)?$/i.test(word)) return 'password'
  return /^(?:grant_?types?_?)?implicit$/i.test(word) ? 'implicit' : undefined
}

function responseGrant(word: string): 'implicit' | undefined {
  return /^(?:response_?types?_?)?token$/i.test(word) || word.split(' ').includes('token') ? 'implicit' : undefined
}
