import { KNOWN_CALLBACKS, redirectHost } from '../src/knowledge/redirect-callbacks.ts'
import type { RedirectUri } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { ofClient } from '../src/judge/problems.ts'
import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A redirect URI is so loose that an authorization code can reach somebody else.
 *
 * ## Why
 *
 * The code goes to whatever the redirect URI allows. A wildcard allows pages that an attacker may write, http can be read on the way,
 * and a scheme without a dot can be claimed by another app.
 *
 * ## Instead
 *
 * Register whole https URIs and compare them as strings. Give native clients `http://127.0.0.1` with any port, or a scheme in reverse
 * domain form.
 *
 * ## Not reported
 *
 * Exact https URIs, loopback IP addresses, the published callbacks of Claude, ChatGPT, Cursor and VS Code, documentation hosts, and URIs
 * whose host only shows at run time. `http://localhost` is a note for native clients: another program can answer to the name. Clients
 * for development may use tunnels.
 */
export default defineRule({
  id: 'redirect-uri-unsafe',
  title: 'Unsafe redirect URI',
  group: 'transport and audience',
  variants: { open: error(7.4), weak: warning(5), localhost: note(1.5) },
  needs: { open: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-2.3.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#communication-security',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#open-redirection',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.6',
    'https://www.rfc-editor.org/rfc/rfc8252.html#section-8.3',
  ],
  tags: ['CWE-601', 'CWE-319', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.4.1'],
  recommended: true,
  inDevelopment: 'nothing',
  on: 'redirectUri',

  *check(redirect, model) {
    const { owner, uri, matching, within, anybody, at } = redirect
    if (matching !== 'exact') {
      yield {
        variant: matching === 'plain' || matching === 'error' || (matching === 'if-registered' && !anybody) ? 'weak' : 'open',
        at: uri?.at ?? at,
        message: `${named(owner)} ${MATCHING[matching]}`,
        help: HELP[matching] ?? 'compare the redirect URI with the registered ones as whole strings',
        // A function that compares with one after the other decides once.
        ...(within !== undefined && { decision: `${matching} in the function at ${within} of ${at.file.path}` }),
        evidence: [stated(uri?.at ?? at)],
      }
      return
    }

    const fault = faultOf(redirect)
    if (!uri || !fault) return
    yield {
      variant: fault.variant,
      at: uri.at,
      message: `the redirect URI \`${shown(uri.value)}\` of ${named(owner)} ${fault.fact}`,
      help: fault.help,
      ...ofClient(redirect, model, fault, faultOf),
      evidence: [stated(uri.at)],
    }
  },
})

const MATCHING: Record<Exclude<RedirectUri['matching'], 'exact'>, string> = {
  prefix: 'compares redirect URIs by their beginning, so a code can go to another page or host',
  'path-prefix': 'compares the paths of redirect URIs by their beginning, so a code can go to another page of the host',
  suffix: 'compares the host of redirect URIs by its end, so a code can go to a host of another name',
  pattern: 'compares redirect URIs with a pattern, so a code can go to a page that nobody registered',
  host: 'compares only the host of redirect URIs, so a code can go to any page there',
  anything: 'checks redirect URIs with a condition that always holds, so a code can go anywhere',
  plain: 'lets clients register plain http redirect URIs, so codes can be read on their way',
  'if-registered': 'compares redirect URIs only where the client has registered any, so the code of a client without any goes anywhere',
  'if-known': 'compares redirect URIs only for clients that it knows, so a code for an unknown client_id may go anywhere',
  request: 'sends the code to whatever redirect URI the request names',
  error: 'sends errors to the redirect URI of the request before it compares that, so a link to it can lead to any page',
  state: 'sends a code or token to whatever address the unsigned `state` of the answer names',
}

const HELP: Partial<Record<RedirectUri['matching'], string>> = {
  state: 'keep the address on the server or sign the `state`, and compare the address with your own',
  error: 'compare the redirect URI first, and where it is not that of the client, show the error on a page of your own',
  plain: 'let plain http be registered for loopback addresses only',
  'if-registered': 'refuse a client that has registered none, and compare the redirect URI always',
  'if-known': 'refuse an unknown client_id, and compare the redirect URI always',
}

interface Fault {
  readonly variant: 'open' | 'weak' | 'localhost'
  /** Wildcards and plain http are one kind; a host or a scheme that others may have is another. */
  readonly kind: 'loose' | 'fragment' | 'address' | 'name' | 'host' | 'scheme'
  /** Of faults of one kind that weigh the same the highest is said first. */
  readonly rank: number
  readonly fact: string
  readonly help: string
}

const SCHEME_AND_HOST = /^([a-z][a-z0-9+.-]*):(?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*))?/

