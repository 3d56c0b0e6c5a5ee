import type { Level } from '../model/severity.ts'
import { ended, sentence } from './rule-text.ts'
import { oneLine } from './redact.ts'
import type { Reporter } from './reporter.ts'
import type { ShownFinding, ShownInput, ShownPlace } from './shown-report.ts'
import { plural } from './summary.ts'

/** GitHub drops the rest of a step in silence. */
const MOST = 10
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Level, string>

/** Annotations of GitHub Actions, the most severe first, and a line that counts what had no room. */
export const github: Reporter = ({ findings, unreadable, summary }, { quiet }) => {
  const levels: readonly Level[] = quiet ? ['error'] : ['error', 'warning', 'note']
  const sorted = findings.toSorted((a, b) => b.score - a.score).map(ofFinding)
  const all = [...sorted, ...unreadable.filter(({ isBroken }) => isBroken).map(ofInput)]
  const lines = levels.flatMap((level) =>
    all
      .filter((one) => one.level === level)
      .slice(0, MOST)
      .map(command),
  )
  const left = levels.map((level) => Math.max(0, all.filter((one) => one.level === level).length - MOST))
  const unsaid = left.flatMap((count, i) => (count > 0 ? [plural(count, COMMANDS[levels[i] ?? 'note'])] : []))
  if (unsaid.length > 0) lines.push(`not annotated, as GitHub shows ${MOST} of a level: ${unsaid.join(', ')}`)
  return [...lines, ...summary({ quiet })].join('\n') + '\n'
}

function ofFinding({ level, rule, at, message, help }: ShownFinding): Annotation {
  return { level, properties: { ...placed(at), title: rule.id }, message: [message, help].filter(Boolean).map(sentence).join('\n') }
}

function ofInput({ at, inRepository, say }: ShownInput): Annotation {
  return { level: 'warning', properties: { ...(at ? placed(at) : { file: oneLine(inRepository) }), title: 'parse' }, message: ended(say) }
}

function placed({ inRepository, region: { startLine, startColumn, endLine, endColumn } }: ShownPlace) {
  return { file: oneLine(inRepository), line: startLine, endLine, col: startColumn, endColumn }
}

interface Annotation {
  readonly level: Level
  readonly properties: Readonly<Record<string, string | number>>
  readonly message: string
}

function command({ level, properties, message }: Annotation): string {
  const said = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  return `::${COMMANDS[level]} ${said.join(',')}::${escaped(message)}`
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
