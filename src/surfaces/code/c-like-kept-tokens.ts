import type { Project } from '../../discover/project.ts'
import {
  clearsByTime,
  declaresMap,
  issuesCodes,
  keepsInMap,
  keptAccessTokens,
  keptCodes,
  keptRefreshTokens,
  ofGrant,
  plainFields,
  takesOutOfMap,
  tellsTime,
  asksMap,
  goesOverMap,
  signsKey,
} from '../../knowledge/words/kept-tokens.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { endAround, openBracket } from '../../text/brackets.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { blockEnd, declarationOf, isInComment, languageOf, packageIn, type TypeDeclared } from '../../program/written/index.ts'
import { setPolicy } from './policy.ts'
import { literally } from '../../text/pattern.ts'
import { folderOf } from '../../text/paths.ts'

/** Codes and tokens that a program keeps in a map of its own, as objects of which nothing tells when they end. */
export default defineTextSurface({
  id: 'c-like-kept-tokens',
  name: 'Tokens and codes kept in memory in Go, Java, Kotlin and C#',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs}'],
  mentions: ['odes', 'okens', 'Store', 'Map', 'By'],
  together: [[keepsInMap.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenPolicy> {
    const language = languageOf(file.path)
    const around = language && packageAround(text, language, project)
    if (!language || around === undefined || !issuesCodes.pattern.test(around) || clearsByTime.pattern.test(around)) return
    const declared = language === 'go' ? undefined : names(declaresMap.pattern, text.value)
    const taken = names(takesOutOfMap.pattern, around)
    for (const { put, type, token, said } of putsIn(text.value)) {
      const { name, index } = put
      const made = language === 'go' ? literalAt(text.value, index + said.length - 1) : undefined
      const kept = declared?.has(name) === false ? undefined : declarationOf(type, file, language, project)
      if (!kept || !isEndless(kept, language, made) || (token === 'code' && !ofGrant.pattern.test(`${kept.head}\n${kept.body}`))) continue
      if (mayEndElsewhere(put, text.value, around)) continue
      const { at } = slice(text, index, index + said.length)
      const rotates = token === 'refresh' && taken.has(name)
      const facts = { owner: { what: 'store', name, product: 'this code' }, token, key: 'expires_at', ...(rotates ? { rotates } : {}) }
      yield setPolicy(facts, 'never', 'kept without an end', at)
    }
  },
})

interface Kept {
  readonly put: Put
  readonly type: string
  readonly token: 'code' | 'refresh' | 'access'
  readonly said: string
}

/** Maps of a file that are looked at, since each is looked for in the whole text; nobody keeps tokens in more. */
const MOST_MAPS = 12

/** What goes into maps of codes and tokens, each map once. */
function* putsIn(code: string): Generator<Kept> {
  const asked = new Set<string>()
  for (const match of code.matchAll(KEEPS)) {
    const [name = '', key = '', type = ''] = match.slice(1).filter((one) => one !== undefined)
    const token = tokenOf(name)
    if (!token || asked.has(name)) continue
    if (asked.size === MOST_MAPS) return
    if (isInComment(code, match.index)) continue
    asked.add(name)
    yield { put: { index: match.index, name, key }, type, token, said: match[0] }
  }
}

const KEEPS = new RegExp(keepsInMap.pattern, 'g')

function tokenOf(name: string): 'code' | 'refresh' | 'access' | undefined {
  if (keptCodes.pattern.test(name)) return 'code'
  if (keptRefreshTokens.pattern.test(name)) return 'refresh'
  return keptAccessTokens.pattern.test(name) ? 'access' : undefined
}

/** Of Go the package, since its files share their names; else the file. */
function packageAround(text: Text, language: CLike, project: Project): string {
  return language === 'go' ? packageIn(folderOf(text.at.file.path), project) : text.value
}

/** The names that a pattern has as its groups. */
function names(pattern: RegExp, code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => match.slice(1).filter((one) => one !== undefined)))
}

/** More of an object is not looked at. */
const LONGEST = 4000

function literalAt(code: string, open: number): string {
  const rest = code.slice(open, open + LONGEST)
  return rest.slice(0, blockEnd(rest, 0))
}

