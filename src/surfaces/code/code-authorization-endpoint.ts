import {
  fold,
  functionOf,
  functionsIn,
  inside,
  keyOf,
  lastName,
  nameOf,
  objectOf,
  property,
  results,
  unwrap,
  withoutComments,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { comparedIn } from './compared-in.ts'
import { unrotatedAnswer, policyOf, SECONDS, type PolicyFacts } from './policy.ts'
import type { GrantUse, Owner, RefreshRotation, TokenPolicy } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { plainComparisons } from './pkce-comparison.ts'
import { fromQuery } from './query-credentials.ts'
import { keptLifetimes } from './kept-lifetimes.ts'
import { keptWithoutEnd } from './kept-without-end.ts'
import { refreshesFrom } from './kept-refresh-tokens.ts'
import { registrations } from './registration-answers.ts'
import { comparisons, patterns } from './redirect-checks.ts'
import { ifKnown } from './redirects-if-known.ts'
import { ifRegistered } from './redirects-if-registered.ts'
import { sentObjects } from './sent-objects.ts'
import { savedWithoutEnd } from './saved-refresh-tokens.ts'
import { stated } from './stated-addresses.ts'
import { brought, sentUnasked } from './requested-redirects.ts'
import { unendedGrants } from './refreshed-without-new.ts'
import { ANSWERS_SAME, renewedWithSame, unrotated } from './unrotated-answers.ts'
import { implicitAnswersIn } from './implicit-answers.ts'
import { plainHttpInModule } from './registered-schemes.ts'
import { checkAround, looseRedirectsInModule } from './loose-redirects.ts'
import { saysSchemeIsLookedAt } from '../../knowledge/words/redirect-checks.ts'
import { offersTokenResponse } from '../../knowledge/words/implicit-answers.ts'
import { issuesTokens } from '../../knowledge/words/checks.ts'
import { grantEnabled } from '../idp/oauth-client-fields.ts'

const KEPT_UNDER = /(?:refresh|access|bearer)_?token/i
/** How stores of keys and values are told when to drop what they keep. */
const KEPT_FOR = /expirationTtl|\bp?set_?ex\(|["'][EP]X["']|\b(?:ex|px|EX|PX)\s{0,4}[:=]/
const IN_REDIRECT = /\bin\s{1,8}[\w.(]{0,80}redirect_?ur[il]\b/

/** Authorization servers written by hand: how they compare redirect URIs, and what their token endpoints answer. */
export default defineProgramSurface({
  id: 'code-authorization-endpoint',
  name: 'Hand-written authorization and token endpoints',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-5.1',
  counts: 'code',
  mentions: [
    'state',
    'redirectUri',
    'redirect_uri',
    'redirectURI',
    'access_token',
    'erifier',
    'client_secret_expires_at',
    'expirationTtl',
    'setex',
    'setEx',
    "'EX'",
    '"EX"',
    'EX:',
    'ex:',
    'ex=',
    'grant_type',
    'grantType',
    'api_key',
    'apikey',
    "'token'",
    '"token"',
    'Query(',
    'user_token',
    'oken: ',
    'password: ',
    'ecret: ',
    'jwt"',
    "jwt'",
  ],
  together: [
    [/redirect_?ur[il]\b/i, /\b(?:code|error)\b/, /redirect\w{0,8}\s{0,8}\(|\b[lL]ocation["']?[:,]/],
    [/\bstate\b/, /JSON\.parse\(|\batob\(|base64/, /redirect\s{0,8}\(|\b[lL]ocation["']?[:,]/],
    [/redirect_?ur[il]s/i, /redirect_?ur[il]s\??\.(?:length|size)\b/i],
    [/redirect_?ur[il]\b/i, /\b(?:(?:start|end)sWith|indexOf|includes|match(?:es)?|test|isMatch|minimatch)\s{0,8}(?:\?\.)?\s{0,8}\(/],
    [/\baccess_token['"]?\s{0,8}[:,}]/, /expires_in|refresh_token/],
    [/challenge/i, /[!=]==?[^;\n]{0,80}verifier|verifier[^;\n]{0,80}[!=]==?|(?:Equal|Compare)\w{0,10}\(/i],
    [/client_secret_expires_at/],
    [/redirect_?ur[il]s/i, saysSchemeIsLookedAt.pattern],
    [/access_token/, /token_type/, /response_?type/i, offersTokenResponse.pattern],
    [KEPT_UNDER, KEPT_FOR],
    ANSWERS_SAME,
    [/\baccess_?token/i, /grant_?type\w{0,8}[)!]{0,2}\s{0,4}===?\s{0,4}["'`]password|case\s{1,4}["'`]password/i],
  ],
  inPython: {
    together: [
      [/\bstate\b/, /json\.loads\(|b64decode\(/, /\b(?:redirect|RedirectResponse|HTTPFound)\s{0,4}\(/],
      [/redirect_?ur[il]\b/i, /\bcode\b/, /\b(?:redirect|RedirectResponse|HTTPFound)\s{0,4}\(|["'][lL]ocation["']/],
      [/redirect_?ur[il]s\b[^\n]{0,4}(?: and |:\n)|len\([\w.]{1,60}redirect_?ur[il]s/i],
      [/=\s?\(?\w{1,40}\.redirect_?ur[il]s(?: or \[\])?\)?\n/i],
      [/client_secret_expires_at/],
      [/["']refresh(?:_token)?["']|save_refresh_token/, /\bexpires_?at\s{0,4}=\s{0,4}None/],
      [/redirect_?ur[il]s/i, saysSchemeIsLookedAt.pattern],
      [/access_token/, /token_type/, /response_?type/i, offersTokenResponse.pattern],
      [KEPT_UNDER, KEPT_FOR],
      [/challenge/i, /[!=]=[^;\n]{0,80}verifier|verifier[^;\n]{0,80}[!=]=/i],
      [/["']refresh_token["']\s{0,4}:|\brefresh_token\s{0,4}=/, /\baccess_token\b/, /^[ \t]*@[\w.]{1,60}\.(?:post|route|api_route)\(/m],
      [
        /redirect_?(?:uri|url)\b/i,
        oneOf('i', /\.\s{0,8}(?:start|end)swith\b|\bfnmatch/, /\bre\s{0,8}\.\s{0,8}(?:match|search|compile)\b/, IN_REDIRECT),
      ],
      [/["'](?:access_?token|x?-?api[_-]?key|auth_?token|bearer_?token|secret_?key)["']/i, /query|\bargs\b|\bGET\b|\bget_param\b/],
      [/\b(?:access_?token|api_?key|auth_?token|bearer_?token|secret_?key)\b/i, /\bQuery\b|\bAPIKeyQuery\b/],
      [/\b(?:user_)?(?:token|jwt)\s{0,4}:[^\n]{0,120}\bQuery\s{0,4}\(/],
      [
        /^@[\w.]{1,60}\.(?:get|post|put|patch|delete|api_route|websocket)\(/m,
        /\b\w{0,12}(?:token|api_?key|secret|secret_key|password)\s{0,4}:\s{0,4}["']?(?:str|Optional|Union|None)\b/,
      ],
      [/(?:quer|param)\w{0,20}\(/i, /,\s{0,20}["'](?:token|jwt)["']\s{0,20}\)/],
      [/(?:query_params|\bquery|\bargs|\bGET|query_arguments)(?:\.(?:get|pop))?[[(]\s{0,4}["'](?:user_?)?(?:token|jwt)["']/],
    ],
  },
  skipsTests: true,
  *read(module, reader): Generator<Statement> {
    for (const one of [...comparisons(module), ...patterns(module)]) yield comparedIn(checkAround(module, one.at), one)
    yield* fromQuery(module)
    yield* sentUnasked(module, reader.project)
    yield* brought(module)
    yield* stated(module)
    yield* ifRegistered(module.file, reader.project)
    yield* ifKnown(module)
    yield* plainHttpInModule(module)
    yield* looseRedirectsInModule(module)
    yield* implicitAnswersIn(module)
    const answered = [...answers(module), ...unrotated(module), ...renewedWithSame(module)]
    if (!answered.some(({ kind }) => kind === 'refreshRotation')) yield* unendedGrants(module)
    yield* answered
    yield* keptWithoutEnd(module, reader.project, !answered.some(({ kind }) => kind === 'refreshRotation'))
    yield* savedWithoutEnd(module, reader.project)
    yield* keptLifetimes(
      module,
      answered.some((one) => one.kind === 'tokenPolicy' && one.token === 'access'),
    )
    yield* plainComparisons(module, reader.project)
    yield* registrations(module)
    yield* passwordGrants(module)
  },
})

/** Objects that a handler answers with: `{access_token, expires_in}`. */
function* answers(module: Module): Generator<TokenPolicy | RefreshRotation> {
  const seen = new Set<Ast>()
  for (const object of answered(module)) {
    if (seen.has(object)) continue
    seen.add(object)
    if (!property(module, object, 'access_token')) continue
    const owner: Owner = { what: 'token endpoint', product: 'code' }
    yield* lifetime(module, object, 'expires_in', { owner, token: 'access', key: 'expires_in' })
    yield* lifetime(module, object, 'refresh_token_expires_in', { owner, token: 'refresh', key: 'refresh_token_expires_in' })
    const refresh = property(module, object, 'refresh_token')
    if (refresh && refreshesFrom(module, refresh)) yield unrotatedAnswer(module.span(refresh))
  }
}

/** Branches of a token endpoint that take a password: `if (grant_type === 'password')`, `case 'password':`; one that refuses is none. */
function* passwordGrants(module: Module): Generator<GrantUse> {
  for (const node of module.nodes('Literal')) {
    if (node.value !== 'password') continue
    const branch = branchOf(module, node)
    const code = branch && withoutComments(module, branch.body)
    if (
      !branch ||
      !code ||
      !/\bpassword\b/i.test(code.replaceAll(module.source(branch.test), '')) ||
      !ISSUES.test(code) ||
      SENDS.test(code)
    )
      continue
    yield grantEnabled({ what: 'the token endpoint', product: 'code' }, 'unknown', 'password', module.span(branch.test))
  }
}

/** Makes or answers with a token; a text of that name stands for a parameter. */
const ISSUES = oneOf(
  'i',
  /(?<!["'`])\baccess_?token\b|["']access_?token["']\s{0,4}[:\]]/,
  /\b(?:issue|create|generate|sign|mint|make)\w{0,30}token|\bsign\(/,
)
/** A client that asks somebody else for the token. */
const SENDS = /\bfetch\s{0,4}\(|\baxios\b|\.post\s{0,4}\(/
const GRANT_TYPE = /^(?:requested_?)?grant_?type$/i

/** The code that runs when the grant type is what a literal says. */
function branchOf(module: Module, node: Ast): { test: Ast; body: Ast } | undefined {
  const parent = module.parent(node)
  if (parent?.type === 'SwitchCase') {
    const around = module.parent(parent)
    return around?.type === 'SwitchStatement' && GRANT_TYPE.test(lastName(unwrap(around.discriminant)) ?? '')
      ? { test: node, body: parent }
      : undefined
  }
  if (parent?.type !== 'BinaryExpression' || !/^===?$/.test(parent.operator)) return undefined
  const other = unwrap(parent.left === node ? parent.right : parent.left)
  const branch = module.parent(parent)
  return GRANT_TYPE.test(lastName(other) ?? '') && branch?.type === 'IfStatement' && branch.test === parent
    ? { test: parent, body: branch.consequent }
    : undefined
}

/** `null` and `Infinity` are no end. */
function* lifetime(module: Module, object: Ast, key: string, facts: PolicyFacts): Generator<TokenPolicy> {
  const node = objectOf(module, object)?.properties.findLast((one) => one.type === 'Property' && keyOf(one) === key)
  if (node?.type !== 'Property') return
  const value = fold(module, node.value)
  const policy = policyOf(facts, { key: { value: key, at: module.span(node.key) }, value, at: module.span(node) }, SECONDS, (one) =>
    one.kind === 'scalar' && one.value === null ? 'never' : undefined,
  )
  if (policy.lifetime.is === 'set') yield policy
}

const ANSWERS = /^(?:json|send|jsonp|status|reply|end)$/

/** Objects that functions named after tokens return, or that a handler sends. What a client stores is neither. */
function* answered(module: Module): Generator<Ast> {
  yield* sentObjects(module, ANSWERS)
  for (const fn of functionsIn(module)) {
    const types = fn.returnType ? module.source(fn.returnType) : ''
    const name = nameOf(module, fn) ?? ''
    if (!/OAuthTokens|TokenResponse/.test(types) && !issuesTokens.pattern.test(name)) continue
    if (/^(?:get|fetch|load|read|find|obtain|ensure|retrieve|parse)/.test(name) || readsAnswer(module, fn)) continue
    for (const result of results(module, fn)) {
      const object = objectOf(module, result)
      if (object && functionOf(module, fn)) yield object
    }
  }
}

/** A client that unpacks somebody's answer. */
function readsAnswer(module: Module, fn: Ast): boolean {
  return module
    .nodes('CallExpression')
    .some((one) => inside(one, fn) && /^(?:fetch|axios|json|request|post)$/.test(lastName(one.callee) ?? ''))
}
