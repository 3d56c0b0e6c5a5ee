import { comparisonsOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { asksForRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'
import { pkcePolicy, set } from '../idp/oauth-client-fields.ts'

/** Token endpoints that compare a verifier with its challenge as it came: PKCE's method `plain` (RFC 7636 section 4.6). */
export function* plainComparisons(module: Module, project: Project): Generator<PkcePolicy> {
  for (const { node, sides } of comparisonsOf(module, { calls: SAFELY })) {
    if (node.type === 'BinaryExpression' && isRefused(module, node)) continue
    const [left, right] = node.type === 'BinaryExpression' ? sides : [bytesOf(sides[0]), bytesOf(sides[1])]
    if (!(isVerifier(module, left) && isChallenge(right)) && !(isVerifier(module, right) && isChallenge(left))) continue
    if (refusesPlain(module.file.text) || isPlainRefused(module.file.path, project)) return
    yield plainComparison(module.span(node))
  }
}

/** A server that takes a verifier which is the challenge itself. */
export function plainComparison(at: Span): PkcePolicy {
  return policy('plain', 'where the code is asked for, refuse every `code_challenge_method` but `S256`, and a request without one', at)
}

/** A server that looks at a verifier only where one is sent, so that whoever stole a code leaves it out. */
export function optionalVerifier(at: Span): PkcePolicy {
  return policy('optional', 'refuse a code that was bound to a challenge when no `code_verifier` comes with it', at)
}

/** A server that looks at a verifier only where the request for the code had a challenge, and asks nobody for one. */
export function challengeIfSent(at: Span): PkcePolicy {
  return policy('optional', 'refuse an authorization request without a `code_challenge`, at least from public clients', at)
}

/** A server that takes a verifier and looks at nothing but whether it is there. */
export function verifierIgnored(at: Span): PkcePolicy {
  return policy(
    'ignored',
    'compare the SHA-256 of `code_verifier` with the `code_challenge` of the request, and refuse the code otherwise',
    at,
  )
}

function policy(require: 'plain' | 'optional' | 'ignored', instead: string, at: Span): PkcePolicy {
  const owner = { what: 'the token endpoint', product: 'code' }
  return { ...pkcePolicy(owner, 'server', 'unknown', set(require, { at }), 'code_challenge_method: S256'), instead }
}

/** Whether the endpoint that is asked for a code, anywhere in the package of the one that redeems it, refuses every method but S256. */
export function isPlainRefused(path: string, project: Project): boolean {
  const files = SCRIPTS.test(path) ? SCRIPTS : new RegExp(`${literally(/\.\w+$/.exec(path)?.[0] ?? '')}$`)
  const around = { below: packageFolder(path, project), files, firstTwo: true }
  const found = whereSaid(project, `refuses plain in ${files.source}`, refusesAtServer, around)
  return found !== undefined && found.length > 0
}

const SCRIPTS = /\.[cm]?[jt]sx?$/

/** A schema is also that of a request which a client sends to somebody else; a comparison is of one who is asked. */
function refusesAtServer(code: string): boolean {
  return refusesPlain(code, COMPARES_S256) || (refusesPlain(code, SCHEMA_OF_S256) && takesRequests(code))
}

function takesRequests(code: string): boolean {
  return (
    (asksForRedirect.pattern.test(code) || REQUEST_SCHEMA.test(code)) &&
    ofAuthorizeRequest.pattern.test(code.replace(/code_?challenge_?method/gi, ''))
  )
}

/** `redirect_uri: z.string().url()`, `redirect_uri: AnyUrl` */
const REQUEST_SCHEMA = /\bredirect_uri["']?\s{0,4}:\s{0,4}(?:z\.|t\.|v\.|Type\.|str\b|(?:Any|Http|AnyHttp)Url\b)/

/** Whether code lets only S256 pass; `method !== 'S256' && method !== 'plain'` lets both. */
function refusesPlain(code: string, only = ONLY_S256): boolean {
  if (!code.includes('S256')) return false
  return [...code.matchAll(only)].some(({ index, 0: said }) => {
    const line = code.slice(code.lastIndexOf('\n', index) + 1, index + said.length + NEAR).split('\n')
    const condition = line.slice(0, said.split('\n').length + 1).join('\n')
    return !/["'`]plain["'`]/.test(condition.split('{', 1)[0] ?? '')
  })
}

/** In characters: the rest of a condition. */
const NEAR = 160

const COMPARES_S256 = oneOf(
  'gi',
  /challenge_?method(?:\(\)|["')\]]{0,3})\s{0,4}!==?\s{0,4}["'`]S256["'`]/,
  /\bnot in\s{1,4}[([{]\s{0,4}["']S256["']\s{0,4},?\s{0,4}[)\]}]|Assert\\?\w{0,20}\(["']S256["']\)/,
  /![ \t]{0,2}["']S256["']\.equals(?:IgnoreCase)?\([\w.]{0,60}challenge_?method(?:\(\))?\)/,
  /\bunless\s{1,4}[\w.:@[\]"']{0,60}challenge_?method["'\])]{0,3}\s{0,4}==\s{0,4}["']S256["']/,
)

const SCHEMA_OF_S256 = /(?:literal\(|enum\(\[)\s{0,4}["'`]S256["'`]\s{0,4}[)\]]|\bLiteral\[["']S256["']\]/gi
/** Written as a comparison, as an assertion or as a schema. */
const ONLY_S256 = oneOf('gi', COMPARES_S256, SCHEMA_OF_S256)

/** What compares in the same time for every value. */
const SAFELY = /^(?:timingSafeEqual|safeCompare|secureCompare|safeEqual|constantTimeEqual|timingSafeCompare)$/

/** `if (verifier === challenge) throw …`: the two must differ. */
function isRefused(module: Module, node: AstOf<'BinaryExpression'>): boolean {
  const around = module.parent(node)
  if (node.operator.startsWith('!') || around?.type !== 'IfStatement' || around.test !== node) return false
  const { consequent } = around
  return (consequent.type === 'BlockStatement' ? consequent.body[0] : consequent)?.type === 'ThrowStatement'
}

/** What `Buffer.from(x)` makes bytes of. */
function bytesOf(node: Ast): Ast {
  const inner = unwrap(node)
  const [first] = inner.type === 'CallExpression' && /^(?:from|encode)$/.test(lastName(inner.callee) ?? '') ? inner.arguments : []
  return first ?? inner
}

/** By name, and no call that would hash it; also a choice between the hash and the verifier itself. */
function isVerifier(module: Module, node: Ast, hops = 1): boolean {
  const inner = unwrap(node)
  if (inner.type === 'ConditionalExpression') return isVerifier(module, inner.consequent, hops) || isVerifier(module, inner.alternate, hops)
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false
  if (/(?:^|code_?|pkce_?)verifier$/i.test(lastName(inner) ?? '')) return true
  const init = hops > 0 && inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  return init !== undefined && unwrap(init).type === 'ConditionalExpression' && isVerifier(module, init, hops - 1)
}

function isChallenge(node: Ast): boolean {
  const inner = unwrap(node)
  return (inner.type === 'Identifier' || inner.type === 'MemberExpression') && /(?:^|code_?|pkce_?)challenge$/i.test(lastName(inner) ?? '')
}
