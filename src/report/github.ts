import type { Finding, Unreadable } from '../judge/finding.ts'
import { cleaner } from './redact.ts'
import type { Level } from '../model/severity.ts'
import type { Span } from '../text/source.ts'
import { ended, sentence } from './descriptors.ts'
import { region, repositoryPath } from './region.ts'
import type { Reporter } from './reporter.ts'
import { isBroken, plural, summary } from './summary.ts'

/** GitHub drops the rest of a step in silence. */
const MOST = 10
const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** Annotations of GitHub Actions, the most severe first, and a line that counts what had no room. */
export const github: Reporter = (result, { prefix, quiet }) => {
  const { clean } = cleaner(result)
  const path = (own: string) => clean(repositoryPath(own, prefix))
  const placed = (at: Span) => {
    const { startLine, startColumn, endLine, endColumn } = region(at)
    return { file: path(at.file.path), line: startLine, endLine, col: startColumn, endColumn }
  }
  const ofFinding = ({ level, rule, at, message, help }: Finding): Annotation => {
    const said = [message, help].filter(Boolean).map((text) => sentence(clean(text)))
    return { level, properties: { ...placed(at), title: rule.id }, message: said.join('\n') }
  }
  const ofInput = (input: Unreadable): Annotation => {
    const where = input.at ? placed(input.at) : { file: path(input.path) }
    return { level: 'warning', properties: { ...where, title: 'parse' }, message: ended(clean(input.say || input.reason)) }
  }
  const levels: readonly Level[] = quiet ? ['error'] : ['error', 'warning', 'note']
  const sorted = result.findings.toSorted((a, b) => b.score - a.score).map(ofFinding)
  const all = [...sorted, ...result.unreadable.filter(isBroken).map(ofInput)]
  const lines = levels.flatMap((level) =>
    all
      .filter((one) => one.level === level)
      .slice(0, MOST)
      .map(command),
  )
  const left = levels.map((level) => Math.max(0, all.filter((one) => one.level === level).length - MOST))
  const unsaid = left.flatMap((count, i) => (count > 0 ? [plural(count, COMMANDS[levels[i] ?? 'note'])] : []))
  if (unsaid.length > 0) lines.push(`not annotated, as GitHub shows ${MOST} of a level: ${unsaid.join(', ')}`)
  return [...lines, ...summary(result, { quiet }).map(clean)].join('\n') + '\n'
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
