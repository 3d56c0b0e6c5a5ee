import { defaultProperty, defaultSettings, givesDefault, refusesDefaultKey, signsTokens } from '../../knowledge/libraries/default-keys.ts'
import { checksTokens } from '../../knowledge/libraries/written-keys.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import type { SourceFile, Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from '../../program/written/index.ts'
import { isKept, takenKeys } from './c-like-written-keys.ts'
import { checkIn, checkOfService } from './checks-of-tokens.ts'
import { folderWithSlash } from '../../text/paths.ts'

/** Keys of tokens that settings have where nobody gives another: words that everybody can read who has the code. */
export default defineTextSurface({
  id: 'default-keys',
  name: 'Keys of tokens that settings have by default, in Go and C#',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.5',
  counts: 'code',
  files: ['**/*.{go,cs}'],
  mentions: ['JWT', 'Jwt', 'jwt', 'TOKEN_S', 'token_s', 'token.s', 'Token:S'],
  together: [[givesDefault, /jwt[^\n]{0,30}(?:secret|key)|token[_.:-]s(?:ecret|igning)|class\s{1,4}\w{0,40}jwt/i]],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    // A file that checks tokens itself is read for its keys.
    if (checksTokens.test(text.value) && file.path.endsWith('.cs')) return
    const by = checkIn(file, project)
    if (by === undefined) return
    const keys = [...firstOf(defaultsIn(text, file.path.endsWith('.go') ? 'go' : 'cs'))].filter(
      (key) => !isInComment(text.value, key.start) && !isRefused(key, text, project),
    )
    if (keys.length === 0) return
    // What the file itself gives a library is said of that call.
    const taken = new Set(Array.from(takenKeys(text, file, project), ({ key }) => (key.file ? undefined : key.start)))
    for (const key of keys.filter(({ start }) => !taken.has(start))) {
      const at = { file, start: text.at.start + key.start, end: text.at.start + key.end }
      yield checkOfService(['known-key'], by, at, { unlessSet: key.variable, confidence: 'medium' })
    }
  },
})

interface DefaultKey {
  readonly start: number
  readonly end: number
  readonly variable: string
  readonly text: string
}

function* defaultsIn({ value }: Text, language: 'go' | 'cs'): Generator<DefaultKey> {
  for (const row of defaultSettings) {
    if (row.language !== language) continue
    for (const match of value.matchAll(row.written)) {
      const { of = '', or = '' } = match.groups ?? {}
      if (signsTokens.pattern.test(of)) yield keyAt(match, of, or)
    }
  }
  if (language === 'go') return
  for (const match of value.matchAll(defaultProperty)) {
    const { holder = '', property = '', or = '' } = match.groups ?? {}
    yield keyAt(match, `${holder}.${property}`, or)
  }
}

function keyAt({ 0: whole, index }: RegExpMatchArray & { index: number }, variable: string, text: string): DefaultKey {
  const start = index + whole.lastIndexOf(text)
  return { start, end: start + text.length, variable, text }
}

/** A program that does not run with it, or not for others, by its file or one beside it; a reference and a path are no text. */
function isRefused({ start, end, variable, text }: DefaultKey, { value, at }: Text, project: Project): boolean {
  if (/^\$|[{}<>]|^(?:\.{0,2}|~)\/|\.(?:pem|key|json)$|^[A-Z][A-Z\d_]*_[A-Z\d_]+$/.test(text)) return true
  if (isKept(value, { start, end, variable }, start)) return true
  const { stops, compared } = besides(at.file, project)
  return stops || compared.has(text)
}

/** What the files of a folder do with keys: whether one stops where a key is none, and the texts that they compare. */
interface Beside {
  readonly stops: boolean
  readonly compared: ReadonlySet<string>
}

const COMPARED = /(?<=[!=]= ?|case )"([^"\\\n]{1,80})"|"([^"\\\n]{1,80})"(?= ?[!=]=)/g

/** Looked at once for all files of a folder and a language. */
function besides({ path }: SourceFile, project: Project): Beside {
  const [folder, end] = [folderWithSlash(path), path.slice(path.lastIndexOf('.'))]
  return onceFor(project, `beside ${folder} ${end}`, () => {
    const paths = project.inFolder(folder.replace(/\/$/, '')).filter((one) => one.endsWith(end))
    const codes = paths.slice(0, MOST_BESIDE).map((one) => project.text(one) ?? '')
    const compared = codes.flatMap((code) => [...code.matchAll(COMPARED)].map(([, behind, ahead]) => behind ?? ahead ?? ''))
    return { stops: codes.some((code) => refusesDefaultKey.pattern.test(code)), compared: new Set(compared) }
  })
}

const MOST_BESIDE = 40

/** Settings that people write have few keys; each is looked for in all of its file. */
const MOST_KEYS = 20

function* firstOf(keys: Iterable<DefaultKey>): Generator<DefaultKey> {
  let count = 0
  for (const key of keys) {
    if (count++ === MOST_KEYS) return
    yield key
  }
}
