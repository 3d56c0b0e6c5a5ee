import { printingCommands } from '../../knowledge/printing-commands.ts'
import { parseShell, type ShellOutput, type ShellFlow, type ShellWord } from '../../parse/shell.ts'
import { oneOf, whole } from '../../text/pattern.ts'
import { own } from '../../text/own.ts'
import { slice, spanWithin, type Span, type Text } from '../../text/source.ts'
import { programName } from '../deploy/package-name.ts'
import { secretsFile } from '../../knowledge/words/files.ts'
import { describesSecret, databaseAddress } from '../../knowledge/words/secrets.ts'
import { isSecretVariable } from '../../classify/names.ts'

/** What a command writes to its output although it holds secrets. */
export interface Printed {
  /** "the environment", "`.env`", "a secret of Vault". */
  readonly what: string
  /** One secret, which a command line may also take by `$(…)`. */
  readonly single: boolean
  readonly at: Span
}

/** Programs that print the whole environment when they have no command to run; `set` and `export` are the shell's own. */
const ENVIRONMENT: Readonly<Record<string, (rest: readonly string[]) => boolean>> = {
  printenv: (rest) => rest.every((word) => /^(?:-0|--null)$/.test(word)),
  env: (rest) => rest.every((word) => /^(?:-0|--null|\w+=.*)$/.test(word)),
  export: (rest) => rest.every((word) => word === '-p'),
  set: (rest) => rest.length === 0,
  declare: (rest) => rest.length > 0 && rest.every((word) => /^-[px]{1,2}$/.test(word)),
}

const READERS = new Set(['cat', 'bat', 'less', 'more', 'head', 'tail', 'nl', 'tac', 'type', 'get-content', 'strings'])

/** Programs that print lines of a file, and what makes them print none of its values. */
const FILTERS: Readonly<Record<string, (rest: readonly string[]) => boolean>> = {
  grep: matchesNames,
  egrep: matchesNames,
  rg: matchesNames,
  // `s/=.*//` leaves the names, `-i` writes the file.
  sed: (rest) => rest.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word) || /s(.)[^\n]{0,200}=[^\n]{0,200}\1/.test(word)),
}

/** Programs behind a pipe that still show whole lines or their values. */
const SHOWS_LINES = oneOf('', /^(?:sort|head|tail|cat|less|more|tee|nl|column|base64|tr)(?: |$)/, /^cut [^\n]{0,40}-f ?[2-9]/)

/**
 * Commands of a shell text that print the environment, a file of secrets or what a store of secrets holds. Quiet ones are left out:
 * output that goes to a file or to a program that takes less than whole lines of it, such as `cut -d= -f1`.
 */
export function printedSecrets(text: Text): Printed[] {
  const script = parseShell(text)
  return script.commands.flatMap((words, i): Printed[] => {
    const [first] = words
    const last = words.at(-1)
    if (!first || !last) return []
    const what = printedBy(words, first)
    if (what === undefined || !isShown(script, i)) return []
    return [{ ...what, at: { file: text.at.file, start: first.text.at.start, end: last.text.at.end } }]
  })
}

function printedBy(words: readonly ShellWord[], first: ShellWord): Omit<Printed, 'at'> | undefined {
  const program = programName(first.text.value)
  const rest = words.slice(1).map((word) => word.text.value)
  // `import/export` and `/debug/env` are no commands, and what a folder of the repository holds may be any program.
  const isOfSystem = !first.text.value.includes('/') || /^\/(?:\w+\/)*s?bin\/[^/]+$/.test(first.text.value)
  // `ENV` is an instruction of a Dockerfile, and `SET` a word of SQL: names of programs are in small letters.
  const isNamed = first.text.value.endsWith(program)
  if (isOfSystem && isNamed && own(ENVIRONMENT, program)?.(rest)) return { what: 'the environment', single: false }
  if (READERS.has(program)) return fileAmong(rest)
  const passesOver = own(FILTERS, program)
  if (passesOver) return passesOver(rest) ? undefined : fileAmong(filesOf(rest))
  // In single quotes a dollar is no expansion.
  const command = [program, ...words.slice(1).map(({ text, dynamic }) => (dynamic ? text.value : text.value.replaceAll('$', '')))]
  return byRow(command.join(' ').slice(0, 2000))
}

