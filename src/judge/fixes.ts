import type { Agent, Credential } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import type { Fix } from './rule.ts'
import { referenceName } from './advice.ts'

/** A literal credential of a client's configuration out of the file, with the client's own reference in its place. */
export function referenceInstead({ reference }: Agent, credential: Credential, server: string): Fix | undefined {
  if (!reference || credential.form !== 'literal' || credential.place === 'argument') return undefined
  const { file } = credential.at
  const name = referenceName(credential, server)
  // Outside of git the file may be the only place that has the value.
  const kept = file.git === 'tracked' || file.git === 'staged'
  return { title: `read the value from the variable ${name}`, safety: kept ? 'safe' : 'review', edits: [{ at: credential.at, text: reference.replaceAll('NAME', () => name) }] }
}

/** The other position of a switch that is the fault itself; undefined where the place holds no switch, and in code. */
export function switched(at: Span): Fix | undefined {
  const { file } = at
  if (/\.(?:[cm]?[jt]sx?|py|ipynb|go|rs|java|rb|php|cs)$/.test(file.path)) return undefined
  const written = file.text.slice(at.start, at.end)
  const [, quote = '', value = ''] = /^(["']?)(true|false|True|False|plain)\1$/.exec(written) ?? []
  const other = OTHERS.get(value)
  return other === undefined ? undefined : { title: `set it to ${other}`, safety: 'safe', edits: [{ at, text: `${quote}${other}${quote}` }] }
}

const OTHERS = new Map([['true', 'false'], ['false', 'true'], ['True', 'False'], ['False', 'True'], ['plain', 'S256']])

/** `https` in place of `http` at the beginning of an address. */
export function encrypted(at: Span, safety: Fix['safety']): Fix | undefined {
  const written = at.file.text.slice(at.start, at.end)
  const start = at.start + (/^["'`]/.test(written) ? 1 : 0)
  if (!/^http:\/\//i.test(at.file.text.slice(start, start + 7))) return undefined
  return { title: 'use https', safety, edits: [{ at: { file: at.file, start, end: start + 4 }, text: 'https' }] }
}

/** A fix as a part of a problem. */
export function fixOf(fix: Fix | undefined): { fix?: Fix } {
  return fix ? { fix } : {}
}
