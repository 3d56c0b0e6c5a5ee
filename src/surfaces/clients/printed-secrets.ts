import { splitShell } from '../../parse/shell.ts'
import { own } from '../../text/own.ts'
import { slice, spanWithin, type Span, type Text } from '../../text/source.ts'
import { programName } from '../deploy/package-name.ts'
import { secretsFile } from '../../knowledge/words/files.ts'

/** What a command writes to its output although it holds secrets. */
export interface Printed {
  /** "the environment", "`.env`". */
  readonly what: string
  readonly at: Span
}

/** Programs that print the whole environment when they have no command to run; `set` and `export` are the shell's own. */
const ENVIRONMENT: Readonly<Record<string, (rest: readonly string[]) => boolean>> = {
  printenv: () => true,
  env: (rest) => rest.every((word) => /^(?:-0|--null|\w+=.*)$/.test(word)),
  export: (rest) => rest.every((word) => word === '-p'),
  set: (rest) => rest.length === 0,
  declare: (rest) => rest.length > 0 && rest.every((word) => /^-[px]{1,2}$/.test(word)),
}

const READERS = new Set(['cat', 'bat', 'less', 'more', 'head', 'tail', 'nl', 'tac', 'type', 'get-content', 'strings'])

/** Where a pipe leads that still shows whole lines. */
const SHOWS_LINES = /^\s*\|\s*(?:sort|head|tail|cat|less|more|tee|nl|column|base64)\b/

/**
 * Commands of a shell text that print the environment or a file of secrets. Quiet ones are left out: output that goes to a file or
 * to a program that takes less than whole lines of it, such as `cut -d= -f1`.
 */
export function printedSecrets(text: Text): Printed[] {
  const commands = splitShell(text)
  return commands.flatMap((words, i): Printed[] => {
    const [first] = words
    const last = words.at(-1)
    if (!first || !last) return []
    const program = programName(first.text.value)
    const rest = words.slice(1).map((word) => word.text.value)
    const what = own(ENVIRONMENT, program)?.(rest) ? 'the environment' : READERS.has(program) ? fileAmong(rest) : undefined
    if (what === undefined || !isShown(text, last.text.at.end, commands[i + 1]?.[0]?.text.at.start)) return []
    return [{ what, at: { file: text.at.file, start: first.text.at.start, end: last.text.at.end } }]
  })
}

function fileAmong(words: readonly string[]): string | undefined {
  const file = words.find((word) => !word.startsWith('-') && secretsFile.pattern.test(word))
  return file === undefined ? undefined : `\`${file}\``
}

/** Whether what follows a command leaves its output on the terminal. */
function isShown(text: Text, from: number, to: number | undefined): boolean {
  const { file } = text.at
  const after = file.text.slice(from, Math.min(to === undefined ? text.at.end : to + 12, from + 200))
  if (/^[^\n;&|]{0,100}(?<![2&])>/.test(after)) return false
  return !/^[^\n;&|]{0,100}\|(?!\|)/.test(after) || SHOWS_LINES.test(after)
}

/** `Bash(printenv:*)`, `Shell(cat .env)`, `run_shell_command(env)`: a permission for a command, as the clients write it. */
const PERMISSION = /^(?:Bash|Shell|run_shell_command|ShellTool|terminal)\(([^()]{1,200})\)$/

/** A permission that lets an agent print secrets without asking. */
export function permittedPrint(permission: Text): Printed | undefined {
  const inner = PERMISSION.exec(permission.value)?.[1]
  const command = (inner ?? permission.value).replace(/(?::| )\*$/, '')
  const start = permission.value.indexOf(command)
  const [printed] = printedSecrets(slice(permission, start, start + command.length))
  return printed && { what: printed.what, at: spanWithin(permission, 0, permission.value.length) }
}
