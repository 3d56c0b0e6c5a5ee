import { UNKNOWN_COMPANY } from '../src/knowledge/company.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import {
  SUBJECT_KINDS,
  type AuthorizationRequest,
  type CodeVerifier,
  type DocumentFault,
  type Exception,
  type GrantUse,
  type LogCall,
  type MachineGrant,
  type McpServer,
  type Model,
  type ModelParameter,
  type Owner,
  type PkcePolicy,
  type PublicClientSecret,
  type RedirectUri,
  type RefreshRotation,
  type Revocation,
  type ScopeSet,
  type SecretTerm,
  type Setting,
  type Subject,
  type TokenCheck,
  type TokenForwarding,
  type TokenPolicy,
  type TokenRequest,
  type Tool,
} from '../src/model/index.ts'
import type { Rule, RuleSettings } from '../src/judge/rule.ts'
import type { Problem } from '../src/judge/problems.ts'
import { SourceFile, type Located, type Span } from '../src/text/source.ts'

/** Subjects made by hand for the tests of rules: each maker takes what matters and fills in the rest. */

const LINES = 'x'.repeat(40)

export function file(path = 'src/auth.ts'): SourceFile {
  return new SourceFile(path, Array.from({ length: 60 }, () => LINES).join('\n'))
}

export const HERE = file()
export const ELSEWHERE = file('src/other.ts')

/** A place of a few characters on a line. */
export function line(number: number, column = 1, where = HERE): Span {
  const start = (where.lineStarts[number - 1] ?? 0) + column - 1
  return { file: where, start, end: start + 5 }
}

export function located<T>(value: T, at = line(1)): Located<T> {
  return { value, at }
}

export function set<T>(value: T, at = line(2)): Setting<T> {
  return { is: 'set', value, at }
}

export function unset(at = line(3)): Setting<never> {
  return { is: 'unset', at }
}

export const dynamic: Setting<never> = { is: 'dynamic', at: line(4) }

export const OWNER: Owner = { what: 'Keycloak client', name: 'desk', product: 'Keycloak' }
export const NAMELESS: Owner = { what: 'authorization request', product: 'URLSearchParams' }

/** A model of these subjects and nothing else. */
export function model(...subjects: Subject[]): Model {
  const grouped = Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, subjects.filter((subject) => subject.kind === kind)]))
  return grouped as unknown as Model
}

const SETTINGS: RuleSettings = {
  profile: 'recommended',
  now: Date.UTC(2026, 10, 24) / 1000,
  lifetimes: LIFETIMES,
  forMachines: false,
  company: UNKNOWN_COMPANY,
}

export function run(rule: Rule, ...subjects: Subject[]): Problem[] {
  return rule.run(model(...subjects), () => SETTINGS)
}

/** The same with other settings. */
export function runAs(rule: Rule, settings: Partial<RuleSettings>, ...subjects: Subject[]): Problem[] {
  return rule.run(model(...subjects), () => ({ ...SETTINGS, ...settings }))
}

/** What a rule says, as `variant line: message`. */
export function say(rule: Rule, ...subjects: Subject[]): string[] {
  return run(rule, ...subjects).map(({ variant, at, message }) => `${variant} ${at.file.position(at.start).line}: ${message}`)
}

export function authorizationRequest(given: Partial<AuthorizationRequest> = {}): AuthorizationRequest {
  return {
    kind: 'authorizationRequest',
    owner: NAMELESS,
    clientType: 'public',
    responseType: set('code'),
    pkce: set('S256'),
    state: set('sent'),
    nonce: unset(),
    resource: unset(),
    mcp: false,
    confidence: 'high',
    at: line(10),
    ...given,
  }
}

export function tokenRequest(given: Partial<TokenRequest> = {}): TokenRequest {
  return {
    kind: 'tokenRequest',
    owner: { what: 'token request', product: 'fetch' },
    clientType: 'public',
    grant: located('authorization_code'),
    verifier: set('sent'),
    resource: unset(),
    mcp: false,
    confidence: 'high',
    at: line(20),
    ...given,
  }
}

export function codeVerifier(given: Partial<CodeVerifier>): CodeVerifier {
  return { kind: 'codeVerifier', source: 'strong', by: 'randomBytes(32)', at: line(5), ...given }
}

export function pkcePolicy(given: Partial<PkcePolicy>): PkcePolicy {
  return {
    kind: 'pkcePolicy',
    owner: OWNER,
    by: 'server',
    clientType: 'public',
    require: set('S256'),
    byDefault: false,
    fix: 'pkce: S256',
    at: line(6),
    ...given,
  }
}

export function grantUse(given: Partial<GrantUse>): GrantUse {
  return { kind: 'grantUse', owner: OWNER, grant: 'implicit', by: 'use', clientType: 'public', local: false, at: line(7), ...given }
}

