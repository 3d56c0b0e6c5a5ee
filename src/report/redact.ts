import { secretLikeRuns, type Part } from '../classify/secret-like.ts'
import type { Result } from '../judge/finding.ts'
import { printable } from '../text/printable.ts'
import { Secret } from '../text/secret.ts'
import { asShown, type Shown } from '../text/shown.ts'
import { SourceFile } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'
import { firstThat } from '../text/by-halves.ts'
import { credentialForms, privateKeys } from './hidden-forms.ts'
import { HiddenValues } from './hidden-values.ts'

export { jsonText, printable, visible } from '../text/printable.ts'

const BULLET = '•'

/** Shorter texts hold no value. */
const LEAST = 6

/**
 * The last look before anything is printed. What may be shown is decided on the raw text in one pass: bullets stand for
 * concealed values, for everything in the form of a credential and for what could be one. As long as the original, so
 * that columns stay right.
 */
export class Redactor {
  readonly #values = new HiddenValues()
  readonly #texts = new Map<string, Shown>()
  readonly #lines = new Map<SourceFile, Map<number, Shown>>()
  readonly #hidden = new Map<SourceFile, Hidden>()

  constructor(files: Iterable<SourceFile>, secrets: Iterable<Secret> = []) {
    for (const file of files) {
      for (const { secret, end } of file.concealed) this.#add(file.text.slice(secret, end))
      for (const name of file.path.split('/')) this.#values.addName(name.replace(/\.\w+$/, ''))
    }
    for (const secret of secrets) if (!secret.isPublic) secret.judge((value) => this.#add(value.slice(secret.prefix.length)))
  }

  /** A text without secrets, strictest where it quotes broken syntax. */
  text(text: string, broken = false): Shown {
    if (text.length < LEAST) return asShown(text)
    const before = broken ? undefined : this.#texts.get(text)
    if (before !== undefined) return before
    const shown = masked(text, [
      ...this.#values.in(text),
      ...credentialForms(text, broken),
      ...privateKeys(text),
      ...secretLikeRuns(text, broken || this.#values.isFull),
    ])
    if (!broken) this.#texts.set(text, shown)
    return shown
  }

  /** A 1-based line of a file without secrets, strictest where its syntax is broken. */
  line(file: SourceFile, number: number, broken = false): Shown {
    const lines = this.#lines.get(file) ?? new Map<number, Shown>()
    this.#lines.set(file, lines)
    const key = broken ? -number : number
    const before = lines.get(key)
    if (before !== undefined) return before
    const { start, end } = file.lineSpan(number)
    const line = file.text.slice(start, end)
    const hidden = this.#hiddenIn(file)
    const within = (parts: readonly Part[]) =>
      between(parts, start, end).map((part) => ({ start: part.start - start, end: part.end - start }))
    const concealed = within(hidden.parts)
    const forms = credentialForms(line, broken).filter((form) => between(concealed, form.start, form.end).length === 0)
    const others = [...this.#values.in(line), ...forms, ...secretLikeRuns(line, broken || this.#values.isFull)]
    const shown = masked(line, [...without(joined(others), within(hidden.prefixes)), ...concealed, ...privateKeys(line)])
    lines.set(key, shown)
    return shown
  }

  #add(value: string): void {
    this.#values.add(value)
    if (/[^\w.~-]/.test(value)) this.#values.add(encodeURIComponent(value.replace(/\p{Cs}/gu, '')))
  }

  #hiddenIn(file: SourceFile): Hidden {
    const known = this.#hidden.get(file)
    if (known) return known
    const concealed = file.concealed.map(({ secret, end }) => ({ start: secret, end }))
    const prefixes = file.concealed.filter(({ start, secret }) => secret > start).map(({ start, secret }) => ({ start, end: secret }))
    const hidden = { parts: joined([...concealed, ...privateKeys(file.text)]), prefixes: joined(prefixes) }
    this.#hidden.set(file, hidden)
    return hidden
  }
}

/** What is concealed in a file, in order and without overlaps, and the public prefixes before it. */
interface Hidden {
  readonly parts: readonly Part[]
  readonly prefixes: readonly Part[]
}

/** A text with bullets over some parts of it. Line ends stay. */
function masked(text: string, hidden: readonly Part[]): Shown {
  if (hidden.length === 0) return asShown(text)
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of joined(hidden)) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, BULLET))
    from = end
  }
  return asShown(pieces.join('') + text.slice(from))
}

