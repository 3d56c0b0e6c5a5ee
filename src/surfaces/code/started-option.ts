import { launchesNext, listBegins, receivesWords, startsProgram } from '../../knowledge/words/started-agents.ts'
import { bracketEnd, listAt, openBracket, partsAtTop } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'

/**
 * Whether an option goes to a program of some name, in a function of a language without a grammar: as a word of what starts it, or of a
 * list that this is handed. What else starts, such as a container, or looks for the option, is no such program.
 */
export function goesToProgram(code: string, at: number, program: string): boolean {
  const start = startOf(code, at)
  if (!start) return false
  const [first, ...more] = wordsOf(code, start)
  if (first === undefined) return false
  if (nameOf(first) === program) return true
  const place = more.findIndex((word) => nameOf(word) === program)
  return launchesNext.pattern.test(nameOf(first)) && place >= 0 && more.slice(0, place).every((word) => PASSED_ON.test(word))
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1)
}

const PASSED_ON = /^(?:-{1,2}[\w-]{0,30}|exec|run|dlx|x|\d{1,6}[smh]?|[A-Z_]{1,40}=.{0,200})$/

/** Where a call that starts a program begins, and its first bracket. */
interface Start {
  readonly open: number
  readonly called: string
}

function starts(code: string): Start[] {
  return [...code.matchAll(STARTS)].map(({ index, 0: called }) => ({ open: index + called.length - 1, called }))
}

const STARTS = new RegExp(`(?:${startsProgram.pattern.source})(?<=\\()`, 'g')

/** The call that is started with what stands at a place. */
function startOf(code: string, at: number): Start | undefined {
  const all = starts(code)
  let inner = at
  for (let level = 0; level < 4; level++) {
    const open = openBefore(code, inner)
    if (open === undefined) return undefined
    const own = all.find((one) => one.open === open)
    if (own) return own
    const head = code.slice(Math.max(0, open - 200), open).trimEnd()
    const end = open - (code.slice(Math.max(0, open - 200), open).length - head.length)
    if (code[open] === '(' && /\bappend$/.test(head)) return handedTo(code, /^\s{0,40}&?(\w{1,60})/.exec(code.slice(open + 1))?.[1], all)
    const receives = code[open] === '(' ? receivesWords.pattern.exec(head) : null
    if (receives) return ofReceiver(code, end - receives[0].length, all)
    const begins = listBegins.pattern.exec(head + code.charAt(open))
    if (!begins) return undefined
    const name = ASSIGNED.exec(head.slice(0, begins.index))?.[1]
    if (name !== undefined) return handedTo(code, name, all)
    inner = open
  }
  return undefined
}

const ASSIGNED = /(?<![\w.])(\$?\w{1,60})(?:\[\])?\s{0,4}(?::[^=:;\n]{1,60})?:?=\s{0,40}$/

/** The bracket that is still open at a place. */
function openBefore(code: string, at: number): number | undefined {
  return openBracket(code, '([{)]}', { start: at - LONGEST, end: at })
}

const LONGEST = 2000

/** `Command::new("claude").args(…)`, `cmd.arg(…)`, `words.add(…)`: the start whose call, variable or list receives words. */
function ofReceiver(code: string, dot: number, all: readonly Start[]): Start | undefined {
  const chained = all.findLast(({ open }) => {
    const end = open < dot ? bracketEnd(code, open, '([{)]}', LONGEST) : undefined
    return end !== undefined && end <= dot && isChain(code.slice(end, dot))
  })
  if (chained) return chained
  const statement = code.slice(Math.max(0, dot - LONGEST, code.lastIndexOf(';', dot) + 1), dot)
  const receiver = RECEIVER.exec(statement)
  return receiver && isChain(statement.slice(receiver[0].length)) ? handedTo(code, receiver[1], all) : undefined
}

/** The name that a statement begins with. */
const RECEIVER = /(?:^|\n)\s{0,80}(\$?\w{1,60})(?:\.ArgumentList)?(?=\s{0,80}(?:\.|$))/

function isChain(code: string): boolean {
  const parts = partsAtTop(code, (at) => /[;,=]/.test(code.charAt(at)))
  return parts.length === 1 && /^\s{0,80}(?:\.|$)/.test(code)
}

/** The start that a variable holds, or that is handed the list of a name. */
function handedTo(code: string, name: string | undefined, all: readonly Start[]): Start | undefined {
  if (name === undefined) return undefined
  const held = new RegExp(`(?<![\\w.])${literally(name)}\\s{0,4}(?::[^=:;\\n]{1,60})?:?=\\s{0,4}(?:await )?(?:\\w{1,40}::){0,4}$`)
  const used = new RegExp(`(?<![\\w.$])${literally(name)}(?![\\w(])`)
  const own = all.find(({ open, called }) => {
    if (held.test(code.slice(Math.max(0, open - called.length - 150), open + 1 - called.length))) return true
    const given = code.slice(open, bracketEnd(code, open, '([{)]}', LONGEST))
    const at = used.exec(given)?.index
    return at !== undefined && isGivenItself(given, at)
  })
  if (own) return own
  const [only, ...others] = all
  const handed = new RegExp(`\\.(?:args|command)\\(&?(?:mut )?${literally(name)}\\b`)
  return others.length === 0 && handed.test(code) ? only : undefined
}

/** Whether a start is given a list itself, or what is appended to it; another function may take something out of it. */
function isGivenItself(given: string, at: number): boolean {
  const opened = openBefore(given, at)
  return opened === undefined || opened === 0 || /(?:^|[^\w.])(?:append|slices\.Concat|concat|vec!)?$/.test(given.slice(0, opened))
}

/** The words that a program is started with as they are written, its own name first; lists that are handed by name are opened. */
function wordsOf(code: string, { open, called }: Start): string[] {
  const given = listAt(code, open + 1, LONGEST, { texts: true }) ?? []
  return given.slice(/Context\($/.test(called) ? 1 : 0).flatMap((one) => wordsIn(one.trim(), code))
}

function wordsIn(written: string, code: string): string[] {
  const name = /^&?(\$?\w{1,60})(?:\.{3}|\[\])?$/.exec(written)?.[1]
  if (name === undefined) return Array.from(written.matchAll(TEXT), ([, text = '']) => text)
  const given = new RegExp(
    `(?<![\\w.])${literally(name)}(?:, ?\\w{1,40})?\\s{0,4}(?::[^=:;\\n]{1,60})?:?=(?!=)[^"\\n;]{0,80}\\s{0,40}(?=")`,
  ).exec(code)
  if (!given) return [new RegExp(`(?<![\\w.])${literally(name)}\\.(?:add|push)\\("([^"\\n]{1,200})"`).exec(code)?.[1] ?? '']
  const opened = openBefore(given[0], given[0].length)
  const from = given.index + (opened ?? given[0].length)
  const list =
    opened === undefined
      ? code.slice(from, code.indexOf('\n', from) + 1 || undefined)
      : code.slice(from, bracketEnd(code, from, '([{)]}', LONGEST))
  return Array.from(list.matchAll(TEXT), ([, text = '']) => text)
}

const TEXT = /"([^"\\\n]{0,200})"/g
