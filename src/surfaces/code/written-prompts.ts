import { promptName } from '../../knowledge/words/prompts.ts'
import { givesPromptName, makesPromptHere, promptInCode, putsPrompt, secretSettingInCode } from '../../knowledge/words/written-prompts.ts'
import type { PromptInterpolation } from '../../model/index.ts'
import { C_LIKE_FILES, isInComment, isRuby, languageOf, RUBY_FILES, type WrittenLanguage } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isReadByModel, type NamedPrompt } from './read-by-models.ts'
import { secretsIn, type Here } from './secrets-filled-in.ts'

/** Secrets that programs put into the prompts of their models. */
export default defineTextSurface({
  id: 'written-prompts',
  name: 'Prompts in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://platform.openai.com/docs/guides/text',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['rompt', 'PROMPT', 'nstructions', 'INSTRUCTIONS', 'ystem', 'SYSTEM', 'eveloper', 'persona', 'preamble', 'ChatHistory'],
  together: [[promptInCode.pattern, secretSettingInCode.pattern]],
  skipsTests: true,
  *read({ value }, { file, project }): Generator<PromptInterpolation> {
    const language = isRuby(file.path) ? 'rb' : languageOf(file.path)
    if (!language) return
    const here: Here = { file, language }
    const seen = new Set<number>()
    for (const prompt of promptsIn(value, language)) {
      const secrets = secretsIn(prompt.start, here)
      if (secrets.length === 0 || isInComment(value, prompt.start)) continue
      if (prompt.named && !isReadByModel({ ...prompt, ...prompt.named }, here, project)) continue
      for (const { variable, at } of secrets) {
        if (!seen.has(at.start)) yield { kind: 'promptInterpolation', variable, at }
        seen.add(at.start)
      }
    }
  },
})

const PUTS = new RegExp(putsPrompt.pattern, 'g')
const NAMES = new RegExp(givesPromptName.pattern, 'g')
const MAKES = new RegExp(makesPromptHere.pattern, 'g')
const MAKER = /^_?(?:get|build|make|create|render|format|compose)_?/i

interface Prompt {
  readonly start: number
  /** What it is called, where nothing else says that it is a prompt. */
  readonly named?: Pick<NamedPrompt, 'name' | 'isMade'>
}

/** Where the prompts of a file begin: under a name, as a message, and what functions give that are named for it. */
function* promptsIn(code: string, language: WrittenLanguage): Generator<Prompt> {
  for (const { 0: said, index } of code.matchAll(PUTS)) yield { start: index + said.length }
  for (const { 0: said, 1: name = '', index } of code.matchAll(NAMES))
    if (promptName.pattern.test(name)) yield { start: index + said.length, named: { name, isMade: false } }
  for (const { 0: said, 1: typed, 2: untyped, index } of code.matchAll(MAKES)) {
    const name = typed ?? untyped ?? ''
    if (!promptName.pattern.test(name.replace(MAKER, ''))) continue
    for (const start of resultsIn(code, index + said.length, said, language)) yield { start, named: { name, isMade: true } }
  }
}

/** More of a function is not looked at. */
const LONGEST_FUNCTION = 4000
const GIVES = /\breturn\s{1,8}|=>\s{0,8}|^[ \t]{1,40}(?=["]|<<[~-]|format!\()/gm
/** `fun systemPrompt() = "…"`, `string SystemPrompt() => $"…"` */
const SHORT = /\)[^{}"\n]{0,40}=>?\s{0,8}(?=[$@"])/

function* resultsIn(code: string, from: number, head: string, language: WrittenLanguage): Generator<number> {
  const short = SHORT.exec(head)
  if (short) return yield from - head.length + short.index + short[0].length
  const rest = code.slice(from, from + LONGEST_FUNCTION)
  const end = rest.search(language === 'rb' ? /\n[ \t]{0,8}def |\n {0,2}end\b/ : /\n(?: {0,4}|\t)\}/)
  for (const { 0: said, index } of rest.slice(0, end < 0 ? undefined : end).matchAll(GIVES)) yield from + index + said.length
}
