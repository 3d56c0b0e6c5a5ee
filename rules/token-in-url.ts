import { keyHeaderOf } from '../src/knowledge/key-headers.ts'
import { isOfCaptcha, isShownInQuery, takesKeysAsParameter, takesKeysInQueryOnly } from '../src/knowledge/query-only-apis.ts'
import { factsOf, isInHeader, revokePage, subjectOf, withArticle, withdraw } from '../src/judge/advice.ts'
import { isShared } from '../src/knowledge/severity-matrix.ts'
import type { Agent, Connection, Credential, Host, UrlCredential } from '../src/model/index.ts'
import { keyEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { isHandedToPage, ofQuery, putElsewhere, type Problem } from '../src/judge/problems.ts'
import type { Span } from '../src/text/source.ts'
import { oncePer } from '../src/text/once-per.ts'

/**
 * A credential travels in a URL: in its query, its fragment, its path or its user information.
 *
 * ## Why
 *
 * URLs are written to access logs, proxies, histories and agent transcripts. OAuth 2.1 and MCP forbid access tokens there.
 *
 * ## Instead
 *
 * Send it in the `Authorization` header, or let the client sign in with OAuth.
 *
 * ## Not reported
 *
 * APIs that are documented to take their key in the query only (a note where the code has an option of its own for it), page tokens,
 * sort keys, OAuth codes at a callback, database connection strings (other rules judge those), what a form brings to a route for POST
 * alone, and servers on this machine. A key of another's API is a note, unless that API is known to read it from a header; so is what
 * the provider's document itself puts into the query, unless the errors of the request are logged, and a token that git is given.
 */
export default defineRule({
  id: 'token-in-url',
  title: 'Credential in a URL',
  group: 'transport and audience',
  variants: {
    literal: error(7.2),
    reference: warning(5.5),
    metadata: warning(5.0),
    ignored: note(3.0),
    optional: note(2.5),
    'other-api': note(2.5),
    documented: note(2.5),
    repository: note(2.5),
  },
  needs: { literal: { error: ['live-value', 'in-git', 'sent-to'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-5.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-requirements',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.3.2',
  ],
  tags: [
    'CWE-598',
    'CWE-532',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-mcp-2025/MCP01',
    'owasp-nhi-2025/NHI2',
    'owasp-asvs-5.0.0/14.2.1',
  ],
  recommended: true,
  options: ['endpoints', 'credentials'],
  ofOneValue: { rank: 9, beside: ['static-key-remote-mcp'] },
  on: {
    *connection({ endpoint, credentials, enabled, agent, source, protocol }) {
      if (!enabled || endpoint.transport !== 'http') return
      const { host } = endpoint
      for (const credential of credentials.filter((one) => !isInHeader(one, credentials))) {
        const place = PLACES[credential.place]
        if (!place) continue
        const isOther =
          source === 'code' &&
          protocol === 'api' &&
          host.provider === undefined &&
          credential.place === 'query' &&
          isKeyOfOtherApi(host, credential.sentAs)
        const problem = credential.form === 'reference' && isOther ? { variant: 'other-api' } : weight(credential)
        if (!problem || host.class === 'loopback' || host.class === 'none' || host.class === 'placeholder') continue
        if (credential.place === 'query' && takesKeysInQueryOnly(host.name, credential.sentAs)) continue
        yield {
          ...problem,
          ...(putElsewhere(credential, source) ?? { at: credential.at }),
          message:
            (credential.form === 'literal' ? withArticle(credential.judged.what) : `\`${credential.name || credential.sentAs}\``) +
            ` travels in the ${place} of the URL of ${host.shown || 'a host that is set elsewhere'}; ` +
            'URLs reach logs, histories and transcripts',
          help:
            isOther && credential.form === 'reference'
              ? OTHER_API
              : help(credential, host.server?.auth !== undefined && host.server.auth !== 'api-key', agent, host.name),
          confidence: credential.place === 'path' ? 'medium' : 'high',
          evidence: keyEvidence(credential, host),
          ...(credential.form === 'reference' && credential.name
            ? { decision: `${credential.place} ${credential.name} ${host.name}`, ofVariable: true as const }
            : {}),
          facts: factsOf(credential, host),
        }
      }
    },
    *urlCredential(found, { connection, urlCredential }) {
      const { by, host, reaches, known, socket, redirected, option, part = '', beside = [], logged, repository } = found
      // What is paired with the address of this query is said where the connection is.
      if (by === 'client' && host && sentInQueries(connection).has(sent(found.at, host, found.parameter))) return
      const all = [found, ...beside].filter((one) => !(by === 'client' && host && takesKeysInQueryOnly(host, one.parameter, socket)))
      const [first, ...others] = all
      if (!first) return
      const isCalled = by === 'client' && !known && !socket && !redirected && part === ''
      const other = isCalled && host && reaches && { name: host, class: reaches }
      const isOther = !!other && all.every(({ parameter }) => isKeyOfOtherApi(other, parameter))
      const isShown = by === 'client' && host !== undefined && !logged && all.every(({ parameter }) => isShownInQuery(host, parameter))
      const noted =
        option !== undefined ? 'optional' : repository && by === 'client' ? 'repository' : isOther ? 'other-api' : isShown && 'documented'
      const { decision } = ofQuery(found, OF_TOKEN_REQUEST.test(first.parameter) ? 'token request' : first.parameter, urlCredential)
      const named = { ...found, parameter: first.parameter }
      yield {
        variant: noted || (by === 'client' ? 'reference' : 'metadata'),
        at: first.at,
        message: said(named),
        help: isOther && !found.navigated ? OTHER_API : helpFor({ ...named, ...(typeof decision === 'object' && { socket: true }) }),
        confidence: by === 'document' ? 'high' : 'medium',
        ...(decision !== undefined && { decision }),
        related: [
          ...others.map((one) => ({ at: one.at, label: `\`${one.parameter}\` of the same query` })),
          ...(logged ? [{ at: logged, label: 'an error of this request, whose text has the address, is logged here' }] : []),
        ],
        ...(option !== undefined && { facts: { option } }),
      }
    },
  },
})

/**
 * Whether a key is sent to somebody else's API, of which nobody knows here that it reads keys from a header: silence where nothing better
 * is known to exist. OAuth's own parameters belong into no query of any server (OAuth 2.1 section 5.1).
 */
function isKeyOfOtherApi({ name, class: is }: Pick<Host, 'name' | 'class'>, parameter: string): boolean {
  const isPublic = is === 'remote' || is === 'production' || is === 'staging'
  return isPublic && !MCP_HOST.test(name) && KEY.test(parameter) && keyHeaderOf(name) === undefined && !takesKeysAsParameter(name)
}

/** MCP forbids tokens in queries, and its clients send headers. */
const MCP_HOST = /(?:^|\.)mcp[.-]/

const OTHER_API = 'send it in a header where that API reads it from one, and keep the address out of logs'
const KEY = /key$|^(?:app_?id|(?:auth_?|api_?)?token|auth|pass(?:word|wd)?)$/i

/** What connections send in queries, by file, host and parameter; told once for all. */
const sentInQueries = oncePer(
  (connections: readonly Connection[]): ReadonlySet<string> =>
    new Set(
      connections.flatMap(({ endpoint, credentials, enabled }) =>
        enabled && endpoint.transport === 'http'
          ? credentials.filter(({ place }) => place === 'query').map(({ at, sentAs }) => sent(at, endpoint.host.name, sentAs))
          : [],
      ),
    ),
)

const sent = ({ file }: Span, host: string, parameter: string) => `${file.path} ${host} ${parameter}`

const PLACES: { readonly [K in Credential['place']]?: string } = {
  query: 'query',
  fragment: 'fragment',
  path: 'path',
  userinfo: 'user information',
}

function weight(credential: Credential): Pick<Problem, 'variant'> | undefined {
  if (credential.form === 'reference') return { variant: 'reference' }
  if (credential.judged.class !== 'static' && credential.judged.class !== 'short-lived') return undefined
  return { variant: isShared(credential.at.file.git) || credential.at.file.git === 'untracked' ? 'literal' : 'ignored' }
}

function help(credential: Credential, oauth: boolean, agent: Agent, host: string): string {
  const first =
    credential.form === 'literal'
      ? `${withdraw(credential)} the ${credential.judged.what}${revokePage(credential)}, because URLs are logged; `
      : ''
  if (oauth && agent.signIn) return `${first}take it out of the URL and let ${subjectOf(agent.name)} sign in with OAuth`
  return credential.place === 'path'
    ? `${first}keep the personal URL out of the repository, and use a server that takes a token in a header or signs in with OAuth`
    : `${first}send ${credential.form === 'literal' ? 'the new one' : 'it'} in ${headerOf(host, credential.sentAs)}`
}

function said({ by, parameter, part, variable, host, option }: UrlCredential): string {
  const where = host ? ` of ${host}` : ''
  if (by === 'document') return `\`${parameter}\` puts the token in the query of the URL${where}`
  if (by === 'server' && part === 'path') return `the server takes a credential from the part \`${parameter}\` of the path`
  if (by === 'server') {
    const allowed = option === undefined ? '' : ` where \`${option}\` allows it`
    return `the server takes a ${takenAs(parameter)} from the query parameter \`${parameter}\`${allowed}`
  }
  if (variable !== undefined) return `\`${variable}\` is sent as \`${parameter}\` in the query string of the URL${where}`
  if (part === 'userinfo') return `\`${parameter}\` stands before the host in the URL${where}`
  if (part === 'path') return `\`${parameter}\` is a part of the path of the URL${where}`
  const token = /^(?:refresh|access)$/.test(parameter) ? `the ${parameter} token ` : ''
  return `${token}\`${parameter}\` is sent in the query string of the URL${where}`
}

function takenAs(parameter: string): 'password' | 'client secret' | 'token' {
  if (/^pass(?:word|wd|phrase)$/i.test(parameter)) return 'password'
  return /^(?:client|app|api|consumer)[_-]?secret$/i.test(parameter) ? 'client secret' : 'token'
}

const TAKE_INSTEAD = {
  password: 'take it from the body of a POST request only, and hand out a session for what it opens',
  'client secret': 'take it from the Authorization header or the body of a POST request only, and ignore it in the query',
  token: 'take tokens from the Authorization header only, and ignore them in the query',
}

function helpFor(found: UrlCredential): string {
  const { by, parameter, part, variable, host, socket, redirected, navigated, repository } = found
  if (by === 'document') return 'take it from the Authorization header only'
  if (by === 'server') return part === 'path' ? OF_PATH : socket ? `take ${OF_SOCKET}` : TAKE_INSTEAD[takenAs(parameter)]
  if (variable !== undefined)
    return 'keep the secret on the server; what a page brings back, such as `state`, is a random value for each request'
  if (redirected || isHandedToPage(found))
    return 'set a session in a cookie that is `HttpOnly` and `Secure`, or hand the page a code that works once, which it exchanges by POST'
  if (navigated) return 'a link sends no header: set a session in a cookie before it is opened, or put a code into it that works once'
  if (part === 'userinfo')
    return repository
      ? 'send it in a header; give it to git by a credential helper or `GIT_ASKPASS`, as a clone keeps the address in its configuration'
      : 'send it in a header, or give it to the tool by its credential helper, a setting of its own or a `.netrc`'
  return part === 'path'
    ? 'take it out of the address: send it in the Authorization header, or hand a page a code that works once'
    : adviceTo(host, isOfCaptcha(parameter, found.at.file.text) ? 'client_secret' : parameter, socket === true)
}

/**
 * Browsers can set no header of a WebSocket (https://websockets.spec.whatwg.org/#the-websocket-interface); keys have headers of many names.
 */
function adviceTo(host: string | undefined, parameter: string, socket: boolean): string {
  return socket
    ? `send ${OF_SOCKET}`
    : `send it in ${headerOf(host, parameter)}` +
        (/key$/i.test(parameter) && headerOf(host, parameter) === AUTHORIZATION ? ' or in the one that the API reads keys from' : '')
}

const OF_PATH = 'take it from the Authorization header only, or let clients sign in with OAuth; paths are logged like queries'
const OF_SOCKET =
  'it in the Authorization header where the client can set one; in a browser, open the ' +
  'socket with a ticket that works once and expires in a minute'
const AUTHORIZATION = 'the Authorization header'
const OF_TOKEN_REQUEST = /^(?:(?:client|app|consumer)_?secret|refresh_?token|pass(?:word|wd|phrase)|pwd|code_verifier|assertion)$/i

function headerOf(host: string | undefined, parameter: string): string {
  // Token endpoints read what they are given from the body (RFC 6749 section 4.1.3), and a password belongs to a sign-in.
  if (OF_TOKEN_REQUEST.test(parameter) || (host !== undefined && takesKeysAsParameter(host))) return 'the body of a POST request'
  const known = host !== undefined && /key$/i.test(parameter) ? keyHeaderOf(host) : undefined
  return known ? `the \`${known}\` header` : AUTHORIZATION
}
