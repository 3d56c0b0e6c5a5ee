import { forDevelopment } from '../../knowledge/words/files.ts'
import { each, get, items, plain, type Node } from '../../parse/node.ts'
import { isNativeClient } from './native-clients.ts'
import { flag, isOnThisMachine, literal, words } from './oauth-client-fields.ts'

// Whom a Keycloak realm is for, by its addresses and its people.

/**
 * A realm in a folder or file for development is for development, and one whose clients all stand on this machine; so is one without an
 * address whose people have known passwords.
 */
export function isLocal(root: Node): boolean {
  if (forDevelopment.pattern.test(root.at.file.path)) return true
  return isOfThisMachine(root) ?? hasKnownPasswords(root)
}

/**
 * Whether all addresses that a realm sends people back to are of this machine; undefined where it has none, or none but those of programs
 * that are called back there wherever they run. One that has `https://${APP_HOST}` for a page is imported elsewhere as well.
 */
function isOfThisMachine(root: Node): boolean | undefined {
  const lists = [...each(get(root, 'clients'))]
    .filter((client) => !isProgram(client))
    .flatMap((client) => [get(client, 'redirectUris'), get(client, 'webOrigins')])
  const addresses = lists.flatMap((list) => words(list)).filter(({ value }) => /^https?:/i.test(value))
  if (addresses.length > 0 && lists.flatMap((list) => items(list)).some(isElsewhere)) return false
  return addresses.length > 0 ? addresses.every(({ value }) => isOnThisMachine(value)) : undefined
}

/** A host that a variable decides, with nothing for this machine where it is not set. */
function isElsewhere(address: Node): boolean {
  const { value = '' } = plain(address) ?? {}
  const [start, byDefault = ''] = /^https:\/\/\$\{\w{1,80}(?::-?([^{}]{1,200}))?\}/i.exec(value) ?? []
  return start !== undefined && !isOnThisMachine(`https://${byDefault}${value.slice(start.length)}`)
}

function isProgram(client: Node): boolean {
  const origins = words(get(client, 'webOrigins')).some(({ value }) => /^https?:/i.test(value))
  return !origins && isNativeClient(flag(get(client, 'publicClient')) === true ? 'public' : 'unknown', get(client, 'redirectUris'))
}

/** Everybody in the import has a password that it says; an export has digests. */
function hasKnownPasswords(root: Node): boolean {
  const people = [...each(get(root, 'users'))].filter((user) => get(user, 'serviceAccountClientId') === undefined)
  return (
    people.length > 0 &&
    people.every((user) => [...each(get(user, 'credentials'))].some((one) => literal(get(one, 'value'))?.match(/^[^${}]+$/)))
  )
}

/** Whether a realm is one that tests sign in at: it sends people back to this machine alone, and each of them has a known password. */
export function isForTests(root: Node): boolean {
  return isOfThisMachine(root) === true && hasKnownPasswords(root)
}