function byRow(command: string): Omit<Printed, 'at'> | undefined {
  for (const { pattern, names, what } of printingCommands) {
    if (!pattern.test(command)) continue
    if (!names) return { what, single: what !== 'the environment' }
    const name = [...command.matchAll(names)].flatMap((match) => match.slice(1)).find((name) => name !== undefined && holdsSecret(name))
    if (name !== undefined) return { what: `\`${name}\``, single: true }
  }
  return undefined
}

/** What a filter reads: the first word that is neither an option nor the value of one is what it looks for. */
function filesOf(rest: readonly string[]): readonly string[] {
  const words = rest.filter((word, i) => !word.startsWith('-') && !TAKES_VALUE.test(rest[i - 1] ?? ''))
  return rest.some((word) => GIVES_PATTERN.test(word)) ? words : words.slice(1)
}

/** https://www.gnu.org/software/grep/manual/grep.html#Command_002dline-Options, https://github.com/BurntSushi/ripgrep */
const TAKES_VALUE = whole(
  '',
  /-[A-Za-z]{0,6}[ABCmefgtd]/,
  /--(?:glob|type|include|exclude|max-count|regexp|expression)/,
  /--(?:(?:after|before)-)?context/,
)
const GIVES_PATTERN = /^(?:-[A-Za-z]{0,6}[ef]|--(?:regexp|expression|file))(?:=|$)/

function fileAmong(words: readonly string[]): Omit<Printed, 'at'> | undefined {
  const file = words.find((word) => !word.startsWith('-') && secretsFile.pattern.test(word))
  return file === undefined ? undefined : { what: `\`${file}\``, single: false }
}

/** Groups around a command, and pipes behind it, that are followed; what is deeper is not looked at. */
const MOST_STEPS = 20

/** Whether the output of a command reaches the terminal: no file takes it, and every pipe shows it. */
function isShown({ commands, outputs }: ShellFlow, command: number): boolean {
  let output: ShellOutput | undefined = outputs[command]
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (!output) return true
    if (output.toFile) return false
    if (output.pipedTo === undefined) output = output.group
    else {
      const words: readonly string[] = (commands[output.pipedTo] ?? []).map(({ text }) => text.value)
      if (!showsLines(words)) return false
      output = outputs[output.pipedTo]
    }
  }
  return false
}

