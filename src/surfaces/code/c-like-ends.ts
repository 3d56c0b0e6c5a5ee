import { secondsWritten } from '../../knowledge/libraries/token-makers.ts'
import { calendarMoment, calendarOfNow, changesCalendar } from '../../knowledge/words/moments.ts'
import { codeOf, nameOfMoment, secondsFromNow } from '../../parse/c-like-moments.ts'
import type { Node } from '../../parse/node.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { own } from '../../text/own.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { secondsOf } from '../../parse/c-like-durations.ts'
import {
  constantElsewhere,
  definedInPhp,
  depthOf,
  functionAround,
  givenLast,
  whereWritten,
  type Asked,
} from '../../program/written/index.ts'
import { tokenNamed } from './named-tokens.ts'

/** Variables and functions that are followed from an end to the sum that it is. */
const MAX_STEPS = 3

/**
 * Seconds from now to an end: a duration that the reader knows already, or a sum that begins with now, which a variable, a function or a
 * calendar of the code may hold, with constants of other files in it.
 */
export function secondsOfEnd(end: Node, text: Text, asked: Asked, steps = MAX_STEPS): number | undefined {
  if (end.kind === 'scalar' && typeof end.value === 'string') {
    const known = parseLifetime(end.value, 'iso8601')
    return typeof known === 'number' ? known : undefined
  }
  if ((end.kind !== 'dynamic' && end.kind !== 'map') || steps === 0) return undefined
  const code = codeOf(end, text)
  const seconds = secondsFromNow(withConstants(code, asked), text, asked.language)
  if (seconds !== undefined) return seconds
  const name = nameOfMoment(code)
  const held = name === undefined ? undefined : givenLast(name, functionAround(end.at, asked.language), end.at.file)
  if (held) return secondsOfEnd(held, text, asked, steps - 1)
  return ofCalendar(code.value, end, asked) ?? ofFunction(code.value, end, text, asked, steps)
}

/** What a function of the file gives: `private Date expiry() { return new Date(…); }` */
function ofFunction(code: string, end: Node, text: Text, asked: Asked, steps: number): number | undefined {
  if (!/^(?:(?:this|self|static|\$this)(?:\.|->|::))?\w{1,60}\(\)$/.test(code)) return undefined
  const body = whereWritten(code, { ...asked, at: end.at })
  if (!body || body.file !== end.at.file) return undefined
  const written = codeAt(body)
  const given = /^\{\s{0,80}return\s([^;{}]{1,300});\s{0,80}\}$/.exec(written)
  const start = given ? body.start + written.indexOf(given[1] ?? '') : body.start
  const at = { file: body.file, start, end: given ? start + (given[1] ?? '').length : body.end }
  return secondsOfEnd({ kind: 'dynamic', at }, text, asked, steps - 1)
}

/** `calendar.add(Calendar.DATE, 7)` in the block, after `Calendar.getInstance()` and before `calendar.getTime()`, and no other change. */
function ofCalendar(code: string, { at }: Node, { language }: Asked): number | undefined {
  const name = calendarMoment.pattern.exec(code)?.[1]
  if (name === undefined) return undefined
  const since = sinceNow(name, functionAround(at, language).before)
  const changes = since && [...since.matchAll(new RegExp(`(?<![\\w.])${literally(name)}(?:${changesCalendar.pattern.source})`, 'g'))]
  if (!changes || changes.length !== 1) return undefined
  const from = changes[0]?.index ?? 0
  const [added, field = '', count = ''] = ADDED.exec(since.slice(from + name.length)) ?? []
  if (added === undefined || !/(?:^|[;{}])\s*$/.test(since.slice(0, from)) || depthOf(since.slice(from)) < 0) return undefined
  const unit = own(CALENDAR_UNITS, field)
  const sum = arithmetic(count.replaceAll('_', ''))
  return sum !== undefined && unit !== undefined ? sum * unit : undefined
}

/** The code behind the last `calendar = Calendar.getInstance()`, without comments; nothing where the calendar is given something else. */
function sinceNow(name: string, before: string): string | undefined {
  const given = [...before.matchAll(new RegExp(`(?<![\\w.])${literally(name)}\\s?=(?!=)\\s{0,40}`, 'g'))].at(-1)
  const behind = given && before.slice(given.index + given[0].length)
  const now = behind === undefined ? null : calendarOfNow.pattern.exec(behind)
  return now ? behind?.slice(now[0].length).replace(/\/\/[^\n]*/g, '') : undefined
}

const ADDED = /^\.add\(\s?(?:Calendar\.)?([A-Z_]{4,14}),\s?([\d_*\s]{1,30})\)/

/** Seconds of the fields of a calendar that are added to it. */
const CALENDAR_UNITS: Readonly<Record<string, number>> = {
  SECOND: 1,
  MINUTE: 60,
  HOUR: 3600,
  HOUR_OF_DAY: 3600,
  DATE: 86_400,
  DAY_OF_MONTH: 86_400,
  DAY_OF_YEAR: 86_400,
  DAY_OF_WEEK: 86_400,
  WEEK_OF_YEAR: 604_800,
  WEEK_OF_MONTH: 604_800,
  MONTH: 2_592_000,
  YEAR: 31_536_000,
}

/** The code with numbers for the constants of other files: `SecurityConstants.EXPIRATION_TIME`, `JWT_EXPIRY` of PHP's `define`. */
function withConstants(code: Text, asked: Asked): Text {
  const value = code.value.replace(
    OF_CLASS,
    (whole: string, index: number) =>
      numberOf(writtenElsewhere(whole, asked)) ?? constantWritten(whole, { ...code.at, start: code.at.start + index }, asked) ?? whole,
  )
  const known =
    asked.language === 'php'
      ? value.replace(DEFINED, (name: string) => numberOf(written(definedInPhp(name, asked.at, asked.project))) ?? name)
      : value
  return known === code.value ? code : { ...code, value: known }
}

const OF_CLASS = /(?<![\w.$"'])\\?(?:[A-Za-z]\w{1,60}(?:\.|::)(?:Companion\.)?[A-Za-z]\w{1,60}|[A-Z]\w{1,60})\b(?![(.:])/g
const DEFINED = /(?<![\w.$:>\\'"])[A-Z][A-Z\d_]{2,60}\b(?!\s?\(|::|\\)/g

function writtenElsewhere(path: string, asked: Asked): string | undefined {
  const found = whereWritten(path.replace('Companion.', ''), asked)
  return found && found.file !== asked.at.file ? written(found) : undefined
}

/** The number or length of time of a constant of another class, which says itself whose life it is where it is named for one. */
function constantWritten(path: string, { file, start }: Span, { language, project }: Asked): string | undefined {
  if (tokenNamed(path.replace(/^.*[.:]/, '')) !== undefined) return undefined
  const value = constantElsewhere({ kind: 'dynamic', at: { file, start, end: start + path.length } }, { language, project })
  if (value?.kind !== 'scalar') return undefined
  if (typeof value.value === 'number') return `(${value.value})`
  const length = secondsOf(value.value)
  return length === undefined ? undefined : own(secondsWritten, language)?.replace('N', String(length))
}

function written(at: Span | undefined): string | undefined {
  return at && codeAt(at, 120)
}

/** A product of numbers as it is written, in brackets. */
function numberOf(code: string | undefined): string | undefined {
  const bare = code
    ?.replace(/\/\/.*$/, '')
    .replace(/(\d)[lL]\b/g, '$1')
    .trim()
  return bare !== undefined && /^[\d_\s*+()]{1,80}$/.test(bare) && /\d/.test(bare) ? `(${bare})` : undefined
}
