import type { Confidence, TokenPolicy } from '../../model/index.ts'
import { type Node, entries, get, items } from '../../parse/node.ts'
import { enclosingFunction, keyOf, nameOf, type Ast, type Module } from '../../program/index.ts'
import { addressOf, isPrivate, text } from './settings.ts'
import { lifetimeName } from '../../knowledge/libraries/lifetime-names.ts'
import { boundsAssertions } from '../../knowledge/lifetimes.ts'
import { digestClaim, ofLinks, otherPurpose } from '../../knowledge/words/lifetimes.ts'
import { tokenOfSomebody } from '../../knowledge/words/sessions.ts'
import { joinedWords } from '../../text/words.ts'
import { codeAt } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { isCookieOfAll } from './cookie-callers.ts'
import { constantsWith } from './constants-with.ts'
import { isGivenPerson } from './given-claims.ts'
import { namesAround } from './names-around.ts'
import { isForAccess, isForOthers, isOfPerson, opensSession, putsInSession, saysAccess } from './own-sessions.ts'
import { isCalledSession } from './said-sessions.ts'
import { isOfLink, type MadeAt } from './token-surroundings.ts'

export interface Purpose {
  readonly token: TokenPolicy['token']
  readonly confidence: Confidence
  /** For machines on a private network. */
  readonly internal: boolean
}

/**
 * What a signed token is for, by the names around it, the nearest first. The same call makes access tokens, mail links,
 * assertions and app identities; undefined for those that are no sign-in, and for unknown ones.
 *
 * @param lifetime what is given for its end: the name of a constant there says what the token is for as well.
 */
export function purposeOf(
  module: Module,
  node: Ast,
  payload: Node | undefined,
  audience = get(payload, 'aud'),
  lifetime?: Node,
): Purpose | undefined {
  const address = addressOf(audience)
  if (address && boundsAssertions.has(address.host)) return undefined
  if (isOfOwnRequest(module, node)) return undefined
  const host = address?.host
  const names = [
    ...saidBy(payload),
    ...(lifetime ? constantsWith(module, lifetime).filter(isOfAnother) : []),
    ...namesAround(module, node),
    // `const session = { … }` that is signed afterwards.
    ...(payload ? constantsWith(module, payload) : []),
    ...folderOfSessions(module.file.path),
  ]
  const internal = host === undefined ? names.some((name) => INTERNAL.test(joinedWords(name))) : isPrivate(host)
  if (isAssertion(payload, address)) return { token: 'assertion', confidence: 'high', internal }
  const named = purposeAmong(names)
  if (named === null) return undefined
  const around = enclosingFunction(module, node)
  const made: MadeAt = { at: module.span(node), inFunction: around && nameOf(module, around), project: module.project }
  const isSession = () =>
    opensSession(module, node, names) ||
    (!isForOthers(payload, audience) && !saysAccess(names.join('\n')) && (isCalledSession(module, node) || isCookieOfAll(made))) ||
    ((isOfPerson(payload, audience) || (audience === undefined && isGivenPerson(module, node, payload))) &&
      !isForAccess(module, node, names))
  const found = named === undefined ? byPayload(payload) : ({ token: named, confidence: 'high' } as const)
  return withSession(withLink(found, payload, names, made), isSession, internal)
}

/**
 * As `purposeOf`, for code that is read without a grammar: by its claims, the names around, the nearest first, and the code around.
 *
 * @param isCalled whether the comment of its function calls it a session
 * @param made where it is made, whose types, folders and callers tell a link
 */
export function purposeByNames(
  payload: Node,
  names: readonly string[],
  code: string,
  isCalled?: () => boolean,
  made?: MadeAt,
): Purpose | undefined {
  const address = addressOf(get(payload, 'aud'))
  if (address && boundsAssertions.has(address.host)) return undefined
  const all = [...saidBy(payload), ...names, ...(made ? folderOfSessions(made.at.file.path) : [])]
  const internal = address ? isPrivate(address.host) : all.some((name) => INTERNAL.test(joinedWords(name)))
  if (isAssertion(payload, address)) return { token: 'assertion', confidence: 'high', internal }
  const named = purposeAmong(all)
  if (named === null) return undefined
  const isSession = () =>
    (!isForOthers(payload, get(payload, 'aud')) &&
      !saysAccess(names.join('\n')) &&
      (isCalled?.() === true || (made !== undefined && isCookieOfAll(made)))) ||
    (isOfPerson(payload, get(payload, 'aud')) && !saysAccess([...names, code].join('\n')))
  const found = named === undefined ? byPayload(payload) : ({ token: named, confidence: 'high' } as const)
  return withSession(made ? withLink(found, payload, all, made) : found, isSession, internal)
}

