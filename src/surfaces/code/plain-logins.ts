import { asksForTls, plainLogin } from '../../knowledge/words/connections.ts'
import { fillsInPlace } from '../../knowledge/filled-literals.ts'
import { fillsFormat, isFormatted, masked } from '../../knowledge/words/plain-logins.ts'
import { FAR, hostAt } from '../../classify/endpoint.ts'
import type { TransportSetting } from '../../model/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice } from '../../text/source.ts'
import { C_LIKE_FILES, isInComment, RUBY_FILES } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Addresses in which code puts a password in front of a host on the internet, by a protocol without TLS. */
export default defineTextSurface({
  id: 'plain-logins',
  name: 'Passwords that code sends by a protocol without TLS',
  spec: 'https://www.rfc-editor.org/rfc/rfc3986.html#section-3.2.1',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['amqp://', 'redis://', 'ldap://', 'mqtt://', 'ftp://', 'ws://', 'stomp://', 'nats://'],
  together: [[plainLogin.pattern]],
  skipsTests: true,
  *read(text, { file }): Generator<TransportSetting> {
    for (const { index, 0: address, 1: scheme = '', 2: host = '' } of text.value.matchAll(LOGIN)) {
      if (isInComment(text.value, index) || !FAR.has(hostAt(`${scheme}://${host}`, { services: new Set() }).class)) continue
      if (!isFilled(text.value, address, index, file.path)) continue
      // An option beside the address may begin TLS.
      if (asksForTls.pattern.test(text.value.slice(Math.max(0, index - NEAR), index + address.length + NEAR))) continue
      yield { kind: 'transportSetting', problem: 'plain-login', written: scheme, host, at: slice(text, index, index + address.length).at }
    }
  },
})

const LOGIN = inTurn('g', plainLogin.pattern)
const NEAR = 400

/** Whether a literal that begins with an address is filled with a password, and no text that shows how one looks. */
function isFilled(code: string, address: string, index: number, path: string): boolean {
  const before = code.slice(Math.max(0, index - 60), index)
  const behind = code.slice(index + address.length, index + address.length + NEAR)
  if (!/["'`]$/.test(before) || QUOTES_CODE.test(before) || masked.pattern.test(behind)) return false
  if (JOINED.test(address) || isFormatted.pattern.test(behind)) return true
  if (/%[sv]/.test(address) && fillsFormat.pattern.test(before)) return true
  return fillsInPlace.some(({ files, begins, holes }) => files.test(path) && begins.test(before) && holes.test(address))
}

/** `'"ftp://" + user'`: a text that holds code is none. */
const QUOTES_CODE = /'"$|"'$|`["']$/

/** `"redis://:" + password + "@` */
const JOINED = /["'`]\s{0,4}[+.]\s{0,4}[\w$]/
