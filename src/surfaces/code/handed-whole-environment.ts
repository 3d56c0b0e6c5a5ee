import { packageRunner } from '../../knowledge/words/agents.ts'
import { programStarts } from '../../knowledge/libraries/program-starts.ts'
import { handsEnvironment } from '../../knowledge/words/handed-environments.ts'
import type { EnvironmentHandover } from '../../model/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { alone } from '../../text/pattern.ts'
import { slice } from '../../text/source.ts'
import { isInComment, languageOf } from '../../program/written/index.ts'
import { EVERY_SERVER } from '../deploy/environment-handover.ts'
import { packageName, packageRun } from '../deploy/package-name.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** A client in code that is read without a grammar, which starts somebody else's server with every variable of its own. */
export default defineTextSurface({
  id: 'handed-whole-environment',
  name: 'Environments of local MCP servers started by code in Go, Java, Kotlin, C# and Rust',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,rs}'],
  mentions: ['NewStdioMCPClient', 'CommandTransport', 'ServerParameters', 'StdioClientTransportOptions', 'TokioChildProcess', 'StdinPipe'],
  together: [[handsEnvironment.pattern]],
  skipsTests: true,
  *read(text): Generator<EnvironmentHandover> {
    const language = languageOf(text.at.file.path)
    for (const row of programStarts) {
      if (!row.languages.some((one) => one === language) || (row.beside && !row.beside.test(text.value))) continue
      for (const match of [...text.value.matchAll(new RegExp(row.starts, 'g'))].slice(0, MOST)) {
        const [found, program = '', configured = ''] = match
        const isConfigured = configured !== ''
        if (!(isConfigured || packageRunner.pattern.test(program)) || isInComment(text.value, match.index)) continue
        const from = match.index + found.length
        // Up to the end of the function, or of what is declared.
        const [rest = ''] = text.value.slice(from, from + LONGEST).split(/^\}/m, 1)
        const end = row.ends.exec(rest)
        // The environment may also stand before the program.
        const code = found + rest
        const transport = found.length + (end?.index ?? 0)
        const whole = end && handsEnvironment.pattern.exec(code.slice(0, transport + end[0].length))
        const held = HOLDS.exec(text.value.slice(Math.max(0, match.index - NEAR), match.index))?.[1]
        if (!whole || (row.isHeld && !isHanded(code, whole.index, transport, held))) continue
        const started = isConfigured ? undefined : packageRun(Array.from(rest.slice(0, end.index).matchAll(WORD), ([, word = '']) => word))
        const start = match.index + whole.index
        yield {
          kind: 'environmentHandover',
          to: isConfigured ? EVERY_SERVER : started === undefined ? `what ${program} starts` : `the package ${packageName(started)}`,
          what: 'the whole environment of this process',
          at: slice(text, start, start + whole[0].length).at,
        }
      }
    }
  },
})

/** Programs that are started in one file, and characters of one of them. */
const MOST = 40
const LONGEST = 1200
const WORD = /"([^"\s=]{1,80})"/g

/** `server := `, `let mut server = `: the variable that is given the program. */
const HOLDS = /(\w{1,60})(?:,\s?\w{1,60})?\s{0,4}(?::\s?[\w:]{1,40}\s)?:?=\s{0,8}(?:[a-z]\w{0,20}::){0,3}$/
/** Of what a transport is given, in characters. */
const NEAR = 120

/** Whether it is the held program that the environment at a place is for, and that is handed to the transport behind it. */
function isHanded(code: string, environment: number, transport: number, held: string | undefined): boolean {
  const owner = OWNER.exec(code.slice(0, environment))?.[1]
  if (held === undefined || (owner !== undefined && owner !== held)) return false
  const behind = code.slice(transport, transport + NEAR)
  const open = /^[\w:.]{1,60}[({]/.exec(behind)?.[0].length
  return open !== undefined && alone(held).test(behind.slice(0, bracketEnd(behind, open - 1, '([{)]}')))
}

/** `server.` of `server.Env = os.Environ()`, in its line */
const OWNER = /(?:^|[;\n])\s{0,40}(?:\w{1,60}\.){0,3}(\w{1,60})\.[^;\n]{0,200}$/
