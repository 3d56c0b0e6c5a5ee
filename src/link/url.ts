import { isRandomUuid, looksRandom } from '../classify/entropy.ts'
import { isCredentialParameter } from '../classify/names.ts'
import type { Host, Place } from '../model/index.ts'
import type { Template } from '../model/reading.ts'
import { slice, type Span, type Text } from '../text/source.ts'
import { isGrantInQueryOnly } from '../knowledge/query-only-apis.ts'
import { accountAddress, accountPath } from '../knowledge/words/secrets.ts'

interface InUrl {
  readonly value: Template
  readonly sentAs: string
  readonly place: Place
  readonly credentialPosition: boolean
  /** Where the address names what is taken from elsewhere. */
  readonly putAt?: Span
}

/** Credentials inside an address: user information, query parameters, and path segments that are a secret. */
export function* urlCredentials(text: Text, url: Template, host: Host): Generator<InUrl> {
  const { value } = text
  const user = /^[a-z][a-z0-9+.-]*:\/\/([^/?#@\s:]*):([^/?#@\s]+)@/i.exec(value)
  if (user) {
    const start = user[0].length - 1 - (user[2] as string).length
    yield {
      value: textOf(slice(text, start, start + (user[2] as string).length)),
      sentAs: 'user information',
      place: 'userinfo',
      credentialPosition: true,
    }
  }
  yield* inQuery(text, url)
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(value)
  if (!path?.[1]) return
  const from = path[0].length - path[1].length
  for (const segment of path[1].matchAll(/[^/]+/g)) {
    if (
      !secretSegment(segment[0], path[1], host) ||
      isAccountOf(path[1].slice(Math.max(0, segment.index - LONGEST_KIND), segment.index), segment[0], host)
    )
      continue
    const start = from + segment.index
    yield { value: textOf(slice(text, start, start + segment[0].length)), sentAs: 'path', place: 'path', credentialPosition: true }
  }
}

/** `?api_key=…` and `#access_token=…`, also where the value is a reference that follows the text. */
function* inQuery(text: Text, url: Template): Generator<InUrl> {
  // Of a grant that has no other place for it, a reference is sent as the provider asks.
  const isForced = url.parts.some((part) => part.kind === 'text' && isGrantInQueryOnly(GRANT.exec(part.text.value)?.[1] ?? ''))
  const hash = text.value.indexOf('#')
  for (const match of text.value.matchAll(/[?&#]([A-Za-z_][\w.-]{0,60})=([^&#\s]*)/g)) {
    const name = match[1] as string
    const place = hash < 0 || hash > match.index ? 'query' : 'fragment'
    const start = match.index + match[0].length - (match[2] as string).length
    // A configuration in base64, which may hold keys.
    if (name === 'config' && /^(?:ey|ew)/.test(match[2] as string))
      yield { value: textOf(slice(text, start, start + (match[2] as string).length)), sentAs: name, place, credentialPosition: false }
    if (!isCredentialParameter(name)) continue
    const rest = match[2] === '' ? following(url, text) : undefined
    if (rest && isForced) continue
    const named = slice(text, match.index + 1, match.index + 1 + name.length).at
    if (rest) yield { value: rest, sentAs: name, place, credentialPosition: true, putAt: named }
    else if (match[2] && (name !== 'key' || looksRandom(match[2]) || isRandomUuid(match[2])))
      yield { value: textOf(slice(text, start, start + match[2].length)), sentAs: name, place, credentialPosition: true }
  }
}

const GRANT = /[?&]grant_type=([\w-]{1,60})/

/** The reference that comes right after a text in its template. */
function following(url: Template, text: Text): Template | undefined {
  const at = url.parts.findIndex((part) => part.kind === 'text' && part.text.at.start === text.at.start)
  const next = url.parts[at + 1]
  return next?.kind === 'reference' ? { parts: [next], at: next.at } : undefined
}

/** Personal endpoints: a long random segment beside `mcp`, `sse`, `s`, `api` or `webhook` in the path. */
function secretSegment(segment: string, path: string, host: Host): boolean {
  if (segment.length < 24 || !/^[A-Za-z0-9_=~-]+$/.test(segment) || !/\d/.test(segment) || !/[A-Za-z]/.test(segment)) return false
  if (host.class === 'loopback' || host.class === 'private' || host.class === 'none') return false
  return looksRandom(segment) && /\/(?:s|mcp|sse|api|hooks?|webhooks?|connect|v\d|servers?|u|t)(?:\/|$)/.test(path)
}

/** No word of `isAccountOf` is longer with its slashes. */
const LONGEST_KIND = 20

/** What stands behind this path names an account or another object, and opens nothing: `/v1/accounts/…`. */
function isAccountOf(before: string, segment: string, host: Host): boolean {
  // `/agents/agent_…`: an identifier that begins with what it is one of.
  const kind = /^([a-z]{3,20})_/.exec(segment)?.[1]
  if (kind !== undefined && !/^(?:key|token|secret|hook)/.test(kind) && before.endsWith(`/${kind}s/`)) return true
  return accountPath.pattern.test(before) || accountAddress.pattern.test(host.name + before)
}

function textOf(text: Text): Template {
  return { parts: [{ kind: 'text', text }], at: text.at }
}
