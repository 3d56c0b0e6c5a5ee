import { append } from '../text/append.ts'
import { asShown, type Shown } from '../text/shown.ts'
import { printable, redactor, shortened } from './redact.ts'

/** An error, its stack and its causes, for a bug report. A message may quote the scanned files: whatever could be a value is masked. */
export function stackOf(error: unknown): Shown {
  const redact = redactor([])
  const lines: string[] = []
  let at: unknown = error
  for (let depth = 0; at !== undefined && depth < 5; depth++) {
    const lead = depth === 0 ? '' : 'caused by '
    const { name, message, stack = '', cause } = at instanceof Error ? at : { name: 'thrown', message: String(at) }
    const calls = stack.split('\n').filter((line) => /^ +at /.test(line))
    append(lines, [...`${lead}${name}: ${masked(shortened(redact(message)))}`.split('\n'), ...calls.map(redact)])
    at = cause
  }
  return asShown(lines.map((line) => printable(line)).join('\n'))
}

/** Long words of letters and digits; ids of rules have no digits. */
function masked(message: string): string {
  return message.replace(/[\w+=~-]{12,}/g, (word) => (/\d/.test(word) && /[A-Za-z]/.test(word) ? '•••••' : word))
}
