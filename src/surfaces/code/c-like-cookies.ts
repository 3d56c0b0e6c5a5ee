import {
  ageCalled,
  cookiesWritten,
  type CookieAge,
  type CookiePlace,
  type CookieWritten,
} from '../../knowledge/libraries/cookies-written.ts'
import { words } from '../../text/words.ts'
import { sessionOfNobody } from '../../knowledge/words/cookies.ts'
import { signsInSomebody } from '../../knowledge/words/sessions.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { codeOf, secondsFromNow } from '../../parse/c-like-moments.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { codeAt, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, depthOf, languageOf } from '../../program/written/index.ts'
import { cookieToken } from './cookies.ts'
import { setPolicy } from './policy.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

/** How long sign-ins and requests live that are kept in cookies, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-cookies',
  name: 'Ages of cookies in Go, Java, Kotlin, C# and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['ookie', 'sessions.Options'],
  together: [[/ookies?\b|sessions\.Options/, /[mM]ax_?Age|[eE]xpires|cookie\(|Cookie(?:::\w{1,10})?\(/]],
  skipsTests: true,
  *read(text, { file }): Generator<TokenPolicy> {
    const language = languageOf(file.path)
    if (!language || language === 'rs') return
    const all = saidIn(text, language)
    for (const said of all) {
      const row = cookieRow(said, language)
      const found = row && policyOf(row, said, { all, text, language })
      if (found) yield found
    }
  },
})

/** The row of a call or an object that sets a cookie. */
export function cookieRow({ is, name }: Said, language: CLike): CookieWritten | undefined {
  return cookiesWritten.find(
    ({ languages, as, written }) => as === is && languages.some((one) => one === language) && written.test(name.replaceAll('::', '.')),
  )
}

/** Whether the store that options are for is one of sign-ins: others keep visits, languages or what is shown once. */
function isOfSignIn({ within: [call = ''], at: { file, start } }: Said, text: Text): boolean {
  const set = /([\w.]{1,80})\s{0,4}:?=\s{0,4}&?(?:[\w.]{0,60}\.)?$/.exec(file.text.slice(Math.max(0, start - 160), start))?.[1] ?? call
  const store = words(set.replace(/\.Options$/, '').replace(/^.*\./, '')).filter((word) => !OF_ANY.test(word))
  return store.length === 0 ? signsInSomebody.pattern.test(text.value) : store.some((word) => signsInSomebody.pattern.test(word))
}

/** Words that name any store of cookies, or nothing. */
const OF_ANY = /^(?:\w|cookies?|sessions?|store|options?|opts?|gorilla|default|global|router|engine|app|ctx|this)$/

/** What code says around a cookie. */
export interface Code {
  readonly all: readonly Said[]
  readonly text: Text
  readonly language: CLike
}

function policyOf(row: CookieWritten, said: Said, code: Code): TokenPolicy | undefined {
  const name = row.name && string(cookieAt(said.value, row.name, said, code))?.value
  const token = row.name ? name !== undefined && cookieToken(name) : isOfSignIn(said, code.text) && 'session'
  if (token === 'session' && sessionOfNobody.pattern.test(said.inFunction ?? '')) return undefined
  // What is always the same is a mark, and nobody's session.
  if (!token || row.values.some((place) => string(cookieAt(said.value, place, said, code)) !== undefined)) return undefined
  for (const age of [...row.ages, ...laterAges(row, said, code)]) {
    const value = 'value' in age ? age.value : cookieAt(said.value, age.place, said, code)
    const seconds = value && secondsOf(value, age.counts, code)
    if (!value || seconds === undefined || seconds <= 0) continue
    const key = 'value' in age ? ageCalled.seconds : String(age.place.findLast((step) => typeof step === 'string') ?? ageCalled[age.counts])
    const written = codeOf(value, code.text).value.replace(/\s+/g, ' ').slice(0, 60)
    const owner = { what: 'cookie', ...(name === undefined ? {} : { name }), product: 'cookies' }
    const effective = row.effective === undefined ? {} : { effective: row.effective }
    return setPolicy({ owner, token, key, byCookie: true, confidence: 'medium', ...effective }, seconds, written, value.at)
  }
  return undefined
}

