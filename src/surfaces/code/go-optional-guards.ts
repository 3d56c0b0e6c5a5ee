import { commandLines } from '../../knowledge/libraries/command-lines.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, get, items, string, type Node } from '../../parse/node.ts'
import { bracketEndBy } from '../../text/brackets.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'

/** A check that the function around a server puts in front of it only where a setting is given, which nobody has to give. */
export interface OptionalGuard {
  /** The option or variable: `auth-token`, `MCP_TOKEN`. */
  readonly setting: string
  /** Where it is asked for. */
  readonly at: Span
  /** The function: what listens elsewhere may have a check of its own. */
  readonly function: Pick<Span, 'start' | 'end'>
}

/** A longer function is not looked at. */
const LONGEST = 6000
/** The condition of a branch, also of `else if`. */
const BRANCH = /\bif ([^{}\n]{1,200}) \{/g
/** More branches are not looked at. */
const MOST = 40
/** `if token := os.Getenv("TOKEN"); token != "" {` */
const INIT = /^[\w, ]{1,80}:= [^;]{1,120}; /
/** `token != ""`, `len(tokens) > 0`, `*enabled`, `cmd.Bool("auth")`: what is asked for. */
const ASKED = oneOf('', /^(\*?[\w.]{1,80}(?:\("[^"\n]{1,80}"\))?)(?: != (?:""|nil))?$/, /^len\((\*?\w{1,80})\) (?:> 0|!= 0)$/)
/** How a program or the function around ends. */
const STOPS = /\breturn\b|\bpanic\(|Fatal\w{0,2}\(|\bExit\(/
/** `token == ""`, `!enabled`, `len(tokens) == 0` */
const MISSING = oneOf(
  'g',
  /(\*?[\w.]{1,80}(?:\("[^"\n]{1,80}"\))?) == (?:""|nil)/,
  /!(\*?[\w.]{1,80}(?:\("[^"\n]{1,80}"\))?)/,
  /len\((\w{1,80})\) == 0/,
)
/** An option that a parsed command line is asked for: urfave/cli, viper, and cobra's flags. */
const READ = inTurn('', /^\w[\w.()]{0,60}\.(?:Get)?(?:String|Bool)(?:Slice)?\("([^"\n]{1,80})"\)$/)
const VARIABLE = /^os\.Getenv\("(\w{1,80})"\)$/

/**
 * The check of the function around a server that is off by default, where nothing else in it, nor in the functions of this file that it
 * calls otherwise, looks like a check; undefined where something does, or where the function stops without the setting.
 */
export function optionalGuardOfGo(made: Span, all: readonly Said[], isGuarded: (code: string) => boolean): OptionalGuard | undefined {
  const { before, after, start } = functionAround(made, 'go')
  if (before.length >= LONGEST || after.length >= LONGEST) return undefined
  const { file } = made
  const code = file.text.slice(start, made.end + after.length)
  let rest = code
  let found: Pick<OptionalGuard, 'setting' | 'at'> | undefined
  const branches = branchesOf(code)
  const required = new Set(branches.flatMap(({ condition, block }) => (STOPS.test(block) ? missing(condition) : [])))
  for (const { condition, block, start: from, end } of branches) {
    const asked = firstOf(ASKED.exec(condition.replace(INIT, '')))
    const setting = asked === undefined || required.has(asked) ? undefined : unsetOption(asked, all)
    if (asked === undefined || setting === undefined) continue
    if (isGuarded(block.replaceAll(nameAlone(asked), '')))
      found ??= { setting, at: { file, start: start + from + 'if '.length, end: start + from + 'if '.length + condition.length } }
    rest = without(rest, from, end).replaceAll(nameAlone(asked), (word) => ' '.repeat(word.length))
  }
  if (!found || isGuarded(rest) || callsGuarded(rest, file.text, start, isGuarded)) return undefined
  return { ...found, function: { start, end: start + code.length } }
}

interface Branch {
  readonly condition: string
  readonly block: string
  readonly start: number
  readonly end: number
}

/** The branches of a function, those of `else if` as well. */
function branchesOf(code: string): Branch[] {
  return [...code.matchAll(BRANCH)].slice(0, MOST).map(({ 0: whole, 1: condition = '', index: start }) => {
    const end = blockEnd(code, start + whole.length)
    return { condition, block: code.slice(start + whole.length, end), start, end }
  })
}

/** What a condition says is missing. */
function missing(condition: string): readonly (string | undefined)[] {
  return Array.from(condition.matchAll(MISSING), firstOf)
}

function firstOf(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find((part) => part !== undefined)
}

/** The name of an option or variable that holds nothing, or false, where nobody gives it. */
export function unsetOption(asked: string, all: readonly Said[]): string | undefined {
  const name = asked.replace('*', '')
  if (/^\w+$/.test(name)) {
    const set = all.filter((one) => one.is === 'set' && one.name === name)
    const [only] = set
    if (only && set.length === 1) return unsetValue(codeOf(only.value), all) ?? ofFlag(only.value, all)
    const pointed = all.find(
      ({ is, name: called, value }) => is === 'call' && POINTED.test(called) && codeOf(items(value)[0]) === `&${name}`,
    )
    return pointed && set.length === 0 && isNothing(items(pointed.value).at(-2)) ? string(items(pointed.value)[1])?.value : undefined
  }
  return unsetValue(asked, all)
}

const POINTED = asWritten(commandLines, 'points-to-text', 'points-to-switch')

function unsetValue(code: string, all: readonly Said[]): string | undefined {
  const variable = VARIABLE.exec(code)?.[1]
  if (variable !== undefined) return variable
  const option = READ.exec(code)?.[1]
  return option !== undefined && isDeclaredUnset(option, all) ? option : undefined
}

/** `flag.String("token", "", "…")` */
function ofFlag(value: Node, all: readonly Said[]): string | undefined {
  const made = all.find(({ is, name, at }) => is === 'call' && DECLARES.test(name) && at.start === value.at.start)
  const given = made ? items(made.value) : []
  return isNothing(given.at(-2)) ? string(given[0])?.value : undefined
}

const DECLARES = asWritten(commandLines, 'declares-text', 'declares-switch')
const IS_OPTION = asWritten(commandLines, 'is-text-option', 'is-switch-option', 'is-list-option')

/** Whether this file declares an option without a default: `&cli.StringFlag{Name: "token"}`, `cmd.Flags().String("token", "", "…")`. */
function isDeclaredUnset(option: string, all: readonly Said[]): boolean {
  const declared = all.flatMap(({ is, name, value }) => {
    if (is === 'object' && IS_OPTION.test(name))
      return string(get(value, 'Name'))?.value === option ? [!get(value, 'Value') || isNothing(get(value, 'Value'))] : []
    const given = is === 'call' && (DECLARES.test(name) || POINTED.test(name)) ? items(value) : []
    return given.length > 2 && given.some((one) => string(one)?.value === option) ? [isNothing(given.at(-2))] : []
  })
  return declared.length === 1 && declared[0] === true
}

function isNothing(node: Node | undefined): boolean {
  return string(node)?.value === '' || boolean(node) === false || (node !== undefined && codeOf(node) === 'false')
}

function codeOf(node: Node | undefined): string {
  return node ? codeAt(node.at, 200) : ''
}

/** Where a block ends whose brace has just been opened. */
function blockEnd(code: string, from: number): number {
  return bracketEndBy(PARTS, code, from - 1) ?? code.length
}

/** Braces, and texts and comments whose braces do not count. */
const PARTS = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|'[{}]'|[{}]/g

function without(code: string, start: number, end: number): string {
  return code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
}

/** A variable as a word of its own, and how it is asked for an option. */
function nameAlone(asked: string): RegExp {
  return new RegExp(`(?<![\\w.])${asked.replaceAll(/[.*()]/g, '\\$&')}(?!\\w)`, 'g')
}

/** Whether code calls a function of its file in which something looks like a check, itself or by way of others. */
function callsGuarded(code: string, text: string, own: number, isGuarded: (code: string) => boolean): boolean {
  const starts = Array.from(text.matchAll(/^func\b/gm), ({ index }) => index)
  const functions = new Map(
    starts.map((start, i) => {
      const body = text.slice(start, starts[i + 1])
      return [start === own ? '' : (/^func (?:\([^)\n]{0,100}\) )?(\w{1,80})/.exec(body)?.[1] ?? ''), body] as const
    }),
  )
  const waiting = [code]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const [, name = ''] of one.matchAll(/\b(\w{1,80})(?=[(),])/g)) {
      const body = functions.get(name)
      if (body === undefined) continue
      functions.delete(name)
      if (isGuarded(body)) return true
      waiting.push(body)
    }
  }
  return false
}