function faultOf({ uri: located, native, development }: RedirectUri): Fault | undefined {
  const uri = located?.value.trim() ?? ''
  // `eg:https://…`: a note before the address, or an address in another.
  if (uri === '' || /^[a-z]{1,12}:https?:\/\//i.test(uri)) return
  if (KNOWN_CALLBACKS.some((known) => known.uri.test(uri))) return
  const text = filled(uri)
  const [, scheme = '', host = ''] = SCHEME_AND_HOST.exec(text.toLowerCase()) ?? []

  if (/^(?:javascript|data|vbscript)$/.test(scheme)) return { variant: 'open', kind: 'loose', rank: 3, fact: 'is a script', help: WHOLE }
  if (hasWildcard(text, host)) {
    const plain = scheme === 'http' && host !== RUN_TIME ? overHttp(host, native === true, development) : undefined
    return worse(wildcard(text, host, development), plain)
  }
  if (text.includes('#'))
    return { ...WEAK, kind: 'fragment', fact: 'has a fragment, which OAuth does not allow', help: 'remove the fragment' }
  if (host === RUN_TIME || !scheme) return
  if (scheme === 'http') return host ? overHttp(host, native === true, development) : undefined
  if (scheme === 'https') return development ? undefined : overHttps(host)
  return scheme.includes('.') || text !== uri ? undefined : dotless(scheme)
}

const WEAK = { variant: 'weak', rank: 0 } as const
const WHOLE = 'register each redirect URI as a whole'

/** Of a wildcard and plain http what lets more people have the code; nothing where a wildcard alone is nothing. */
function worse(wildcard: Fault | undefined, plain: Fault | undefined): Fault | undefined {
  if (!wildcard || !plain || wildcard.variant !== plain.variant) return wildcard
  return plain.rank > wildcard.rank ? { ...plain, help: `${plain.help}, and ${WHOLE}` } : wildcard
}

function wildcard(uri: string, host: string, development: boolean): Fault | undefined {
  const kind = redirectHost(host)
  if (kind === 'documentation') return
  if (kind === 'loopback') {
    return {
      variant: 'localhost',
      kind: 'loose',
      rank: -1,
      fact: 'has a wildcard, so a code can go to any page of whatever answers there',
      help: WHOLE,
    }
  }
  const isAnyHost = uri === '*' || host.includes('*')
  return {
    variant: development ? 'weak' : 'open',
    kind: 'loose',
    rank: isAnyHost || uri === '/*' ? 2 : 0,
    fact: `has a wildcard, so a code can go to a ${isAnyHost ? 'host' : 'page'} that nobody registered`,
    help: WHOLE,
  }
}

const PLAIN = { kind: 'loose', rank: 1, fact: 'is plain http, so the code can be read on its way', help: 'use https' } as const

function overHttp(host: string, native: boolean, development: boolean): Fault | undefined {
  switch (redirectHost(host)) {
    case 'documentation':
      return
    case 'any-address':
      return { ...WEAK, kind: 'address', fact: 'names every address of the machine', help: 'use `http://127.0.0.1`' }
    case 'loopback':
      if (!native || !/(?:^|\.)localhost$/.test(host)) return
      return {
        ...WEAK,
        kind: 'name',
        variant: 'localhost',
        fact: 'goes by the name localhost',
        help: 'use `http://127.0.0.1`, which no other program can answer to',
      }
    case 'private':
      return { ...PLAIN, variant: 'weak' }
    default:
      return { ...PLAIN, variant: development ? 'weak' : 'open' }
  }
}

function overHttps(host: string): Fault | undefined {
  const help = 'register a host of your own, and keep this one in a client for development'
  const kind = redirectHost(host)
  if (kind === 'tunnel') return { ...WEAK, kind: 'host', fact: 'is a tunnel, whose name others can take over', help }
  if (kind === 'preview') return { ...WEAK, kind: 'host', fact: 'is a preview, which runs code that is not reviewed', help }
}

function dotless(scheme: string): Fault {
  return {
    ...WEAK,
    kind: 'scheme',
    fact: `has the scheme \`${scheme}\`, which any other app can claim`,
    help: 'use a scheme in reverse domain form, such as `com.example.app`, or a loopback address',
  }
}

const RUN_TIME = 'run-time'

/** The URI with a word in place of what is filled in at run time. */
function filled(uri: string): string {
  return uri.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|\$\([^)]*\)|<[^>]*>|\{[^}]*\}|%\w+%/g, RUN_TIME)
}

/** Any port of a loopback address is as it is meant to be (RFC 8252 section 7.3). */
function hasWildcard(uri: string, host: string): boolean {
  return (redirectHost(host) === 'loopback' ? uri.replace(/:\*(?=\/|$)/, '') : uri).includes('*')
}

/** Without user information, query and fragment. */
function shown(uri: string): string {
  return uri
    .trim()
    .replace(/[?#].*/s, '')
    .replace(/\/\/[^/@]*@/, '//')
}
