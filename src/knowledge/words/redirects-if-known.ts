import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What an authorization endpoint does with the redirect URI of a client that it does not know.

export const acceptsBySchemes: Words = {
  because: 'A condition that refuses what has none of some schemes, the one of all web pages among them.',
  pattern: oneOf(
    'i',
    /!\s{0,2}is_?(?:https|secure)\b|\bnot is_?(?:https|secure)\b/,
    /!==?\s{0,4}["']https:?["']/,
    /!\s{0,2}[\w.]{1,60}\.starts_?with\(["']https:\/\/["']\)/,
  ),
  is: ['!isHttps && !isLoopback', "url.protocol !== 'https:'", "!redirectUri.startsWith('https://')"],
  isNot: ['!isLoopback', "url.protocol === 'https:'", "url.protocol !== 'http:'"],
}

export const keepsToKnown: Words = {
  because: 'A list of hosts or addresses that are let in whoever the client is.',
  pattern: oneOf(
    'i',
    /(?:allow|trust|permit|white_?list|known|safe|default|static)\w{0,12}_?(?:hosts?|domains?|origins?|redirects?|ur[il]s?|callbacks?|clients?|schemes?)\b/,
    /\.host(?:name)?\b[^\n]{0,40}(?:includes|has|endsWith|ends_with|={2,3}(?!=)(?!\s?["'](?:localhost|127|\[?::1)))/,
    /(?:includes|has|test)\([^()\n]{0,40}\.host(?:name)?\)/,
  ),
  is: [
    'ALLOWED_HOSTS',
    'isTrustedRedirect',
    'hosts.has(url.hostname)',
    'url.hostname.endsWith(".acme.io")',
    'known_clients',
    'defaultRedirectUris',
  ],
  isNot: ["url.hostname === 'localhost'", 'isLoopback', 'isCustomScheme'],
}

export const refusesRequest: Words = {
  because: 'How an endpoint refuses a request: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1',
  pattern: oneOf('', /\b(?:return|throw|raise)\b/, /\.status\(4\d\d\)/),
  is: ['return new Response(null, { status: 400 })', 'throw new InvalidRequestError()', 'res.status(400).end()'],
  isNot: ['res.redirect(url)', 'next()'],
}
