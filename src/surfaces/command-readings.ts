import type { Agent } from '../model/index.ts'
import type { ShellScript, ShellWord } from '../parse/shell.ts'
import type { Assignment, Reading, ServerReading } from '../reading.ts'
import { slice, type Text } from '../source.ts'
import { readCommand } from './command.ts'
import { template } from './interpolation.ts'

const SHELL: Agent = { id: 'command', name: 'a command line', oauth: 'unknown' }

/** What the commands of a script carry: bridges as connections, options with credentials as literals. */
export function* commandReadings(script: ShellScript, source: ServerReading['source']): Generator<Reading> {
  for (const words of script.commands) yield* commandReading(words, source)
}

function* commandReading(words: readonly ShellWord[], source: ServerReading['source']): Generator<Reading> {
  const command = readCommand(words.map(({ text }) => text))
  const first = words[0]
  const last = words.at(-1)
  if (!command || !first || !last) return
  const at = { file: first.text.at.file, start: first.text.at.start, end: last.text.at.end }
  const { bridge } = command
  if (bridge) {
    yield {
      kind: 'server', agent: SHELL, name: { value: bridge.name, at: command.program.at }, protocol: 'mcp', source, url: template(bridge.url), bridge: bridge.name,
      headers: bridge.headers, env: command.env, tokens: [], options: [], envFiles: [], oauth: bridge.clientInfo !== undefined, enabled: true, at,
    }
    return
  }
  for (const { name, value } of [...command.options, ...command.env]) yield* literalArgument(name, value)
}

/** An option's own text as a literal under the option's name. */
export function* literalArgument(name: Assignment['name'], value: Assignment['value']): Generator<Reading> {
  const [only, ...more] = value.parts
  if (only?.kind !== 'text' || more.length) return
  const text: Text = only.text
  yield { kind: 'literal', place: 'argument', name: { value: name.value.replace(/^-+/, ''), at: name.at }, text: slice(text, 0), at: text.at }
}
