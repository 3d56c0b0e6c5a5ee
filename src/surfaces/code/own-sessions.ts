import { entries, type Node, get } from '../../parse/node.ts'
import { enclosingFunction, isFunction, keyOf, nameOf, withoutComments, type Ast, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { joinedWords } from '../../text/words.ts'

// Whether a signed token is the session of an application's own people.

/**
 * Who somebody is, for pages to show, with nothing that says where or for what it may be used: an application tells itself who is signed
 * in. A token for access names its audience, its scope or its client (RFC 9068 section 2.2).
 */
export function isOfPerson(payload: Node | undefined, audience: Node | undefined): boolean {
  if (payload?.kind !== 'map' || audience !== undefined) return false
  return namesPerson(
    entries(payload).map(({ key }) => key.value),
    payload.open,
  )
}

/** The same of the names of claims; where there may be others, an id is not alone. */
export function namesPerson(claims: readonly string[], open = false): boolean {
  if (claims.some((one) => OF_ACCESS.includes(one))) return false
  return claims.some((one) => OF_PERSON.includes(one)) || (!open && isIdAlone(claims))
}

/** `{ userId }` and its times: by the name of the application's own row, without a role or anything else that opens something. */
function isIdAlone(claims: readonly string[]): boolean {
  const others = claims.filter((one) => !/^(?:exp|iat|nbf|jti)$/.test(one))
  return others.length > 0 && others.every((one) => /^user_?id$/i.test(one))
}

/** Whether a token says where or for what it may be used. */
export function isForOthers(payload: Node | undefined, audience: Node | undefined): boolean {
  return audience !== undefined || OF_ACCESS.some((claim) => get(payload, claim) !== undefined)
}

const OF_PERSON = [
  'email',
  'username',
  'userName',
  'user_name',
  'firstName',
  'first_name',
  'given_name',
  'picture',
  'profilePicture',
  'avatar',
]
const OF_ACCESS = ['aud', 'scope', 'scopes', 'scp', 'client_id', 'clientId', 'azp', 'permissions']

/** The names or the function around speak of access, or the module makes a second token that renews the first. */
export function isForAccess(module: Module, node: Ast, names: readonly string[]): boolean {
  const around = enclosingFunction(module, node)
  const code = around ? module.source(around).slice(0, LONGEST_HANDLER) : ''
  return saysAccess([...names, code].join('\n')) || renewsTokens(module.file.text)
}

/** Whether code makes a second token that renews the first. */
export function renewsTokens(code: string): boolean {
  return MAKES_REFRESH.test(code)
}

/** Whether names or code speak of a token for access. */
export function saysAccess(text: string): boolean {
  return FOR_ACCESS.test(text)
}

const FOR_ACCESS = /(?:access|refresh|bearer)[-_ ]?token|api_?key|\bMCP\b/i
const MAKES_REFRESH = /(?:sign|generate|create|issue|make|new)_?refresh|refresh_?token_?(?:expir|ttl|life|secret)/i

/** A sign-in by password of the application's own people: what it gives is their session, unless it is called an access token. */
export function opensSession(module: Module, node: Ast, names: readonly string[]): boolean {
  if (isKeptAsSession(module, node)) return true
  const around = enclosingFunction(module, node)
  if (around && putsInSession(module, around)) return true
  if (names.some((name) => /access|bearer|api_?key/i.test(name))) return false
  for (const one of module.ancestors(node)) {
    if (!isFunction(one)) continue
    const name = nameOf(module, one)
    if (name !== undefined && SIGN_IN.test(joinedWords(name)))
      return /passw(?:or)?d|bcrypt|argon2/i.test(module.source(one).slice(0, LONGEST_HANDLER))
  }
  return false
}

/** The token is the key of a row of sessions, which ends it: `session.create({ data: { sessionToken: token, expires } })`. */
function isKeptAsSession(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  const made = parent?.type === 'AwaitExpression' ? module.parent(parent) : parent
  const binding = made?.type === 'VariableDeclarator' ? module.binding(made.id) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((use) => {
      const entry = module.parent(use)
      return entry?.type === 'Property' && entry.value === use && SESSION_KEY.test(keyOf(entry) ?? '') && isWritten(module, entry)
    })
  )
}

/** Whether a function keeps its token in the session of the request, and answers with none: `request.session["token"] = token`. */
export function putsInSession(module: Module, around: Ast): boolean {
  const code = withoutComments(module, around).slice(0, LONGEST_HANDLER)
  return PUT_IN_SESSION.test(code) && !ANSWERS_WITH_TOKEN.test(code)
}

const PUT_IN_SESSION = oneOf(
  '',
  /\bsession\.(?:update|set|put)\(\s{0,20}[({]?\s{0,20}["']?\w{0,20}(?:[tT]oken|[jJ]wt)\w{0,20}["']?\s{0,4}[:,=]/,
  /\bsession(?:\.|\[["'])\w{0,20}(?:[tT]oken|[jJ]wt)\w{0,20}(?:["']\])?\s{0,4}=(?!=)/,
)
const ANSWERS_WITH_TOKEN = /\breturn\b[^;\n]{0,60}(?:[tT]oken|[jJ]wt)|\b(?:json|send)\([^;\n]{0,80}(?:[tT]oken|[jJ]wt)/

const SESSION_KEY = /^session_?(?:token|id|key)$/i

/** Inside what a table of sessions is given: `prisma.session.create(…)`, `db.insert(sessions).values(…)`. */
function isWritten(module: Module, entry: Ast): boolean {
  for (const one of module.ancestors(entry)) {
    if (isFunction(one)) return false
    if (one.type === 'CallExpression' && /session/i.test(module.source(one.callee).slice(0, 200))) return true
  }
  return false
}

const SIGN_IN = /(?:^|_)(?:log_?in|sign_?in|sign_?up|register)(?:_|$)/

const LONGEST_HANDLER = 6000
