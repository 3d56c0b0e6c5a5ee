import { givesTextToModel, namesMcpSdk, wholeEnvironmentElsewhere } from '../../knowledge/libraries/written-tools.ts'
import { secretSettingInCode } from '../../knowledge/words/written-prompts.ts'
import { namesEnvironment, wholeEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import { isInComment, isRuby, languageOf } from '../../program/written/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { filledAt, secretsIn, type Here } from './secrets-filled-in.ts'

/** Secrets and whole environments in texts that tools of MCP servers make for the model. */
export default defineTextSurface({
  id: 'written-tool-texts',
  name: 'Results of MCP tools in Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#tool-result',
  counts: 'code',
  files: ['**/*.{java,kt,cs,php,rb,rs}'],
  mentions: ['TextContent', 'Content::text', 'Response::text', 'Response::error', 'Tool::Response'],
  together: [
    [namesMcpSdk.pattern, secretSettingInCode.pattern],
    [namesMcpSdk.pattern, oneOf('', namesEnvironment.pattern, /\bENV\b|\benv::vars\(/)],
  ],
  skipsTests: true,
  *read({ value }, { file }): Generator<LogCall> {
    const language = isRuby(file.path) ? 'rb' : languageOf(file.path)
    if (!language) return
    for (const { 0: said, index } of value.matchAll(GIVES)) {
      if (isInComment(value, index)) continue
      const found = givenAt(index + said.length, { file, language })
      if (found) yield { kind: 'logCall', sink: 'tool-result', ...found, by: 'the result of a tool' }
    }
  },
})

const GIVES = new RegExp(givesTextToModel.pattern, 'g')
const WHOLE = oneOf('', wholeEnvironment.pattern, wholeEnvironmentElsewhere.pattern)

function givenAt(start: number, here: Here): Pick<LogCall, 'what' | 'at'> | undefined {
  const { file } = here
  for (const piece of filledAt(file, start, here.language).shown) {
    const what = file.text.slice(piece.start, piece.end)
    if (WHOLE.test(what)) return { what, at: { file, ...piece } }
  }
  const [secret] = secretsIn(start, here)
  return secret && { what: secret.variable, at: secret.at }
}