/** A pipe that leads nowhere yet may show all. */
function showsLines([first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true
  const program = programName(first)
  return program === 'jq' ? !asksForNoValue(rest) : SHOWS_LINES.test([program, ...rest].join(' ').slice(0, 2000))
}

/** `Bash(printenv:*)`, `Shell(cat .env)`, `run_shell_command(env)`: a permission for a command, as the clients write it. */
const PERMISSION = /^(?:Bash|Shell|run_shell_command|ShellTool|terminal)\(([^()]{1,200})\)$/

/** A permission that lets an agent print secrets without asking. */
export function permittedPrint(permission: Text): Printed | undefined {
  const inner = PERMISSION.exec(permission.value)?.[1]
  const command = (inner ?? permission.value).replace(/(?::| )\*$/, '')
  const start = permission.value.indexOf(command)
  const [printed] = printedSecrets(slice(permission, start, start + command.length))
  const what = printed ?? (command === (inner ?? permission.value) ? undefined : byRow(`${command.slice(0, 400)} *`))
  return what && { ...what, at: spanWithin(permission, 0, permission.value.length) }
}

/** Whether a filter of `jq` leaves no value of a secret: names of keys, how many, or only fields that describe it. */
function asksForNoValue(words: readonly string[]): boolean {
  const filter = words.find((word) => !word.startsWith('-'))?.slice(0, 400)
  if (filter === undefined) return false
  if (/\b(?:keys|length|has)\b|\bdel\([^()]{0,200}\bdata\b/.test(filter)) return true
  const asked = filter.replace(/select\([^()]{0,200}\)/g, '')
  // A text may show any field: `"\\(.name)=\\(.value)"`.
  if (asked.includes('"')) return false
  if (/\bto_entries\b/.test(asked)) return /\.key\b/.test(asked) && !/\.value\b/.test(asked)
  // Each field that comes out: of what is behind the last pipe.
  const paths = asked.slice(asked.lastIndexOf('|') + 1).match(/\.[\w.[\]?]*/g) ?? []
  return paths.length > 0 && paths.every(describes)
}

function describes(path: string): boolean {
  const names = path.split(/[^\w]+/).filter((name) => name !== '' && !/^\d+$/.test(name))
  const last = names.at(-1)
  return names.includes('metadata') || (last !== undefined && describesSecret.pattern.test(last))
}

/** Whether a variable or field of this name holds a secret. */
function holdsSecret(name: string): boolean {
  return isSecretVariable(name) || databaseAddress.pattern.test(name)
}

/** What makes a search print no line: it counts, says whether there is one, or names the files. */
const NO_LINES = /^-[a-zA-Z]*[qclL]|^--(?:quiet|silent|count|files-with)/
const ONLY_MATCHES = /^-[a-zA-Z]*o|^--only-matching/
const INVERTS = /^-[a-zA-Z]*v|^--invert/

/** Whether a search in a file of variables shows no secret: it prints no line, matches no values, or looks for harmless names. */
function matchesNames(rest: readonly string[]): boolean {
  if (rest.some((word) => NO_LINES.test(word))) return true
  const patterns = searchedFor(rest)
  if (rest.some((word) => ONLY_MATCHES.test(word)) && patterns.every((one) => !reachesValue(one))) return true
  if (rest.some((word) => INVERTS.test(word)) || patterns.length === 0) return false
  return patterns.every((one) => one.startsWith('^#') || namesOf(one)?.every((name) => !holdsSecret(name)))
}

/** The patterns of a search: the first word, or what `-e` gives. */
function searchedFor(rest: readonly string[]): readonly string[] {
  const given = rest.flatMap((word, i) =>
    /^-[a-zA-Z]*e$|^--regexp$/.test(word) ? (rest[i + 1] ?? []) : (/^--regexp=(.+)/.exec(word)?.[1] ?? []),
  )
  return given.length > 0 ? given : rest.filter((word) => !word.startsWith('-')).slice(0, 1)
}

/** Whether a match may go on behind the equals sign: `KEY=.*`, `(?<==).+`, `KEY.*`; `^[^=]*` and `.*=` end before it. */
function reachesValue(pattern: string): boolean {
  const beyond = pattern.slice(0, 400).replace(/\[\^[^\]=]{0,40}=[^\]]{0,40}\]/g, '')
  return /=[^\n]*(?:\.|\]|\\[SwW])[*+{]/.test(beyond) || /\.[*+]\$?$/.test(beyond)
}

/** The variables that a pattern names, whole: `^PORT=`, `^(PORT|NODE_ENV)=`; undefined where it may match others. */
function namesOf(pattern: string): readonly string[] | undefined {
  const names = pattern
    .slice(0, 400)
    .replaceAll('\\', '')
    .split('|')
    .map((one) => /^\(?\^?\(?\^?(?:export )?([A-Z][A-Z0-9_]{2,80})\)?=?\)?(?:\.[*+])?\$?$/.exec(one)?.[1])
  return names.every((name) => name !== undefined) ? names : undefined
}
