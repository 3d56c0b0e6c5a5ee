import type { Addition, Agent, Connection, Credential, Host } from '../model/index.ts'
import { codeAt, type Span } from '../text/source.ts'
import type { Fix } from './problems.ts'
import { referenceName } from './advice.ts'

/** A literal credential of a client's configuration out of the file, with the client's own reference in its place. */
export function referenceInstead({ reference }: Agent, credential: Credential, server: string): Fix | undefined {
  if (!reference || credential.form !== 'literal' || credential.place === 'argument') return undefined
  const { file } = credential.at
  const name = referenceName(credential, server)
  // Outside of git the file may be the only place that has the value.
  const kept = file.git === 'tracked' || file.git === 'staged'
  return {
    title: `read the value from the variable ${name}`,
    safety: kept ? 'safe' : 'review',
    edits: [{ at: credential.at, text: reference.replaceAll('NAME', () => name) }],
    moved: name,
  }
}

/** A static header out of a configuration in JSON where a vendor's page says that the server signs the client in. */
export function headerDropped({ agent, source }: Connection, { server }: Host, { place, at }: Credential): Fix | undefined {
  if (source !== 'config' || place !== 'header' || agent.oauth !== 'automatic' || !server?.certain || server.droppable !== 'yes')
    return undefined
  const span = /\.jsonc?$/.test(at.file.path) ? entryAround(at) : undefined
  return (
    span && {
      title: server.auth === 'none' ? 'delete the header' : 'delete the header and sign in with OAuth',
      safety: 'safe',
      edits: [{ at: span, text: '' }],
    }
  )
}

/** The entry of JSON that a string stands in, with its comma; where it is the only header, `headers` itself. */
function entryAround({ file, start: from, end: to }: Span): Span | undefined {
  const { text } = file
  const before = /"(?:[^"\\\n]|\\.){1,100}"\s{0,20}:\s{0,20}"[^"\\\n]{0,100}$/.exec(text.slice(Math.max(0, from - 300), from))
  const after = /^[^"\\\n]{0,100}"/.exec(text.slice(to, to + 101))
  if (!before || !after) return undefined
  let [start, end] = [from - before[0].length, to + after[0].length]
  const open = text.slice(0, start).trimEnd()
  const close = end + text.slice(end).search(/\S|$/)
  if (open.endsWith('{') && text[close] === '}') {
    const key = /"headers"\s{0,20}:\s{0,20}\{$/.exec(open.slice(-100))
    if (!key) return undefined
    ;[start, end] = [open.length - key[0].length, close + 1]
  }
  const comma = /^\s*,\s*/.exec(text.slice(end))
  if (comma && /[{,]\s*$/.test(text.slice(Math.max(0, start - 200), start))) return { file, start, end: end + comma[0].length }
  const first = text.slice(0, start).trimEnd()
  return first.endsWith(',') && /^\s*\}/.test(text.slice(end)) ? { file, start: first.length - 1, end } : undefined
}

/** Lines and items in other files that end a fault. */
export function added(title: string, elsewhere: readonly (Addition | undefined)[]): Fix | undefined {
  const all = elsewhere.filter((one) => one !== undefined)
  return all.length === elsewhere.length && all.length > 0 ? { title, safety: 'safe', edits: [], elsewhere: all } : undefined
}

/** The other position of a switch that is the fault itself; undefined where the place holds no switch, and in code. */
export function switched(at: Span): Fix | undefined {
  const { file } = at
  if (/\.(?:[cm]?[jt]sx?|vue|svelte|py|ipynb|go|rs|java|rb|php|cs)$/.test(file.path)) return undefined
  const written = file.text.slice(at.start, at.end)
  const [, quote = '', value = ''] = /^(["']?)(true|false|True|False|plain)\1$/.exec(written) ?? []
  const other = OTHERS.get(value)
  return other === undefined
    ? undefined
    : { title: `set it to ${other}`, safety: 'safe', edits: [{ at, text: `${quote}${other}${quote}` }] }
}

const OTHERS = new Map([
  ['true', 'false'],
  ['false', 'true'],
  ['True', 'False'],
  ['False', 'True'],
  ['plain', 'S256'],
])

/** `https` in place of `http` at the beginning of an address. */
export function encrypted(at: Span, safety: Fix['safety']): Fix | undefined {
  const written = codeAt(at)
  const start = at.start + (/^["'`]/.test(written) ? 1 : 0)
  if (!/^http:\/\//i.test(at.file.text.slice(start, start + 7))) return undefined
  return { title: 'use https', safety, edits: [{ at: { file: at.file, start, end: start + 4 }, text: 'https' }] }
}

/** A fix as a part of a problem. */
export function fixOf(fix: Fix | undefined): { fix?: Fix } {
  return fix ? { fix } : {}
}
