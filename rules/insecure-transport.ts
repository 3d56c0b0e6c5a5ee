import { authorityOption } from '../src/knowledge/authority-options.ts'
import { secureMark } from '../src/knowledge/secure-cookies.ts'
import { encrypted, fixOf } from '../src/judge/fixes.ts'
import type { Credential, Host, TransportSetting } from '../src/model/index.ts'
import type { Span } from '../src/text/source.ts'
import { forDevelopment } from '../src/knowledge/words/files.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import { subjectOf } from '../src/judge/advice.ts'
import { keyEvidence, stated } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { type Problem } from '../src/judge/problems.ts'

/**
 * Credentials or OAuth traffic travel without verified TLS.
 *
 * ## Why
 *
 * Over plain HTTP anybody on the network path can read the token; with certificate checks off, anybody there can pose as the server.
 *
 * ## Instead
 *
 * Use https. Where the certificate comes from a private authority, trust that authority (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`)
 * instead of switching the check off.
 *
 * ## Not reported
 *
 * This machine, containers of this repository, names that its own hosts file or cluster sends to a near address, documentation hosts,
 * private hosts without a credential, checks that are off in tests, plain HTTP that an OAuth library is allowed in files for development
 * (`docker-compose.dev.yml`), and an option that checks until somebody says no. Checks that are off beside a comment that says whose
 * certificate it is, in a container without secrets for the one beside it, or by an option of which nothing says what it is from the
 * start, are a note. What a function switches off is judged by what all its calls are behind.
 */
export default defineRule({
  id: 'insecure-transport',
  title: 'Credentials sent without verified TLS',
  group: 'transport and audience',
  variants: { credential: error(7.5), 'tls-off': warning(5.5), plain: warning(5.5), reasoned: note(3.0), private: note(3.0) },
  needs: { credential: { error: [['sent-to', 'written']] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-1.5',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#communication-security',
  ],
  tags: ['CWE-319', 'CWE-295', 'owasp-mcp-2025/MCP07', 'owasp-asi-2026/ASI07', 'owasp-asvs-5.0.0/12.2.1', 'owasp-asvs-5.0.0/12.3.2'],
  recommended: true,
  inDevelopment: ['tls-off'],
  options: ['endpoints'],
  on: {
    *connection({ endpoint, credentials, enabled, name, protocol, agent }) {
      if (!enabled) return
      const seen = new Set<string>()
      for (const { host, credential } of plainHosts(endpoint.transport === 'http' ? endpoint.host : undefined, credentials)) {
        if (seen.has(host.name)) continue
        seen.add(host.name)
        const problem = judged(host, credential, protocol)
        if (!problem) continue
        yield {
          ...problem,
          at: host.at ?? endpoint.at,
          evidence: credential ? keyEvidence(credential, host) : [],
          message:
            (credential
              ? `the credential ${credential.sentAs === name.value ? 'in' : 'of'} \`${name.value}\``
              : `traffic of ${subjectOf(agent.name)} to \`${name.value}\``) +
            ` goes to ${host.shown} over plain ${shownScheme(host.scheme)}`,
          ...fixOf(encrypted(host.at ?? endpoint.at, host.server || host.provider ? 'safe' : 'review')),
          help:
            `use ${ENCRYPTED.get(host.scheme) ?? 'https'}` +
            (credential?.form === 'literal' ? ' and replace the credential, which may have been read on the way' : ''),
        }
      }
    },
    *transportSetting({ problem, written, host, reason, once, documented, beside, option, byDefault, at }) {
      if (problem === 'verification-off') {
        if (isTestPath(at.file.path)) return
        if (/INSECURE_TRANSPORT/.test(written)) {
          if (forDevelopment.pattern.test(at.file.path)) return
          yield {
            variant: 'tls-off',
            at,
            message: `\`${written}\` lets codes and tokens travel over plain HTTP`,
            help: 'set it only on the machine where you develop, and use https everywhere else',
          }
        } else {
          const lessened = lessening({ reason, once, documented, beside, option })
          yield {
            variant: lessened ? 'reasoned' : 'tls-off',
            at,
            ...(lessened?.[0] && { related: [{ at: lessened[0], label: lessened[1] }] }),
            // Names of variables and functions differ in what one package decides alike.
            decision: `${byDefault ? `${written.split(/[:=]/, 1)[0]} by default` : written}${option ? ' by an option' : ''}`,
            message: `\`${written}\` switches certificate checks off${whenOff(option, byDefault)}`,
            help: TAKE_OUT + authorityOption(written, at.file.path),
          }
        }
      } else if (problem === 'plain-oauth-endpoint' || problem === 'plain-request') {
        const isRequest = problem === 'plain-request'
        yield {
          variant: 'credential',
          at,
          // An address that stands in several files is to be changed in each.
          ...(host && { decision: `plain ${host}${isRequest ? '' : ` ${at.file.path}`}` }),
          evidence: [stated(at)],
          message: isRequest
            ? `a request to ${host} with \`${written}\` goes over plain HTTP`
            : `an OAuth endpoint${host ? ` at ${host}` : ''} is addressed over plain HTTP`,
          help: `use https${isRequest ? '' : ': codes and tokens travel there'}`,
        }
      } else if (problem === 'plain-credential') {
        yield { variant: 'plain', at, message: `\`${written}\` is sent to ${host} over plain HTTP`, help: 'use https' }
      } else if (problem === 'plain-login') {
        const [name, instead] = [shownScheme(`${written}:`), ENCRYPTED.get(`${written}:`) ?? 'TLS']
        const message = `a password goes to ${host} over plain ${name}`
        yield { variant: 'credential', at, decision: `plain ${host}`, evidence: [stated(at)], message, help: `use ${instead}` }
      } else if (problem === 'plain-mcp') {
        yield {
          variant: 'plain',
          at,
          message: `the MCP server of \`${written}\` at ${host} is addressed over plain HTTP`,
          help: 'use https: tools, their results and tokens travel there',
        }
      } else if (problem === 'plain-allowed') {
        if (!isTestPath(at.file.path)) yield { variant: 'tls-off', at, ...allowed(written) }
      } else {
        yield { variant: 'tls-off', at, ...openCookie(written, at.file.path) }
      }
    },
  },
})

const TAKE_OUT = 'take it out; where the certificate is of a private authority, trust that one instead'

/** The first place that makes a switched-off check less than a fault, with what to say beside it. */
function lessening(setting: {
  readonly [place in 'reason' | 'once' | 'documented' | 'beside' | 'option']: TransportSetting[place] | undefined
}): readonly [place: Span | undefined, label: string] | undefined {
  return (
    [
      [setting.reason, 'says why'],
      [setting.once, 'what the script changes once'],
      [setting.documented, 'its provider signs the certificates itself'],
      [setting.beside, 'a container beside it, which signs its own certificate'],
      [setting.option, 'the switch'],
    ] as const
  ).find(([place]) => place)
}

function whenOff(option: TransportSetting['option'], byDefault: TransportSetting['byDefault']): string {
  if (option) return ' when somebody asks for it'
  if (!byDefault) return ''
  return byDefault.variable === undefined ? ' by default' : ` unless \`${byDefault.variable}\` says otherwise`
}

/** A cookie of a sign-in whose `secure` is off, or is missing where the rest is written with care. */
function openCookie(written: string, path: string): Pick<Problem, 'message' | 'help' | 'decision'> {
  const name = /^(.*) without secure$/.exec(written)?.[1]
  if (name !== undefined)
    return {
      decision: 'cookies without secure',
      message: `the cookie \`${name}\` is set without \`secure\`, so it also travels over plain HTTP`,
      help: `set ${secureMark(path)}`,
    }
  return {
    decision: `cookies with ${written}`,
    message: `\`${written}\`: the session cookie also travels over plain HTTP`,
    help: isPython(path)
      ? `set \`${written.replace('False', 'True')}\``
      : /(?:\(| ?=>? ?)(?:false|\w{1,40}\.None)\)?$/i.test(written)
        ? `set \`${written.replace(/false(?=\)?$)/i, (word) => (word === 'False' ? 'True' : 'true')).replace(/None$/, 'Always')}\``
        : /^Secure:/.test(written)
          ? 'set `Secure: true`'
          : /^ini_set\(/.test(written)
            ? `set \`${written.replace(/["']?\w{1,5}["']?\)$/, "'1')")}\``
            : 'set `secure: true`, `httpOnly: true` and `sameSite`',
  }
}

/** Of an authorization server, and of who trusts one. */
function allowed(written: string): Pick<Problem, 'message' | 'help'> {
  return /^sslRequired/.test(written)
    ? {
        message: `\`${written}\` lets passwords, codes and tokens travel over plain HTTP`,
        help: 'set `sslRequired` to `external`, or to `all`',
      }
    : {
        message: `\`${written}\` lets keys, codes and tokens of the issuer travel over plain HTTP`,
        help: 'allow it only where you develop',
      }
}

function isPython(path: string): boolean {
  return /\.(?:py|ipynb)$/.test(path)
}

function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures|mocks|testdata)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]*\.py$/i.test(path)
}

