import { forDevelopment } from '../../knowledge/words/files.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** The key that opens the encrypted credentials of a Rails application, in a file of its own. */
export default defineTextSurface({
  id: 'rails-credentials-key',
  name: 'Keys of Rails credentials (`config/master.key`)',
  spec: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  counts: 'variables',
  files: ['**/config/master.key', '**/config/credentials/*.key'],
  skipsTests: true,
  *read(text, { file }): Generator<LiteralReading> {
    const [, space = '', key] = /^(\s{0,20})([0-9a-f]{32}|[0-9a-f]{64})\s{0,20}$/.exec(text.value) ?? []
    if (key === undefined || forDevelopment.pattern.test(file.path.replace(/^.*\//, ''))) return
    const value = slice(text, space.length, space.length + key.length)
    yield { kind: 'literal', place: 'key-file', name: { value: 'RAILS_MASTER_KEY', at: value.at }, text: value, at: value.at }
  },
})
