import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { answersSigned } from '../../knowledge/words/lifetimes.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { fileOf, filesOfLanguage, functionAround, isInComment, testsOfRust } from '../../program/written/index.ts'
import { doneBy, setPolicy, unsetPolicy } from './policy.ts'
import { isCalledSessionIn } from './said-sessions.ts'
import { purposeByNames } from './token-purpose.ts'
import { namesOfClaims } from './rust-token-names.ts'

/**
 * Tokens that Rust signs without an end: the claims are a structure whose fields are all written, or `json!`, and none of them is `exp`.
 * https://docs.rs/jsonwebtoken/latest/jsonwebtoken/fn.encode.html
 */
export function* endlessInRust(file: SourceFile, project: Project): Generator<TokenPolicy> {
  const tests = testsOfRust(file.text)
  if (!IN_FILE.test(file.text) || demandsEnd(file)) return
  for (const { index, 0: call, 1: inline, 2: name } of file.text.matchAll(SIGNED)) {
    if (isInComment(file.text, index) || index > tests) continue
    const at = { file, start: index, end: index + call.length }
    const claims = inline ? claimsAt(at.end - inline.length, inline, file, project) : claimsNamed(name ?? '', at, project)
    const found = claims && policyOf(name === undefined ? claims : { ...claims, names: [name] }, at, project)
    if (found) yield found
  }
}

