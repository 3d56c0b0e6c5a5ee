import type { Project } from '../../discover/project.ts'
import { handsRequestOn, letsRequestOn, turnsAway } from '../../knowledge/words/exempt-paths.ts'
import { asksForPath } from '../../knowledge/words/guards.ts'
import { withoutComments } from '../../program/written/index.ts'
import { append } from '../../text/append.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { exemptedBy, notExemptedBy, type Asking, type Exempt, type Listed } from './path-conditions.ts'

/**
 * The paths of requests that a guard lets pass before it verifies, `if (req.path === '/health') return next()`; undefined where it asks for
 * the path in a way that says no such list. What it tells a log of the path decides nothing.
 *
 * @param written the guard up to where it verifies
 */
export function exemptedBefore(written: string, path: string, project: Project): readonly Exempt[] | undefined {
  const code = withoutRemarks(written, path)
  if (!asksForPath.pattern.test(code)) return []
  const { names, asked, rest: unnamed } = named(code)
  const mentions = oneOf('', asksForPath.pattern, ...(names.length > 0 ? [new RegExp(`(?<![\\w.$])(?:${names.join('|')})\\b`)] : []))
  const asking: Asking = { mentions, asked, path, project }
  const text = withoutStatements(unnamed, mentions)
  const found: Listed[] = []
  let rest = text
  for (const one of conditions(text, path.endsWith('.py'))) {
    const said = asked.get(one.test.replace(/^\W+|\W+$/g, ''))
    if (!mentions.test(one.test) && said === undefined) continue
    const all = exemptionsOf(one, asking)
    if (!all) return undefined
    append(found, all)
    rest = blanked(rest, one.from, one.to)
  }
  return mentions.test(rest) ? undefined : asAsked(found, code)
}

function withoutRemarks(code: string, path: string): string {
  const rest = withoutComments(code)
  return path.endsWith('.py') ? rest.replace(/(?<=\s)# [^\n"']*$/gm, '') : rest
}

/** The paths by how they are asked for; where in both ways, each may be meant: https://expressjs.com/en/5x/api.html#req.originalUrl */
function asAsked(found: readonly Listed[], code: string): readonly Exempt[] {
  const asksWhole = /\b(?:originalUrl|baseUrl)\b/.test(code)
  const asksRest = !asksWhole || /\b(?:req|request)[?!]?\.(?:path|url)\b/.test(code)
  const ways = [...(asksWhole ? [true] : []), ...(asksRest ? [false] : [])]
  return found.flatMap((one) => ways.map((isWhole) => ({ ...one, isWhole })))
}

function exemptionsOf({ test, block, isOpen }: Condition, asking: Asking): readonly Listed[] | undefined {
  // It is in the block that the token is verified.
  if (isOpen) return notExemptedBy(test, asking)
  if (turnsAway.pattern.test(block) && !letsSomeOn(block)) return []
  return letsRequestOn.pattern.test(block) ? exemptedBy(test, asking) : undefined
}

/** Whether a block that turns requests away lets others go on. */
function letsSomeOn(block: string): boolean {
  if (handsRequestOn.pattern.test(block)) return true
  const rest = block.replace(/\b(?:return|throw|raise)\b[^\n;}]*/g, (said) => (turnsAway.pattern.test(said) ? '' : said))
  return !turnsAway.pattern.test(rest) && letsRequestOn.pattern.test(rest)
}

const IS_GIVEN = inTurn(
  'g',
  /(?:\b(?:const|let|var)\s{1,4})?(?<![\w.$])(\w{1,40})(?:\s{0,4}:\s{0,4}\w{1,20})?/,
  /\s{0,4}=(?![=>])\s{0,4}([^;\n]{1,300})/,
)
const TAKEN = /\{([^{}\n]{0,160})\}\s{0,4}=\s{0,4}(?:req|request|ctx|context|new URL)\b[^\n;]{0,80}/g

