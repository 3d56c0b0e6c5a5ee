import { packageRunner } from '../../knowledge/words/agents.ts'
import { programStarts } from '../../knowledge/libraries/program-starts.ts'
import { handsEnvironment } from '../../knowledge/words/handed-environments.ts'
import type { EnvironmentHandover } from '../../model/index.ts'
import { slice } from '../../text/source.ts'
import { isInComment, languageOf } from '../../program/written/index.ts'
import { packageName } from '../deploy/package-name.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** A client in code that is read without a grammar, which starts somebody else's server with every variable of its own. */
export default defineTextSurface({
  id: 'handed-whole-environment',
  name: 'Environments of local MCP servers started by code in Go, Java, Kotlin, C# and Rust',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,rs}'],
  mentions: ['NewStdioMCPClient', 'CommandTransport', 'ServerParameters', 'StdioClientTransportOptions', 'TokioChildProcess'],
  together: [[handsEnvironment.pattern]],
  skipsTests: true,
  *read(text): Generator<EnvironmentHandover> {
    const language = languageOf(text.at.file.path)
    for (const { languages, starts, ends } of programStarts) {
      if (!languages.some((one) => one === language)) continue
      for (const match of [...text.value.matchAll(new RegExp(starts, 'g'))].slice(0, MOST)) {
        const [found, program = ''] = match
        if (!packageRunner.pattern.test(program) || isInComment(text.value, match.index)) continue
        const from = match.index + found.length
        // Up to the end of the function, or of what is declared.
        const [rest = ''] = text.value.slice(from, from + LONGEST).split(/^\}/m, 1)
        const end = ends.exec(rest)
        // The environment may also stand before the program.
        const whole = end && handsEnvironment.pattern.exec(found + rest.slice(0, end.index + end[0].length))
        if (!whole) continue
        const named = Array.from(rest.slice(0, end.index).matchAll(WORD), ([, word = '']) => word)
        const started = named.find((word) => /^(?!-)[@\w]/.test(word) && !RUNS.has(word))
        const start = match.index + whole.index
        yield {
          kind: 'environmentHandover',
          to: started === undefined ? `what ${program} starts` : `the package ${packageName(started)}`,
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
const RUNS = new Set(['run', 'exec', 'dlx'])
