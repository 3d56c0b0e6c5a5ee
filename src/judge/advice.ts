import { nounNames } from '../knowledge/agent-names.ts'
import { hostingSuffixes } from '../knowledge/tunnels-and-previews.ts'
import { registrableDomain, underSuffix } from '../classify/domains.ts'
import { fileRole } from '../classify/file-role.ts'
import { holdsSecretLike } from '../classify/secret-like.ts'
import type { SourceFile } from '../text/source.ts'
import type { Agent, Connection, Credential, Host, LiteralCredential, Related, StoredSecret } from '../model/index.ts'

/** What to do about a static key for a remote server, in that client's and that server's own words. */
export function signInInstead({ agent, endpoint, source, name }: Connection, host: Host, credential: Credential): string {
  const end = credential.form === 'literal' ? `${withdraw(credential)} the ${credential.judged.what}${revokePage(credential)}` : ''
  const first = end && `${end}, then `
  const also = end && `${end}; `
  const { server } = host
  const bridge = endpoint.transport === 'http' ? endpoint.bridge : undefined
  const how = bridge
    ? signInOverBridge(bridge)
    : (signInOf(agent, credential, name.value, source) ??
      (source === 'code' ? 'pass an `authProvider` to the transport' : 'let the client sign in and delete the header'))
  const keep =
    credential.form === 'literal'
      ? `${keepOut(agent, credential, name.value)}, and use a key made for this agent: read-only, with an expiry date`
      : 'use a key made for this agent: read-only, with an expiry date'
  if (endpoint.transport === 'stdio')
    return (
      `${first}keep the value on ${host.shown}, in the environment of the server, and use a ` +
      'key made for this agent: read-only, with an expiry date'
    )
  if (source === 'workflow' && server?.auth !== 'none')
    return `${first}${keep}; better still is a token that the job gets by OpenID Connect, if ${host.shown || 'the server'} takes one`
  if (agent.oauth === 'none' && !agent.signIn && !bridge) return `${first}${keep}; ${subjectOf(agent.name)} cannot sign in with OAuth`
  if (server && server.droppable !== 'no' && server.auth !== 'api-key') {
    if (server.auth === 'none') return `${first}delete the credential: ${possessive(server.vendor)} server needs none`
    const offers = server.certain
      ? `${possessive(server.vendor)} server signs in with OAuth`
      : `${possessive(server.vendor)} server is listed with OAuth`
    if (server.droppable === 'yes' || server.droppable === 'likely') return `${also}${offers}: ${how}`
    return `${also}${offers}: ${server.advice}`
  }
  if (server) return `${first}${keep}; ${server.advice}`
  return `${first}sign in with OAuth if ${host.shown || 'the server'} offers it: ${how}; otherwise ${keep}`
}

function signInOf({ signIn }: Agent, { place }: Credential, name: string, source: Connection['source']): string | undefined {
  const own = signIn?.replaceAll('NAME', () => name)
  // A command has no keys of a file.
  if (source === 'command' && place === 'header')
    return own?.replace(/^(?:keep [^,]{1,60}, )?delete `headers`/, () => 'leave the header out')
  if (place === 'auth') return own?.replace('delete `headers`', () => 'delete the credential')
  return place === 'query' || place === 'fragment' || place === 'userinfo'
    ? own?.replace('delete `headers`', () => 'take the credential out of the address')
    : own
}

function signInOverBridge(bridge: string): string {
  return bridge === 'mcp-remote'
    ? 'delete the `--header` and let mcp-remote open the browser'
    : 'connect the client to the address itself, or through mcp-remote without a header'
}

/** How to keep a value out of the file, in the client's own syntax, with a variable's name that fits. */
export function keepOut({ reference }: Agent, credential: Credential, server: string): string {
  const variable = referenceName(credential, server)
  return reference
    ? `keep the value out of the file with \`${reference.replaceAll('NAME', () => variable)}\``
    : 'read the value from the environment or a secret store'
}

/** Keys of some providers are UUIDs behind a prefix. */
const UUID_PART = /[0-9a-f]{4,12}-[0-9a-f]{4}/i

/** A server may be named after its key, which no variable is to repeat. */
function variableStart(server: string): string {
  return holdsSecretLike(server) || UUID_PART.test(server)
    ? 'SERVER'
    : server
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]+/g, '_')
        .replace(/^_|_$/g, '') || 'SERVER'
}

/** The name of a variable that fits a credential of a server. */
export function referenceName(credential: Credential, server: string): string {
  return credential.place === 'env' ? credential.sentAs : `${variableStart(server)}_${variableEnd(credential)}`
}

