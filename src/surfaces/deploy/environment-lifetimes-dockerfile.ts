import type { Statement } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { MENTIONS, readVariables, type Variable } from './oauth-variables.ts'

export default defineTextSurface({
  id: 'environment-lifetimes-dockerfile',
  name: 'Lifetimes, scopes and OAuth switches in ENV instructions',
  spec: 'https://docs.docker.com/reference/dockerfile/#env',
  counts: 'oauth',
  files: ['**/Dockerfile', '**/Dockerfile.*', '**/*.Dockerfile', '**/*.dockerfile', '**/Containerfile', '**/Containerfile.*'],
  mentions: MENTIONS,
  *read(text): Generator<Statement> {
    const image = /^\s*FROM\s+(?:--\S+\s+)?(\S+)/im.exec(text.value)?.[1] ?? ''
    yield* readVariables(instructions(text), image)
  },
})

/** Both forms: `ENV NAME=value …` and `ENV NAME value`. */
function instructions(text: Text): Variable[] {
  const found: Variable[] = []
  for (const { index, 0: whole } of text.value.matchAll(/^[ \t]*ENV[ \t]+(?:[^\\\r\n]|\\\r?\n|\\.)*/gim)) {
    const pairs = [...whole.matchAll(/([A-Z][A-Z0-9_]*)=(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'\\]+))/g)]
    const single = pairs.length === 0 ? /ENV[ \t]+([A-Z][A-Z0-9_]*)[ \t]+(\S.*)/i.exec(whole) : null
    for (const match of single ? [single] : pairs) {
      const value = match.slice(2).find((group) => group !== undefined) ?? ''
      const nameAt = index + match.index + match[0].indexOf(match[1] ?? '')
      const valueAt = index + match.index + match[0].lastIndexOf(value)
      found.push({ name: slice(text, nameAt, nameAt + (match[1] ?? '').length), value: slice(text, valueAt, valueAt + value.length) })
    }
  }
  return found
}
