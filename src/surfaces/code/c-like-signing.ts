import { SIGNER_WORDS } from '../../knowledge/signer-words.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { codeOf, nameOfMoment, secondsFromNow } from '../../parse/c-like-moments.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import type { Span, Text } from '../../text/source.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, languageOf } from './c-like-files.ts'
import { functionAround, givenLast } from './c-like-functions.ts'
import { own } from '../../text/own.ts'
import { setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { purposeByNames } from './token-purpose.ts'

/** Tokens that are signed in languages that are read without a grammar, and how long they live. */
export default defineTextSurface({
  id: 'c-like-signing',
  name: 'Signed tokens in Go, Java, Kotlin, C# and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.4',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: SIGNER_WORDS,
  together: [[/\bSign(?:ed)?(?:String|ingCredentials|\()|signWith|\bsign\(|JWT::encode|JwtClaimsSet|->getToken\(/]],
  skipsTests: true,
  *read(text, { file }): Generator<TokenPolicy> {
    const language = languageOf(file.path)
    if (!language || language === 'rs') return
    const all = saidIn(text, language)
    for (const said of all) {
      const claims = claimsOf(said, language, all)
      if (claims) yield* policy(claims, said, text, language)
    }
  },
})

/** The code of what signed tokens are given for an end. */
export function signedEnds(all: readonly Said[], text: Text, language: CLike): string[] {
  if (language === 'rs') return []
  return all.flatMap((said) => {
    const end = claimsOf(said, language, all)?.end
    return end ? [codeOf(end, text).value] : []
  })
}

interface Claims {
  readonly product: string
  readonly payload: Node
  /** The claim or call that is its end; `null` where it has none for certain. */
  readonly end: Node | null | undefined
  readonly key: string
}

/** What a call, an object or a chain says of the claims of a token that it makes. */
function claimsOf(said: Said, language: CLike, all: readonly Said[]): Claims | undefined {
  if (language === 'go') return ofGo(said, all)
  if (language === 'php') return ofPhp(said, all)
  if (language === 'cs') return ofCSharp(said)
  return ofJava(said)
}

/**
 * https://pkg.go.dev/github.com/golang-jwt/jwt/v5#RegisteredClaims, https://pkg.go.dev/github.com/go-jose/go-jose/v4/jwt#Claims and
 * https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt#Builder
 */
function ofGo({ is, name, value, within, at }: Said, all: readonly Said[]): Claims | undefined {
  if (is === 'chain' && /(?:^|\.)NewBuilder$/.test(name) && get(value, 'Expiration'))
    return { product: 'jwx', payload: inClaimNames(value), end: get(value, 'Expiration'), key: 'Expiration' }
  if (is === 'object' && value.kind === 'map' && /\.Claims$/.test(name) && get(value, 'Expiry'))
    return { product: 'go-jose', payload: inClaimNames(value), end: get(value, 'Expiry'), key: 'Expiry' }
  if (is !== 'object' || value.kind !== 'map' || !/(?:^|\.)(?:RegisteredClaims|StandardClaims|MapClaims)$/.test(name)) return undefined
  const key = /MapClaims$/.test(name) ? 'exp' : 'ExpiresAt'
  const isLater = all.some((one) => one.is === 'set' && /(?:^|\.)(?:exp|ExpiresAt)$/.test(one.name) && one.at.start > at.end)
  const isSigned = within.some((one) => /NewWithClaims$/.test(one))
  const missing = isSigned && !value.open && !isLater ? null : undefined
  return { product: 'golang-jwt', payload: inClaimNames(value), end: get(value, key) ?? missing, key }
}

/** https://github.com/firebase/php-jwt and https://lcobucci-jwt.readthedocs.io/en/stable/issuing-tokens/ */
function ofPhp({ is, name, value }: Said, all: readonly Said[]): Claims | undefined {
  if (is === 'chain' && get(value, 'getToken') && OF_LCOBUCCI.some((one) => get(value, one))) return ofLcobucci(inClaimNames(value))
  if (is !== 'call' || !/(?:^|[.\\])JWT\.encode$/.test(name.replaceAll('::', '.'))) return undefined
  const [given] = items(value)
  const variable = given?.kind === 'dynamic' ? given.at.file.text.slice(given.at.start, given.at.end) : undefined
  const set = variable === undefined ? [] : all.filter((one) => one.is === 'set' && one.name === variable)
  const payload = given?.kind === 'map' ? given : set.length === 1 ? set[0]?.value : undefined
  if (payload?.kind !== 'map') return undefined
  const isLater = variable !== undefined && all.some((one) => one.is === 'set' && one.name === 'exp') && !get(payload, 'exp')
  return { product: 'firebase/php-jwt', payload, end: get(payload, 'exp') ?? (payload.open || isLater ? undefined : null), key: 'exp' }
}

/** The role of who is not signed in gives nothing: https://supabase.com/docs/guides/api/api-keys */
function ofLcobucci(payload: Node): Claims | undefined {
  const isPublic = items(get(payload, 'role')).some((one) => string(one)?.value === 'anon')
  return isPublic ? undefined : { product: 'lcobucci/jwt', payload, end: get(payload, 'expiresAt'), key: 'expiresAt' }
}

/** What its builder is told, of which each token has one. */
const OF_LCOBUCCI = ['issuedBy', 'issuedAt', 'identifiedBy', 'relatedTo', 'permittedFor']

/** A descriptor without an end gets an hour: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenhandler */
function ofCSharp({ is, name, value, within }: Said): Claims | undefined {
  const holder = within[0] ?? ''
  if (is !== 'set' || !/^[eE]xpires$/.test(name) || !/(?:SecurityTokenDescriptor|JwtSecurityToken)$/.test(holder)) return undefined
  return { product: 'System.IdentityModel.Tokens.Jwt', payload: value, end: value, key: name }
}

/**
 * https://github.com/jwtk/jjwt, https://github.com/auth0/java-jwt,
 * https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com/nimbusds/jwt/JWTClaimsSet.Builder.html and
 * https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/jwt/JwtClaimsSet.html
 */
function ofJava({ is, name, value }: Said): Claims | undefined {
  if (is === 'chain' && /(?:^|\.)JwtClaimsSet\.builder$/.test(name)) {
    // Who encodes them may give them an end besides.
    const end = get(value, 'expiresAt')
    return { product: 'spring-security', payload: inClaimNames(value), end, key: 'expiresAt' }
  }
  if (is === 'chain' && /(?:^|\.)JWTClaimsSet\.Builder$/.test(name))
    return { product: 'nimbus-jose-jwt', payload: inClaimNames(value), end: get(value, 'expirationTime'), key: 'expirationTime' }
  if (is !== 'chain' || value.kind !== 'map' || !/(?:^|\.)(?:Jwts\.builder|JWT\.create)$/.test(name)) return undefined
  const called = new Set(entries(value).map(({ key }) => key.value))
  if (!['signWith', 'sign'].some((one) => called.has(one))) return undefined
  const key = ['expiration', 'setExpiration', 'withExpiresAt'].find((one) => called.has(one))
  const isOpen = ['claims', 'setClaims', 'addClaims', 'withPayload', 'setPayload', 'content', 'and', 'apply'].some((one) => called.has(one))
  const byClaim = entries(value).some(({ value: given }) => items(given).some((one) => one.kind === 'scalar' && one.value === 'exp'))
  return {
    product: /Jwts\.builder$/.test(name) ? 'jjwt' : 'java-jwt',
    payload: inClaimNames(value),
    end: key === undefined ? (isOpen || byClaim ? undefined : null) : get(value, key),
    key: key ?? 'expiration',
  }
}

const CLAIMS: Readonly<Record<string, string>> = {
  subject: 'sub',
  setsubject: 'sub',
  withsubject: 'sub',
  issuer: 'iss',
  setissuer: 'iss',
  withissuer: 'iss',
  audience: 'aud',
  setaudience: 'aud',
  withaudience: 'aud',
  relatedto: 'sub',
  issuedby: 'iss',
  permittedfor: 'aud',
}

/** Calls that give a claim by its name: `.claim("role", role)`. */
const BY_NAME = /^(?:with|set|add)?Claim$/i

/** Fields and calls by the claims that they become. */
function inClaimNames(node: Node): Node {
  if (node.kind !== 'map') return node
  const named = node.entries.map((entry) => {
    const [given] = BY_NAME.test(entry.key.value) ? items(entry.value) : []
    const claim = own(CLAIMS, entry.key.value.toLowerCase()) ?? (given && string(given)?.value)
    return claim === undefined ? entry : { ...entry, key: { ...entry.key, value: claim } }
  })
  return { ...node, entries: named }
}

function* policy({ product, payload, end, key }: Claims, said: Said, text: Text, language: CLike): Generator<TokenPolicy> {
  if (end === undefined || /\bhtm\b|dpop/i.test(said.at.file.text.slice(said.at.start, Math.min(said.at.end, said.at.start + 2000)))) return
  const fileName =
    said.at.file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  const purpose = purposeByNames(payload, [...(said.inFunction ? [said.inFunction] : []), fileName], around(said.at))
  if (!purpose) return
  const owner: Owner = { what: said.inFunction ? 'function' : 'this file', ...(said.inFunction ? { name: said.inFunction } : {}), product }
  const facts: PolicyFacts = { owner, key, ...purpose, selfContained: true }
  const place = { ...said.at, end: Math.min(said.at.end, said.at.start + said.name.length) }
  if (end === null) return yield unsetPolicy({ ...facts, confidence: 'medium' }, 'never', place)
  const seconds = secondsOf(end, text, language)
  if (seconds === undefined || seconds <= 0) return
  const written = codeOf(end, text).value.replace(/\s+/g, ' ').slice(0, 60)
  yield setPolicy(facts, seconds, written, end.at)
}

/** The code before a call and of it. */
function around({ file, start, end }: Span): string {
  return file.text.slice(Math.max(0, start - 2000), Math.min(end, start + 2000))
}

/** A duration that the reader knows already, or a sum that begins with now. */
function secondsOf(end: Node, text: Text, language: CLike): number | undefined {
  if (end.kind === 'scalar' && typeof end.value === 'string') {
    const known = parseLifetime(end.value, 'iso8601')
    return typeof known === 'number' ? known : undefined
  }
  if (end.kind !== 'dynamic' && end.kind !== 'map') return undefined
  const name = nameOfMoment(codeOf(end, text))
  const given = name === undefined ? undefined : givenLast(name, functionAround(end.at, language), end.at.file)
  return secondsFromNow(codeOf(given ?? end, text), text, language)
}
