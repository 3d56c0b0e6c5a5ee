import { entries, get, has, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn } from './literals.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'

export const goose = {
  id: 'goose',
  name: 'Goose',
  oauth: 'automatic',
  signIn: 'keep `uri`, delete `headers` and sign in when Goose asks',
  reference: 'env_keys: [NAME]',
} as const

export default defineSurface({
  id: 'goose',
  name: 'Goose extensions and secrets',
  spec: 'https://goose-docs.ai/docs/guides/config-files',
  agent: goose,
  counts: 'agent',
  files: [
    '**/goose/config.{yaml,yml}',
    '**/goose/config.yaml.*',
    '**/goose/secrets.{yaml,yml}',
    '**/.goose/*.{yaml,yml}',
    '**/goose/**/config/config.yaml',
  ],
  format: 'yaml',
  *read(root, { file }): Generator<Reading> {
    yield* extensionsIn(get(root, 'extensions'))
    // The file that stands in for a keyring holds nothing else.
    if (/\/secrets\.ya?ml$/.test(file.path)) yield* literalsIn(root)
  },
})

/** Extensions as a map (configuration) or a list (recipes); some versions nest the body under `config`. */
export function* extensionsIn(extensions: Node | undefined): Generator<Reading> {
  const named =
    extensions?.kind === 'map'
      ? entries(extensions).map(({ key, value }) => ({ name: key, value }))
      : items(extensions).flatMap((value) =>
          string(get(value, 'name')) ? [{ name: string(get(value, 'name')) as { value: string; at: Node['at'] }, value }] : [],
        )
  for (const { name, value } of named) {
    const entry = looksLikeServer(value) || !has(value, 'config') ? value : get(value, 'config')
    if (entry && looksLikeServer(entry)) yield* readEntry(name, entry, { agent: goose, source: 'config' })
  }
}
