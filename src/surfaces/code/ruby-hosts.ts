import { oneOf } from '../../text/pattern.ts'

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
export function isJoined(code: string): boolean {
  const hosts = new Set(Array.from(code.matchAll(BARE_ADDRESS), ([, host = '']) => host.toLowerCase()))
  return hosts.size === 1 && TOKEN_PATH.test(code)
}

const BARE_ADDRESS = /["']https:\/\/([\w.-]{1,80}\.[a-z]{2,20})\/?["']/gi
const TOKEN_PATH = /["']\/?(?:[\w.-]{1,40}\/){0,5}(?:token|access_token)["']/i