/** A value at a place, also of an object that a variable of the function was given. */
export function cookieAt(node: Node | undefined, [step, ...rest]: CookiePlace, said: Said, code: Code): Node | undefined {
  if (!node || step === undefined) return node
  const known = node.kind === 'dynamic' && typeof step === 'string' ? objectGiven(node, step, said, code) : node
  return cookieAt(typeof step === 'string' ? fieldAt(known ?? node, step, said, code) : argumentAt(node, step), rest, said, code)
}

/** What a chain or an object gives a name last, which an end without arguments is not: `Cookie::build((name, id)).build()`. */
function fieldAt(node: Node, field: string, { is, name }: Said, { all }: Code): Node | undefined {
  if (node.kind !== 'list' || is !== 'call')
    return entries(node).findLast(({ key, value }) => key.value === field && !(value.kind === 'list' && value.items.length === 0))?.value
  const given = saidBehind(all, node.at.start).find(
    (one) => one.is === 'set' && one.name === field && one.within[0] === name && one.at.end <= node.at.end,
  )
  return given?.value
}

/** An argument by its number; one with a name stands where it likes. */
function argumentAt(node: Node, place: number): Node | undefined {
  if (node.kind !== 'list') return place === 0 ? node : undefined
  const found = items(node)[place]
  return found?.kind === 'dynamic' && /^\w{1,40}\s?[=:](?![=:])/.test(codeAt(found.at)) ? undefined : found
}

/** `var options = new CookieOptions { Expires = … };`, unless the field is set again before the place. */
function objectGiven({ at }: Node, field: string, { inFunction, at: place }: Said, { all }: Code): Node | undefined {
  const name = codeAt(at, 80)
  if (!/^\$?\w{1,60}$/.test(name)) return undefined
  const names = [name, `${name}.${field}`]
  const last = saidBefore(all, place.start).findLast(
    (one) => one.is === 'set' && names.includes(one.name) && one.inFunction === inFunction && one.at.end <= place.start,
  )
  return last?.name === name ? last.value : undefined
}

/** What the variable of a cookie is told behind it, in the same block, until it becomes another cookie. */
function* laterAges({ later }: CookieWritten, said: Said, { all, text }: Code): Generator<{ value: Node; counts: CookieAge['counts'] }> {
  if (!later) return
  const before = text.at.file.text.slice(Math.max(0, said.at.start - 120), said.at.start)
  const variable = /\b(\w{1,60})\s{0,4}=\s{0,4}(?:new\s{1,4})?(?:[\w.]{0,60}\.)?$/.exec(before)?.[1]
  if (variable === undefined) return
  for (const one of saidBehind(all, said.at.end)) {
    if (one.inFunction !== said.inFunction) continue
    if (one.is === 'set' && one.name === variable) return
    if (!one.name.startsWith(`${variable}.`) || !later.test(one.name)) continue
    if (depthOf(text.at.file.text.slice(said.at.end, one.at.start)) < 0) return
    const value = one.is === 'call' ? items(one.value)[0] : one.is === 'set' ? one.value : undefined
    if (value) yield { value, counts: 'seconds' }
  }
}

const OF_COUNT = { seconds: 1, minutes: 60, moment: undefined } as const

function secondsOf(value: Node, counts: CookieAge['counts'], { text, language }: Code): number | undefined {
  if (value.kind === 'scalar') {
    const span = typeof value.value === 'string' ? parseLifetime(value.value, 'iso8601') : undefined
    const unit = OF_COUNT[counts]
    return typeof span === 'number' ? span : typeof value.value === 'number' && unit !== undefined ? value.value * unit : undefined
  }
  return counts === 'moment' && value.kind !== 'list' ? secondsFromNow(codeOf(value, text), text, language) : undefined
}

// What a file says near a place, so that many places of a large file do not each go through all that it says.

/** As far as functions reach that people write. */
const NEAR = 6000

/** What begins near before a place, in the order of the text. */
function saidBefore(all: readonly Said[], place: number): readonly Said[] {
  const sorted = sortedBy(all)
  return sorted.slice(firstFrom(sorted, place - NEAR), firstFrom(sorted, place))
}

/** What begins near behind a place. */
function saidBehind(all: readonly Said[], place: number): readonly Said[] {
  const sorted = sortedBy(all)
  return sorted.slice(firstFrom(sorted, place), firstFrom(sorted, place + NEAR))
}

const sortedBy = oncePer((all: readonly Said[]): readonly Said[] => all.toSorted((one, other) => one.at.start - other.at.start))

function firstFrom(sorted: readonly Said[], place: number): number {
  return firstThat(sorted, ({ at }) => at.start >= place)
}
