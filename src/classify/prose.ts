import { credentialsIn, type Found, judgeValue } from './credential.ts'
import { isCredentialHeader, isSecretName } from './names.ts'

/** `Authorization: Bearer X`, `X-Api-Key: X`. */
const HEADER = /\b([A-Za-z][A-Za-z0-9-]{2,40})["']?\s{0,3}:\s{0,3}["']?((?:Bearer|Basic|Token|ApiKey)\s+)?([A-Za-z0-9][^\s"'`,;)\]}<>\\]{7,400})/g
/** `api_key = X`, `--token X`, `password: X`, `the token X`. */
const NAMED = /\b([A-Za-z][A-Za-z0-9_.-]{1,60}?)["'`]{0,2}\s{0,3}(?:[:=]|=>| is | )\s{0,3}["'`]{0,2}([A-Za-z0-9_+/][A-Za-z0-9_+/=.~-]{15,399})/g

/** A credential, and the name that announces it. */
export interface Announced extends Found {
  readonly name?: string
}

/** A key and its value in YAML, JSON, TOML, properties and the like: nothing else stands between or around them. */
const PAIR = /(?:^|[{,]|- )\s{0,40}["']?([A-Za-z][A-Za-z0-9_.-]{1,60})["']?\s{0,5}[:=]\s{0,5}(["']?)([A-Za-z0-9_+/~-][A-Za-z0-9_+/=.~-]{15,399})\2\s{0,5}(?=$|[,}#;\r])/g

/** Credentials in configuration text: those in a provider's format, and machine-made values under a secret's name. */
export function* configCredentialsIn(text: string, now: number): Generator<Announced> {
  yield* announcedIn(text, now, pairs)
}

/**
 * Credentials in running text: those in a provider's format, and machine-made values that a credential header or a
 * secret's name announces.
 */
export function* looseCredentialsIn(text: string, now: number): Generator<Announced> {
  yield* announcedIn(text, now, announcements)
}

type Announcements = (line: string) => Iterable<{ name: string; value: string; start: number }>

function* announcedIn(text: string, now: number, announcementsOf: Announcements): Generator<Announced> {
  const taken: Found[] = []
  for (const found of credentialsIn(text, now)) {
    taken.push(found)
    yield found
  }
  for (const line of lines(text)) {
    for (const { name, value, start } of announcementsOf(line.text)) {
      const from = line.start + start
      if (taken.some((one) => one.start < from + value.length && from < one.end)) continue
      const found = judgeValue(value, { name, credentialPosition: true, now })
      if (!found || found.judged.class === 'placeholder' || found.judged.class === 'unknown') continue
      const placed = { ...found, start: from + found.start, end: from + found.end, name }
      taken.push(placed)
      yield placed
    }
  }
}

function* announcements(line: string): Generator<{ name: string; value: string; start: number }> {
  if (line.length > 4000) return
  for (const match of line.matchAll(HEADER)) {
    const [whole, name = '', , value = ''] = match
    if (isCredentialHeader(name)) yield { name, value, start: match.index + whole.length - value.length }
  }
  for (const match of line.matchAll(NAMED)) {
    const [whole, name = '', value = ''] = match
    if (isSecretName(name.replace(/^-+/, ''))) yield { name, value, start: match.index + whole.length - value.length }
  }
}

function* pairs(line: string): Generator<{ name: string; value: string; start: number }> {
  if (line.length > 4000 || !SECRET_WORD.test(line)) return
  for (const match of line.matchAll(PAIR)) {
    const [whole, name = '', quote = '', value = ''] = match
    if (isSecretName(name)) yield { name, value, start: match.index + whole.trimEnd().length - quote.length - value.length }
  }
}

const SECRET_WORD = /token|secret|passw|pwd|key|auth|credential|dsn|pat\b/i

function* lines(text: string): Generator<{ text: string; start: number }> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    yield { text: text.slice(start, stop), start }
    start = stop + 1
  }
}
