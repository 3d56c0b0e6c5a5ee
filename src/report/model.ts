import { SUBJECT_KINDS, type Model } from '../model/index.ts'
import { jsonText, redactor, sourcesIn } from './redact.ts'
import { Secret } from '../text/secret.ts'
import { SourceFile } from '../text/source.ts'

/** What was understood, as JSON: places as `path:line:column`, rows of knowledge by their id, secrets masked. */
export function printedModel(model: Model): string {
  const { files, secrets } = sourcesIn([model])
  const redact = redactor(files, secrets)
  return jsonText(
    Object.fromEntries(
      SUBJECT_KINDS.filter((kind) => model[kind].length > 0).map((kind) => [kind, model[kind].map((one) => plainOf(one, redact))]),
    ),
  )
}

/** A value without classes and secrets. */
function plainOf(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value)
  // The mask of one may show where it begins.
  if (value instanceof Secret) return String(value)
  if (value instanceof SourceFile) return redact(value.path)
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return value.map((one) => plainOf(one, redact))
  if (typeof value !== 'object' || value === null) return value
  const { file, start, end } = value as { file?: unknown; start?: unknown; end?: unknown }
  if (file instanceof SourceFile && typeof start === 'number' && typeof end === 'number') {
    const { line, column } = file.position(start)
    return `${redact(file.path)}:${line}:${column}`
  }
  const entries = Object.entries(value).filter(([name, one]) => one !== undefined && name !== 'offsets')
  return Object.fromEntries(entries.map(([name, one]) => [redact(name), isRow(one) ? one.id : plainOf(one, redact)]))
}

/** A row of knowledge: credential kinds, remote and local servers. */
function isRow(value: unknown): value is { id: string } {
  if (typeof value !== 'object' || value === null) return false
  const { id, spec, is } = value as { id?: unknown; spec?: unknown; is?: unknown }
  return typeof id === 'string' && (typeof spec === 'string' || Array.isArray(is))
}
