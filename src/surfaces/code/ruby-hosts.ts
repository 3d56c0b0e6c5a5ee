import { methodAround, methodsOfRuby, wordsOf } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

// The addresses of sign-ins that files of Ruby write down.

/** The one host of a sign-in that the file writes down. */
export function hostIn(code: string): string | undefined {
  const named = Array.from(code.matchAll(SITE_BY_NAME), ([, name = '']) => hostOfConstant(code, name) ?? '')
  const found = new Set([...Array.from(code.matchAll(ADDRESS), ([, site, host]) => (site ?? host ?? '').toLowerCase()), ...named])
  return found.size === 1 ? [...found][0] || undefined : undefined
}

/** `site: SITE` */
const SITE_BY_NAME = /\bsite(?::|["']? ?=>) ?([A-Z][A-Z0-9_]{1,60})\b/g

/** `SITE = "https://api.acme.com".freeze`, of which there is one. */
function hostOfConstant(code: string, name: string): string | undefined {
  const set = Array.from(code.matchAll(SETS_ADDRESS)).filter(([, one]) => one === name)
  return set.length === 1 ? set[0]?.[2]?.toLowerCase() : undefined
}

const SETS_ADDRESS = /\b([A-Z][A-Z0-9_]{1,60})\s{0,20}=\s{0,20}["']https:\/\/([\w.-]{3,80})/g

const ADDRESS = oneOf(
  'gi',
  /\bsite(?::|["']? ?=>) ?(?:ENV\.fetch\(["']\w{1,80}["'], ?)?["']https:\/\/([\w.-]{3,80})/,
  /["'`]https:\/\/([\w.-]{3,80})\/[^\s"'`]{0,120}(?:auth|login|connect)/,
)

/** A path that is joined to the one address of its file: `Faraday.new(url: 'https://desk.acme.com')`, `post('/oauth/token', …)`. */
function isJoined(code: string): boolean {
  const hosts = new Set(Array.from(code.matchAll(BARE_ADDRESS), ([, host = '']) => host.toLowerCase()))
  return hosts.size === 1 && TOKEN_PATH.test(code)
}

const BARE_ADDRESS = /["']https:\/\/([\w.-]{1,80}\.[a-z]{2,20})\/?["']/gi
const TOKEN_PATH = /["']\/?(?:[\w.-]{1,40}\/){0,5}(?:token|access_token)["']/i

/**
 * Whether a request goes to an address of a sign-in that its file writes down: by the method around it, what that names, and what the
 * class is told of all of its requests. An address that only a comment or another method has is none.
 */
export function isWrittenDownFor(at: Span): boolean {
  const code = codeBehind(at)
  return hostIn(code) !== undefined || isJoined(code)
}

function codeBehind(at: Span): string {
  const pieces = piecesOf(at.file)
  const own = { name: '', code: withoutAside(methodAround(at).code) }
  const seen = new Set([own, ...pieces.filter(({ name }) => name === '')])
  let fresh = [...seen]
  for (let step = 0; step < STEPS && fresh.length > 0; step += 1) {
    const words = new Set(fresh.flatMap(({ code }) => [...wordsOf(code)]))
    fresh = pieces.filter((one) => !seen.has(one) && words.has(one.name))
    for (const one of fresh) seen.add(one)
  }
  return Array.from(seen, ({ code }) => code).join('\n')
}

/** A method asks another one for its client, which is made of a setting that is given a constant. */
const STEPS = 4

/** What a file gives a name: a method or a variable; what the class is told of all of its requests has none. */
interface Piece {
  readonly name: string
  readonly code: string
}

const piecesOf = oncePer((file: SourceFile): readonly Piece[] => {
  const methods = methodsOfRuby(file).map(({ code }) => ({ name: METHOD.exec(code)?.[1] ?? '', code: withoutAside(code) }))
  const given = Array.from(file.text.matchAll(GIVES), ({ 0: code, 1: name = '' }) => ({ name, code }))
  const told = Array.from(file.text.matchAll(TELLS), ([code]) => ({ name: '', code }))
  return [...methods.filter(({ name }) => name !== '' && name !== 'initialize'), ...given, ...told]
})

const METHOD = /^[ \t]{0,40}def (?:self\.)?(\w{1,60})/

/** `SITE = "…".freeze`, `@client = OAuth2::Client.new(…)`, with the lines that are further in. */
const GIVES = inTurn(
  'gm',
  /^[ \t]{0,40}@{0,2}(\w{1,60})\s{0,4}(?:\|\|)?=(?![=~>])[^\n]{0,400}/,
  /(?:\n[ \t]{0,40}(?![ \t]|end\b|def\b|@{0,2}\w{1,60}\s{0,4}(?:\|\|)?=)[^\n]{1,300}){0,8}/,
)
/** `base_uri "https://desk.acme.com"`, and no text or comment */
const TELLS = /^[ \t]{1,40}(?:base_uri|site|base_url|url_base|host|self\.(?:site|base_uri|base_url))\b[ =(]{1,4}[^\n]{1,200}/gm

/** Without comments and without constants, which no method sets: these stand behind it. */
function withoutAside(code: string): string {
  return code.replace(/^[ \t]{0,40}(?:#|[A-Z][A-Z0-9_]{1,60}\s{0,20}=(?![=~>]))[^\n]{0,2000}/gm, '')
}
