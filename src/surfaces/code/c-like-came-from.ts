import { goesWithAny } from '../../knowledge/words/bearers-given.ts'
import { inTurn } from '../../text/pattern.ts'

// What came back from an address, by the names that were given it, in languages that are read as they are written.

/** The names of what was sent to an address and of what came back: what holds it, and what is made of that up to the end of the code. */
export function cameFrom(address: number, code: string): ReadonlySet<string> {
  const found = new Set<string>()
  // `curl_setopt($ch, CURLOPT_URL, '…')`
  const asked = code.slice(callStart(code.slice(0, address)), address)
  if (asked.search(ASSIGNED) < 0) {
    add(
      found,
      Array.from(asked.matchAll(NAME), ([one]) => one),
    )
  }
  for (const { 0: head, 1: first = '', 2: more = '', index } of assignmentsIn(code, address)) {
    const start = index + head.length
    const end = statementEnd(code, start)
    if (end < address) continue
    const names = [first, ...more.split(/, ?/)].filter(Boolean)
    if (start <= address || namesAny(code.slice(start, end), found)) add(found, names)
    else for (const one of names) found.delete(one)
  }
  return found
}

/** From where a statement may start that names an address, and the first ones alone. */
function assignmentsIn(code: string, address: number): readonly RegExpExecArray[] {
  const from = Math.max(0, address - LONGEST_STATEMENT)
  const found: RegExpExecArray[] = []
  const one = new RegExp(ASSIGNED)
  one.lastIndex = from
  for (let next = one.exec(code); next && found.length < MOST_ASSIGNMENTS; next = one.exec(code)) found.push(next)
  return found
}

const MOST_ASSIGNMENTS = 150

function add(found: Set<string>, names: readonly string[]): void {
  for (const one of names) if (!goesWithAny.pattern.test(one)) found.add(one)
}

/** Whether a text names one of these, but for the token that it holds, which is sent elsewhere. */
export function namesAny(text: string, names: ReadonlySet<string>): boolean {
  return Array.from(text.matchAll(NAME)).some(
    ({ 0: one, index }) => names.has(one) && !OF_TOKEN.test(text.slice(index + one.length, index + one.length + 50)),
  )
}

const NAME = /(?<![\w.>$@])[$@]?[A-Za-z_]\w{0,60}/g
const OF_TOKEN = /^[!?]{0,2}(?:\.|->|\[["':])\w{0,30}[tT]oken/
const ASSIGNED = inTurn(
  'g',
  /(?<![\w.>$@])([$@]?[A-Za-z_]\w{0,60})(?:\s?:\s?[\w<>?,. ]{1,60})?/,
  /((?:, ?\w{1,40}){0,2})\s{0,4}:?=(?![=>~])/,
)

/** Where the statement starts whose call a text ends within. */
export function callStart(code: string): number {
  let from = code.lastIndexOf('\n') + 1
  for (let line = 0; line < MOST_LINES && from > 0; line++) {
    const above = code.slice(Math.max(0, from - 40), from - 1)
    if (!/[,(.]\s{0,8}$/.test(above) && !/^\s{0,40}\??\./.test(code.slice(from, from + 50))) break
    from = code.lastIndexOf('\n', from - 2) + 1
  }
  return from
}

const MOST_LINES = 12

/** Where the statement ends that begins at a place: with a line on which no bracket is open, and which no call of the next follows. */
export function statementEnd(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < Math.min(code.length, from + LONGEST_STATEMENT); at++) {
    const mark = code.charAt(at)
    if (mark === '(' || mark === '{' || mark === '[') depth++
    else if (mark === ')' || mark === '}' || mark === ']') depth--
    else if (mark === ';' && depth <= 0) return at
    else if (mark === '\n' && depth <= 0 && !/^\s{0,40}(?:\.|\?\.|->|&\.)/.test(code.slice(at + 1, at + 50))) return at
  }
  return Math.min(code.length, from + LONGEST_STATEMENT)
}

const LONGEST_STATEMENT = 800