function* plainHosts(endpoint: Host | undefined, credentials: readonly Credential[]): Generator<{ host: Host; credential?: Credential }> {
  // What stands written out weighs more, and a host is named once.
  for (const credential of [...credentials].sort((a, b) => Number(a.form === 'reference') - Number(b.form === 'reference'))) {
    const host = credential.to ?? endpoint
    if (host && PLAIN.has(host.scheme)) yield { host, credential }
  }
  if (endpoint && PLAIN.has(endpoint.scheme)) yield { host: endpoint }
}

function shownScheme(scheme: string): string {
  return scheme === 'redis:' ? 'Redis' : scheme.replace(':', '').toUpperCase()
}

const PLAIN = new Set(['http:', 'ws:', 'ldap:', 'redis:', 'amqp:'])
/** What is used instead of each. */
const ENCRYPTED = new Map([
  ['http:', 'https'],
  ['ws:', 'wss'],
  ['ldap:', 'ldaps'],
  ['redis:', 'rediss'],
  ['amqp:', 'amqps'],
  ['mqtt:', 'mqtts'],
  ['ftp:', 'ftps or sftp'],
])

function judged(
  host: Host,
  credential: Credential | undefined,
  protocol: 'mcp' | 'api',
): Pick<Problem, 'variant' | 'severity'> | undefined {
  if (host.containerService) return undefined
  switch (host.class) {
    case 'private':
      if (!credential) return undefined
      // Settings of applications name such hosts every day (STANDARD.md, "Transport").
      if (protocol === 'api') return undefined
      if (credential.form === 'reference') return { variant: 'private' }
      if (credential.judged.class !== 'static' && credential.judged.class !== 'short-lived') return undefined
      return isShared(credential.at.file.git) ? { variant: 'plain' } : { variant: 'private' }
    case 'tunnel':
    case 'staging':
    case 'remote':
    case 'production':
      if (credential) return { variant: 'credential' }
      return protocol === 'mcp' ? { variant: 'plain' } : undefined
    default:
      return undefined
  }
}