function variableEnd(credential: Credential): string {
  const what = `${credential.form === 'literal' ? credential.judged.what : ''} ${credential.sentAs}`
  if (/password\b/i.test(what)) return 'PASSWORD'
  if (/key\b/i.test(what)) return 'API_KEY'
  return /secret\b/i.test(what) ? 'SECRET' : 'TOKEN'
}

/** What ends a credential: passwords are changed, keys that no provider gave out are replaced, all others are revoked. */
export function withdraw({ judged }: LiteralCredential): 'change' | 'replace' | 'revoke' {
  if (/password$/.test(judged.what)) return 'change'
  return !judged.provider && /^(?:secret|private key)$/.test(judged.what) ? 'replace' : 'revoke'
}

/** " at <page>" when the provider's page for revoking such keys is known. */
export function revokePage(credential: LiteralCredential): string {
  const page = credential.judged.kind?.revokeAt
  return page ? ` (${page})` : ''
}

/** "Linear's", "Sentry's", "Atlassian's". */
export function possessive(name: string): string {
  return /s$/.test(name) ? `${name}'` : `${name}'s`
}

/** "a", or "an" before a vowel's sound: letters that are read one by one count as they are spoken. */
export function withArticle(noun: string): string {
  return `${/^(?:[aei]|o(?!ne)|u(?![nst]i|se|uid|rl|sb))/i.test(noun) || (SPELLED.test(noun) && !SPOKEN.test(noun)) ? 'an' : 'a'} ${noun}`
}

const SPELLED = /^(?:[FHLMNRSX](?:[A-Z]|$)|(?:npm|ngrok|xAI|hCaptcha)\b)/
const SPOKEN = /^(?:REST|SCIM|SAML|SAP|LINE|SIM|MIT|RAM|ROM|NAT)\b/

/** An agent as a subject: "Cursor", "an MCP client". */
export function subjectOf(agent: string): string {
  return nounNames.has(agent) ? withArticle(agent) : agent
}

/** "api.stripe.com (production)"; a variable's name is no host. */
export function hostWithClass(host: Host): string {
  return host.shown ? `${host.shown} (${host.class})` : 'a host that is set elsewhere'
}

/** The places that explain a credential: where it goes, where it is defined. */
export function relatedTo(credential: Credential, host: Host | undefined, label = 'the remote server'): Related[] {
  const related: Related[] = []
  if (host?.at && !(host.at.file === credential.at.file && host.at.start <= credential.at.start && credential.at.end <= host.at.end))
    related.push({ at: host.at, label })
  if (credential.form === 'reference' && credential.definition) related.push({ at: credential.definition.at, label: 'defined here' })
  return related
}

/** Facts of a judgement for the property bag. */
export function factsOf(credential: Credential, host: Host | undefined): Record<string, string> {
  return {
    ...(host ? { endpointClass: host.class, endpointConfidence: host.confidence, endpointBecause: host.because } : {}),
    credentialClass: credential.form === 'literal' ? credential.judged.class : 'reference',
    ...(credential.form === 'literal' && credential.judged.kind ? { credentialKind: credential.judged.kind.id } : {}),
    ...(credential.pairing ? { pairing: credential.pairing } : {}),
    tracked: credential.at.file.git,
  }
}

/** Whether a value is known by its provider's own format and live: such keys keep their level everywhere. */
export function isProviderFormat(credential: LiteralCredential): boolean {
  return credential.judged.provider !== undefined && credential.judged.confidence === 'high' && credential.judged.mode !== 'test'
}

/** "in git", "in a file that git does not ignore", "in plain text". */
export function storageWords({ at }: StoredSecret | Credential): string {
  switch (at.file.git) {
    case 'tracked':
      return 'in git'
    case 'staged':
      return 'staged for git'
    case 'untracked':
      return 'in a file that git does not ignore'
    default:
      return 'in plain text'
  }
}

/** Whose host it is: the domain that one registers, `acme.co.uk` of `login.acme.co.uk`, or the name that a hosting provider gives. */
export function ownerOf({ name }: Pick<Host, 'name'>): string {
  return hostingSuffixes.some((suffix) => underSuffix(name, suffix)) ? name : registrableDomain(name)
}

/** The environment that a file's own name says, whatever its folders are called. */
export function environmentNamed({ path }: SourceFile): 'production' | 'staging' | undefined {
  return fileRole(path.replace(/^.*\//, '')).environment
}

/** Whether a header of the same entry has the key: it is changed once, and what is said of the header names the other place as well. */
export function isInHeader(credential: Credential, beside: readonly Credential[]): boolean {
  if (credential.form !== 'literal') return false
  const { identity } = credential.secret
  return beside.some((one) => one.place === 'header' && one.form === 'literal' && one.secret.identity === identity)
}
