import { JWT, decodeJwt } from '../classify/jwt.ts'
import type { Located, Span } from '../text/source.ts'

const REFRESH = /^refresh_?token$/i
const NEAR = 6000
const ANSWER = new RegExp(`["'](?:access|id)_?token["']\\s{0,4}:\\s{0,4}["'](${JWT.source})["']`, 'i')

/**
 * The address of the authorization server of a refresh token that is stored as it was answered, beside a JWT of the same answer that
 * names its issuer: https://www.rfc-editor.org/rfc/rfc6749.html#section-5.1. Undefined for other values and other issuers.
 */
export function issuerBeside(name: string, { file, start, end }: Span, now: number): Located<string> | undefined {
  if (!REFRESH.test(name)) return undefined
  const { text } = file
  const from = Math.max(0, start - NEAR)
  for (const [offset, part] of [
    [from, text.slice(from, start)],
    [end, text.slice(end, end + NEAR)],
  ] as const) {
    const found = ANSWER.exec(part)
    const issuer = found?.[1] === undefined ? undefined : decodeJwt(found[1], now)?.issuer
    if (issuer !== undefined && /^https:\/\//.test(issuer))
      return { value: issuer, at: { file, start: offset + (found?.index ?? 0), end: offset + (found?.index ?? 0) } }
  }
  return undefined
}
