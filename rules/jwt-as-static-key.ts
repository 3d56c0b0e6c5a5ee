import { factsOf } from '../src/judge/advice.ts'
import { oneValue } from '../src/judge/problems.ts'
import { duration } from '../src/knowledge/lifetimes.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import { logFile } from '../src/knowledge/words/loggers.ts'
import type { Jwt } from '../src/model/index.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * A JSON Web Token that lives for more than a day is used as an API key.
 *
 * ## Why
 *
 * A token is safer than a key because it expires soon. One that is valid for a year, or for ever, is a static key in another form: where
 * the receiver checks only the signature, nobody can revoke it.
 *
 * ## Instead
 *
 * Obtain the token when the program runs, with a lifetime of an hour or less.
 *
 * ## Not reported
 *
 * Publishable `anon` tokens, tokens of a day or less, samples of the documentation, ID tokens in tests, and a record that a program signs
 * and keeps, which says neither who somebody is nor what they may. A token that a server on this machine issued, or that goes to one, also
 * by the address under which a file keeps it, opens nothing elsewhere and is a note.
 */
export default defineRule({
  id: 'jwt-as-static-key',
  title: 'Long-lived JWT used as a key',
  group: 'lifetimes',
  variants: { tracked: error(8.8), untracked: warning(4.5), local: note(2), expired: note(1.5) },
  needs: { tracked: { error: ['live-value', 'in-git'] } },
  confidence: 'high',
  references: ['https://www.rfc-editor.org/rfc/rfc6750.html#section-5.3', 'https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2'],
  tags: ['CWE-613', 'CWE-522', 'owasp-nhi-2025/NHI7', 'owasp-mcp-2025/MCP01', 'owasp-asvs-5.0.0/9.2.1'],
  recommended: true,
  options: ['endpoints'],
  inTestCode: 'everywhere',
  ofOneValue: { rank: 7 },
  ofStaticKeys: true,
  on: 'storedSecret',

  *check(secret, model) {
    const { credential, at, name, hosts, place } = secret
    const { jwt, class: is } = credential.judged
    if (!jwt || is === 'public-id' || is === 'short-lived' || is === 'test' || is === 'declared') return
    if (/id[_-]?token/i.test(name?.value ?? '') || place === 'document') return
    const local = jwt.local ?? (hosts.length > 0 && hosts.every(({ class: to }) => to === 'loopback'))
    const shared = isShared(at.file.git)
    const logged = logFile.pattern.test(at.file.path)
    const from = jwt.issuer ? ` from ${printable(jwt.issuer)}` : ''
    yield {
      variant: jwt.expired ? 'expired' : local ? 'local' : shared ? 'tracked' : 'untracked',
      at,
      message: `the JWT${name ? ` in \`${name.value}\`` : ''}${from} ${life(jwt)}`,
      help: jwt.expired
        ? 'delete it; an expired token still tells issuer, subject and scopes'
        : logged
          ? `${shared ? 'take the file out of git and ignore it' : 'delete the file'}, ${AFTER_LOG}`
          : 'revoke it, and obtain a token of an hour or less when the program runs',
      // One token is one decision, however often it was copied and by whatever names.
      // Requests that people try out by hand keep what they were pasted in with: one habit, however many tokens have run out in it.
      decision:
        jwt.expired && TRIED_BY_HAND.test(at.file.path)
          ? { value: 'expired tokens of requests tried by hand' }
          : logged
            ? `tokens ${ofOneIssuer(jwt)} in the log ${at.file.path}`
            : oneValue(secret, model),
      evidence: secretEvidence(secret),
      facts: factsOf(credential, hosts[0]),
    }
  },
})

/** https://www.jetbrains.com/help/idea/http-client-in-product-code-editor.html, https://docs.usebruno.com/bru-lang/overview */
const TRIED_BY_HAND = /\.(?:http|rest|bru)$/i

/** A log has a token for each sign-in: one file to take away, and one key that signed them all. */
function ofOneIssuer({ issuer, audience, role, expires }: Jwt): string {
  const to = [audience, role].flatMap((one) => (one === undefined ? [] : [`for ${one.slice(0, 60)}`]))
  return [
    `of ${issuer === undefined ? 'nobody' : printable(issuer)}`,
    ...to,
    expires === undefined ? 'without an end' : 'with an end',
  ].join(' ')
}

function life({ expired, expires, issuedAt }: Jwt): string {
  if (expires === undefined) return 'never expires: it is a static key in token form'
  const date = new Date(expires * 1000).toISOString().slice(0, 10)
  if (expired) return `expired on ${date}`
  return `is valid until ${date}${issuedAt === undefined ? '' : ` (${duration(expires - issuedAt)})`}: it is a static key in token form`
}

/** An issuer's host, or its short name. */
function printable(issuer: string): string {
  const host = /^https?:\/\/([^/?#@\s]{1,200})/.exec(issuer)?.[1]
  return host ?? issuer.slice(0, 60)
}

const AFTER_LOG = 'end those sessions or replace the key that signed them, and leave tokens out of logs'
