import type { GrantUse } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Located } from '../../text/source.ts'
import { isFar } from './document-checks.ts'
import { oneOf } from '../../text/pattern.ts'
import { defineSurface } from '../reading/surface.ts'

/** Requests that are kept for everybody to send: which grants they ask an authorization server for that is written down. */
export default defineSurface({
  id: 'request-collections',
  name: 'Collections of Postman and Insomnia',
  spec: 'https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html',
  counts: 'other',
  files: ['**/*postman*.json', '**/*[iI]nsomnia*.{json,yaml,yml}', '**/.insomnia/**/*.{yaml,yml}'],
  mentions: ['grant_type', 'grantType'],
  together: [[/password|implicit/]],
  skipsTests: true,
  format: 'by name',
  recognises: (root) => !grantsIn(root, MOST_LEVELS).next().done,
  *read(root): Generator<GrantUse> {
    yield* grantsIn(root, MOST_LEVELS)
  },
})

const MOST_LEVELS = 40
/** `pm.response.to.have.status(400)`, `client.assert(response.status === 401)`, `expect(pm.response.code).to.eql(403)`, `HTTP/1.1 400`. */
export const expectsRefusal = oneOf(
  'm',
  /\bstatus(?:Code)?["')\]]{0,3}(?:\s{0,4}={2,3}\s{0,4}|\(|:\s{0,4}eq\s)4\d\d\b/,
  /\bcode\)\.to\.(?:be\.)?(?:eql?|equals?)\(4\d\d\b|^HTTP\/[\d.]{1,3} 4\d\d\b/,
)

/** What a collection offers to whoever sends its requests. */
export function offered(grant: 'password' | 'implicit', { at }: Located<string>): GrantUse {
  const owner = { what: 'the collection of requests', product: 'this collection' }
  return { kind: 'grantUse', owner, grant, by: 'document', clientType: 'unknown', local: false, at }
}

function* grantsIn(node: Node, levels: number): Generator<GrantUse> {
  if (levels === 0 || isRefused(node)) return
  const auth = get(node, 'authentication') ?? get(node, 'auth')
  const settings = auth && !isOff(auth) && string(get(auth, 'type'))?.value === 'oauth2' ? settingsOf(auth) : undefined
  const grant = settings && (settings.get('grant_type') ?? settings.get('grantType'))
  const server = settings && ['accessTokenUrl', 'authUrl', 'authorizationUrl'].flatMap((key) => settings.get(key) ?? [])[0]
  if (grant && isFar(server)) {
    if (/^password(?:_credentials)?$/.test(grant.value)) yield offered('password', grant)
    else if (grant.value === 'implicit') yield offered('implicit', grant)
  }
  const body = formOf(node).get('grant_type')
  if (body?.value === 'password' && isFar(addressOf(get(node, 'url')))) yield offered('password', body)
  for (const { value } of entries(node)) yield* grantsIn(value, levels - 1)
  for (const item of items(node)) yield* grantsIn(item, levels - 1)
}

/** Whether the own test of a request expects that it is refused. */
function isRefused(item: Node): boolean {
  return items(get(item, 'event')).some((one) =>
    items(get(one, 'script', 'exec')).some((line) => expectsRefusal.test(string(line)?.value ?? '')),
  )
}

/** Pairs of a list as Postman writes them, or the fields of a map. */
function settingsOf(auth: Node): ReadonlyMap<string, Located<string>> {
  const pairs = get(auth, 'oauth2')
  if (pairs?.kind === 'list') return pairsOf(pairs)
  const from = pairs ?? auth
  return new Map(entries(from).flatMap(({ key, value }) => asPair(key.value, string(value))))
}

/** The fields of a body that is sent as a form. */
function formOf(request: Node): ReadonlyMap<string, Located<string>> {
  const body = get(request, 'body')
  // A form that is left over from before is not sent.
  if ((string(get(body, 'mode'))?.value ?? 'urlencoded') !== 'urlencoded') return new Map()
  return pairsOf(get(body, 'urlencoded') ?? get(body, 'params'))
}

function pairsOf(list: Node | undefined): ReadonlyMap<string, Located<string>> {
  const held = items(list).filter((one) => !isOff(one))
  return new Map(held.flatMap((one) => asPair(string(get(one, 'key') ?? get(one, 'name'))?.value, string(get(one, 'value')))))
}

function isOff(node: Node): boolean {
  const off = get(node, 'disabled')
  return off?.kind === 'scalar' && off.value === true
}

function asPair(name: string | undefined, value: Located<string> | undefined): [string, Located<string>][] {
  return name !== undefined && value ? [[name, value]] : []
}

function addressOf(url: Node | undefined): Located<string> | undefined {
  return string(url) ?? string(get(url, 'raw'))
}