/** In order, with those that touch as one. */
function joined(parts: readonly Part[]): Part[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of parts.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) all.push({ start, end })
  }
  return all
}

/** What is left of parts without others; both in order. */
function without(parts: readonly Part[], others: readonly Part[]): Part[] {
  const left: Part[] = []
  let next = 0
  for (const { start, end } of parts) {
    let from = start
    while ((others[next]?.end ?? Infinity) <= start) next++
    for (let i = next; (others[i]?.start ?? Infinity) < end; i++) {
      const other = others[i] as Part
      if (other.start > from) left.push({ start: from, end: other.start })
      from = Math.max(from, other.end)
    }
    if (from < end) left.push({ start: from, end })
  }
  return left
}

/** The pieces of parts, which are in order, that lie between two offsets. */
function between(parts: readonly Part[], start: number, end: number): Part[] {
  const found: Part[] = []
  for (let i = firstThat(parts, (one) => one.end > start); (parts[i]?.start ?? Infinity) < end; i++) {
    const part = parts[i] as Part
    found.push({ start: Math.max(part.start, start), end: Math.min(part.end, end) })
  }
  return found
}

/** The files and secrets that a result speaks of. */
export function sourcesOf(result: Result): { files: Set<SourceFile>; secrets: Set<Secret> } {
  return sourcesIn([result.findings, result.suppressed, result.unreadable, result.model])
}

/** The files and secrets anywhere below some values. */
export function sourcesIn(values: readonly unknown[]): { files: Set<SourceFile>; secrets: Set<Secret> } {
  const files = new Set<SourceFile>()
  const secrets = new Set<Secret>()
  const seen = new Set<object>()
  const pending: unknown[] = [...values]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    if (next instanceof SourceFile) files.add(next)
    else if (next instanceof Secret) secrets.add(next)
    else if (!(next instanceof RegExp))
      for (const value of Array.isArray(next) ? next : Object.values(next)) if (typeof value === 'object') pending.push(value)
  }
  return { files, secrets }
}

/** How a reporter shows strings of the scanned repository. */
export interface Cleaner {
  /** Redacted, on one line, with short masks. */
  readonly clean: (text: string) => Shown
  /** Redacted, as long as the original. */
  readonly redact: (text: string) => Shown
  /** A line of a file, as long as the original. */
  readonly line: (file: SourceFile, number: number, broken?: boolean) => Shown
}

/** The one cleaner of a result. */
export const cleaner = oncePer((result: Result): Cleaner => {
  const { files, secrets } = sourcesOf(result)
  const redactor = new Redactor(files, secrets)
  const redact = (text: string) => redactor.text(text)
  const cleaned = new Map<string, Shown>()
  const clean = (text: string) => {
    const before = cleaned.get(text)
    if (before !== undefined) return before
    const shown = oneLine(redact(text))
    cleaned.set(text, shown)
    return shown
  }
  const made = { redact, clean, line: (file: SourceFile, number: number, broken = false) => redactor.line(file, number, broken) }
  return made
})

/** With short masks, for sentences. */
export function shortened(shown: Shown): Shown {
  return asShown(shown.replace(/•{6,}/g, BULLET.repeat(5)))
}

/** On one line, with short masks. */
export function oneLine(shown: Shown): Shown {
  return printable(shortened(shown))
}

/** One line about the run itself: errors, remarks, what git says. */
export function said(text: string): Shown {
  return oneLine(new Redactor([]).text(text))
}

/** The last look without a result: what has the form of a credential or could be one is hidden. */
export function redactor(files: Iterable<SourceFile>, secrets: Iterable<Secret> = []): (text: string) => Shown {
  const own = new Redactor(files, secrets)
  return (text) => own.text(text)
}