function withLink(known: Known | undefined, payload: Node | undefined, names: readonly string[], made: MadeAt): Known | undefined {
  return known?.token === 'access' && isOfLink(payload, names, made) ? { ...known, token: 'link' } : known
}

type Known = Omit<Purpose, 'internal'>

function withSession(known: Omit<Purpose, 'internal'> | undefined, isSession: () => boolean, internal: boolean): Purpose | undefined {
  return known && { ...known, ...(known.token === 'access' && isSession() && { token: 'session' as const }), internal }
}

/** RFC 7523 section 3: a client vouches for itself to a token endpoint. */
function isAssertion(payload: Node | undefined, audience: ReturnType<typeof addressOf>): boolean {
  const [issuer, subject] = [get(payload, 'iss'), get(payload, 'sub')]
  if (audience && /\/token$/.test(audience.path)) return true
  if (!issuer || !subject || issuer.kind !== subject.kind) return false
  if (issuer.kind === 'scalar' && subject.kind === 'scalar') return issuer.value === subject.value
  return issuer.at.start !== subject.at.start && codeAt(issuer.at) === codeAt(subject.at)
}

/** Signed for a request of one's own, `headers[name] = jwt.sign(…)`: its life ends with the request, and nobody is given it. */
function isOfOwnRequest(module: Module, node: Ast): boolean {
  let value = node
  for (let parent = module.parent(value); parent; parent = module.parent(value)) {
    if (parent.type === 'AssignmentExpression') {
      const { left } = parent
      return (
        parent.right === value && left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name === 'headers'
      )
    }
    if (!/^(?:AwaitExpression|TemplateLiteral|BinaryExpression)$/.test(parent.type)) return false
    value = parent
  }
  return false
}

/** What the claims themselves say that a token is for. */
function saidBy(payload: Node | undefined): string[] {
  // A security event token, also of a logout, says what has happened, and has no end: RFC 8417 section 2.2.
  if (get(payload, 'events')) return ['signature']
  if (payload && ['htm', 'htu'].every((name) => get(payload, name))) return ['dpop']
  // Whoever sends it again sends the same message. Of somebody it may be more than that.
  if (entries(payload).some(({ key }) => digestClaim.pattern.test(key.value)) && !CLAIMS.some((claim) => get(payload, claim)))
    return ['signature']
  // `action: 'delete-app'`: whoever has it does this one thing.
  const claim = get(payload, 'action')
  const action = claim && text(claim)
  const names = action === undefined ? [] : [action, 'signature']
  return [
    ...names,
    ...['purpose', 'type', 'token_type', 'token_use', 'typ', 'kind', 'use'].flatMap((name) => {
      const claim = get(payload, name)
      // A call with the name of the claim has its value last.
      return (claim && text(items(claim).at(-1) ?? claim)) ?? []
    }),
  ]
}

/** Whether claims themselves call their token a session, and nothing in them says for what else it may be used. */
export function saysSession(payload: Node): boolean {
  return purposeAmong(saidBy(payload)) === 'session' && !isForOthers(payload, get(payload, 'aud'))
}

/**
 * What a token is for by the names around it, the nearest first: undefined where they say nothing, null where it is no sign-in. A name
 * such as `token` or `signToken` says no more than that it is one, so a farther name that says what for goes before.
 */
