import { isSecretVariable } from '../../classify/names.ts'
import { readsSecretSetting, settingOfField } from '../../knowledge/words/written-prompts.ts'
import { bodyAround, filledText, givenLast, type WrittenLanguage } from '../../program/written/index.ts'
import type { Piece } from '../../text/brackets.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

/** A file of code, and its language. */
export interface Here {
  readonly file: SourceFile
  readonly language: WrittenLanguage
}

/** A secret of the environment or of settings, and where its value is put into a text. */
export interface SecretFilledIn {
  readonly variable: string
  readonly at: Span
}

/** From a prompt to a name, to a text of its own, to what is put into that. */
const MOST_STEPS = 4

/** The secrets of the environment and of settings that an expression puts into its text. */
export function* secretsIn(start: number, here: Here, steps = MOST_STEPS): Generator<SecretFilledIn> {
  const { shown } = filledText(here.file.text, start, here.language)
  for (const piece of shown) yield* secretsOf(piece, here, steps)
}

function* secretsOf({ start, end }: Piece, here: Here, steps: number): Generator<SecretFilledIn> {
  const { file, language } = here
  const code = file.text.slice(start, end).trim()
  const at = { file, start, end }
  const own = variableIn(code)
  if (own !== undefined) return yield { variable: own, at }
  const name = NAME.exec(code)?.[1]
  if (name === undefined || steps === 0) return
  const setting = settingCalled(name, file.text)
  if (setting !== undefined) return yield { variable: setting, at }
  const value = valueOf(name, code, at)
  if (value === undefined) return
  const { isText } = filledText(file.text, value, language)
  for (const found of secretsIn(value, here, steps - 1)) yield isText && !isDefault(found, value, file) ? found : { ...found, at }
}

/** `os.Getenv("KEY")` alone, or with what stands for it where there is none: what holds it is put into the prompt. */
function isDefault({ at }: SecretFilledIn, value: number, file: SourceFile): boolean {
  return /^[\s(]{0,4}$/.test(file.text.slice(value, at.start))
}

/** `token`, `this.token`, `self.token`, `$this->token`, `@token`, `Prompts.SYSTEM` */
const NAME = /^[&*]?(?:this\.|self\.|self::\$?|static::\$?|\$this->|[$@]|[A-Z]\w{0,40}(?:\.|::))?(\w{1,60})(?:\(\))?[!?]{0,2}$/
const READS = readsSecretSetting.pattern

function variableIn(code: string): string | undefined {
  const name = READS.exec(code)?.slice(1).find(Boolean)
  return name !== undefined && isSecretSetting(name) ? name : undefined
}

/** Of a path the last part says what it is: `services.desk.token`, `Desk:ApiToken`. */
function isSecretSetting(name: string): boolean {
  return isSecretVariable(name.split(/[.:]/).at(-1) ?? '') && !/PUBLIC|ANON/i.test(name)
}

function settingCalled(name: string, code: string): string | undefined {
  for (const [, key = '', field] of code.matchAll(SETTINGS))
    if (field === name && isSecretSetting(key.replace(/[.-](?=\w{1,20}$)/, '_'))) return key
  return undefined
}

const SETTINGS = new RegExp(settingOfField.pattern, 'g')

/** Where the value begins that a name was given last in its function, or once as a constant, a field or a method of its file. */
function valueOf(name: string, written: string, at: Span): number | undefined {
  const { file } = at
  const around = bodyAround(at)
  const last = givenLast(
    /^\$\w/.test(written) ? `$${name}` : name,
    { before: around.code.slice(0, at.start - around.start), start: around.start },
    file,
  )
  if (last) return quoteBefore(last.at)
  const made = file.path.endsWith('.rb')
    ? new RegExp(`^[ \\t]{0,40}def ${literally(name)}[ \\t]{0,4}\\n\\s{1,40}`, 'm').exec(file.text)
    : null
  if (made) return made.index + made[0].length
  const isHeld = /^[&*]?(?:this\.|self|static|\$this->|@|[A-Z])/.test(written)
  const head = around.code.slice(0, 300).split('{', 1)[0] ?? ''
  if (!isHeld && new RegExp(`\\b${literally(name)}\\b`).test(head)) return undefined
  const given = [...file.text.matchAll(new RegExp(`${GIVEN.source}\\b${literally(name)}\\b${TYPED.source}`, 'gm'))]
  const [only] = given
  if (!only || given.length > 1 || !(isHeld || DECLARES.test(only[0]))) return undefined
  return only.index + only[0].length
}

function quoteBefore({ file, start }: Span): number {
  return start - (/[$@]{0,2}["'`]$/.exec(file.text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0)
}

const GIVEN = /^[^=\n"']{0,80}/
const TYPED = /(?:\s{0,4}:\s{0,4}[&'?\w<>]{1,40}| string)?\s{0,4}:?=(?![=>~])\s{0,8}/
/** What says that a name is a constant or a field, or stands outside of all functions. */
const DECLARES = oneOf(
  '',
  /\b(?:private|protected|public|internal|static|final|const|readonly|lateinit)\b/,
  /^(?:var|val|let)\b|^\s{0,8}[A-Z][A-Z\d_]*\b/,
)