/** The names that a guard gives the path, and those that it gives what it asks of it. */
function named(code: string): { names: readonly string[]; asked: ReadonlyMap<string, string>; rest: string } {
  const names: string[] = []
  const asked = new Map<string, string>()
  let rest = code
  for (const { index, 0: whole, 1: listed = '' } of code.matchAll(TAKEN)) {
    const all = listed.match(/\b(?:path|pathname|url|originalUrl)\b/g)
    if (all) {
      append(names, all)
      rest = blanked(rest, index, index + whole.length)
    }
  }
  for (const { index, 0: whole, 1: name = '', 2: value = '' } of code.matchAll(IS_GIVEN)) {
    const isPath = asksForPath.pattern.test(value) || names.some((one) => new RegExp(`(?<![\\w.$])${one}\\b`).test(value))
    if (!isPath || whole.includes('=>')) {
      if (isPath) asked.set(name, value.trim())
      if (isPath) rest = blanked(rest, index, index + whole.length)
      continue
    }
    if (ASKS.test(value)) asked.set(name, value.trim())
    else names.push(literally(name))
    rest = blanked(rest, index, index + whole.length)
  }
  return { names, asked, rest }
}

/** A value that is an answer, and not the path itself. */
const ASKS = /===?|!==?|\.(?:includes|has|some|starts_?[wW]ith|test|match|contains)\(|\bin\b|\bany\(|\?(?!\.)/

const STATEMENT = inTurn(
  'g',
  /(?:^|[;{}\n])\s{0,40}(?:(await|void|return|throw|raise)\s{1,4})?/,
  /(?:await\s{1,4})?(?:new\s{1,4})?([\w.$?!]{1,80})\(/,
)
const NO_CALL = /^(?:if|elif|while|for|switch|catch|return|and|or|not)$/
const HANDS_ON = /\b(?:next|done|call_next|callNext)\b/

/** Code without calls that stand by themselves and are told of the path, such as those of a log, and without answers that refuse. */
function withoutStatements(code: string, mentions: RegExp): string {
  let rest = code
  for (const { index, 0: whole, 1: before, 2: name = '' } of code.matchAll(STATEMENT)) {
    if (NO_CALL.test(name)) continue
    let to = bracketEnd(code, index + whole.length - 1, '()', LONGEST) ?? index
    for (let more = CHAINED.exec(code.slice(to, to + 80)); more; more = CHAINED.exec(code.slice(to, to + 80)))
      to = bracketEnd(code, to + more[0].length - 1, '()', LONGEST) ?? to + more[0].length
    const said = code.slice(index + 1, to)
    if (!mentions.test(said) || HANDS_ON.test(said)) continue
    if (before !== 'return' || turnsAway.pattern.test(said)) rest = blanked(rest, index + 1, to)
  }
  return rest
}

const CHAINED = /^\s{0,40}\.\w{1,40}\(/
const LONGEST = 1500

interface Condition {
  readonly from: number
  readonly to: number
  readonly test: string
  /** What runs where it holds. */
  readonly block: string
  /** Whether that goes on to the end of the code. */
  readonly isOpen: boolean
}

function* conditions(text: string, isPython: boolean): Generator<Condition> {
  for (const { index, 0: whole } of text.matchAll(/\b(?:el)?if\s{0,4}/g)) {
    const from = index + whole.length
    const bracket = text.charAt(from) === '(' ? bracketEnd(text, from, '()', LONGEST) : undefined
    const line = text.indexOf(':\n', from)
    const to = isPython ? (line < 0 ? undefined : line) : bracket
    if (to === undefined || to - from > LONGEST) continue
    yield { from, to, test: text.slice(from, to), ...(isPython ? blockBelow(text, index, to + 2) : blockBehind(text, to)) }
  }
}

/** The lines further in than the one of a condition. */
function blockBelow(text: string, index: number, from: number): Pick<Condition, 'block' | 'isOpen'> {
  const depth = index - (text.lastIndexOf('\n', index) + 1)
  const end = new RegExp(`^[ ]{0,${depth}}\\S`, 'm').exec(text.slice(from))?.index
  return { block: text.slice(from, end === undefined ? undefined : from + end), isOpen: end === undefined }
}

function blockBehind(text: string, from: number): Pick<Condition, 'block' | 'isOpen'> {
  const opens = from + (/^\s{0,200}/.exec(text.slice(from, from + 200))?.[0].length ?? 0)
  if (text.charAt(opens) !== '{') {
    const block = /^[^\n;]{0,400}/.exec(text.slice(opens))?.[0] ?? ''
    return { block, isOpen: opens + block.length >= text.length }
  }
  const end = bracketEnd(text, opens, '{}')
  return { block: text.slice(opens, end), isOpen: end === undefined }
}

function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to)
}
