import { dotnetAnswers } from '../../knowledge/libraries/dotnet.ts'
import {
  beginsTable,
  finishesTable,
  givesAnswer,
  mergesTables,
  putsIntoTable,
  writesAnswer,
} from '../../knowledge/libraries/web-requests.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { has, items, string, type Entry } from '../../parse/node.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'

// What a function puts into a table by the name that it gives it, in languages that are read without a grammar.

/** What is put into a table behind the place where it begins, and what becomes of it. */
export interface Pieces {
  readonly entries: readonly Entry[]
  /** Where they are put. */
  readonly at: readonly Span[]
  /** `answered`: nothing else is done with it than to answer with it; `returned`: or to give it back. */
  readonly ends: 'answered' | 'returned' | 'elsewhere'
}

/** A variable before its table, and the type of that. */
const HOLDER = /(\$?\w{1,60})(?: [\w.<>]{1,60})? ?:?= ?(?:new )?&?(?:map\[string\](?:any|interface\{\})|[\w.]{1,60})?$/

/** The variable that a table is given to. */
function holderOf({ at: { file, start } }: Said): string | undefined {
  return HOLDER.exec(file.text.slice(Math.max(0, start - 200), start))?.[1]
}

/** The tables that begin empty, each by the call that puts an issuer into it: `document.put("issuer", base)`. */
export function tablesOf(all: readonly Said[], language: CLike): readonly Said[] {
  return all.flatMap((said) => {
    const [key] = said.is === 'call' && putsIntoTable.pattern.test(said.name) ? items(said.value) : []
    const name = said.name.replace(putsIntoTable.pattern, '')
    const isIssuer = said.is === 'put' ? has(said.value, 'issuer') : key !== undefined && string(key)?.value === 'issuer'
    const entries = isIssuer ? putBy(name, said) : undefined
    if (!entries) return []
    const { before } = functionAround(said.at, language)
    const isBegun = inTurn('', new RegExp(`(?<![\\w.>])${literally(name)} ?`), beginsTable.pattern).test(before)
    return [
      {
        ...said,
        is: 'object' as const,
        name,
        value: { kind: 'map' as const, entries: [...entries], open: !isBegun, at: said.at },
        within: [],
      },
    ]
  })
}

/** The tables that are written as a chain of calls: `new JsonObject().put("issuer", base)`, `builder().put("issuer", base).build()`. */
export function tablesOfChains(all: readonly Said[]): readonly Said[] {
  return all.flatMap((said): readonly Said[] => {
    const calls = said.is === 'chain' && said.value.kind === 'map' ? said.value.entries.slice(1) : []
    const pairs = calls.flatMap(({ key, value, at }) => {
      const [name, given, ...more] = putsIntoTable.pattern.test(`.${key.value}`) ? items(value) : []
      const text = name && string(name)
      return text && given && more.length === 0 ? [{ key: text, value: given, at }] : []
    })
    if (!pairs.some(({ key }) => key.value === 'issuer')) return []
    const { file, start, end } = said.at
    const before = BEFORE_CHAIN.exec(file.text.slice(Math.max(0, start - 100), start))?.[0] ?? ''
    const at = { file, start: start - before.length, end }
    const isOther = calls.length > pairs.length + (finishesTable.pattern.test(`.${calls.at(-1)?.key.value ?? ''}()`) ? 1 : 0)
    return [{ ...said, is: 'object', value: { kind: 'map', entries: pairs, open: isOther, at: said.value.at }, at }]
  })
}

const BEFORE_CHAIN = /(?:\bnew |\b[\w.]{1,60}\.(?:<[\w, <>?]{1,60}>)?)$/
/** Everything that is put into a table by its name in the rest of the function; nothing of one that has no name. */
export function piecesIn(said: Said, all: readonly Said[], language: CLike): Pieces | undefined {
  const name = said.value.at === said.at ? said.name : holderOf(said)
  if (!name) return undefined
  const { at } = said
  const { after } = functionAround(at, language)
  const later = all.filter((one) => one.inFunction === said.inFunction && one.at.start >= at.end && one.at.start < at.end + after.length)
  const found = later.flatMap((one) => {
    const entries = putBy(name, one)
    return entries ? [{ entries, at: one.at }] : []
  })
  return { entries: found.flatMap(({ entries }) => entries), at: found.map((one) => one.at), ends: endsOf(name, at, after, found) }
}

/** `document["a"] = 1`, `document += ["a" => 1]`, `document.put("a", 1)`, and the table of `array_merge($document, ["a" => 1])`. */
function putBy(name: string, { is, name: called, value, within, at }: Said): readonly Entry[] | undefined {
  const { file, start } = at
  if (is === 'put') return called === name && value.kind === 'map' ? value.entries : undefined
  if (is === 'set' && called === name && value.kind === 'map') return /^\S{1,60}\s{0,4}\+=/.test(codeAt(at, 80)) ? value.entries : undefined
  if (is === 'object' && value.kind === 'map' && mergesTables.pattern.test(within[0] ?? '')) {
    const merges = inTurn('', new RegExp(`(?:\\(\\s{0,20}${literally(name)},|${literally(name)}\\.\\w{1,20}\\()`), /[^()[\]{}]{0,60}$/)
    return merges.test(file.text.slice(Math.max(0, start - 120), start)) ? value.entries : undefined
  }
  const [key, given] = is === 'call' && putsIntoTable.pattern.test(called) && called.startsWith(`${name}.`) ? items(value) : []
  const text = key && string(key)
  return text && given ? [{ key: text, value: given, at }] : undefined
}

/** What else than putting something into it is done with a table. */
function endsOf(name: string, { end }: Span, after: string, found: readonly { readonly at: Span }[]): Pieces['ends'] {
  let ends: Pieces['ends'] = 'answered'
  const uses = [...after.matchAll(new RegExp(`(?<![\\w.$>])${literally(name)}\\b`, 'g'))]
  for (const { index } of uses) {
    const place = end + index
    if (found.some(({ at }) => place >= at.start - name.length - 1 && place < at.end)) continue
    const before = after.slice(Math.max(0, index - 200), index)
    const behind = after.slice(index + name.length, index + name.length + 40).replace(finishesTable.pattern, '')
    const isAlone = /^\s{0,8}[;,)\n]/.test(behind)
    if (isAlone && /\breturn \(?$/.test(before)) ends = 'returned'
    else if (!isAlone || ![writesAnswer, dotnetAnswers, givesAnswer].some(({ pattern }) => pattern.test(before))) return 'elsewhere'
  }
  return uses.length > 0 ? ends : 'elsewhere'
}
