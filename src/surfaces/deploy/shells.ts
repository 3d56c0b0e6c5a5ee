import type { Assignment } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { append } from '../../text/append.ts'
import { template } from './interpolation.ts'
import { programName } from './package-name.ts'
import { splitWords } from './words.ts'

// Programs that are given another command line: shells, and the Linux that Windows runs.

/** The command line that a shell is given, and the variables that it sets before that. */
export interface InShell {
  readonly words: Text[]
  readonly set: readonly Assignment[]
}

/** What runs in the end where a shell starts it: `cmd /c …`, `sh -c '…'`, `wsl.exe bash -lc '…'`; undefined where the program is none. */
export function inShell(name: string, rest: readonly Text[]): InShell | undefined {
  if (name === 'wsl') return asGiven(behindOptions(rest, WSL_VALUED, WSL_ENDS))
  if (name === 'cmd') {
    const flag = rest.findIndex(({ value }, i) => i > 0 && /^\/[ck]$/i.test(value))
    const isFirst = flag > 0 && rest.slice(1, flag).every(({ value }) => /^\/\w/.test(value))
    return isFirst ? chosen(script(rest.slice(flag + 1))) : undefined
  }
  const isPowerShell = name === 'powershell' || name === 'pwsh'
  if (!isPowerShell && !/^(?:ba|z|da|fi)?sh$/.test(name)) return undefined
  const flag = rest.findIndex(({ value }) => /^-(?:[a-z]*c|Command)$/i.test(value))
  const given = flag > 0 ? rest.slice(flag + 1) : []
  const [first] = given
  if (!first) return undefined
  return chosen(isPowerShell ? script(given) : splitWords(first))
}

/** https://learn.microsoft.com/windows/wsl/basic-commands */
const WSL_VALUED = new Set(['-d', '--distribution', '-u', '--user', '--cd', '--shell-type', '--distribution-id'])
const WSL_ENDS = new Set(['--', '-e', '--exec'])

function behindOptions(rest: readonly Text[], valued: ReadonlySet<string>, ends: ReadonlySet<string>): Text[] {
  for (let i = 1; i < rest.length; i++) {
    const { value } = rest[i] as Text
    if (ends.has(value)) return rest.slice(i + 1)
    if (valued.has(value)) i++
    else if (!/^(?:-|~$)/.test(value)) return rest.slice(i)
  }
  return []
}

function asGiven(words: readonly Text[]): InShell | undefined {
  return words.length > 0 ? { words: script(words), set: [] } : undefined
}

/** A line in one word, or what goes on in the others. */
function script(words: readonly Text[]): Text[] {
  const [first, ...more] = words
  return first && /\s/.test(first.value) ? [...splitWords(first), ...more] : [...words]
}

/** What only prepares the place where the program runs. */
const PREPARES = new Set(
  'cd pushd export source . set setx chdir umask ulimit mkdir echo sleep true test [ nvm fnm chcp title call $'.split(' '),
)
const JOINTS = new Set(['&&', ';', '||'])

/** Of several commands in turn the first that does not only prepare the others. */
function chosen(words: readonly Text[]): InShell {
  const set: Assignment[] = []
  let rest = [...words]
  for (let steps = 0; steps < MOST_COMMANDS; steps++) {
    const end = rest.findIndex(({ value }) => JOINTS.has(value) || /[^\\];$/.test(value))
    if (end < 0 || !prepares(rest.slice(0, end + 1), set)) break
    rest = rest.slice(end + 1)
  }
  // The call operator of PowerShell.
  return { words: rest[0]?.value === '&' ? rest.slice(1) : rest, set }
}

const MOST_COMMANDS = 20

function prepares(command: readonly Text[], set: Assignment[]): boolean {
  const [first] = command
  if (!first) return true
  const name = first.value.startsWith('$') ? '$' : programName(first.value.replace(/;$/, ''))
  if (!PREPARES.has(name)) return false
  const given =
    name === 'export' || name === 'set' ? command.slice(1) : first.value.startsWith(POWERSHELL) ? [slice(first, POWERSHELL.length)] : []
  append(set, given.flatMap(assigned))
  return true
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables */
const POWERSHELL = '$env:'

/** `KEY=value`, `KEY='a value';` */
function assigned(word: Text): Assignment[] {
  const [whole, name = '', quote = '', value = ''] = /^(\w{1,100})=(["']?)(.{0,4000}?)\2;?$/.exec(word.value) ?? []
  const start = name.length + 1 + quote.length
  return whole === undefined ? [] : [{ name: slice(word, 0, name.length), value: template(slice(word, start, start + value.length)) }]
}
