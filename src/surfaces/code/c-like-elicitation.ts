import { elicitation } from '../../knowledge/libraries/elicitation.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { ModelParameter } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { blockEnd, languageOf } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Forms that an MCP server has its client show, in Go, Java, Kotlin and C#. */
export default defineTextSurface({
  id: 'c-like-elicitation',
  name: 'Elicitation in Go, Java, Kotlin and C#',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs}'],
  mentions: wordsWritten(elicitation, 'gives-schema', 'adds-property', 'asks-by-type'),
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    const seen = new Set<number>()
    for (const field of [...saidIn(text, language).flatMap((said) => fieldsOf(said, text)), ...fieldsOfTypes(text)]) {
      if (seen.has(field.at.start)) continue
      seen.add(field.at.start)
      yield asked(field)
    }
  },
})

function asked(field: Text): ModelParameter {
  return { kind: 'modelParameter', of: 'elicitation-form', owner: '', field, at: field.at }
}

const GIVES_SCHEMA = asWritten(elicitation, 'gives-schema')
const ADDS_PROPERTY = asWritten(elicitation, 'adds-property')

/** The properties of a schema where it is given, and one that a builder is told by its name. */
function fieldsOf({ is, name, value }: Said, text: Text): Text[] {
  const field = is === 'call' && ADDS_PROPERTY.test(name) ? string(items(value)[0]) : undefined
  if (field) return [field]
  return GIVES_SCHEMA.test(name) ? propertiesIn(value.at, text) : []
}

/** `"password": …`, `["password"] = …`, `Map.of("password", Map.of(…))`, `putJsonObject("password") { … }` */
const PROPERTY = inTurn(
  'g',
  /["'](\w{2,40})["']/,
  oneOf(
    '',
    /\]?\s{0,4}[:=](?!=)/,
    inTurn('', /\s{0,4},\s{0,40}/, oneOf('', /new\b|&?\w{1,30}\.\w{0,20}Schema|json/, asWritten(elicitation, 'begins-property'))),
    /\)\s{0,4}\{/,
    / to\b/,
  ),
)

function propertiesIn({ start, end }: Span, text: Text): Text[] {
  const code = text.value.slice(start, Math.min(end, start + LONGEST_SCHEMA))
  return Array.from(code.matchAll(PROPERTY), ({ index, 1: name = '' }) => slice(text, start + index + 1, start + index + 1 + name.length))
}

const LONGEST_SCHEMA = 4000

const ASKS_BY_TYPE = inTurn('g', asWritten(elicitation, 'asks-by-type'), /<(\w{1,60})>\(/)

/** Asked for by its type, with the class or record in the same file: https://csharp.sdk.modelcontextprotocol.io/concepts/elicitation/ */
function* fieldsOfTypes(text: Text): Generator<Text> {
  for (const [, type = ''] of text.value.matchAll(ASKS_BY_TYPE)) {
    const declared = new RegExp(`\\b(?:class|record|struct)(?: class| struct)? ${type}\\b`).exec(text.value)
    if (!declared) continue
    const start = declared.index + declared[0].length
    const code = text.value.slice(start, start + LONGEST_SCHEMA)
    const body =
      /^[^{;]{0,200}\{/.test(code) && !/^\s{0,4}\(/.test(code)
        ? code.slice(0, blockEnd(code, code.indexOf('{')))
        : code.slice(0, code.indexOf(')') + 1)
    for (const { index, 0: whole, 1: name = '' } of body.matchAll(/\bstring\??\s{1,4}(\w{1,60})\s{0,4}(?=[{;=,)])/g)) {
      const at = start + index + whole.indexOf(name, 'string'.length)
      yield slice(text, at, at + name.length)
    }
  }
}
