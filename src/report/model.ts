import { SUBJECT_KINDS, type Model } from '../model/index.ts'
import { jsonText, redactor } from './redact.ts'
import { Secret } from '../text/secret.ts'
import { SourceFile } from '../text/source.ts'

/** What was understood, as JSON: places as `path:line:column`, rows of knowledge by their id, secrets masked. */
export function printedModel(model: Model): string {
  const files = new Set<SourceFile>()
  const secrets = new Set<Secret>()
  const plain = Object.fromEntries(
    SUBJECT_KINDS.filter((kind) => model[kind].length > 0).map((kind) => [kind, model[kind].map((one) => plainOf(one, files, secrets))]),
  )
  const redact = redactor(files, secrets)
  return jsonText(redacted(plain, redact))
}

/** A value without classes, the files and secrets in it noted. */
function plainOf(value: unknown, files: Set<SourceFile>, secrets: Set<Secret>): unknown {
  if (value instanceof Secret) {
    secrets.add(value)
    return String(value)
  }
  if (value instanceof SourceFile) {
    files.add(value)
    return value.path
  }
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return value.map((one) => plainOf(one, files, secrets))
  if (typeof value !== 'object' || value === null) return value
  const { file, start, end } = value as { file?: unknown; start?: unknown; end?: unknown }
  if (file instanceof SourceFile && typeof start === 'number' && typeof end === 'number') {
    files.add(file)
    const { line, column } = file.position(start)
    return `${file.path}:${line}:${column}`
  }
  const entries = Object.entries(value).filter(([name, one]) => one !== undefined && name !== 'offsets')
  return Object.fromEntries(entries.map(([name, one]) => [name, isRow(one) ? one.id : plainOf(one, files, secrets)]))
}

/** A row of knowledge: credential kinds, remote and local servers. */
function isRow(value: unknown): value is { id: string } {
  if (typeof value !== 'object' || value === null) return false
  const { id, spec, is } = value as { id?: unknown; spec?: unknown; is?: unknown }
  return typeof id === 'string' && (typeof spec === 'string' || Array.isArray(is))
}

function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((one) => redacted(one, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redacted(one, redact)]))
}