/** Whether no field of a type tells a time, or, in Go, none that an object is made with. */
function isEndless(declared: TypeDeclared, language: CLike, made: string | undefined): boolean {
  if (declared.kind !== 'class' && declared.kind !== 'record') return false
  const fields = fieldsOf(declared, language)
  if (fields.length === 0) return false
  const times = fields.filter(({ code }) => tellsTime.pattern.test(code))
  const rest = fields.filter((one) => !times.includes(one))
  if (!rest.every(({ type }) => plainFields.pattern.test(type))) return false
  if (times.length === 0) return true
  // Fields that are left out are nothing: https://go.dev/ref/spec#The_zero_value
  return made !== undefined && /^\{\s{0,40}\w+:/.test(made) && times.every(({ name }) => !new RegExp(`\\b${name}:`).test(made))
}

interface Field {
  readonly name: string
  readonly type: string
  readonly code: string
}

const GO_FIELD = /^[ \t]+(\w+)[ \t]+([\w.*[\]]+)/gm
const TYPED_FIELD = /(?:^|[\s(,])([A-Za-z]\w*)(?:<[^<>\n]{0,60}>)?(?:\[\])?\??\s+(_?[A-Za-z]\w*)\s*(?:[,;={)]|$)/gm
const KOTLIN_FIELD = /\b(?:val|var)\s+(\w+)\s*:\s*(\w+)/g
const NO_TYPE = /^(?:return|new|record|class|struct|public|private|protected|internal|final|readonly|required|static|throw|void)$/

function fieldsOf({ head, body }: TypeDeclared, language: CLike): readonly Field[] {
  const code = `${head}\n${body}`
  if (language === 'go') return [...code.matchAll(GO_FIELD)].map(([said, name = '', type = '']) => ({ name, type, code: said }))
  if (language === 'kt') return [...code.matchAll(KOTLIN_FIELD)].map(([said, name = '', type = '']) => ({ name, type, code: said }))
  const typed = [...code.matchAll(TYPED_FIELD)].filter(([, type = '']) => !NO_TYPE.test(type))
  return typed.map(([said, type = '', name = '']) => ({ name, type, code: said }))
}

/** An entry that is put into a map: where, by what name of the map, and by what key. */
interface Put {
  readonly index: number
  readonly name: string
  readonly key: string
}

/**
 * Whether something beside a map may know when its entries end: the key is kept elsewhere as well, the map is gone through or handed on,
 * or the key itself is a signed token.
 */
function mayEndElsewhere(put: Put, code: string, around: string): boolean {
  const block = blockAround(code, put.index)
  return isKeptToo(put, block) || isMadeSigned(put.key, block) || isGoneThrough(put.name, around) || isReadSigned(put.name, around)
}

/** How far a block around a place is looked at, to each side. */
const LONGEST_BLOCK = 2000

function blockAround(code: string, index: number): string {
  const near = code.slice(0, index + LONGEST_BLOCK)
  const from = Math.max(0, index - LONGEST_BLOCK)
  return near.slice(openBracket(near, '{}', { start: from, end: index }) ?? from, (endAround(near, index, '{}') ?? near.length) + 1)
}

/** `ends.put(code, …)`, `ends[code] = …`, `append(order, entry{code, …})`, `queue.add(code)`, `later(code, ttl)`. */
function isKeptToo({ name, key }: Put, block: string): boolean {
  const one = literally(key.trim())
  const places = [
    new RegExp(`\\b(\\w{1,60})\\[${one}\\]\\s{0,4}=(?!=)`, 'g'),
    new RegExp(`\\b(?:(\\w{1,60})\\.)?\\w{1,60}[({]\\s{0,20}${one}\\s{0,4},`, 'g'),
    new RegExp(`\\b(?:(\\w{1,60})\\.)?(?:append|add|push|offer|enqueue)\\w{0,12}\\((?!["'])[^;\\n]{0,120}\\b${one}\\b`, 'gi'),
  ]
  const lines = block.split('\n').filter((line) => !/^\s*return\b/.test(line))
  const said = lines.join('\n')
  return places.some((place) => [...said.matchAll(place)].some((found) => found[1] !== name))
}

/** `signed := sign(…)` */
function isMadeSigned(key: string, block: string): boolean {
  const made = new RegExp(`\\b${literally(key.trim())}(?:, ?\\w{1,40})? ?:?= ?([^;\\n]{1,160})`, 'g')
  return signsKey.pattern.test(key) || [...block.matchAll(made)].some(([, value = '']) => signsKey.pattern.test(value))
}

/** Loops over the map, and functions that are given it whole. */
function isGoneThrough(name: string, around: string): boolean {
  const place = `(?:\\w{1,40}\\.){0,3}${name}`
  const handed = new RegExp(`(?:\\b(\\w{1,60}))?\\((?:[^()\\n]{1,80}, ?)?${place}\\s{0,4}[,)]`, 'g')
  const removed = new RegExp(`\\bdelete\\(${place}, [^)\\n]{0,80}\\[|\\b${name}\\.(?:try)?remove\\([^)\\n]{0,80}\\[`, 'i')
  return (
    removed.test(around) ||
    all(goesOverMap.pattern, around).some((found) => found.slice(1).includes(name)) ||
    [...around.matchAll(handed)].some(([, to = '']) => !/^(?:delete|len)$/.test(to))
  )
}

/** `jwt.Parse(token, …)` of what the map is asked for. */
function isReadSigned(name: string, around: string): boolean {
  const asked = all(asksMap.pattern, around).flatMap(([, of, key]) => (of === name && key !== undefined ? [key] : []))
  const keys = [...new Set(asked)].slice(0, 5)
  return keys.some((key) =>
    new RegExp(`(?:pars|verif|decod|validate_?token)\\w{0,30}\\((?:[^()\\n]{1,80}, ?)?${key}[,)]`, 'i').test(around),
  )
}

function all(pattern: RegExp, code: string): readonly RegExpExecArray[] {
  return [...code.matchAll(new RegExp(pattern, 'g'))]
}
