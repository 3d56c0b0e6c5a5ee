import type { Owner } from '../../model/index.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { fieldsOf, type LifetimeRow } from './oauth-client-fields.ts'
import { lifetime, lifetimes } from './lifetime-fields.ts'
import { oryLog } from './ory-log.ts'
import { holds, productDocuments } from './product-documents.ts'
import { keyWords } from './key-words.ts'

export default defineSurface({
  id: 'ory-kratos',
  name: 'Ory Kratos configuration',
  spec: 'https://www.ory.com/docs/kratos/reference/configuration',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: keyWords('selfservice', 'lifespan'),
  format: 'yaml',
  recognises: (root, { path }) => holds(root, isKratos) || (NAMED.test(path) && get(root, 'session') !== undefined),
  async *read(root, reader): AsyncGenerator<Statement> {
    let whole = false
    for await (const config of productDocuments(root, isKratos, reader)) {
      whole = true
      yield* sessions(config)
    }
    // Settings that are laid over those of another file.
    if (!whole && NAMED.test(reader.file.path)) yield* sessions(root)
  },
})

const NAMED = /(?:^|\/)kratos[^/]*\.ya?ml$/

function isKratos(node: Node): boolean {
  const fields = fieldsOf(node)
  return fields.get('selfservice')?.kind === 'map' && ['session', 'identity', 'courier', 'dsn', 'serve'].some((key) => fields.has(key))
}

/** Go durations; 24 hours when unset. */
const LIFETIMES: readonly LifetimeRow[] = [{ path: ['session', 'lifespan'], token: 'session', grammar: 'go' }]

function* sessions(config: Node): Generator<Statement> {
  const owner: Owner = { what: 'Ory Kratos', product: 'ory-kratos' }
  yield* oryLog(config, owner)
  yield* lifetimes(config, LIFETIMES, { owner, clientType: 'unknown' })
  // Sessions as JSON Web Tokens: https://www.ory.com/docs/kratos/session-management/session-to-jwt
  for (const { key, value } of entries(get(config, 'session', 'whoami', 'tokenizer', 'templates'))) {
    const ttl = get(value, 'ttl')
    if (ttl)
      yield* lifetime(
        ttl,
        { token: 'access', grammar: 'go', key: `session.whoami.tokenizer.templates.${key.value}.ttl` },
        { owner, clientType: 'unknown' },
      )
  }
}
