import { commandLines } from '../../knowledge/libraries/command-lines.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Said } from '../../parse/c-like.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Located, type Span } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'

/** What a file says, and the function in which a name is asked for: the same name is another variable in the next. */
export interface GoPlace {
  readonly all: readonly Said[]
  readonly inFunction: string | undefined
}

/** Names lead to names, and parameters to callers, so often. */
const MAX_STEPS = 4

/** The text that an expression of Go has where nobody says otherwise: itself, or the default of an option, a variable or a parameter. */
export function defaultOf(node: Node, place: GoPlace, steps = MAX_STEPS): Located<string> | undefined {
  const written = string(node)
  if (written || steps === 0) return written
  const code = codeOf(node.at).replace(/^\*/, '')
  const option = READ.exec(code)?.[1]
  if (option !== undefined) return ofOption(option, place.all)
  if (/^\w{1,60}(?:\.\w{1,60}){0,3}$/.test(code)) return ofName(code, node, place, steps - 1)
  const call = place.all.find(({ is, at }) => is === 'call' && at.start === node.at.start)
  if (!call) return undefined
  const given = items(call.value)
  if (DECLARES.test(call.name)) return string(given.at(-2))
  return given.length > 1 && OTHERWISE.test(call.name) ? string(given.at(-1)) : undefined
}

/** `fallback`, `envOr("ADDR", ":8080")`, `cmp.Or(os.Getenv("ADDR"), ":8080")` (https://pkg.go.dev/cmp#Or) */
const OTHERWISE = /^cmp\.Or$|(?:^|\.)\w{0,40}[eE]nv\w{0,40}$/
const DECLARES = asWritten(commandLines, 'declares-text')
const POINTS = asWritten(commandLines, 'points-to-text')
const DECLARES_SWITCH = asWritten(commandLines, 'declares-switch')
const POINTS_SWITCH = asWritten(commandLines, 'points-to-switch')
const IS_OPTION = asWritten(commandLines, 'is-text-option')
const SETS_DEFAULT = asWritten(commandLines, 'sets-default')
/** An option that a parsed command line, or viper, is asked for. */
const READ = inTurn('', /^\w[\w.()]{0,60}\.(?:Get)?String\("([\w.-]{1,80})"\)$/)

/** What the file declares for an option, where it declares it once. */
function ofOption(option: string, all: readonly Said[]): Located<string> | undefined {
  const found = all.flatMap(({ is, name, value }) => {
    if (is === 'object' && IS_OPTION.test(name)) return string(get(value, 'Name'))?.value === option ? [get(value, 'Value')] : []
    const given = is === 'call' ? items(value) : []
    if (SETS_DEFAULT.test(name)) return string(given[0])?.value === option ? [given[1]] : []
    const declares = given.length > 2 && (DECLARES.test(name) || POINTS.test(name))
    return declares && given.slice(0, 2).some((one) => string(one)?.value === option) ? [given.at(-2)] : []
  })
  return found.length === 1 ? string(found[0]) : undefined
}

/**
 * A variable that is set to a text first, and to something else only under a condition; one that gets a text where it would be empty; or
 * an option of the command line.
 */
function ofName(name: string, node: Node, place: GoPlace, steps: number): Located<string> | undefined {
  const { all, inFunction } = place
  const set = all.filter((one) => one.is === 'set' && one.name === name && (one.inFunction ?? inFunction) === inFunction)
  const [first, ...rest] = set
  const option = all.find((one) => one.is === 'call' && POINTS.test(one.name) && codeOf(items(one.value)[0]?.at ?? one.at) === `&${name}`)
  if (option && set.every(({ conditions }) => conditions.length > 0))
    return whereEmpty(string(items(option.value).at(-2)), { name, node, set }, place, steps)
  if (!first) {
    const caller = callerOf(name, node, place)
    return caller ? defaultOf(caller.node, caller.place, steps) : ofSeveral(name, node, place, steps)
  }
  if (rest.some(({ conditions }) => conditions.length <= first.conditions.length)) return undefined
  return whereEmpty(defaultOf(first.value, place, steps), { name, node, set: rest }, place, steps)
}

