import type { Project } from '../../discover/project.ts'
import type { Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { inTurn } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { tokenNamed } from './named-tokens.ts'
import { methodAround, rubyConstant } from '../../program/written/index.ts'

/** A number or a duration of Ruby in seconds. */
export function secondsOf(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar' || typeof node.value === 'boolean') return undefined
  const known = parseLifetime(node.value, typeof node.value === 'number' ? 'sec' : 'iso8601')
  return typeof known === 'number' && known > 0 ? known : undefined
}

const NOW = /^\(?(?:(?:Time|DateTime)(?:\.zone)?\.(?:now|current)|(@?(?:now|iat|issued_at|current_time)))(?:\.to_i)?/
const FROM_NOW = inTurn('', NOW, / ?\+ ?\(?([^()]{1,60})\)*(?:\.to_i)?$/)
const LENGTH_FROM_NOW = /^([A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){0,4})\.from_now(?:\.to_i)?$/
const IS_NOW = /\s?=\s?(?:Time|DateTime)(?:\.zone)?\.(?:now|current)\b/
const SPAN = /^(\d{1,8})(?:\.(second|minute|hour|day|week|month|year)s?)?$/
const UNITS: ReadonlyMap<string, number> = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_592_000],
  ['year', 31_536_000],
])

/**
 * `Time.now.to_i + 86400`, `(Time.current + 30.days).to_i`, `Time.now.to_i + 24 * 3600`, `Lives::LOGIN.from_now`, and what is added to a
 * variable that holds the time: a constant of this file or of another class counts as what it holds.
 */
export function fromNow(end: Node, project: Project): number | undefined {
  const code = codeAt(end.at).trim()
  const length = LENGTH_FROM_NOW.exec(code)?.[1]
  if (length !== undefined) return ofConstant(length, end, project)
  const [, variable, added] = FROM_NOW.exec(code) ?? []
  if (added === undefined || (variable !== undefined && !isNow(variable, end))) return undefined
  let product = 1
  for (const factor of added.replace(/\.to_i$/, '').split('*')) {
    const found = SPAN.exec(factor.trim().replace(/(?<=\d)_(?=\d)/g, ''))
    const seconds = found
      ? Number(found[1]) * (found[2] === undefined ? 1 : (UNITS.get(found[2]) ?? 1))
      : ofConstant(factor.trim(), end, project)
    if (seconds === undefined) return undefined
    product *= seconds
  }
  return product > 0 ? product : undefined
}

/** Whether the method has set a variable to the time. */
function isNow(variable: string, { at }: Node): boolean {
  const { code } = methodAround(at)
  const set = code.indexOf(`${variable} =`)
  return set >= 0 && IS_NOW.test(code.slice(set, set + 80))
}

/** What a constant holds; one that is named for a token says it itself. */
function ofConstant(path: string, { at }: Node, project: Project): number | undefined {
  const [name = '', module] = path.split('::').reverse()
  if (!/^[A-Z]\w{0,60}$/.test(name) || tokenNamed(name) !== undefined) return undefined
  if (module !== undefined) return secondsOf(rubyConstant({ kind: 'dynamic', from: { module, name }, at }, project))
  const [set, ...more] = saidInRuby(at.file.whole).filter((one) => one.is === 'set' && one.name === name)
  return set && more.length === 0 ? secondsOf(set.value) : undefined
}
