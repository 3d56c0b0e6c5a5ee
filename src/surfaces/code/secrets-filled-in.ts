import { isSecretVariable } from '../../classify/names.ts'
import { readsSecretSetting, settingOfField } from '../../knowledge/words/written-prompts.ts'
import { bodyAround, filledText, givenLast, isRuby, type WrittenLanguage } from '../../program/written/index.ts'
import type { Piece } from '../../text/brackets.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
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
/** More secrets of one text are not told. */
const MOST_TOLD = 40

/** The secrets of the environment and of settings that an expression puts into its text. */
export function secretsIn(start: number, here: Here): readonly SecretFilledIn[] {
  return secretsWithin(start, here, MOST_STEPS)
}

/** Each text is read once, however many others it is put into. */
function secretsWithin(start: number, { file, language }: Here, steps: number): readonly SecretFilledIn[] {
  return secretsOnce(file, `${start} ${steps}`, start, language, steps)
}

const secretsOnce = oncePerPair((file: SourceFile, _: string, start: number, language: WrittenLanguage, steps: number) => {
  const found = new Map<number, SecretFilledIn>()
  for (const piece of filledAt(file, start, language).shown) {
    for (const one of secretsOf(piece, { file, language }, steps)) if (!found.has(one.at.start)) found.set(one.at.start, one)
    if (found.size >= MOST_TOLD) break
  }
  return [...found.values()]
})

/** What the expression shows that begins at a place of a file: read once. */
export const filledAt = oncePerPair((file: SourceFile, start: number, language: WrittenLanguage) => filledText(file.text, start, language))

function* secretsOf({ start, end }: Piece, here: Here, steps: number): Generator<SecretFilledIn> {
  const { file, language } = here
  const code = file.text.slice(start, end).trim()
  const at = { file, start, end }
  const own = variableIn(code)
  if (own !== undefined) return yield { variable: own, at }
  const name = NAME.exec(code)?.[1]
  if (name === undefined || steps === 0) return
  const setting = settingsOf(file).get(name)
  if (setting !== undefined) return yield { variable: setting, at }
  const value = valueOf(name, code, at)
  if (value === undefined) return
  const { isText } = filledAt(file, value, language)
  for (const found of secretsWithin(value, here, steps - 1)) yield isText && !isDefault(found, value, file) ? found : { ...found, at }
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

/** The secret settings that fields and parameters of a file hold, by their names. */
const settingsOf = oncePer((file: SourceFile): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const [, key = '', field = ''] of file.text.matchAll(SETTINGS))
    if (!found.has(field) && isSecretSetting(key.replace(/[.-](?=\w{1,20}$)/, '_'))) found.set(field, key)
  return found
})

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
  const made = file.path.endsWith('.rs') ? takenOut(name, around.code.slice(0, at.start - around.start)) : undefined
  if (made !== undefined) return around.start + made
  const method = isRuby(file.path) ? methodsOf(file).get(name) : undefined
  if (method !== undefined) return method
  const isHeld = /^[&*]?(?:this\.|self|static|\$this->|@|[A-Z])/.test(written)
  const head = around.code.slice(0, 300).split('{', 1)[0] ?? ''
  if (!isHeld && new RegExp(`\\b${literally(name)}\\b`).test(head)) return undefined
  const given = givenIn(file).get(name)
  const [only] = given ?? []
  if (!only || given?.length !== 1 || !(isHeld || DECLARES.test(only.said))) return undefined
  return only.value
}

function quoteBefore({ file, start }: Span): number {
  return start - (/[$@]{0,2}["'`]$/.exec(file.text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0)
}

/** `if let Ok(key) = …`, `match … { Ok(key) => `: where the value begins that a name of Rust is taken out of. */
function takenOut(name: string, before: string): number | undefined {
  const bound = `(?:Ok|Some)\\((?:ref |mut )?${literally(name)}\\)`
  const held = [...before.matchAll(new RegExp(`\\blet ${bound}\\s{0,4}=\\s{0,8}`, 'g'))].at(-1)
  if (held) return held.index + held[0].length
  const match = [...before.matchAll(new RegExp(`\\bmatch (?=[^{}\\n]{1,200}\\{\\s{0,80}${bound}\\s{0,4}=>)`, 'g'))].at(-1)
  return match && match.index + match[0].length
}

/** The methods of a file of Ruby that are one expression, by their names: where that begins. */
const methodsOf = oncePer((file: SourceFile): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const { 0: head, 1: name = '', index } of file.text.matchAll(METHOD)) {
    const start = index + head.length
    if (found.has(name) || DOES.test(file.text.slice(start, start + 120))) continue
    const { end } = filledAt(file, start, 'rb')
    if (/^\s{1,80}end\b/.test(file.text.slice(end, end + 90))) found.set(name, start)
  }
  return found
})

const METHOD = /^[ \t]{0,40}def (?:self\.)?(\w{1,60}[?!]?)(?:\(\))?[ \t]{0,4}\n\s{1,40}/gm
/** What decides or keeps something; what a method keeps that it has found once (`@key ||= …`), it gives back. */
const DOES = /^(?:(?:if|unless|case|while|until|begin)\b|[@\w.[\]:"']{1,80}\s{0,4}(?:[-+&*]|<<)?=(?![=~>]))/

/** Where names of a file are given values, by name; of a line the first. */
const givenIn = oncePer((file: SourceFile): ReadonlyMap<string, readonly { readonly said: string; readonly value: number }[]> => {
  const found = new Map<string, { said: string; value: number }[]>()
  for (const { 0: said, 1: name = '', index } of file.text.matchAll(GIVEN)) {
    const others = found.get(name)
    const one = { said, value: index + said.length }
    if (others) others.push(one)
    else found.set(name, [one])
  }
  return found
})

const GIVEN = /^[^=\n"']{0,80}?\b(\w{1,60})\b(?:\s{0,4}:\s{0,4}[&'?\w<>]{1,40}| string)?\s{0,4}:?=(?![=>~])\s{0,8}/gm
/** What says that a name is a constant or a field, or stands outside of all functions. */
const DECLARES = oneOf(
  '',
  /\b(?:private|protected|public|internal|static|final|const|readonly|lateinit)\b/,
  /^(?:var|val|let)\b|^\s{0,8}[A-Z][A-Z\d_]*\b/,
)
