import { SUBJECT_KINDS, type Model } from '../model/index.ts'
import { jsonText, redactor, sourcesIn } from './redact.ts'
import { Secret } from '../text/secret.ts'
import { asShown, ours, type Shown } from '../text/shown.ts'
import { SourceFile } from '../text/source.ts'

/** What was understood, as JSON: places as `path:line:column`, rows of knowledge by their id, secrets masked. */
export function printedModel(model: Model): Shown {
  const { files, secrets } = sourcesIn([model])
  const redact = redactor(files, secrets)
  const kinds = SUBJECT_KINDS.filter((kind) => model[kind].length > 0)
  return asShown(jsonText(Object.fromEntries(kinds.map((kind) => [kind, model[kind].map((one) => plainOf(one, redact))]))))
}

/** What JSON is made of, with no text but what may be shown. */
type Plain = Shown | number | boolean | null | undefined | readonly Plain[] | { readonly [name: string]: Plain }

/** A value without classes and secrets. */
function plainOf(value: unknown, redact: (text: string) => Shown): Plain {
  if (typeof value === 'string' || value instanceof RegExp) return redact(String(value))
  // The mask of one may show where it begins.
  if (value instanceof Secret) return asShown(String(value))
  if (value instanceof SourceFile) return redact(value.path)
  if (Array.isArray(value)) return value.map((one) => plainOf(one, redact))
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null) return null
  const { file, start, end } = value as { file?: unknown; start?: unknown; end?: unknown }
  if (file instanceof SourceFile && typeof start === 'number' && typeof end === 'number') {
    const { line, column } = file.position(start)
    return ours`${redact(file.path)}:${line}:${column}`
  }
  const entries = Object.entries(value).filter(([name, one]) => one !== undefined && name !== 'offsets')
  return Object.fromEntries(entries.map(([name, one]) => [redact(name), isRow(one) ? redact(one.id) : plainOf(one, redact)]))
}

/** A row of knowledge: credential kinds, remote and local servers. */
function isRow(value: unknown): value is { id: string } {
  if (typeof value !== 'object' || value === null) return false
  const { id, spec, is } = value as { id?: unknown; spec?: unknown; is?: unknown }
  return typeof id === 'string' && (typeof spec === 'string' || Array.isArray(is))
}