export function machineGrant(given: Partial<MachineGrant> = {}): MachineGrant {
  return {
    kind: 'machineGrant',
    owner: { what: 'token request', product: 'fetch' },
    scopes: [],
    keyBased: false,
    people: [],
    job: false,
    at: line(8),
    ...given,
  }
}

export function tokenPolicy(given: Partial<TokenPolicy>): TokenPolicy {
  return {
    kind: 'tokenPolicy',
    owner: { what: 'better-auth', product: 'better-auth' },
    token: 'access',
    lifetime: set(3600),
    written: '3600 s',
    clientType: 'public',
    bound: false,
    internal: false,
    confidence: 'high',
    key: 'accessTokenExpiresIn',
    at: line(9),
    ...given,
  }
}

export function refreshRotation(given: Partial<RefreshRotation>): RefreshRotation {
  return {
    kind: 'refreshRotation',
    owner: OWNER,
    clientType: 'public',
    rotates: set(false),
    byDefault: false,
    bound: false,
    fix: 'revokeRefreshToken: true',
    at: line(11),
    ...given,
  }
}

export function redirectUri(uri: string | undefined, given: Partial<RedirectUri> = {}): RedirectUri {
  return {
    kind: 'redirectUri',
    owner: OWNER,
    ...(uri !== undefined && { uri: located(uri, line(12)) }),
    matching: 'exact',
    native: undefined,
    development: false,
    at: line(13),
    ...given,
  }
}

export function scopeSet(scopes: readonly (string | Located<string>)[], given: Partial<ScopeSet> = {}): ScopeSet {
  return {
    kind: 'scopeSet',
    owner: OWNER,
    role: 'request',
    open: false,
    at: line(14),
    scopes: scopes.map((scope, index) => (typeof scope === 'string' ? located(scope, line(14, index * 6 + 1)) : scope)),
    ...given,
  }
}

export function secretTerm(given: Partial<SecretTerm>): SecretTerm {
  return {
    kind: 'secretTerm',
    owner: OWNER,
    what: 'client secret',
    ends: set('never'),
    instead: 'use `private_key_jwt`',
    at: line(15),
    ...given,
  }
}

export function publicClientSecret(given: Partial<PublicClientSecret> = {}): PublicClientSecret {
  return {
    kind: 'publicClientSecret',
    owner: OWNER,
    shippedTo: 'the browser bundle',
    notSecretByProvider: false,
    methodOnly: false,
    at: line(16),
    ...given,
  }
}

export function revocation(given: Partial<Revocation>): Revocation {
  return { kind: 'revocation', owner: OWNER, offered: set(false), byDefault: false, fix: 'revocation: true', at: line(17), ...given }
}

export function mcpServer(given: Partial<McpServer> = {}): McpServer {
  return {
    kind: 'mcpServer',
    owner: { what: 'MCP server', name: 'wiki', product: 'MCP SDK' },
    transport: 'http',
    auth: 'none',
    listens: set('all', line(19)),
    address: '0.0.0.0:3000',
    deployed: [],
    tools: 'write',
    confidence: 'high',
    at: line(18),
    ...given,
  }
}

export function tool(given: Partial<Tool> = {}): Tool {
  return { kind: 'tool', name: 'delete_ticket', does: 'deletes', readOnly: false, server: 'network', scoped: false, at: line(21), ...given }
}

export function modelParameter(field: string, given: Partial<ModelParameter> = {}): ModelParameter {
  return { kind: 'modelParameter', of: 'tool', owner: 'query', field: located(field, line(22)), at: line(23), ...given }
}

export function tokenCheck(given: Partial<TokenCheck>): TokenCheck {
  return {
    kind: 'tokenCheck',
    owner: { what: 'MCP server', product: 'jose' },
    evidence: [{ is: 'mcp-route', at: line(24), say: 'it answers `/mcp`' }],
    missing: [],
    by: 'jwtVerify',
    confidence: 'high',
    at: line(24),
    ...given,
  }
}

export function tokenForwarding(given: Partial<TokenForwarding> = {}): TokenForwarding {
  return { kind: 'tokenForwarding', token: '`authInfo.token`', at: line(25), ...given }
}

export function logCall(given: Partial<LogCall> = {}): LogCall {
  return { kind: 'logCall', sink: 'log', what: 'req.headers', by: 'console.log', at: line(26), ...given }
}

export function documentFault(given: Partial<DocumentFault>): DocumentFault {
  return {
    kind: 'documentFault',
    document: 'resource-metadata',
    fact: 'resource-with-fragment',
    owner: { what: 'document', product: 'RFC 9728' },
    at: line(27),
    ...given,
  } as DocumentFault
}

export function exception(given: Partial<Exception>): Exception {
  return { kind: 'exception', form: 'suppression', rules: ['token-in-url'], outcome: 'valid', at: line(28), ...given }
}
