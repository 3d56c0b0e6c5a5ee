import type { Statement } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { entries, type Entry, get, type Node } from '../../parse/node.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { literal } from './oauth-client-fields.ts'
import { readRegisteredClient } from './spring-security.ts'

export default defineTextSurface({
  id: 'spring-code',
  name: 'Spring Authorization Server clients in Java and Kotlin',
  spec: 'https://docs.spring.io/spring-authorization-server/reference/core-model-components.html#registered-client',
  counts: 'oauth',
  files: ['**/*.{java,kt}'],
  mentions: ['RegisteredClient', 'TokenSettings', 'ClientSettings'],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    for (const { is, name, value, within } of saidIn(text, file.path.endsWith('.kt') ? 'kt' : 'java')) {
      if (is !== 'chain') continue
      if (/(?:^|\.)RegisteredClient\.(?:withId|from)$/.test(name))
        yield* readRegisteredClient(literal(get(value, 'clientId')), ofClient(value))
      else if (within.some((one) => /(?:client|token)Settings$/.test(one))) continue
      else if (/(?:^|\.)ClientSettings\.builder$/.test(name)) yield* readRegisteredClient(undefined, map(entries(value), value))
      else if (/(?:^|\.)TokenSettings\.builder$/.test(name)) yield* readRegisteredClient(undefined, map([nested('token', value)], value))
    }
  },
})

/** A builder's calls in the shape of the properties: what is said several times is a list. */
function ofClient(chain: Node): Node {
  const all = entries(chain)
  const list = (called: string, named: string): Entry[] => {
    const found = all.filter(({ key }) => key.value === called)
    const [first] = found
    return first
      ? [
          {
            ...first,
            key: { ...first.key, value: named },
            value: { kind: 'list', items: found.map(({ value }) => constant(value)), at: first.value.at },
          },
        ]
      : []
  }
  const registration = [
    ...list('authorizationGrantType', 'authorization-grant-types'),
    ...list('clientAuthenticationMethod', 'client-authentication-methods'),
    ...list('redirectUri', 'redirect-uris'),
    ...list('scope', 'scopes'),
  ]
  const settings = entries(get(chain, 'clientSettings'))
  const token = get(chain, 'tokenSettings')
  return map([nested('registration', map(registration, chain)), ...settings, ...(token ? [nested('token', token)] : [])], chain)
}

/** `AuthorizationGrantType.PASSWORD` is `password`. */
function constant(node: Node): Node {
  const from = node.kind === 'dynamic' ? node.from : undefined
  return from && /(?:^|\.)(?:AuthorizationGrantType|ClientAuthenticationMethod)$/.test(from.module)
    ? { kind: 'scalar', value: from.name.toLowerCase(), at: node.at, opaque: true }
    : node
}

function nested(name: string, value: Node): Entry {
  return { key: { value: name, at: value.at }, value, at: value.at }
}

function map(all: Entry[], { at }: Node): Node {
  return { kind: 'map', entries: all, open: true, at }
}