function purposeAmong(names: readonly string[]): TokenPolicy['token'] | null | undefined {
  let plain: TokenPolicy['token'] | undefined
  let isOfSomebody = false
  for (const name of names) {
    const words = joinedWords(name)
    const row = PURPOSES.find(([pattern]) => pattern.test(words))
    if (!row) continue
    const [, purpose] = row
    const saysLittle = purpose === 'access' && SAYS_LITTLE.test(words)
    // `createGuestToken` says whose it is; in `guest-session.ts` it is a session.
    if (isOfSomebody && !saysLittle) return purpose === 'session' ? purpose : plain
    if (purpose !== 'access' || !(saysLittle || tokenOfSomebody.pattern.test(words))) return purpose ?? null
    isOfSomebody ||= !saysLittle
    plain ??= purpose
  }
  return plain
}

/** The folder of a file, where it is that of sessions: a package of Go. */
function folderOfSessions(path: string): string[] {
  return /(?:^|\/)(sessions?)\/[^/]+$/.exec(path)?.slice(1) ?? []
}

/** Says of a token that it is none for access: a link, an assertion, a code for a download. */
function isOfAnother(name: string): boolean {
  const purpose = purposeAmong([name])
  return purpose === null || purpose === 'link' || purpose === 'assertion'
}

/**
 * What the functions that use a constant make with it: null where all of them make what is no sign-in, such as the secret of a client
 * that is signed for each request; undefined where they do not say.
 */
export function purposeOfUses(module: Module, name: string): TokenPolicy['token'] | null | undefined {
  const users = [...usersOf(module, name)]
  if (users.length > 0 && users.every((around) => putsInSession(module, around))) return 'session'
  const found = new Set(users.flatMap((around) => nameOf(module, around) ?? []).map((called) => purposeAmong([called])))
  return found.size === 1 ? [...found][0] : undefined
}

/** The functions with a name that use a lifetime. */
export function usersOf(module: Module, name: string): ReadonlySet<Ast> {
  return usersIn(module).get(name) ?? new Set()
}

/** The functions with a name that use each name of a lifetime. */
const usersIn = oncePer((module: Module): ReadonlyMap<string, ReadonlySet<Ast>> => {
  const found = new Map<string, Set<Ast>>()
  for (const node of [...module.nodes('Identifier'), ...module.nodes('MemberExpression')]) {
    const name = node.type === 'Identifier' ? node.name : keyOf(node)
    if (name === undefined || !lifetimeName(name, module.language)) continue
    const around = enclosingFunction(module, node)
    if (!around || nameOf(module, around) === undefined) continue
    const users = found.get(name)
    if (users) users.add(around)
    else found.set(name, new Set([around]))
  }
  return found
})

const SAYS_LITTLE = /^(?:(?:sign(?:ed)?|create|generate|make|issue|encoded?|get|new)_)?(?:jwt_?)?(?:auth_)?(?:token|jwt)$/

/** Names of tokens that services give each other. */
const INTERNAL = /(?:^|_)(?:internal_(?:service|api)|service_to_service|s2s)(?:_|$)/

const PURPOSES: readonly (readonly [RegExp, TokenPolicy['token'] | undefined])[] = [
  [/refresh/, 'refresh'],
  [/assertion|dpop|proof|client_auth|private_key_jwt/, 'assertion'],
  // Of no threshold: STANDARD.md, "How long things may live".
  [otherPurpose.pattern, undefined],
  [ofLinks.pattern, 'link'],
  [/(?:^|_)(?:state|nonce)(?:_|$)/, 'state'],
  [/id_token/, 'id'],
  [/session/, 'session'],
  [/access|bearer|token|log_?in|sign_?in|auth|jwt|api_key/, 'access'],
]

/** Claims that only tokens of people and agents have. */
const CLAIMS = ['sub', 'userId', 'user_id', 'uid', 'email', 'username', 'role', 'roles', 'scope', 'scopes', 'user']

function byPayload(payload: Node | undefined): Omit<Purpose, 'internal'> | undefined {
  if (payload?.kind !== 'map') return undefined
  const [issuer, subject, audience] = [get(payload, 'iss'), get(payload, 'sub'), get(payload, 'aud')]
  // RFC 7523: a client that vouches for itself.
  if (issuer && subject && audience) return undefined
  if (audience && /appleid|\/token/.test(text(audience) ?? '')) return undefined
  return CLAIMS.some((claim) => get(payload, claim)) ? { token: 'access', confidence: 'medium' } : undefined
}
