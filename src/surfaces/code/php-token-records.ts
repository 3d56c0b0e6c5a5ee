import { authorizationServerInPhp } from '../../knowledge/words/sessions.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { codeOf, secondsFromNow } from '../../parse/c-like-moments.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { slice, type Text } from '../../text/source.ts'
import { ofProvider } from '../idp/lifetime-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { classNameAround } from '../../program/written/index.ts'
import { setPolicy } from './policy.ts'

/** How long the rows of tokens and sessions live that an authorization server in PHP makes for itself. */
export default defineTextSurface({
  id: 'php-token-records',
  name: 'Ends of rows for tokens and sessions in PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-1.5',
  counts: 'code',
  files: ['**/*.php'],
  mentions: ['expires', 'expiry'],
  together: [[/->(?:expires|expiry)\w{0,6}\s{0,8}=(?!=)[^;\n]{0,40}\btime\(\)\s{0,4}\+/i, /session|refresh/i]],
  skipsTests: true,
  *read(text, { project }): Generator<TokenPolicy> {
    let left = MOST
    for (const said of saidIn(text, 'php')) {
      const token = said.is === 'set' ? recordOf(said) : undefined
      if (token === undefined || !isNamedAnywhere(authorizationServerInPhp.pattern, 'php', project)) continue
      if (left-- === 0) return
      const found = policyOf(said, token, text)
      if (found) yield found
    }
  },
})

/** Rows of a file that are looked at; each looks for its constant in the whole text. */
const MOST = 100

/** `$this->session->expires`, and `$this->expires` of a class that is named for what ends. */
function recordOf({ name, at }: Said): 'session' | 'refresh' | undefined {
  const [, holder = ''] = /^\$(?:this\.)?(\w{0,60})\.?(?:expires|expiry)(?:_?at|_?on)?$/i.exec(name) ?? []
  const record = holder === 'this' || (holder === '' && name.startsWith('$this')) ? (classNameAround(at, 'php') ?? '') : holder
  const words = record.replace(/(?:Model|Entity|Record)$/, '')
  if (/^(?:user|login|auth|sso|web)?_?session$/i.test(words)) return 'session'
  return /^refresh(?:_?token)?$/i.test(words) ? 'refresh' : undefined
}

function policyOf({ name, value, at }: Said, token: 'session' | 'refresh', text: Text): TokenPolicy | undefined {
  const moment = codeOf(value, text)
  const seconds = secondsFromNow(moment, text, 'php')
  if (seconds === undefined || seconds <= 0) return undefined
  const owner = { what: 'setting', name: name.replace(/^.*[.$]/, ''), product: 'this code' }
  const opens = token === 'session' ? { opens: [ofProvider({ ...owner, what: 'this server' }, at)] } : {}
  const place = constantOf(moment.value, text) ?? moment
  return setPolicy(
    { owner, token, key: owner.name, confidence: 'medium', ...opens },
    seconds,
    place.value.replace(/\s+/g, ' ').slice(0, 60),
    place.at,
  )
}

/** The value of the constant that is added: `const TOKEN_TTL = 63072000;` of `time() + self::TOKEN_TTL`. */
function constantOf(moment: string, text: Text): Text | undefined {
  const name = /^time\(\)\s{0,4}\+\s{0,4}(?:self|static)::(\w{1,60})$/.exec(moment.trim())?.[1]
  const found =
    name === undefined ? null : new RegExp(`\\bconst\\s{1,4}(?:int\\s{1,4})?${name}\\s{0,8}=\\s{0,8}([^;\\n]{1,60})`).exec(text.value)
  if (!found) return undefined
  const end = found.index + found[0].length
  return slice(text, end - (found[1] ?? '').length, end)
}
