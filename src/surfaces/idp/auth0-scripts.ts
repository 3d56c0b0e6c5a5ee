import type { TokenPolicy } from '../../model/index.ts'
import { openBracket } from '../../text/brackets.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { tokenPolicy } from './lifetime-fields.ts'

/** APIs that scripts make at Auth0: https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers */
export default defineTextSurface({
  id: 'auth0-scripts',
  name: 'APIs of Auth0 in scripts',
  spec: 'https://auth0.github.io/auth0-cli/auth0_apis_create.html',
  counts: 'oauth',
  files: ['**/*.{sh,bash,zsh,py,ts,js,mjs,cjs}'],
  mentions: ['token_lifetime', '--token-lifetime'],
  together: [
    [/auth0/i, /resource[-_]?servers/i, /\btoken_lifetime["']?\s{0,4}:/],
    [/\bauth0\s{1,4}apis?\s{1,4}/, /--token-lifetime/],
  ],
  skipsTests: true,
  *read(text): Generator<TokenPolicy> {
    for (const match of text.value.matchAll(FIELD)) if (isOfApi(text.value, match.index)) yield policyAt(match, text)
    for (const match of text.value.matchAll(OPTION)) yield policyAt(match, text)
  },
})

/** `token_lifetime: 86400`, `"token_lifetime": 86400`: of a payload of curl, of jq, of an SDK. */
const FIELD = /["']?\btoken_lifetime["']?\s{0,4}:\s{0,4}(\d{1,9})\b/g
/** `auth0 apis create --name "Desk" --token-lifetime 86400`, also on several lines. */
const OPTION = inTurn(
  'g',
  /\bauth0\s{1,4}apis?\s{1,4}(?:create|update)\b(?:[^\n;|&\\]|\\\n|\\.){0,600}?/,
  /--token-lifetime[ =]["']?(\d{1,9})\b/,
)

/** Whether the object around a member is that of an API, whose refresh tokens have a block of their own. */
function isOfApi(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - LONGEST), at)
  const open = openBracket(before, '{}')
  if (open === undefined || /refresh_token["']?\s{0,4}:\s{0,8}$/.test(before.slice(0, open))) return false
  const own = `${before.slice(open)}${code.slice(at, at + LONGEST).split('}')[0]}`
  return (
    /["']?\bidentifier["']?\s{0,4}:/.test(own) ||
    PATH.test(before.slice(-300)) ||
    /\bresource_?[sS]ervers\.(?:create|update)\($/.test(before.slice(0, open).trimEnd())
  )
}

/** What is asked of the Management API just before. */
const PATH = oneOf('', /\/resource-servers\b[^\n]{0,120}(?:-d|--data\S{0,8})\s{0,4}["']\{[^{}]{0,200}$/)
/** Characters of an object on either side that are looked at. */
const LONGEST = 1500

function policyAt(match: RegExpExecArray, text: Text): TokenPolicy {
  const number = match[1] ?? ''
  const end = match.index + match[0].length
  const { at } = slice(text, end - number.length, end)
  const owner = { what: 'Auth0 API', product: 'auth0' }
  return tokenPolicy('access', { lifetime: { is: 'set', value: Number(number), at }, written: `${number} s` }, 'token_lifetime', {
    owner,
    clientType: 'unknown',
  })
}