const IN_FILE = asWritten(tokenReaders, 'is-in-file')
const SIGNED = inTurn(
  'g',
  asWritten(tokenReaders, 'signs-in-rust'),
  /\s{0,40}&?[^,;]{1,160},\s{0,40}&\s?/,
  oneOf('', /([A-Z]\w{0,60}(?:::<[^<>;]{0,80}>)? ?\{|(?:serde_json::)?json!\s?[({])/, /(\w{1,60})\s{0,8},/),
)

/** What the same file decodes it does by rules that ask for an end, unless it says otherwise; such a token would open nothing. */
function demandsEnd({ text }: SourceFile): boolean {
  return DECODES.test(text) && !/required_spec_claims|validate_exp/.test(text)
}

const DECODES = asWritten(tokenReaders, 'decodes')

export interface Claims {
  readonly type: string
  readonly payload: Node
  /** The variable that holds them, and other names that say which token they become. */
  readonly names?: readonly string[]
}

/** `let claims = Claims { … };`, `let claims = json!({ … });`, a parameter of the type of a structure. */
function claimsNamed(name: string, at: Span, project: Project): Claims | undefined {
  const { before, start } = functionAround(at, 'rs')
  if (new RegExp(`\\b${literally(name)}(?:\\[|\\.(?:insert|extend|as_object_mut|entry))`).test(before)) return undefined
  const made = [
    ...before.matchAll(new RegExp(`\\blet (?:mut )?${literally(name)}\\b(?: ?: ?[\\w:<>]{1,80})? ?= ?(${MADE.source})`, 'g')),
  ].at(-1)
  if (made) return claimsAt(start + made.index + made[0].length - (made[1] ?? '').length, made[1] ?? '', at.file, project)
  const type = new RegExp(`[(,]\\s{0,20}${literally(name)} ?: ?&?(?:'\\w{1,20} )?([A-Z]\\w{1,60})\\b(?!<)`).exec(before)?.[1]
  const fields = type === undefined ? undefined : fieldsOf(type, at.file, project)
  return type !== undefined && fields ? { type, payload: tableOf(fields, at) } : undefined
}

const MADE = /[A-Z]\w{0,60}(?:::<[^<>;]{0,80}>)? ?\{|(?:serde_json::)?json!\s?[({]/

/** The claims that are written from a place on, by a structure that `begins` them or by `json!`. */
function claimsAt(from: number, begins: string, file: SourceFile, project: Project): Claims | undefined {
  const body = bodyAt(file.text, from + begins.length)
  const at = { file, start: from, end: from + begins.length + (body?.length ?? 0) }
  if (body === undefined) return undefined
  if (begins.includes('json!')) {
    const keys = [...body.matchAll(/"(\w{1,60})"\s{0,8}:/g)]
    // What is put in by a name, and what a block makes, may hold anything.
    return keys.length > 0 && keys.every(([, key]) => key !== 'exp') && !/^\s{0,40}\w/.test(body)
      ? {
          type: 'json',
          payload: tableOf(
            keys.map(({ 1: key = '', index, 0: all }) => [key, index + all.length] as const),
            at,
            body,
          ),
        }
      : undefined
  }
  const type = /^\w{1,60}/.exec(begins)?.[0] ?? ''
  const fields = fieldsOf(type, file, project)
  const given = [...body.matchAll(/(?:^|[,{]\s{0,80})(?:r#)?(\w{1,60})\s{0,4}:(?!:)/g)].map(
    ({ 1: key = '', index, 0: all }) => [key, index + all.length] as const,
  )
  return fields && { type, payload: tableOf([...given, ...fields.filter(([key]) => !given.some(([one]) => one === key))], at, body) }
}

/** The text up to the bracket that closes the one before it. */
export function bodyAt(text: string, from: number): string | undefined {
  const end = bracketEnd(text, from - 1, '([{)]}', LONGEST + 1)
  return end === undefined ? undefined : text.slice(from, end - 1)
}

const LONGEST = 3000

type Fields = readonly (readonly [name: string, at: number])[]

/** A table of what is known by its names; a value is the rest of its line. */
export function tableOf(fields: Fields, at: Span, body = ''): Node {
  const base = at.end - body.length
  const all = fields.map(([name, from]): Entry => {
    const rest = from < 0 ? '' : (/^\s{0,20}([^,\n]{1,200})/.exec(body.slice(from))?.[0] ?? '')
    const text = /^\s{0,20}"([^"\\]{0,200})"(?:\.to_string\(\)|\.into\(\))?$/.exec(rest)?.[1]
    const place =
      from < 0 ? at : { file: at.file, start: base + from + rest.length - rest.trimStart().length, end: base + from + rest.length }
    const value: Node = text === undefined ? { kind: 'dynamic', at: place } : { kind: 'scalar', value: text, at: place, opaque: true }
    return { key: { value: name, at: place }, value, at: place }
  })
  return { kind: 'map', entries: all, open: false, at }
}

/** The claims that a structure becomes; nothing where one of them is its end, or where it may have more. */
function fieldsOf(type: string, file: SourceFile, project: Project): Fields | undefined {
  const said = structureOf(type, file, project)
  if (!said || !/\bSerialize\b/.test(said.before) || /\bflatten\b|\btag\s?=/.test(said.body) || /\bflatten\b/.test(said.before))
    return undefined
  const fields = Array.from(said.body.matchAll(FIELD), ([, renamed, name = '']) => renamed ?? name)
  return fields.length > 0 && !fields.some((one) => /^exp$/i.test(one)) ? fields.map((one) => [one, -1] as const) : undefined
}

const FIELD = inTurn(
  'g',
  /(?:rename\s?=\s?"(\w{1,60})"[^\]\n]{0,80}\]\s{0,40}(?:#\[[^\]\n]{0,100}\]\s{0,40})?)?/,
  /(?:pub(?:\([a-z]{1,20}\))?\s{1,4})?(?<![\w:])([a-z_]\w{0,60})\s{0,4}:(?!:)/,
)

/** A structure of the file, or of the only other that has one of the name. */
export function structureOf(type: string, file: SourceFile, project: Project): Structure | undefined {
  return structureIn(file, type) ?? elsewhere(type, file, project)
}

function elsewhere(type: string, file: SourceFile, project: Project): Structure | undefined {
  const paths = filesOfLanguage(project, 'rs')
  if (paths.length > MOST_FILES) return undefined
  const word = new RegExp(`\\bstruct ${literally(type)}\\b`)
  const found = paths.filter((path) => word.test(project.text(path) ?? ''))
  const [only, ...more] = found
  return only === undefined || more.length > 0 ? undefined : structureIn(fileOf(only, file, project), type)
}

/** Of a larger repository nobody says which structure is meant. */
const MOST_FILES = 600

interface Structure {
  readonly file: SourceFile
  readonly before: string
  readonly body: string
}

function structureIn(file: SourceFile, type: string): Structure | undefined {
  const found = new RegExp(
    `((?:#\\[[^\\]\\n]{1,300}\\]\\s{0,40}){0,6})(?:pub(?:\\([a-z]{1,20}\\))? )?struct ${literally(type)}(?:<[^>{;]{0,80}>)?\\s{0,8}\\{`,
  ).exec(file.text)
  const body = found ? bodyAt(file.text, found.index + found[0].length) : undefined
  return found && body !== undefined ? { file, before: found[1] ?? '', body: body.replace(/\/\/[^\n]{0,400}/g, '') } : undefined
}

export interface End {
  readonly seconds: number
  readonly written: string
  readonly at: Span
}

/** The life of a token with some claims: with the end that they have, or without one. */
export function policyOf({ type, payload, names: called = [] }: Claims, at: Span, project: Project, end?: End): TokenPolicy | undefined {
  const { before, code } = functionAround(at, 'rs')
  const inFunction = /\bfn\s{1,4}(\w{1,60})/.exec(before)?.[1]
  if (answersSigned.pattern.test(inFunction ?? '') || /\bhtm\b|dpop/i.test(code)) return undefined
  const stem =
    at.file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  const types = type === 'json' ? [] : [type]
  const names = [
    ...namesOfClaims(payload, before, [...called, ...types]),
    ...(inFunction === undefined ? [] : [inFunction]),
    ...types,
    stem,
  ]
  const purpose = purposeByNames(payload, names, before, () => isCalledSessionIn(at, 'rs'), { at, inFunction, project })
  const owner = doneBy(inFunction, 'this code')
  if (purpose && end) return setPolicy({ owner, key: 'exp', ...purpose, selfContained: true }, end.seconds, end.written, end.at)
  const place = { ...at, end: at.start + codeAt(at).indexOf('(') }
  return purpose && unsetPolicy({ owner, key: 'exp', ...purpose, selfContained: true, confidence: 'medium' }, place)
}
