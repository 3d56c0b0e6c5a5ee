import type { Shown } from './shown.ts'
import { oneOf } from './pattern.ts'

/** What must not reach a terminal: C1, DEL, line separators, zero-width, bidirectional marks, tag characters, lone surrogates; and C0. */
const UNSEEN_BEYOND_C0 = oneOf(
  'gu',
  /[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u,
  /[\u{e0000}-\u{e007f}]|\p{Cs}/u,
)
const UNSEEN = oneOf('gu', /[\0-\x1f]/u, UNSEEN_BEYOND_C0)

/** The runners of GitHub Actions and Azure Pipelines obey `##[command]` and `##vso[command]` anywhere in a line. */
const COMMAND = /##(?=(?:vso)?\[)/gi

/** A text for a terminal, with what cannot be seen or would steer it as `\u001b`. */
export function printable(text: Shown): Shown
export function printable(text: string): string
export function printable(text: string): string {
  return text.replace(UNSEEN, escaped).replace(COMMAND, '#\\u0023')
}

/** The same for a line of a code frame: tabs stay, anything else unseen is one dot, so that columns stay right. */
export function visible(line: string): string {
  return line.replace(UNSEEN, (unseen) => (unseen === '\t' ? unseen : '·'.repeat(unseen.length))).replace(COMMAND, '#·')
}

/** JSON that is safe to print: unseen characters escaped, which changes no value. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(BEYOND_ASCII, withoutUnseen).replace(COMMAND, '#\\u0023') + '\n'
}

/** Few characters of a report: the rest need not be asked one by one. Of C0 it has line feeds alone, thousands of them, which stay. */
const BEYOND_ASCII = /[^\n -~]+/g

function withoutUnseen(run: string): string {
  return run.replace(UNSEEN_BEYOND_C0, escaped)
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, i) => '\\u' + text.charCodeAt(i).toString(16).padStart(4, '0')).join('')
}