/** What a variable is used with that was given a text, or nothing readable: where it would be empty, it may get another, or stop. */
function whereEmpty(
  given: Located<string> | undefined,
  { name, node, set }: { readonly name: string; readonly node: Node; readonly set: readonly Said[] },
  place: GoPlace,
  steps: number,
): Located<string> | undefined {
  if (given && given.value !== '') return given
  const isAsked = (condition: string | undefined) => condition !== undefined && asksEmpty(condition, name)
  const instead = set.find(({ conditions }) => isAsked(conditions[0]))
  if (instead) return instead.conditions[0]?.includes('&&') ? undefined : defaultOf(instead.value, place, steps)
  const isNeverEmpty = place.all.some(
    ({ at, passed, conditions }) =>
      at.start <= node.at.start &&
      at.end >= node.at.end &&
      (passed.some(isAsked) || conditions.some((one) => asksEmpty(inverse(one), name))),
  )
  return isNeverEmpty ? undefined : given
}

/** `host != ""` as `host == ""` */
function inverse(condition: string): string {
  return condition.replaceAll(/!=|(?<=\) )>/g, '==')
}

/** `host == ""`, `*host == ""`, `len(host) == 0`, `strings.TrimSpace(host) == ""` */
function asksEmpty(condition: string, name: string): boolean {
  return [...condition.matchAll(EMPTY)].some(([, ...names]) => names.includes(name))
}

const EMPTY = oneOf(
  'g',
  /\*?(?<![\w.])([\w.]{1,80}) == ""/,
  /"" == \*?([\w.]{1,80})/,
  /\blen\(\*?([\w.]{1,80})\) == 0/,
  /\bTrimSpace\(\*?([\w.]{1,80})\) == ""/,
)

/** `addr, err := cmd.Flags().GetString("addr")` */
function ofSeveral(name: string, node: Node, place: GoPlace, steps: number): Located<string> | undefined {
  const given = /^\w+$/.test(name) ? givenLast(name, functionAround(node.at, 'go'), node.at.file) : undefined
  return given && defaultOf(given, place, steps)
}

/**
 * Whether a condition of Go certainly holds where nobody says otherwise: a switch of the command line that is on, or a variable of the
 * environment that has to be set to something else.
 */
export function holdsByDefault(node: Node, all: readonly Said[]): boolean {
  const code = codeOf(node.at).trim()
  if (/^os\.Getenv\("\w{1,80}"\) (?:!= "[^"]{1,20}"?|== ""?)$/.test(code)) return true
  const [, not, name] = /^(!)?\*?(\w{1,60}(?:\.\w{1,60}){0,3})$/.exec(code) ?? []
  if (name === undefined) return false
  const set = all.filter((one) => one.is === 'set' && one.name === name)
  const pointed = all.filter(
    (one) => one.is === 'call' && POINTS_SWITCH.test(one.name) && codeOf(items(one.value)[0]?.at ?? one.at) === `&${name}`,
  )
  const start = set.length === 1 && pointed.length === 0 ? set[0]?.value.at.start : undefined
  const made = all.filter((one) => one.is === 'call' && DECLARES_SWITCH.test(one.name) && one.at.start === start)
  const [declared, ...more] = [...(set.length === 0 ? pointed : []), ...made]
  const otherwise = declared && more.length === 0 ? items(declared.value).at(-2) : undefined
  return otherwise !== undefined && codeOf(otherwise.at) === (not ? 'false' : 'true')
}

/** The name and the parameters of a function. */
const HEAD = /^func (?:\([^)\n]{0,120}\) )?(\w{1,80})\(((?:[^()\n]|\([^()\n]{0,120}\)){0,400})\)/

/** What the only call of a function in its file gives to a parameter. */
export function callerOf(name: string, { at }: Node, { all }: GoPlace): { readonly node: Node; readonly place: GoPlace } | undefined {
  const [, called, parameters = ''] = HEAD.exec(functionAround(at, 'go').before) ?? []
  const index = parameters.split(',').findIndex((one) => one.trim().split(' ')[0] === name)
  if (called === undefined || index < 0) return undefined
  const [caller, ...others] = all.filter((one) => one.is === 'call' && (one.name === called || one.name.endsWith(`.${called}`)))
  const node = caller && others.length === 0 ? items(caller.value)[index] : undefined
  return node && caller ? { node, place: { all, inFunction: caller.inFunction } } : undefined
}

/** An expression as it is written, up to what is too long to ask anything of. */
export function codeOf(at: Span): string {
  return codeAt(at, 200)
}
